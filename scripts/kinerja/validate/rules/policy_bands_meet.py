"""The bands of a policy meet on its grid: every figure has one word and no figure has two.

A figure in a gap has no word, and a figure in two bands has the word of whichever was read first.
Mend it by letting each band begin one step of the grid above the end of the band below it.
"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from kinerja.diagnostic import Finding, Rule, Severity
from kinerja.model import Band, ScoringPolicy
from kinerja.score.ledger import Ledger

RULE = Rule("policy-bands-meet", Severity.ERROR, needs=frozenset({"listed-once", "limits-in-order"}))


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each two neighbours that do not meet, at the upper one, related to the lower one."""
    for document in ledger.records.of(ScoringPolicy):
        step = Decimal(1).scaleb(-document.record.decimals)
        rising = sorted(enumerate(document.record.bands), key=lambda one: _from(one[1]))
        for (below, lower), (above, upper) in pairwise(rising):
            if not _meet(lower, upper, step):
                yield RULE.finding(
                    document.at("bands", above, "lowest"),
                    document.at("bands", below, "highest"),
                    band=upper.id,
                    neighbour=lower.id,
                    step=step,
                )


def _meet(lower: Band, upper: Band, step: Decimal) -> bool:
    if lower.highest is None or upper.lowest is None:
        return False
    # Limits beside the grid leave out the figure between them: 79.5 and 80.5 leave out 80.
    return upper.lowest == lower.highest + step and upper.lowest % step == 0


def _from(band: Band) -> Decimal:
    return Decimal("-Infinity") if band.lowest is None else band.lowest
