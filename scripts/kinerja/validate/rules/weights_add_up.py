"""Weights of an agreement's targets add up to exactly 100.

A weighted average means nothing when a target has no weight or the weights are parts of something else than 100.
Mend it by giving every target a weight so that the sum is 100, or by removing all weights.
"""

from collections.abc import Iterator
from decimal import Decimal

from kinerja.diagnostic import Finding, Rule, Severity
from kinerja.model import Agreement
from kinerja.score.ledger import Ledger

RULE = Rule("weights-add-up", Severity.ERROR, needs=frozenset({"listed-once"}))


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each agreement, at its first weight, related to the other weights."""
    for document in ledger.records.of(Agreement):
        targets = document.record.targets
        weights = [target.weight for target in targets if target.weight is not None]
        total = sum(weights, Decimal(0))
        if weights and (len(weights) < len(targets) or total != 100):
            places = [number for number, target in enumerate(targets) if target.weight is not None]
            first, *rest = (document.at("targets", number, "weight") for number in places)
            yield RULE.finding(first, *rest, total=total, weighted=len(weights), count=len(targets))
