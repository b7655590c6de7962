"""How far a change of rules reaches: a policy decides the figures of units in which no record changed."""

from collections.abc import Iterable

import msgspec

from kinerja.load.index import Index
from kinerja.model import PolicyUse
from kinerja.review.sides import Side
from kinerja.score import organisation, person
from kinerja.score.series import closed_periods

_OF_PEOPLE = frozenset({person.USE, "feedback", organisation.USE})


class Reach(msgspec.Struct, frozen=True):
    """Whether all units of a government may be scored otherwise, and whether all their people may be rated so."""

    units: bool = False
    everybody: bool = False


def reach(before: Side, after: Side, government: str, paths: Iterable[str]) -> Reach:
    """What follows from changed policies, from other policies in use, and from periods that were closed."""
    own = f"records/{government}/"
    central = ("records/policies/scoring/", f"{own}government.yml", f"{own}periods/")
    if not any(path.startswith(central) for path in paths):
        return Reach()
    old, new = (side.records(government).shared for side in (before, after))
    uses = _moved(old, new)
    return Reach(bool(uses) or closed_periods(old) != closed_periods(new), bool(uses & _OF_PEOPLE))


def _moved(old: Index, new: Index) -> frozenset[str]:
    """The uses for which another policy is in force some day, or the same one that says something else."""
    was, now = ([(one, index.policy(one.policy)) for one in _used(index)] for index in (old, new))
    differing = (*(one for one in was if one not in now), *(one for one in now if one not in was))
    return frozenset(use.use for use, _ in differing)


def _used(index: Index) -> tuple[PolicyUse, ...]:
    own = index.own_record()
    return own.policies if own else ()
