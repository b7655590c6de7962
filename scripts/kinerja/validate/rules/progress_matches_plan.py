"""Progress is about a result of the year's plan, and was made in the month of its record.

Progress on something that was never planned cannot count, and a day of another month was mistyped.
Mend it by correcting the result or the day, or by moving the entry to its month.
"""

from collections.abc import Iterator

from kinerja import periods
from kinerja.diagnostic import Finding, Rule, Severity
from kinerja.model import Plan, Progress
from kinerja.score.ledger import Ledger

RULE = Rule("progress-matches-plan", Severity.ERROR, needs=frozenset({"file-matches-id"}))


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each result or day that does not match."""
    for document in ledger.records.of(Progress):
        own = document.record
        year = periods.year(own.month)
        plan = ledger.records.get(Plan, unit=own.unit, employee=own.employee, year=year)
        planned = {one.id for one in plan.record.results} if plan else None
        for number, entry in enumerate(own.entries):
            if not entry.date.startswith(own.month):
                yield RULE.finding(document.at("entries", number, "date"), field="date", expected=own.month)
            if planned is not None and entry.result not in planned:
                place = document.at("entries", number, "result")
                yield RULE.finding(place, field="result", expected=f"plans/{year}")
