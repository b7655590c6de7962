"""Who approves: the person whose key signs, or a reviewer for whom a Git service vouches with its key."""

from collections.abc import Iterator

import msgspec

from kinerja import history
from kinerja.approval.authority import holds
from kinerja.approval.signers import forges, held, holders
from kinerja.approval.state import State
from kinerja.approval.statement import Review
from kinerja.diagnostic import CannotRun


class Who(msgspec.Struct, frozen=True):
    """Who approves, on which day, and the review at a Git service that this was said in."""

    employee: str
    day: str
    review: Review | None = None


def known(state: State, employee: str) -> Who:
    """Somebody by id. Raises CannotRun when there is no such employee."""
    if employee not in _everybody(state):
        raise CannotRun("unknown-employee")
    return Who(employee, history.today())


def holder(state: State, public: str, employee: str | None) -> Who:
    """Whose key it is today: the one named, or the only one. Raises CannotRun when it is nobody's, or another's."""
    day = history.today()
    named = {known(state, employee).employee} if employee else _everybody(state)
    own = holders(held(state.authority)).get(public, frozenset()) & named
    found = {one for one in own if any(key.public == public and holds(key, day) for key in state.authority.keys(one))}
    if not own:
        raise CannotRun("approve-key-unknown")
    if len(found) != 1:
        raise CannotRun("approve-key-of-many" if found else "approve-key-not-in-force", day=day)
    return Who(found.pop(), day)


def vouched(state: State, public: str, review: Review) -> Who | None:
    """The reviewer at a Git service whose key this is today; nobody when the account is no employee's.

    Raises CannotRun when the key is not the service's, or not in force.
    """
    day = history.today()
    keys = [key for one in forges(state.authority) if one.host == review.forge for key in one.keys]
    if not any(key.public == public and holds(key, day) for key in keys):
        raise CannotRun("approve-key-of-no-forge", host=review.forge)
    employee = state.people.named(review.account)
    return Who(employee, day, review) if employee else None


def _everybody(state: State) -> frozenset[str]:
    return frozenset(_ids(state))


def _ids(state: State) -> Iterator[str]:
    yield from (employee for _, employee in state.authority.employees)
    yield from (one.employee for office in state.authority.offices.values() for one in office.members)
