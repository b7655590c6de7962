"""A roster stands as the release wrote it: of a closed period of the right length, in order of id, each person once.

Rosters say who is in published figures. A changed one would let the next release reveal whom the change is about.
Mend it by putting the file back as it was; a roster is never edited by hand.
"""

from collections.abc import Iterator
from itertools import pairwise

from kinerja import periods
from kinerja.diagnostic import Finding, Rule, Severity
from kinerja.load.document import Document
from kinerja.model import Period, Roster
from kinerja.score.ledger import Ledger
from kinerja.score.series import CLOSED

RULE = Rule("roster-is-whole", Severity.ERROR, needs=frozenset({"file-matches-id", "reference-exists"}))


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each fault of a roster, at its period or at the first person out of order."""
    figures = ledger.records.staff_figures()
    for document in ledger.records.of(Roster):
        roster = document.record
        period = ledger.records.get(Period, id=roster.period)
        if period and period.record.status not in CLOSED:
            yield RULE.finding(document.at("period"), period.at("status"), field="period", flaw="not-closed")
        elif figures and periods.length(roster.period) != figures.cadence:
            yield RULE.finding(document.at("period"), field="period", flaw="other-length")
        yield from _out_of_order(document)


def _out_of_order(document: Document[Roster]) -> Iterator[Finding]:
    for number, (before, one) in enumerate(pairwise(document.record.people), 1):
        if before.employee >= one.employee:
            yield RULE.finding(document.at("people", number, "employee"), field="employee", flaw="out-of-order")
            return
