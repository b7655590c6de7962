"""Who may read one repository reads nothing of the people of another, and can check what lies there alone."""

import re
from collections import defaultdict
from pathlib import Path

import pytest
from many import ABOVE, CENTRAL, LIST, OWN, World, divided, git

from kinerja import pipeline
from kinerja.checking.run import Manner
from kinerja.collecting import dividing
from kinerja.diagnostic import CannotRun
from kinerja.load import repository
from kinerja.load.homes import Homes
from kinerja.load.tree import WorkTree
from kinerja.model import KINDS, Employee, Repositories
from kinerja.validate.elsewhere import superior_unit

PERSONAL = re.compile(rf"{OWN}/units/(?P<unit>[^/]+)/people/(?P<person>[^/]+)/(?P<rest>.+)")


def people(world: World, name: str) -> dict[tuple[str, str], set[str]]:
    """What a repository holds of each person, by unit and person."""
    held: dict[tuple[str, str], set[str]] = defaultdict(set)
    for path in world.paths(name):
        if match := PERSONAL.fullmatch(path):
            held[match["unit"], match["person"]].add(match["rest"])
    return held


def the_list(world: World) -> Repositories:
    """The list of repositories."""
    document = repository.load_one(WorkTree(world.origin), LIST)
    assert document and isinstance(document.record, Repositories)
    return document.record


def postings(origin: Path) -> dict[tuple[str, str], Employee]:
    """Every posting of the government."""
    found = repository.load(origin, OWN.split("/")[1]).index.of(Employee)
    return {(one.record.unit, one.record.employee): one.record for one in found}


def test_a_repository_holds_of_people_only_those_whose_superior_works_there(world: World) -> None:
    posts = postings(world.origin)
    for name in world.names:
        own = {ABOVE} if name == CENTRAL else {name}
        for (unit, person), files in people(world, name).items():
            if files != {"employee.yml"}:
                superior = posts[unit, person].superior
                assert (superior.unit if superior else ABOVE) in own
    assert sum(len(people(world, name)) for name in world.names) > len(posts) > 100


def test_no_repository_holds_plans_or_ratings_of_the_head_of_its_unit(world: World) -> None:
    heads = {place for place, one in postings(world.origin).items() if one.heads_unit and one.superior}
    assert len(heads) == len(world.names) - 1
    for unit, person in heads:
        assert people(world, unit)[unit, person] == {"employee.yml"}


def test_of_outsiders_a_repository_holds_the_postings_of_those_who_may_approve_and_no_others(world: World) -> None:
    posts = postings(world.origin)
    for name in world.names:
        unit = ABOVE if name == CENTRAL else name
        held = people(world, name)
        outsiders = {place for place, files in held.items() if place[0] != unit and files == {"employee.yml"}}
        asked = {place for place in held if place[0] == unit or held[place] != {"employee.yml"}}
        for _ in range(2):
            asked |= {(up.unit, up.employee) for one in asked if (up := posts[one].superior)}
        leaders = {place for place, one in posts.items() if one.heads_unit}
        assert outsiders <= asked | leaders
        assert all(posts[place].heads_unit for place in outsiders)


def test_no_content_of_other_repositories_comes_along_as_an_object(world: World) -> None:
    for name in world.names:
        folder = world.many / f"{name}.git"
        present = git(folder, "cat-file", "--batch-all-objects", "--batch-check=%(objectname)").split()
        needed = git(folder, "rev-list", "--objects", "--no-object-names", "--all").split()
        assert sorted(present) == sorted(needed)
        assert not (folder / "objects/info/alternates").exists()


def test_every_file_of_the_one_is_written_in_exactly_one_of_the_many(world: World) -> None:
    listed = the_list(world)
    posts = postings(world.origin)
    homes = Homes(listed, lambda unit, person: superior_unit(posts.get((unit, person))))
    held = {name: set(world.paths(name)) for name in world.names}
    for path in git(world.origin, "ls-files").splitlines():
        holders = [name for name in world.names if path in held[name]]
        assert homes.of(path) in holders
        assert holders == [homes.of(path)] or homes.may_be_copied(path)
    assert set().union(*held.values()) == set(git(world.origin, "ls-files").splitlines())


def test_every_repository_is_checked_alone_without_a_finding(world: World) -> None:
    for name in world.names:
        assert pipeline.check(world.checkout(name)).findings == (), name


def test_what_is_wrong_in_a_unit_is_found_in_its_own_repository(world: World) -> None:
    for name in world.names:
        folder = world.checkout(name)
        unit = ABOVE if name == CENTRAL else name
        file = next(iter(sorted((folder / OWN / "units" / unit / "people").glob("*/plans/*.yml"))))
        text = file.read_text()
        file.write_text(re.sub(r"^evaluator: .*$", "evaluator: p-000000\nuntold: true", text, flags=re.MULTILINE))
        found = pipeline.check(folder).findings
        assert [one.rule for one in found if one.at.path.endswith(file.name)] != [], name


def test_what_a_check_remembers_follows_the_list(world: World) -> None:
    folder = world.checkout(CENTRAL)
    text = (folder / LIST).read_text()
    assert pipeline.check(folder).findings == ()
    (folder / LIST).write_text(text.replace(f"here: {CENTRAL}\n", ""))
    whole = pipeline.check(folder).findings
    assert {one.rule for one in whole} >= {"reference-exists", "goal-has-indicator"}
    assert whole == pipeline.check(folder, manner=Manner(remember=False)).findings
    (folder / LIST).write_text(text)
    assert pipeline.check(folder).findings == ()


def test_only_units_that_the_list_names_are_looked_for_elsewhere(world: World) -> None:
    name = next(one for one in world.names if one != CENTRAL)
    folder = world.checkout(name)
    file = next(
        one
        for one in sorted((folder / OWN / "units" / name / "people").glob("*/employee.yml"))
        if f"unit: {name}" in one.read_text().partition("superior:")[2]
    )
    other = next(one for one in world.names if one not in (CENTRAL, name))
    head, _, rest = file.read_text().partition("superior:")

    def told(unit: str) -> list[tuple[str, str]]:
        file.write_text(f"{head}superior:{rest.replace(f'unit: {name}', f'unit: {unit}', 1)}")
        return [(one.rule, one.at.path) for one in pipeline.check(folder).errors]

    path = file.relative_to(folder).as_posix()
    assert ("reference-exists", path) in told("tidak-ada")
    assert ("reference-exists", path) not in told(other)


def test_dividing_twice_gives_the_same_commits_and_overwrites_nothing(world: World, tmp_path: Path) -> None:
    again = divided(world.origin, tmp_path / "again")
    heads = [{one.name: git(one, "rev-parse", "main") for one in folder.iterdir()} for folder in (world.many, again)]
    assert heads[0] == heads[1]
    with pytest.raises(CannotRun, match="collect-exists"):
        list(dividing.divide(world.origin, again, None))


def test_every_kind_has_a_home(world: World) -> None:
    """A kind that is added has to be thought of: people's records never fall to their own unit by accident.

    A unit called `x` is named for no repository.
    """
    listed = the_list(world)
    own, above = (name for name in world.names[:3] if name != CENTRAL)
    homes = Homes(listed, lambda _unit, _person: above)
    names = ("id", "employee", "period", "month", "year", "number", "service", "version", "date")
    fields = {**dict.fromkeys(names, "x"), "government": listed.government, "unit": own}
    of_unit = {"indicator", "agreement", "measurement", "survey", "organisation-rating", "employee"}
    of_person = {"plan", "evaluation", "feedback", "progress", "objection", "development", "follow-up"}
    found = {kind.name: homes.of(kind.path_from(fields)) for kind in KINDS}
    assert found == {
        kind.name: above if kind.name in of_person else own if kind.name in of_unit else CENTRAL for kind in KINDS
    }
