"""An indicator's method rewards the direction in which it is meant to go.

With the wrong method a worse result gives a higher achievement.
Mend it by choosing a method for the direction, or by correcting the direction.
"""

from collections.abc import Iterator

from kinerja.diagnostic import Finding, Rule, Severity
from kinerja.model import Indicator
from kinerja.score.ledger import Ledger

RULE = Rule("method-fits-direction", Severity.ERROR)

# Whether more of a value gives more achievement, less of it, or either; `maintain` may mean both.
SERVES = {
    "ratio": {"increase", "maintain"},
    "inverse-2t": {"decrease", "maintain"},
    "inverse-ratio": {"decrease", "maintain"},
    "range": {"range", "increase", "decrease", "maintain"},
    "progress": {"increase", "decrease"},
    "maintain-above": {"increase", "maintain"},
    "maintain-below": {"decrease", "maintain"},
    "milestone": {"increase", "maintain"},
    "ordinal": {"increase", "maintain"},
}


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each contradictory indicator, at its method, related to its direction."""
    for document in ledger.records.of(Indicator):
        method, direction = document.record.method, document.record.direction
        if direction not in SERVES[method]:
            yield RULE.finding(
                document.at("method"),
                document.at("direction"),
                method=method,
                direction=direction,
                allowed=", ".join(name for name in sorted(SERVES) if direction in SERVES[name]),
            )
