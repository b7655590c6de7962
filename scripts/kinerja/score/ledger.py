"""Everything scored, beside the records that it follows from."""

from dataclasses import dataclass

from kinerja.load.index import Index
from kinerja.model import Survey
from kinerja.score import indicator, survey
from kinerja.score.result import Score, SurveyScore
from kinerja.score.series import all_series


@dataclass(frozen=True)
class Ledger:
    """One government's records with its scores by unit, indicator and period, and its surveys."""

    records: Index
    scores: tuple[Score, ...]
    surveys: tuple[SurveyScore, ...]


def ledger(records: Index) -> Ledger:
    """Scores all that the records hold. What cannot be scored has a state: this never fails on accepted records."""
    scores = (indicator.score(records, series, period) for series in all_series(records) for period in series.periods())
    surveys = (survey.score(records, document) for document in records.of(Survey))
    order = sorted(surveys, key=lambda one: (one.unit, one.period, one.service))
    return Ledger(records, tuple(scores), tuple(order))
