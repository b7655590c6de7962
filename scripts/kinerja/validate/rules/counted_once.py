"""Nobody is counted twice in the figures about people of a period.

Somebody in two units would be in two groups, and who knows that could tell from one figure what the other hides.
Mend it by leaving the final rating of the period in one unit only.
"""

from collections.abc import Iterable, Iterator

from kinerja import periods
from kinerja.diagnostic import Finding, Rule, Severity
from kinerja.load.document import Document
from kinerja.load.index import Index
from kinerja.model import Evaluation, Roster
from kinerja.score.ledger import Ledger
from kinerja.score.lookups import Lookup
from kinerja.score.series import closed_periods

RULE = Rule("counted-once", Severity.ERROR, needs=frozenset({"file-matches-id", "reference-exists"}))

# Somebody in the figures of something, and the place that says so: a roster and the number in it.
Listed = tuple[tuple[str, str, int], Document[Roster], int]


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each place at which somebody is counted again in another unit, related to the first."""
    yield from _evaluated(ledger.records)
    if ledger.records.central:
        yield from _again(_listed(ledger.records))


def _evaluated(records: Index) -> Iterator[Finding]:
    wanted = _counted_periods(records)
    units = Lookup(records.postings)
    for document in records.of(Evaluation) if wanted else ():
        own = document.record
        others = [unit for unit in units[own.employee] if unit != own.unit]
        if others and _counts(own, wanted):
            same = [one for one in _elsewhere(records, own, others) if _counts(one.record, wanted)]
            first = min(same, key=lambda one: one.path, default=document)
            if first.path < document.path:
                yield RULE.finding(document.at("unit"), first.at("unit"), period=own.period)


def _elsewhere(records: Index, own: Evaluation, units: Iterable[str]) -> Iterator[Document[Evaluation]]:
    """The same employee's evaluations of the period in other units: nobody has one without a posting there."""
    for unit in units:
        found = records.get(Evaluation, unit=unit, employee=own.employee, period=own.period)
        if found:
            yield found


def _counted_periods(records: Index) -> frozenset[str]:
    """The closed periods whose figures about people are published."""
    figures = records.staff_figures()
    closed = closed_periods(records)
    return frozenset(one for one in closed if figures and periods.length(one) == figures.cadence)


def _counts(evaluation: Evaluation, wanted: frozenset[str]) -> bool:
    return evaluation.period in wanted and evaluation.status == "final" and evaluation.rating is not None


def _again(listed: Iterator[Listed]) -> Iterator[Finding]:
    first: dict[tuple[str, str, int], tuple[Document[Roster], int]] = {}
    for key, document, number in listed:
        earlier, place = first.setdefault(key, (document, number))
        if earlier.record.unit != document.record.unit:
            at, related = document.at("people", number, "employee"), earlier.at("people", place, "employee")
            yield RULE.finding(at, related, period=document.record.period)


def _listed(records: Index) -> Iterator[Listed]:
    # Rosters of different releases may both hold somebody who moved: few changes wait until there are more.
    for document in records.everywhere(Roster):
        own = document.record
        for number, one in enumerate(own.people):
            yield (one.employee, own.period, own.release), document, number
