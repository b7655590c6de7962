"""Nobody is counted twice in the figures about people of a period.

Somebody in two units would be in two groups, and who knows that could tell from one figure what the other hides.
Mend it by leaving the final rating of the period in one unit only.
"""

from collections.abc import Iterator
from typing import TypeVar

from kinerja import periods
from kinerja.diagnostic import Finding, Rule, Severity
from kinerja.load.document import Document
from kinerja.load.index import Index
from kinerja.model import Evaluation, Record, Roster
from kinerja.score.ledger import Ledger
from kinerja.score.series import closed_periods

RULE = Rule("counted-once", Severity.ERROR, needs=frozenset({"file-matches-id", "reference-exists"}))

R = TypeVar("R", bound=Record)
# Somebody in the figures of something, and the place that says so: a document and the keys in it.
Counted = tuple[tuple[object, ...], Document[R], tuple[str | int, ...]]


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each place at which somebody is counted again in another unit, related to the first."""
    records = ledger.records
    yield from _again(_evaluated(records, _counted_periods(records)))
    yield from _again(_listed(records))


def _again(counted: Iterator[Counted[Evaluation]] | Iterator[Counted[Roster]]) -> Iterator[Finding]:
    first: dict[tuple[object, ...], tuple[Document[Evaluation] | Document[Roster], tuple[str | int, ...]]] = {}
    for key, document, steps in counted:
        earlier, place = first.setdefault(key, (document, steps))
        if earlier.record.unit != document.record.unit:
            yield RULE.finding(document.at(*steps), earlier.at(*place), period=document.record.period)


def _counted_periods(records: Index) -> frozenset[str]:
    """The closed periods whose figures about people are published."""
    figures = records.staff_figures()
    closed = closed_periods(records)
    return frozenset(one for one in closed if figures and periods.length(one) == figures.cadence)


def _evaluated(records: Index, wanted: frozenset[str]) -> Iterator[Counted[Evaluation]]:
    for document in records.of(Evaluation):
        own = document.record
        if own.period in wanted and own.status == "final" and own.rating:
            yield (own.employee, own.period), document, ("unit",)


def _listed(records: Index) -> Iterator[Counted[Roster]]:
    # Rosters of different releases may both hold somebody who moved: few changes wait until there are more.
    for document in records.of(Roster):
        own = document.record
        for number, one in enumerate(own.people):
            yield (one.employee, own.period, own.release), document, ("people", number, "employee")
