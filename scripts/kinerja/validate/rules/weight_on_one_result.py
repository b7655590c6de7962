"""No single target of an agreement carries four fifths of the weight or more.

The others then count for nothing, and the average only repeats the one.
Mend it by spreading the weights.
"""

from collections.abc import Iterator

from kinerja.diagnostic import Finding, Rule, Severity
from kinerja.model import Agreement
from kinerja.score.ledger import Ledger

RULE = Rule("weight-on-one-result", Severity.WARNING, needs=frozenset({"listed-once", "weights-add-up"}))

HEAVY = 80


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each such target."""
    for document in ledger.records.of(Agreement):
        targets = document.record.targets
        for number, target in enumerate(targets):
            if len(targets) > 1 and target.weight is not None and target.weight >= HEAVY:
                place = document.at("targets", number, "weight")
                yield RULE.finding(place, weight=target.weight, count=len(targets))
