"""What is written in another repository: a unit's own checkout cannot hold it, and it is checked where it lies.

Only a list of repositories that says which one lies here (`here`) makes a checkout a part. What is collected of all
parts has none, so nothing that is missing there is excused.
"""

from collections.abc import Iterable, Iterator

from kinerja.diagnostic import Finding
from kinerja.load import repository
from kinerja.load.homes import Homes
from kinerja.load.index import Index
from kinerja.load.tree import Tree
from kinerja.model import KIND_BY_TYPE, Employee, Office, Plan, Record, Repositories, Superior, Unit
from kinerja.validate.reference import Missing


def excused(records: Index, missing: Missing) -> bool:
    """Whether what is missing belongs to a unit that the list names for another repository.

    People who are named by id alone may be anywhere: who evaluated may have moved since.
    """
    listed = part(records)
    if listed is None:
        return False
    if missing.steps[-1] in ("evaluator", "by", "decided_by"):
        return True
    homes = Homes(listed, lambda _unit, _employee: None)
    unit = _unit(missing.document.record, missing)
    return unit is not None and homes.names(unit) and homes.of_unit(unit) != listed.here


def lies_elsewhere(records: Index, path: str) -> bool:
    """Whether the record at a path is written in another repository than the one that is checked."""
    listed = part(records)
    if listed is None:
        return False

    def above(unit: str, employee: str) -> str | None:
        posting = records.get(Employee, unit=unit, employee=employee)
        return superior_unit(posting.record if posting else None)

    return Homes(listed, above).of(path) != listed.here


def told_here(tree: Tree, government: str, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings without those of rules in copies: they are told where the records are written."""
    document = repository.load_one(tree, KIND_BY_TYPE[Repositories].path_from({"government": government}))
    listed = document.record if document else None
    if not isinstance(listed, Repositories) or listed.here is None:
        yield from findings
        return
    homes = Homes(listed, lambda unit, employee: superior_unit(_posting(tree, government, unit, employee)))
    for one in findings:
        if one.section != "rules" or homes.of(one.at.path) == listed.here:
            yield one


def superior_unit(record: Record | None) -> str | None:
    """The unit of the superior in a posting."""
    return record.superior.unit if isinstance(record, Employee) and record.superior else None


def part(records: Index) -> Repositories | None:
    """The list of repositories where these records are those of one of them; None where they are whole."""
    document = records.get(Repositories, government=records.government)
    return document.record if document and document.record.here else None


def _unit(record: Record, missing: Missing) -> str | None:
    """The unit in whose folder something should lie; None where that is this record's own or no unit's."""
    unit: str | None = None
    match missing.steps, record:
        case ((("parent",) | ("unit",) | ("repositories", _, "units", _)), Unit() | Office() | Repositories()):
            unit = missing.id
        case ("superior", "employee"), Employee(superior=Superior(unit=unit)):
            pass
        case ("acting", int(number), "employee"), Employee(acting=acting):
            unit = acting[number].unit
        case ("members", int(number), "employee"), Office(members=members):
            unit = members[number].unit
        case ("results", int(number), "supports", "indicator"), Plan(results=results):
            serves = results[number].supports
            unit = (serves.unit or record.unit) if serves else None
    return unit


def _posting(tree: Tree, government: str, unit: str, employee: str) -> Record | None:
    fields = {"government": government, "unit": unit, "employee": employee}
    document = repository.load_one(tree, KIND_BY_TYPE[Employee].path_from(fields))
    return document.record if document else None
