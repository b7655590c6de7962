"""A sampled government in one repository, divided into one for each unit, and what Git does in each of them."""

import os
import shutil
import subprocess
from pathlib import Path

from kinerja import sampling
from kinerja.collecting import dividing, gathering
from kinerja.load.git import Repository
from kinerja.sampling import GOVERNMENT

OWN = f"records/{GOVERNMENT}"
LIST = f"{OWN}/repositories.yml"
CENTRAL = "pusat"
HOST = "https://git.example.org/"
ABOVE = "sekretariat-daerah"
UNDATED = {"GIT_AUTHOR_DATE": "2026-01-31T08:00:00Z", "GIT_COMMITTER_DATE": "2026-01-31T08:00:00Z"}


def git(folder: Path, *words: str, **more: str) -> str:
    """What Git says, with a name and a time of its own."""
    who = ("-c", "user.name=penguji", "-c", "user.email=penguji@example.org", "-c", "commit.gpgsign=false")
    own = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME")}
    done = subprocess.run(
        ["git", "-C", str(folder), *who, *words],
        env={**own, "GIT_CONFIG_NOSYSTEM": "1", **UNDATED, **more},
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.strip()


def one(folder: Path) -> Path:
    """Everything in one repository, with the list of those that are to come."""
    sampling.make(folder, sampling.Order(employees=110, years=1, seed=3))
    units = sorted(unit.name for unit in (folder / OWN / "units").iterdir())
    lines = ["kind: repositories", f"government: {GOVERNMENT}", "repositories:"]
    lines += [
        f"  - id: {CENTRAL}",
        f'    url: "{HOST}{CENTRAL}.git"',
        "    central: true",
        f"    units:\n      - {ABOVE}",
    ]
    for unit in units:
        if unit != ABOVE:
            lines += [f"  - id: {unit}", f'    url: "{HOST}{unit}.git"', f"    units:\n      - {unit}"]
    (folder / LIST).write_text("\n".join(lines) + "\n")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "Daftar repositori")
    return folder


def divided(origin: Path, folder: Path) -> Path:
    """The many repositories, bare, in a folder."""
    folder.mkdir()
    list(dividing.divide(origin, folder, None))
    return folder


class World:
    """Many repositories, the one in which they are collected, and a checkout of each on demand."""

    def __init__(self, origin: Path, many: Path, folder: Path) -> None:
        self.origin, self.folder, self.many = origin, folder, folder / "many"
        shutil.copytree(many, self.many)
        self.into = folder / "terkumpul.git"
        git(folder, "init", "--quiet", "--bare", "--initial-branch=main", str(self.into))

    def settings(self) -> Path:
        """Git's settings under which the addresses of the list lead to the folder."""
        file = self.folder / "gitconfig"
        file.write_text(f'[url "{self.many.as_uri()}/"]\n\tinsteadOf = {HOST}\n')
        return file

    def collect(self, *, verified: bool = False, into: Path | None = None) -> gathering.Collected:
        """Collects once; the first time by the address of the central repository."""
        order = gathering.Order(listed=f"{HOST}{CENTRAL}.git", verified=verified)
        return gathering.collect(Repository(into or self.into), order)

    def checkout(self, name: str) -> Path:
        """The files of a repository."""
        folder = self.folder / "checkouts" / name
        if not folder.exists():
            git(self.folder, "clone", "--quiet", str(self.many / f"{name}.git"), str(folder))
        return folder

    def push(self, name: str, *words: str) -> None:
        """Commits everything in a checkout and brings it back."""
        folder = self.checkout(name)
        git(folder, "add", "--all")
        git(folder, "commit", "--quiet", "--message", "Catatan")
        git(folder, "push", "--quiet", "origin", "main", *words)

    def tree(self, repository: Path | None = None, revision: str = "main") -> str:
        """Git's name of all files of a commit."""
        return git(repository or self.into, "rev-parse", f"{revision}^{{tree}}")

    def paths(self, name: str) -> list[str]:
        """Every file of one of the many."""
        return git(self.many / f"{name}.git", "ls-tree", "-r", "--name-only", "main").splitlines()

    @property
    def names(self) -> list[str]:
        """The ids of the many."""
        return sorted(one.name.removesuffix(".git") for one in self.many.iterdir())


def rules(done: gathering.Collected) -> dict[str, list[str]]:
    """The rules that were broken, by repository."""
    return {name: [one.rule for one in found] for name, found in done.findings.items() if found}
