"""What offices and the list of repositories name and is not there: units, and the postings of members."""

from collections.abc import Iterator

from kinerja.load.index import Index
from kinerja.model import Employee, Office, Repositories, Unit
from kinerja.validate.reference import Missing


def of_approval(records: Index) -> Iterator[Missing]:
    """All that these records name in vain."""
    yield from _offices(records)
    yield from _repositories(records)


def _offices(records: Index) -> Iterator[Missing]:
    for office in records.of(Office):
        if not records.exists(Unit, id=office.record.unit):
            yield Missing(office, ("unit",), office.record.unit)
        for number, one in enumerate(office.record.members):
            if not records.exists(Employee, unit=one.unit, employee=one.employee):
                yield Missing(office, ("members", number, "employee"), one.employee)


def _repositories(records: Index) -> Iterator[Missing]:
    for document in records.of(Repositories):
        for number, one in enumerate(document.record.repositories):
            for place, unit in enumerate(one.units):
                if not records.exists(Unit, id=unit):
                    yield Missing(document, ("repositories", number, "units", place), unit)
