"""The method `credit`: credit points from a rating, the coefficient of the post, and the months worked."""

from fractions import Fraction

from kinerja.model import ScoringPolicy
from kinerja.score.rated import Rated, told, without


def points(policy: ScoringPolicy, rating: str, coefficient: Fraction, months: int) -> Rated:
    """The credit points of a rating for so many months of the year."""
    rule = policy.credit
    share = next((one for one in rule.shares if one.band == rating), None) if rule else None
    if rule is None or share is None:
        return without("unscorable", "no-share", policy=policy.id)
    if not 0 <= months <= rule.months or coefficient < 0:
        return without("unscorable", "months-off-year", months=str(months), year=str(rule.months))
    percent = Fraction(share.percent)
    value = Fraction(months, rule.months) * percent / 100 * coefficient
    numbers = {"months": Fraction(months), "year": Fraction(rule.months)}
    shown = told(policy, rule.legal, "credit", value, **numbers, percent=percent, coefficient=coefficient)
    return Rated("scored", rating, value, (shown,))


def coefficient_of(policy: ScoringPolicy, post: str) -> Fraction | None:
    """The coefficient of a grade of posts, where the policy knows it."""
    known = policy.credit.coefficients if policy.credit else ()
    return next((Fraction(one.value) for one in known if one.id == post), None)
