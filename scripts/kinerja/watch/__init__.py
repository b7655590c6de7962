"""Early warning: what is on track, behind, late, silent or without evidence in the open periods."""

from collections.abc import Iterable, Iterator

from kinerja.load.index import Index
from kinerja.score.ledger import ledger
from kinerja.watch import decisions, people, progress, units
from kinerja.watch.item import OBLIGATIONS as OBLIGATIONS, STATES as STATES, Item as Item, Watch


def obligations(records: Index, as_of: str, stale_after: int) -> Iterator[Item]:
    """Every obligation of the periods that are open on a day, in one part of the records or in all of them."""
    watch = Watch(ledger(records), as_of, stale_after)
    for room in (units, people, progress, decisions):
        yield from room.items(watch)


def by_urgency(items: Iterable[Item]) -> tuple[Item, ...]:
    """The most urgent first."""
    return tuple(sorted(items, key=lambda one: one.order))
