"""The talent box of a person: where performance meets potential. The box is never published."""

from kinerja.model import ScoringPolicy
from kinerja.score.matrix import look_up
from kinerja.score.rated import Rated


def box(policy: ScoringPolicy, performance: str | None, potential: str | None) -> Rated:
    """The box of a performance (`below`, `as-expected`, `above`) and a potential (`low`, `middle`, `high`)."""
    return look_up(policy, performance, potential)
