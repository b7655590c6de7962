"""Histories of a town in real Git repositories, made quickly: proposals, approvals in notes, merges of all kinds.

Everything that is not said is honest; whoever wants to forge says what differs.
"""

import hashlib
import os
import subprocess
from base64 import b64decode, b64encode
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING, NamedTuple, cast

import msgspec

import history_town as town
from kinerja.approval import statement
from kinerja.approval.statement import By, Digest, Evidence, Predicate, Review

if TYPE_CHECKING:
    from history_keys import Signer

NOTES = "refs/notes/kinerja-approvals"
MAIN = "refs/heads/main"
START = "2025-02-03"
MACHINE = f"Layanan <noreply@{town.FORGE}>"
PLAIN = "100644"


class Odd(NamedTuple):
    """A file that is none: a link, an executable, a submodule."""

    mode: str
    content: bytes


File = bytes | Odd | None
Files = Mapping[str, File]


class Proposal(NamedTuple):
    """A branch: where it began, its commits, and what it changes in all."""

    base: str
    commits: tuple[str, ...]
    changes: Files
    author: str

    @property
    def head(self) -> str:
        return self.commits[-1]


def who(employee: str) -> str:
    """The line of an author."""
    return f"Pegawai <{town.account(employee)}@kota.example>"


def blob(content: bytes) -> str:
    """The name that Git gives to these bytes."""
    return hashlib.sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def git(folder: Path, *words: str, given: bytes | None = None) -> str:
    """Runs Git there; nothing of the machine's own settings counts."""
    done = subprocess.run(["git", *words], cwd=folder, env=environment(), input=given, check=True, capture_output=True)
    return done.stdout.decode().strip()


def environment(**more: str) -> dict[str, str]:
    who = {f"GIT_{role}_{part}": value for role in ("AUTHOR", "COMMITTER") for part, value in _WHO.items()}
    quiet = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "GIT_TERMINAL_PROMPT": "0"}
    return {"PATH": os.environ["PATH"], "HOME": os.devnull, "LC_ALL": "C", **who, **quiet, **more}


_WHO = {"NAME": "Pegawai", "EMAIL": "akun-001@kota.example"}


class History:
    """A bare repository that grows commit by commit; its refs stand after `finish`."""

    def __init__(self, folder: Path, start: Files | None = None) -> None:
        self.folder = folder
        folder.mkdir(parents=True)
        git(folder, "init", "--quiet", "--bare", "--template=", "--initial-branch=main")
        self._importer = subprocess.Popen(
            ["git", "-c", "core.compression=0", "fast-import", "--quiet", "--force", "--depth=0"],
            cwd=folder,
            env=environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        self._to = cast("IO[bytes]", self._importer.stdin)
        self._from = cast("IO[bytes]", self._importer.stdout)
        self._count = 0
        self._marks: dict[str, int] = {}
        self.trees: dict[str, dict[str, bytes]] = {}
        self.notes: dict[str, set[str]] = defaultdict(set)
        self.day = START
        self.main = ""
        self.first = self.main = self.commit(town.start() if start is None else start, (), who("p-010"))

    # What Git holds.

    def commit(
        self, changes: Files, parents: Sequence[str], author: str, committer: str | None = None, clock: int = 0
    ) -> str:
        """A commit with these changes against its first parent; `clock` are seconds after its usual time."""
        self._count += 1
        moment = f"{_seconds(self.day) + self._count + clock} +0700"
        head = f"commit {MAIN}\nmark :{self._count}\nauthor {author} {moment}\ncommitter {committer or author} {moment}"
        self._to.write(f"{head}\ndata 4\nUsul\n".encode())
        for place, parent in enumerate(parents):
            self._to.write(f"{'merge' if place else 'from'} :{self._marks[parent]}\n".encode())
        if not parents:
            self._to.write(b"deleteall\n")
        tree = dict(self.trees[parents[0]]) if parents else {}
        for path, content in changes.items():
            self._change(tree, path, content)
        self._to.write(f"\nget-mark :{self._count}\n".encode())
        self._to.flush()
        name = self._from.readline().decode().strip()
        self.trees[name], self._marks[name] = tree, self._count
        return name

    def _change(self, tree: dict[str, bytes], path: str, content: File) -> None:
        if content is None:
            self._to.write(f"D {path}\n".encode())
            tree.pop(path, None)
            return
        mode, held = content if isinstance(content, Odd) else (PLAIN, content)
        tree[path] = held
        if mode == "160000":
            self._to.write(f"M {mode} {held.decode()} {path}\n".encode())
        else:
            self._to.write(f"M {mode} inline {path}\ndata {len(held)}\n".encode() + held + b"\n")

    def finish(self) -> Path:
        """Writes the refs and ends; the folder of the repository."""
        self._to.write(f"reset {MAIN}\nfrom :{self._marks[self.main]}\n\n".encode())
        if self.notes:
            self._to.write(f"commit {NOTES}\ncommitter {who('p-001')} {_seconds(self.day)} +0700\ndata 0\n".encode())
            for name, lines in sorted(self.notes.items()):
                text = "".join(f"{line}\n" for line in sorted(lines)).encode()
                self._to.write(f"M 100644 inline {name[:2]}/{name[2:]}\ndata {len(text)}\n".encode() + text + b"\n")
        self.end()
        return self.folder

    def end(self) -> None:
        """Ends the writer; calling it again does nothing."""
        for pipe in (self._to, self._from):
            pipe.close()
        self._importer.wait()

    # What people do.

    @property
    def files(self) -> Mapping[str, bytes]:
        """What lies on the main branch."""
        return self.trees[self.main]

    def propose(self, changes: Files, author: str, *more: tuple[str, Files], base: str | None = None) -> Proposal:
        """A branch with one commit of the author, and more of others (who, what)."""
        base = base or self.main
        commits, last = [], base
        for one, changed in ((author, changes), *more):
            last = self.commit(changed, (last,), who(one))
            commits.append(last)
        merged = dict(changes) | {path: content for _, changed in more for path, content in changed.items()}
        return Proposal(base, tuple(commits), merged, author)

    def approve(self, proposal: Proposal, approver: str, relation: str = "superior", **differs: object) -> None:
        """Evidence for every record of a proposal, or for one `path`; `differs` is what is not as it should be."""
        asked = cast("str | None", differs.pop("path", None))
        for path in (asked,) if asked else proposal.changes:
            self.note(self.evidence(proposal, path, approver, relation, **differs), self._held(proposal, path))

    def evidence(
        self, proposal: Proposal, path: str, approver: str, relation: str = "superior", **differs: object
    ) -> Evidence:
        """A signed statement. `signer` and `namespace` are how it is signed, all others fields of the statement."""
        signer = cast("Signer", differs.pop("signer", town.key(approver)))
        namespace = cast("str", differs.pop("namespace", "kinerja-approval"))
        text = statement.text(self.stated(proposal, path, approver, relation, **differs))
        return Evidence(statement=text, signature=signer.sign(text.encode(), namespace))

    def stated(
        self, proposal: Proposal, path: str, approver: str, relation: str, **differs: object
    ) -> statement.Statement:
        before = self.trees[proposal.base].get(path)
        people = path.split("/people/")
        by = By(
            employee=approver,
            unit=cast("str", differs.pop("unit", town.unit_of(approver))),
            relation=relation,
            acting=cast("str | None", differs.pop("acting", None)),
            office=cast("str | None", differs.pop("office", None)),
        )
        predicate = Predicate(
            approver=by,
            on=self.day,
            head=proposal.head,
            previous=Digest(sha256=sha256(before)) if before is not None else None,
            removed=proposal.changes.get(path) is None,
            employee=people[1].split("/")[0] if len(people) > 1 else None,
            author=proposal.author,
        )
        name = cast("str", differs.pop("name", path))
        digest = cast("str", differs.pop("digest", sha256(self._held(proposal, path))))
        return statement.statement(name, digest, msgspec.structs.replace(predicate, **differs))

    def by_forge(self, proposal: Proposal, approver: str, relation: str = "superior", **differs: object) -> None:
        """The forge says that the approver pressed its button."""
        review = Review(forge=town.FORGE, id="1", account=town.account(approver))
        self.approve(proposal, approver, relation, **{"signer": town.key("forge"), "review": review, **differs})

    def offices(self, proposal: Proposal, *members: tuple[str, str], **differs: object) -> None:
        """Approval by members of offices: by the two that there are, unless others are named."""
        for member, office in members or (("p-009", "inspektorat"), ("p-010", "organisasi")):
            self.approve(proposal, member, "office", office=office, **differs)

    def note(self, evidence: Evidence, content: bytes) -> None:
        """Puts evidence beside the bytes it is about."""
        self.notes[blob(content)].add(msgspec.json.encode(evidence, order="sorted").decode())

    def _held(self, proposal: Proposal, path: str) -> bytes:
        content = proposal.changes.get(path)
        if content is None:
            return self.trees[proposal.base][path]
        return content.content if isinstance(content, Odd) else content

    def merge(self, proposal: Proposal, by: str = MACHINE, extra: Files | None = None, author: str = "") -> str:
        """A merge commit on the main branch, with what else the one who merges changes."""
        changes = {**proposal.changes, **(extra or {})}
        author = author or who(proposal.author)
        self.main = self.commit(changes, (self.main, proposal.head), author, by)
        return self.main

    def squash(self, proposal: Proposal, by: str = MACHINE, extra: Files | None = None) -> str:
        """One commit with everything, as forges make it: written by the author, committed by the forge."""
        self.main = self.commit({**proposal.changes, **(extra or {})}, (self.main,), who(proposal.author), by)
        return self.main

    def forward(self, proposal: Proposal) -> str:
        """The branch itself becomes the main branch."""
        self.main = proposal.head
        return self.main

    def direct(self, changes: Files, by: str) -> Proposal:
        """A commit right on the main branch."""
        proposal = self.propose(changes, by)
        self.forward(proposal)
        return proposal


def altered(evidence: Evidence, old: str, new: str) -> Evidence:
    """The same signature under a text that says something else."""
    assert old in evidence.statement
    return msgspec.structs.replace(evidence, statement=evidence.statement.replace(old, new))


def damaged(evidence: Evidence, place: int = -3) -> Evidence:
    """The same text under a signature with one bit turned."""
    raw = bytearray(b64decode(evidence.signature))
    raw[place] ^= 1
    return msgspec.structs.replace(evidence, signature=b64encode(raw).decode())


def _seconds(day: str) -> int:
    """Nine o'clock in western Indonesia on a day."""
    return int(datetime.fromisoformat(f"{day}T02:00:00").replace(tzinfo=UTC).timestamp())
