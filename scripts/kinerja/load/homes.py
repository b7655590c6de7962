"""In which repository each record is written, and which records may be copied into others.

Git gives the right to read a whole repository or nothing, so who may read decides what lies together. The records of a
unit lie in the unit's repository. Those about one person lie where that person's superior approves: plans and
evaluations of the head of a unit are not for the head's own staff to read.
"""

from collections.abc import Callable

from kinerja.model import Repositories

EMPLOYEE = "employee.yml"
UNIT = "unit.yml"
# Whoever evaluates the head of a unit looks at the rating of the unit.
RATINGS = "organisation-ratings"
# Of what belongs to no unit, a unit needs these to check its records and to prove its approvals alone.
_COPIED = ("government.yml", "repositories.yml", "periods", "goals", "offices", "indicator-reviews")
_ROSTERS = "rosters"

# The unit of somebody's superior by unit and employee; None without one.
SuperiorUnit = Callable[[str, str], str | None]


class Homes:
    """Where the records of one government are written."""

    def __init__(self, listed: Repositories, superior_unit: SuperiorUnit) -> None:
        self.listed = listed
        self._superior_unit = superior_unit
        self._units = {unit: one.id for one in listed.repositories for unit in one.units}
        self.central = next((one.id for one in listed.repositories if one.central), "")
        self._own = f"records/{listed.government}/"

    def names(self, unit: str) -> bool:
        """Whether a unit is named for a repository."""
        return unit in self._units

    def of_unit(self, unit: str) -> str:
        """The repository of a unit: the central one where no other is named for it."""
        return self._units.get(unit, self.central)

    def of(self, path: str) -> str:
        """The repository in which the record at a path is written."""
        match path.removeprefix(self._own).split("/"):
            case ["units", unit, "people", employee, _, _]:
                # Without a superior an office approves, and offices work in the central repository.
                return self.of_unit(self._superior_unit(unit, employee) or "")
            case ["units", _, folder, *_] if folder == _ROSTERS:
                # Who was counted is written when a release is made, and that is of all units at once.
                return self.central
            case ["units", unit, _, *_]:
                return self.of_unit(unit)
        return self.central

    def may_be_copied(self, path: str) -> bool:
        """Whether other repositories may hold the same bytes: what says who stands where, and what counts for all."""
        if path.startswith("records/policies/"):
            return True
        match path.removeprefix(self._own).split("/"):
            case ["units", _, name] if name == UNIT:
                return True
            case ["units", _, "people", _, name] if name == EMPLOYEE:
                return True
            case ["units", _, folder, _] if folder == RATINGS:
                return True
            case [name, *_]:
                return path.startswith(self._own) and name in _COPIED
        return False
