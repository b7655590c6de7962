"""Everything scored, beside the records that it follows from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kinerja.load.index import Index
from kinerja.model import Survey
from kinerja.score import indicator, organisation, person, survey
from kinerja.score.later import Later
from kinerja.score.result import OrganisationScore, PersonScore, Score, SurveyScore
from kinerja.score.series import all_series


@dataclass(frozen=True)
class Ledger:
    """One government's records with its scores by unit, indicator and period, its surveys, people and organisations.

    `people` is private: nothing of it may be published but what the disclosure rules let through.
    """

    records: Index
    scores: Sequence[Score]
    surveys: Sequence[SurveyScore]
    people: Sequence[PersonScore] = ()
    organisations: Sequence[OrganisationScore] = ()


def ledger(records: Index) -> Ledger:
    """Scores all that the records hold, when it is looked at.

    What cannot be scored has a state: this never fails on accepted records.
    """
    scores = Later(lambda: _scores(records))
    return Ledger(
        records,
        scores,
        Later(lambda: _surveys(records)),
        Later(lambda: person.all_scores(records)),
        Later(lambda: organisation.all_scores(records, scores)),
    )


def _scores(records: Index) -> Iterable[Score]:
    return (indicator.score(records, one, period) for one in all_series(records) for period in one.periods())


def _surveys(records: Index) -> Iterable[SurveyScore]:
    scored = (survey.score(records, document) for document in records.of(Survey))
    return sorted(scored, key=lambda one: (one.unit, one.period, one.service))
