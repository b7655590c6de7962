"""The indicators of a quantitative plan have a target in numbers and a unit of measure.

Without both, what was reached cannot be compared with what was promised.
Mend it by giving target and unit, or by making the plan qualitative.
"""

from collections.abc import Iterator

from kinerja.diagnostic import Finding, Rule, Severity
from kinerja.model import Plan, PlanIndicator
from kinerja.score.ledger import Ledger

RULE = Rule("indicator-not-measurable", Severity.WARNING, needs=frozenset({"file-matches-id"}))


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each indicator that lacks one of them."""
    for document in ledger.records.of(Plan):
        if document.record.approach != "quantitative":
            continue
        for number, result in enumerate(document.record.results):
            for part, one in enumerate(result.indicators):
                lacking = _lacking(one)
                if lacking:
                    place = document.at("results", number, "indicators", part)
                    yield RULE.finding(place, indicator=one.id, lacking=lacking)


def _lacking(indicator: PlanIndicator) -> str | None:
    """The key that is missing."""
    if indicator.target is None and indicator.lowest is None:
        return "target"
    return "unit_of_measure" if indicator.unit_of_measure is None else None
