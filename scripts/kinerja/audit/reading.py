"""Releases read without trust: what is not of the format is a failure of its own, the rest is attacked."""

from collections.abc import Sequence

from kinerja.audit.conformity import order, shape
from kinerja.audit.report import Failure
from kinerja.audit.statements import ODD, Json, Statement, cells, reader, shown

Found = tuple[list[Statement], list[Failure]]


def read(releases: Sequence[Json]) -> tuple[list[Statement], list[Failure]]:
    """What releases say of groups of people, oldest first, and what in them is not of the format or out of order."""
    said: list[Statement] = []
    failures: list[Failure] = []
    for place, release in enumerate(releases, start=1):
        how = _number(release, place)
        try:
            staff = [*release.get("staff", ())]
            names = [str(one["period"]) for one in staff]
        except ODD:
            failures.append(Failure("undeclared", "", "", "", 0, how=how))
            continue
        if names != sorted(set(names)):
            failures.append(Failure("order-tells", " ".join(names), "", "", 0, how=how))
        for name, period in zip(names, staff, strict=True):
            _read_period(release, period, (said, failures), (name, how))
    return said, failures


def _read_period(release: Json, period: Json, found: Found, where: tuple[str, str]) -> None:
    said, failures = found
    name, how = where
    try:
        statement, groups = reader(release, period), [*period["groups"]]
    except ODD:
        failures.append(Failure("undeclared", name, "", "", 0, how=how))
        return
    try:
        failures += order(period, how)
    except ODD:
        failures.append(Failure("undeclared", name, "", "groups", 0, how=how))
    for group in groups:
        try:
            sound, odd = _sound(group)
            here, wrong = statement(sound), [*shape(name, sound, how)]
        except ODD:
            failures.append(Failure("undeclared", name, "", "groups", 0, how=how))
            continue
        said.append(here)
        failures += wrong
        failures += (Failure("undeclared", name, here.name, metric, 0, how=how) for metric in odd)


def _sound(group: Json) -> tuple[Json, list[str]]:
    """A group without the cells that cannot be read, and the metrics of these: the others tell all the same."""
    odd = []
    for metric, cell in cells(group).items():
        try:
            shown(cell)
        except ODD:
            odd.append(metric)
    classes = {name: cell for name, cell in group.get("classes", {}).items() if f"class:{name}" not in odd}
    rest = {key: value for key, value in group.items() if key not in odd}
    return rest | ({"classes": classes} if "classes" in group else {}), odd


def _number(release: Json, place: int) -> str:
    """The number of a release as reports have it; its place among all where it has none."""
    number = release.get("number") if isinstance(release, dict) else None
    return f"{number if type(number) is int else place:04d}"
