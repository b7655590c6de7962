"""Early warning: what is on track, behind, late, silent or without evidence in the open periods."""

from itertools import chain

from kinerja.score.ledger import Ledger
from kinerja.watch import decisions, people, progress, units
from kinerja.watch.item import OBLIGATIONS as OBLIGATIONS, STATES as STATES, Item as Item, Watch


def status(ledger: Ledger, as_of: str, stale_after: int) -> tuple[Item, ...]:
    """Every obligation of the periods that are open on a day, the most urgent first."""
    watch = Watch(ledger, as_of, stale_after)
    found = chain.from_iterable(room.items(watch) for room in (units, people, progress, decisions))
    return tuple(sorted(found, key=lambda one: one.order))
