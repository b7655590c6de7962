"""Whose list it is: an employee's, a superior's, that of the head of a unit."""

from collections.abc import Iterable

from kinerja.load.index import Index
from kinerja.model import Employee, Unit
from kinerja.watch.item import Item
from kinerja.watch.people import superiors

Items = tuple[Item, ...]


def for_employee(items: Iterable[Item], employee: str) -> Items:
    """What is about an employee, and what the employee has to do for others."""
    return tuple(one for one in items if employee in (one.employee, one.actor))


def for_superior(items: Iterable[Item], records: Index, superior: str, day: str) -> Items:
    """What is about those who have this superior, or somebody acting for the superior, on a day."""
    postings = (document.record for document in records.of(Employee))
    below = {(one.unit, one.employee) for one in postings if any(superior == above for _, above in superiors(one, day))}
    return tuple(one for one in items if (one.unit, one.employee) in below)


def units_below(units: Iterable[Unit], unit: str) -> frozenset[str]:
    """A unit and all units below it: what is about them is the list of the unit's head."""
    parents = {one.id: one.parent for one in units}
    found = {unit}
    while more := {one for one, parent in parents.items() if parent in found} - found:
        found |= more
    return frozenset(found)
