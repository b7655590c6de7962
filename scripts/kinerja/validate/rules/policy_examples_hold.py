"""A policy's worked examples fall in the bands that they name.

Examples are how readers and programs make sure that they understand the bands alike.
Mend it by correcting the example, or the limits of the bands.
"""

from collections.abc import Iterator
from fractions import Fraction

from kinerja.diagnostic import Finding, Rule, Severity
from kinerja.model import ScoringPolicy
from kinerja.score.ledger import Ledger
from kinerja.score.policy import band_of

NEEDS = frozenset({"listed-once", "limits-in-order", "reference-exists", "policy-bands-meet"})
RULE = Rule("policy-examples-hold", Severity.ERROR, needs=NEEDS)


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each example that falls elsewhere, at its value."""
    for document in ledger.records.of(ScoringPolicy):
        for number, example in enumerate(document.record.examples):
            band = band_of(document.record, Fraction(example.value))
            if band is None or band.id != example.band:
                place = document.at("examples", number, "value")
                yield RULE.finding(place, value=example.value, band=example.band)
