"""A word given as target or result stands on the indicator's scale.

A word that the scale does not know counts as no number, so nothing can be scored.
Mend it by writing the word exactly as on the scale, or by adding it there.
"""

from collections.abc import Iterator

from kinerja.diagnostic import Finding, Rule, Severity
from kinerja.score.ledger import Ledger
from kinerja.validate.pairs import both

RULE = Rule("word-on-scale", Severity.ERROR, needs=frozenset({"file-matches-id", "value-fits-method"}))


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each unknown word, related to the scale."""
    for pair in both(ledger.records):
        scale = {grade.word for grade in pair.indicator.record.scale}
        if pair.entry.word is not None and pair.entry.word not in scale:
            place = pair.indicator.at("scale")
            yield RULE.finding(pair.at("word"), place, indicator=pair.entry.indicator, count=len(scale))
