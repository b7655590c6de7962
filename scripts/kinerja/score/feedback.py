"""The method `feedback`: what groups of raters answered, weighted; groups with too few raters stay out."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

import msgspec

from kinerja.model import Feedback, RaterGroup, Role, ScoringPolicy
from kinerja.score.rated import Rated, on_bands, told, without
from kinerja.score.result import TraceStep
from kinerja.score.steps import step


class GroupTally(msgspec.Struct, frozen=True):
    """What one group answered: how many raters, and their mean on the policy's scale."""

    group: str
    raters: int
    mean: Fraction


def tally(policy: ScoringPolicy, role: str, groups: Iterable[GroupTally]) -> Rated:
    """The figure of all groups together. The weight of an absent group goes to the others in proportion."""
    rule = policy.feedback
    post = next((one for one in rule.roles if one.id == role), None) if rule else None
    if rule is None or post is None:
        return without("unscorable", "no-role", policy=policy.id)
    answers = {one.group: one for one in groups}
    present = [one for one in post.groups if one.id in answers and answers[one.id].raters >= one.minimum]
    if any(not rule.lowest <= answers[one.id].mean <= rule.highest for one in present):
        return without("unscorable", "answer-off-scale", lowest=Fraction(rule.lowest), highest=Fraction(rule.highest))
    absent = [step("group-absent", group=one.id, minimum=str(one.minimum)) for one in post.groups if one not in present]
    if not present:
        return without("pending", "raters-missing", *absent)
    return _weighed(policy, rule, post, [(one, answers[one.id].mean) for one in present], absent)


def _weighed(
    policy: ScoringPolicy,
    rule: Feedback,
    post: Role,
    present: Sequence[tuple[RaterGroup, Fraction]],
    absent: Sequence[TraceStep],
) -> Rated:
    total = sum((Fraction(group.weight) for group, _ in present), Fraction(0))
    mean = sum((Fraction(group.weight) * answer for group, answer in present), Fraction(0)) / total
    value = mean * Fraction(rule.multiplier)
    shown = [step("group-mean", answer, group=group.id, weight=Fraction(group.weight)) for group, answer in present]
    scaled = [step("weights-rescaled", total=total)] if absent else []
    sum_up = told(policy, post.legal, "feedback-value", value, mean=mean, multiplier=Fraction(rule.multiplier))
    return on_bands(policy, value, (*absent, *shown, *scaled, sum_up))
