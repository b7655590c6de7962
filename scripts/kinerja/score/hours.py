"""The method `hours`: training hours of a year against what a group of employees should have."""

from fractions import Fraction

from kinerja.model import ScoringPolicy
from kinerja.score.rated import Rated, told, without

BELOW, WITHIN, ABOVE = "below", "within", "above"


def credited(policy: ScoringPolicy, group: str, hours: Fraction) -> Rated:
    """Whether the hours are below, within or above the limits of the group."""
    rule = next((one for one in policy.hours if one.group == group), None)
    if rule is None or hours < 0:
        return without("unscorable", "no-hours-rule", policy=policy.id)
    if rule.lowest is not None and hours < rule.lowest:
        shown = told(policy, rule.legal, "hours-below", hours, group=group, limit=Fraction(rule.lowest))
        return Rated("scored", BELOW, hours, (shown,))
    if rule.highest is not None and hours > rule.highest:
        shown = told(policy, rule.legal, "hours-above", hours, group=group, limit=Fraction(rule.highest))
        return Rated("scored", ABOVE, hours, (shown,))
    return Rated("scored", WITHIN, hours, (told(policy, rule.legal, "hours-within", hours, group=group),))
