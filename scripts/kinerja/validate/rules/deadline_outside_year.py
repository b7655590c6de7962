"""A deadline in a plan lies in the plan's year.

A target that is due later cannot be evaluated this year, and one that was due earlier is no plan.
Mend it by correcting the deadline or the year.
"""

from collections.abc import Iterator

from kinerja.diagnostic import Finding, Rule, Severity
from kinerja.model import Plan
from kinerja.score.ledger import Ledger

RULE = Rule("deadline-outside-year", Severity.WARNING, needs=frozenset({"file-matches-id"}))


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each deadline in another year."""
    for document in ledger.records.of(Plan):
        year = document.record.year
        for number, result in enumerate(document.record.results):
            for part, one in enumerate(result.indicators):
                if one.due is not None and not one.due.startswith(f"{year}-"):
                    place = document.at("results", number, "indicators", part, "due")
                    yield RULE.finding(place, indicator=one.id, due=one.due, year=year)
