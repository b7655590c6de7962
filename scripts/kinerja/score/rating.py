"""Rates a person's performance with the method that the policy names."""

from collections.abc import Callable, Mapping

from kinerja.model import ScoringPolicy
from kinerja.score.converted import converted
from kinerja.score.matrix import look_up
from kinerja.score.rated import PersonCase, Rated, WeightedAchievement, without
from kinerja.score.weighted import weighted

__all__ = ["PersonCase", "Rated", "WeightedAchievement", "rate"]


def rate(policy: ScoringPolicy, case: PersonCase) -> Rated:
    """The rating of a case, or why there is none."""
    method = METHODS.get(policy.method)
    return method(policy, case) if method else without("unscorable", "not-for-persons", policy=policy.id)


def _matrix(policy: ScoringPolicy, case: PersonCase) -> Rated:
    return look_up(policy, case.results, case.behaviour)


METHODS: Mapping[str, Callable[[ScoringPolicy, PersonCase], Rated]] = {
    "matrix": _matrix,
    "weighted": weighted,
    "converted": converted,
}
