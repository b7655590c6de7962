"""The lower limit of a range is not above its upper limit.

No figure lies in a range that is upside down, so nobody could ever be inside it.
Mend it by exchanging the two limits.
"""

from collections.abc import Iterator

from kinerja.diagnostic import Finding, Rule, Severity
from kinerja.load.document import Document
from kinerja.model import Agreement, Band, ScoringPolicy, Target
from kinerja.score.ledger import Ledger

RULE = Rule("limits-in-order", Severity.ERROR)


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each target or band that is upside down, at its lower limit, related to the upper one."""
    for agreement in ledger.records.of(Agreement):
        yield from _upside_down(agreement, "targets", agreement.record.targets)
    for policy in ledger.records.of(ScoringPolicy):
        yield from _upside_down(policy, "bands", policy.record.bands)


def _upside_down(
    document: Document[Agreement | ScoringPolicy], name: str, ranges: tuple[Target | Band, ...]
) -> Iterator[Finding]:
    for number, one in enumerate(ranges):
        if one.lowest is not None and one.highest is not None and one.lowest > one.highest:
            lower, upper = document.at(name, number, "lowest"), document.at(name, number, "highest")
            yield RULE.finding(lower, upper, lowest=one.lowest, highest=one.highest)
