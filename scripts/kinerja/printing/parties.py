"""Who stands on a form: post and unit from the records, name and number from the local file."""

from collections.abc import Mapping
from dataclasses import dataclass

from kinerja.load.index import Index
from kinerja.model import Employee, Government, Unit
from kinerja.printing.people import Person


@dataclass(frozen=True)
class Party:
    """One who signs; what is None is filled in by hand."""

    name: str | None = None
    nip: str | None = None
    rank: str | None = None
    post: str | None = None
    unit: str | None = None


@dataclass(frozen=True)
class Directory:
    """Records and people together."""

    records: Index
    people: Mapping[str, Person]

    @property
    def government(self) -> str | None:
        """The name of the government."""
        document = self.records.get(Government, id=self.records.government)
        return document.record.name if document else None

    def employee(self, unit: str, employee: str) -> Employee | None:
        """The record of a posting."""
        document = self.records.get(Employee, unit=unit, employee=employee)
        return document.record if document else None

    def party(self, unit: str, employee: str) -> Party:
        """An employee in a unit."""
        return self._party(self.employee(unit, employee), employee, unit)

    def evaluator(self, unit: str, employee: str, evaluator: str | None = None) -> Party:
        """Who evaluates an employee: the one named, else the superior; acting superiors lie where they are posted."""
        own = self.employee(unit, employee)
        above = (own.superior, *own.acting) if own else ()
        chosen = next((one for one in above if one and evaluator in (None, one.employee)), None)
        if chosen:
            return self.party(chosen.unit, chosen.employee)
        return self._party(self._anywhere(evaluator), evaluator) if evaluator else Party()

    def head(self, unit: str) -> Employee | None:
        """Who heads a unit; the first by id where records name more than one."""
        documents = self.records.of(Employee)
        return next((one.record for one in documents if one.record.unit == unit and one.record.heads_unit), None)

    def vacant(self, unit: str) -> Party:
        """The head of a unit of whom no record is known: the post alone."""
        document = self.records.get(Unit, id=unit)
        return Party(post=document.record.head if document else None, unit=self.unit_name(unit))

    def unit_name(self, unit: str | None) -> str | None:
        """The name of a unit."""
        document = self.records.get(Unit, id=unit) if unit else None
        return document.record.name if document else None

    def _anywhere(self, employee: str) -> Employee | None:
        return next((one.record for one in self.records.of(Employee) if one.record.employee == employee), None)

    def _party(self, record: Employee | None, employee: str, unit: str | None = None) -> Party:
        person = self.people.get(employee)
        post = (person.position if person else None) or (record.post if record else None)
        place = self.unit_name(record.unit if record else unit)
        if person is None:
            return Party(post=post, unit=place)
        return Party(person.name, person.nip, person.rank, post, place)
