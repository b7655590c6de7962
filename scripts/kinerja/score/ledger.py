"""Everything scored, beside the records that it follows from."""

from dataclasses import dataclass

from kinerja.load.index import Index
from kinerja.model import Survey
from kinerja.score import indicator, organisation, person, survey
from kinerja.score.result import OrganisationScore, PersonScore, Score, SurveyScore
from kinerja.score.series import all_series


@dataclass(frozen=True)
class Ledger:
    """One government's records with its scores by unit, indicator and period, its surveys, people and organisations.

    `people` is private: nothing of it may be published but what the disclosure rules let through.
    """

    records: Index
    scores: tuple[Score, ...]
    surveys: tuple[SurveyScore, ...]
    people: tuple[PersonScore, ...] = ()
    organisations: tuple[OrganisationScore, ...] = ()


def ledger(records: Index) -> Ledger:
    """Scores all that the records hold. What cannot be scored has a state: this never fails on accepted records."""
    scores = tuple(
        indicator.score(records, series, period) for series in all_series(records) for period in series.periods()
    )
    surveys = (survey.score(records, document) for document in records.of(Survey))
    order = sorted(surveys, key=lambda one: (one.unit, one.period, one.service))
    organisations = organisation.all_scores(records, scores)
    return Ledger(records, scores, tuple(order), tuple(person.all_scores(records)), tuple(organisations))
