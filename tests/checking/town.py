"""A small town to edit at random: few people in several units, which know each other across units."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

from kinerja import sampling
from project import commit, git

# So many units stay, and people in each: what a rule could find in forty it finds in three.
UNITS = 5
PEOPLE = 3
OWN = f"records/{sampling.GOVERNMENT}"
Edit = Callable[[Path, random.Random], None]


def made(folder: Path) -> Path:
    """A repository with one commit."""
    sampling.make(folder, sampling.Order(employees=240, years=1, seed=7))
    for unit in sorted(folder.glob(f"{OWN}/units/*"))[UNITS:]:
        shutil.rmtree(unit)
    for people in sorted(folder.glob(f"{OWN}/units/*/people")):
        for person in sorted(people.iterdir())[PEOPLE:]:
            shutil.rmtree(person)
    commit(folder)
    return folder


def edit(root: Path, chance: random.Random) -> str:
    """Does one thing to the records, and says which."""
    does = chance.choice(EDITS)
    does(root, chance)
    return does.__name__


def _files(root: Path, chance: random.Random, pattern: str = "**/*.yml") -> list[Path]:
    """Files in an order of chance."""
    found = sorted(path for path in (root / OWN).glob(pattern) if path.is_file())
    chance.shuffle(found)
    return found


def _units(root: Path, chance: random.Random) -> list[Path]:
    found = sorted(path for path in (root / OWN / "units").glob("*") if path.is_dir())
    chance.shuffle(found)
    return found


def _put(file: Path, old: str, new: str) -> None:
    text = file.read_text()
    file.write_text(text.replace(old, new, 1))


def _line(file: Path, key: str) -> str | None:
    """The value of a key, as it stands on the first line that has it."""
    lines = (one.strip() for one in file.read_text().splitlines())
    return next((one.removeprefix(f"{key}: ") for one in lines if one.startswith(f"{key}: ")), None)


def removes_a_file(root: Path, chance: random.Random) -> None:
    for file in _files(root, chance)[:1]:
        file.unlink()


def breaks_a_file(root: Path, chance: random.Random) -> None:
    for file in _files(root, chance)[:1]:
        file.write_text(file.read_text() + chance.choice(("x: [\n", "kind: unit\n", "tambahan: 1\n", "a: 1e5\n")))


def writes_one_file_over_another(root: Path, chance: random.Random) -> None:
    for one, other in zip(_files(root, chance)[:1], _files(root, chance)[:1], strict=True):
        other.write_text(one.read_text())


def names_another_employee(root: Path, chance: random.Random) -> None:
    """As evaluator, superior, decider or whoever else is named."""
    people = [path.parent.name for path in _files(root, chance, "units/*/people/*/employee.yml")]
    key = chance.choice(("evaluator", "employee", "by", "decided_by"))
    file = next((one for one in _files(root, chance, "units/*/people/*/**/*.yml") if _line(one, key)), None)
    if file and people:
        _put(file, f"{key}: {_line(file, key)}", f"{key}: {people[0]}")


def says_the_same_twice(root: Path, chance: random.Random) -> None:
    """Feedback of one evaluation in another of the same evaluator, often in another unit."""
    by_evaluator: dict[str | None, list[Path]] = {}
    for file in _files(root, chance, "units/*/people/*/evaluations/*.yml"):
        by_evaluator.setdefault(f"{_line(file, 'evaluator')} {file.name}", []).append(file)
    one, other = next((files[:2] for files in by_evaluator.values() if len(files) > 1), (None, None))
    if one and other and _line(one, "feedback") and _line(other, "feedback"):
        _put(other, f"feedback: {_line(other, 'feedback')}", f"feedback: {_line(one, 'feedback')}")


def moves_somebody(root: Path, chance: random.Random) -> None:
    """A posting goes to another unit, or there is a second one there."""
    there = _units(root, chance)[:1]
    person = next(iter(_files(root, chance, "units/*/people/*/employee.yml")), None)
    if person is None or not there or (there[0] / "people" / person.parent.name).exists():
        return
    here, new = person.parents[2], there[0] / "people" / person.parent.name
    shutil.copytree(person.parent, new, symlinks=True)
    for file in (one for one in new.rglob("*.yml") if not one.is_symlink()):
        file.write_text(file.read_text().replace(f"unit: {here.name}\n", f"unit: {there[0].name}\n", 1))
    if chance.random() < 0.5:
        shutil.rmtree(person.parent)


def gives_an_account(root: Path, chance: random.Random) -> None:
    """One of few accounts, so that somebody else may have it already; or none."""
    for file in _files(root, chance, "units/*/people/*/employee.yml")[:2]:
        kept = [line for line in file.read_text().splitlines(keepends=True) if not line.startswith("account: ")]
        account = chance.choice(("account: akun-a\n", "account: AKUN-A\n", "account: akun-b\n", ""))
        file.write_text("".join(kept) + account)


def appoints_to_an_office(root: Path, chance: random.Random) -> None:
    """Somebody approves for an office, with an account that somebody else may have."""
    for file in _files(root, chance, "units/*/people/*/employee.yml")[:1]:
        office = root / OWN / "offices" / f"{chance.choice(('keuangan', 'kepegawaian'))}.yml"
        office.parent.mkdir(exist_ok=True)
        member = f'  - employee: {file.parent.name}\n    unit: {file.parents[2].name}\n    valid_from: "2020-01-01"\n'
        own = f"government: {sampling.GOVERNMENT}\nid: {office.stem}\nname: Kantor\nunit: {file.parents[2].name}\n"
        office.write_text(f"kind: office\n{own}members:\n{member}    account: akun-a\n")


def removes_a_unit(root: Path, chance: random.Random) -> None:
    for unit in _units(root, chance)[:1]:
        shutil.rmtree(unit)


def renames_a_unit(root: Path, chance: random.Random) -> None:
    for unit in _units(root, chance)[:1]:
        if not unit.with_name("unit-baru").exists():
            unit.rename(unit.with_name("unit-baru"))


def changes_what_is_central(root: Path, chance: random.Random) -> None:
    file = chance.choice(_files(root, chance, "*.yml") + _files(root, chance, "*/*.yml"))
    old, new = chance.choice((("frozen", "open"), ("open", "frozen"), ("example", "own"), ("2023-", "2024-")))
    _put(file, old, new)


def removes_what_is_central(root: Path, chance: random.Random) -> None:
    for file in (_files(root, chance, "*.yml") + _files(root, chance, "*/*.yml"))[-1:]:
        file.unlink()


def changes_a_policy(root: Path, chance: random.Random) -> None:
    """The first time the policies that ship with the program become the town's own."""
    from kinerja import resources

    own = root / "records" / "policies"
    if not own.exists():
        shutil.copytree(resources.policies(), own)
    file = chance.choice(sorted(own.rglob("*.yml")))
    file.write_text(file.read_text().replace("baik", "bagus", 1))


def makes_a_link(root: Path, chance: random.Random) -> None:
    for file in _files(root, chance)[:1]:
        file.unlink()
        file.symlink_to("unit.yml")


def hides_a_file_from_git(root: Path, chance: random.Random) -> None:
    """Ignored, or with the word that nothing will change."""
    for file in _files(root, chance)[:1]:
        path = file.relative_to(root).as_posix()
        if chance.random() < 0.5:
            (root / ".gitignore").write_text(f"/{path}\n")
            file.write_text("kind: unit\n")
        elif path in git(root, "ls-files", "--", path).split():
            git(root, "update-index", "--assume-unchanged", path)
            file.write_text("kind: unit\n")


def goes_back(root: Path, chance: random.Random) -> None:
    commits = git(root, "log", "--all", "--format=%H").split()
    git(root, "checkout", "--quiet", "--force", chance.choice(commits))
    git(root, "clean", "-fdxq")


def makes_a_unit_a_repository(root: Path, chance: random.Random) -> None:
    for unit in _units(root, chance)[:1]:
        if not (unit / ".git").exists():
            git(unit, "init", "--quiet")
            commit(unit)


EDITS: tuple[Edit, ...] = (
    removes_a_file,
    breaks_a_file,
    writes_one_file_over_another,
    names_another_employee,
    names_another_employee,
    names_another_employee,
    says_the_same_twice,
    says_the_same_twice,
    moves_somebody,
    moves_somebody,
    gives_an_account,
    gives_an_account,
    appoints_to_an_office,
    removes_a_unit,
    renames_a_unit,
    changes_what_is_central,
    removes_what_is_central,
    changes_a_policy,
    makes_a_link,
    hides_a_file_from_git,
    goes_back,
    goes_back,
    makes_a_unit_a_repository,
)
