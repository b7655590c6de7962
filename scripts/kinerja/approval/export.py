"""Writes evidence as plain files, which anybody can verify with OpenSSH alone, years from now.

`allowed_signers` says who may sign; each `<SHA-256>.json` is a statement with its signature `.json.sig` beside it; and
`index.tsv` names for each the principal, the day in UTC for `-Overify-time`, and the record.
"""

import hashlib
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

from kinerja.approval import authority, signers, signing, sshsig, statement
from kinerja.approval.change import RECORDS, content
from kinerja.approval.notes import REF, Notes
from kinerja.approval.signers import Held
from kinerja.approval.statement import Evidence, Statement
from kinerja.diagnostic import CannotRun
from kinerja.load import commit, repository as files
from kinerja.load.git import Objects, Repository
from kinerja.load.yaml_text import LARGEST

INDEX = "index.tsv"
SIGNERS = "allowed_signers"
# A file that was altered or removed, with the id of what it was before.
_OLD = re.compile(rb":100644 [0-7]{6} ([0-9a-f]{40,64}) [0-9a-f]+ [MDT]\0([^\0]+)\0")


def export(repository: Repository, folder: Path, government: str, head: str = "HEAD", notes: str | None = REF) -> int:
    """Writes the evidence of a government into an empty folder, and gives the number of statements.

    Who may sign is what the records at `head` say; of keys that they no longer have, what they last said. What nobody
    of them signed is left out. Raises CannotRun when the folder is not empty, or without the library `cryptography`.
    """
    if folder.is_dir() and any(folder.iterdir()):
        raise CannotRun("export-exists", folder=str(folder))
    with commit.opened(repository.root, head) as tree:
        keys = list(signers.held(authority.of_tree(tree, government)))
    keys += _former(repository, government, head, {key.public for _, key in keys})
    folder.mkdir(parents=True, exist_ok=True)
    (folder / SIGNERS).write_text(signers.written(keys), encoding="utf-8")
    holders = signers.holders(keys)
    with Notes(repository, notes) as held, (folder / INDEX).open("w", encoding="utf-8") as index:
        lines = {_written(folder, *one) for some in held.of(held) for one in _signed(some, holders)}
        index.writelines(sorted(lines))
    return len(lines)


def _former(repository: Repository, government: str, head: str, known: set[str]) -> Iterator[Held]:
    """The keys that records had once and that are not known any more, each as it stood last."""
    place = f"{RECORDS}{government}"
    words = ("log", "--first-parent", "-m", "--raw", "-z", "--no-renames", "--no-abbrev", "--format=", "--relative")
    listed = _OLD.finditer(repository.run(*words, repository.commit(head), "--", f"{repository.prefix}{place}"))
    old = [(os.fsdecode(one[2]), one[1].decode()) for one in listed if authority.decides(os.fsdecode(one[2]))]
    with closing(Objects(repository)) as objects:
        for (path, _), source in zip(old, objects.read((name for _, name in old), LARGEST), strict=True):
            found = content(path, source)
            then = authority.Authority(government)
            then.put(path, found.record)
            fresh = [one for one in signers.held(then) if one[1].public not in known]
            known.update(key.public for _, key in fresh)
            yield from fresh


def _signed(held: tuple[Evidence, ...], holders: Mapping[str, frozenset[str]]) -> Iterator[tuple[Evidence, Statement]]:
    for one in held:
        found = statement.read(one.statement)
        public = sshsig.signed_by(one.signature, statement.NAMESPACE, one.statement.encode()) if found else None
        if found and public and _principal(found) in holders.get(public, ()):
            yield one, found


def _principal(one: Statement) -> str:
    review = one.predicate.review
    return review.forge if review else one.predicate.approver.employee


def _written(folder: Path, one: Evidence, found: Statement) -> str:
    """Writes a statement and its signature; gives its line of the index."""
    name = f"{hashlib.sha256(one.statement.encode()).hexdigest()}.json"
    (folder / name).write_text(one.statement, encoding="utf-8")
    (folder / f"{name}.sig").write_text(signing.armoured(one.signature), encoding="ascii")
    day = found.predicate.on.replace("-", "")
    return "\t".join((name, _principal(found), f"{day}Z", files.shown(found.subject[0].name))) + "\n"
