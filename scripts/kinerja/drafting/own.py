"""Who is writing, as far as Git's settings and the records tell: the usual answer to whose record it is."""

from pathlib import Path

from kinerja.diagnostic import CannotRun
from kinerja.load import repository
from kinerja.load.git import GitFailed, Repository
from kinerja.load.tree import WorkTree
from kinerja.load.yaml_text import LARGEST
from kinerja.model import Employee


def posting(root: Path, government: str) -> Employee | None:
    """The only posting with the account that the user's address in Git begins with."""
    account = _account(root)
    if not account:
        return None
    tree = WorkTree(root)
    paths = sorted(tree.glob(f"records/{government}/units/*/people/*/employee.yml"))
    entries = [entry for path in paths if (entry := tree.find(path))]
    # Most files need not be understood to see that they are of somebody else.
    named = [
        repository.accept(entry.path, source)[0]
        for entry, source in zip(entries, tree.read(entries, LARGEST), strict=True)
        if source and account.encode() in source.lower()
    ]
    records = [one.record for one in named if one and isinstance(one.record, Employee)]
    own = [one for one in records if (one.account or "").casefold() == account]
    return own[0] if len(own) == 1 else None


def _account(root: Path) -> str:
    try:
        address = Repository(root).run("config", "user.email").decode(errors="replace").strip()
    except (CannotRun, GitFailed):
        return ""
    # Services write `12345+account@` where an address is not to be seen.
    return address.partition("@")[0].rpartition("+")[2].casefold()
