"""One evaluation, as those who write about it see it."""

from dataclasses import dataclass

from kinerja.sampling.outcomes import Outcome
from kinerja.sampling.rounds import Round
from kinerja.sampling.staff import Member


@dataclass(frozen=True, slots=True)
class Case:
    """An evaluation: of whom, for which round, with what outcome, by whom and when."""

    member: Member
    round: Round
    outcome: Outcome
    evaluator: str
    rated_on: str
    entered_at: str
