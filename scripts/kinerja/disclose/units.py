"""Units as citizens see them: figures with all that led to them, surveys, ratings of units, summaries."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from kinerja import periods
from kinerja.aggregate.units import UnitSummary, summaries
from kinerja.disclose import comparable, published as out, respondents
from kinerja.disclose.continuity import Continued
from kinerja.disclose.copying import copied, fields_of
from kinerja.load.document import Document
from kinerja.model import Break, Indicator, Measurement, OrganisationRating, Result, Survey, Unit
from kinerja.score import compare, organisation, policy
from kinerja.score.result import Input, OrganisationScore, Score, TraceStep, Verdict

U = TypeVar("U", Indicator, Survey)


def published_units(continued: Continued) -> tuple[out.PublishedUnit, ...]:
    """The units of a ledger, which may be all of a government or one, by path."""
    return _Units(continued).all()


class _Units:
    """The units of one ledger with their figures; the tables are built once."""

    def __init__(self, continued: Continued) -> None:
        ledger = continued.ledger
        self._ledger = ledger
        self._scores: dict[tuple[str, str], list[Score]] = defaultdict(list)
        for score in ledger.scores:
            self._scores[score.unit, score.indicator].append(score)
        self._summaries: dict[str, list[UnitSummary]] = defaultdict(list)
        for summary in summaries(ledger):
            self._summaries[summary.unit].append(summary)
        self._indicators = _by_unit(ledger.records.of(Indicator))
        self._organisations: dict[str, list[OrganisationScore]] = defaultdict(list)
        for rated in ledger.organisations:
            self._organisations[rated.unit].append(rated)
        self._surveys = {(one.unit, one.period, one.service): one for one in ledger.surveys}
        self._survey_records = _by_unit(ledger.records.of(Survey))
        self._not_comparable = comparable.averages(ledger)
        self._survey_breaks = comparable.surveys(ledger.records)
        self._found_in = {(one.unit, one.indicator, one.period, one.what): one.found_in for one in continued.breaks}

    def all(self) -> tuple[out.PublishedUnit, ...]:
        return tuple(self._unit(one.record) for one in self._ledger.records.of(Unit))

    def _unit(self, unit: Unit) -> out.PublishedUnit:
        return copied(
            out.PublishedUnit,
            unit,
            summaries=tuple(self._summary(one) for one in self._summaries[unit.id]),
            indicators=tuple(self._indicator(one) for one in self._indicators.get(unit.id, ())),
            surveys=tuple(self._survey(one) for one in self._survey_records.get(unit.id, ())),
            ratings=tuple(self._rating(one) for one in self._organisations[unit.id] if one.rating or one.proposed),
        )

    def _rating(self, score: OrganisationScore) -> out.PublishedOrganisationRating:
        records = self._ledger.records
        rule = policy.in_force(records, organisation.USE, periods.last_day(score.period))
        rating = records.get(OrganisationRating, unit=score.unit, period=score.period)
        return copied(
            out.PublishedOrganisationRating,
            score,
            policy=rule.id if rule else None,
            reason=rating.record.reason if rating else None,
            source=rating.record.source if rating else None,
            proposed=_verdict(score.proposed),
            inputs=_inputs(score.inputs),
            trace=_trace(score.trace),
        )

    def _summary(self, one: UnitSummary) -> out.Summary:
        return copied(out.Summary, one, not_comparable=self._not_comparable.get((one.unit, one.period), ()))

    def _indicator(self, indicator: Indicator) -> out.PublishedIndicator:
        figures = tuple(self._figure(score) for score in self._scores[indicator.unit, indicator.id])
        breaks = tuple(self._break(indicator, one) for one in indicator.breaks)
        return copied(out.PublishedIndicator, indicator, breaks=breaks, figures=figures)

    def _break(self, indicator: Indicator, one: Break) -> out.PublishedBreak:
        found_in = self._found_in.get((indicator.unit, indicator.id, one.period, one.what))
        return copied(out.PublishedBreak, one, found_in=found_in)

    def _figure(self, score: Score) -> out.Figure:
        document = self._ledger.records.get(Measurement, unit=score.unit, period=score.period)
        result = _result(document, score.indicator)
        told = fields_of(out.Figure, result, without=_SCORED) if result else {}
        return copied(
            out.Figure,
            score,
            **told,
            source=document.record.source if document and result else None,
            series_break=copied(out.PublishedSeriesBreak, score.series_break) if score.series_break else None,
            status=_verdict(score.status),
            word=_verdict(score.word),
            comparisons=_comparisons(compare.of_score(self._ledger.records, score)),
            inputs=_inputs(score.inputs),
            trace=_trace(score.trace),
        )

    def _survey(self, survey: Survey) -> out.PublishedSurvey:
        score = self._surveys[survey.unit, survey.period, survey.service]
        if respondents.too_few(self._ledger.records, survey):
            return respondents.without_answers(survey, score.state)
        return copied(
            out.PublishedSurvey,
            survey,
            state=score.state,
            series_break=self._survey_breaks.get((survey.unit, survey.period, survey.service)),
            index=score.index,
            verdict=_verdict(score.verdict),
            alternative=score.alternative,
            alternative_verdict=_verdict(score.alternative_verdict),
            elements=tuple(copied(out.PublishedElement, one, verdict=_verdict(one.verdict)) for one in score.elements),
            comparisons=_comparisons(compare.of_survey(self._ledger.records, score)),
            inputs=_inputs(score.inputs),
            trace=_trace(score.trace),
        )


# Fields of a figure that come from its score, whatever the result record says.
_SCORED = frozenset(Score.__struct_fields__) | {"source", "comparisons"}


def _result(document: Document[Measurement] | None, indicator: str) -> Result | None:
    results = document.record.results if document else ()
    return next((one for one in results if one.indicator == indicator), None)


def _by_unit(documents: Sequence[Document[U]]) -> Mapping[str, list[U]]:
    table: dict[str, list[U]] = defaultdict(list)
    for one in documents:
        table[one.record.unit].append(one.record)
    return table


def _verdict(one: Verdict | None) -> out.PublishedVerdict | None:
    return copied(out.PublishedVerdict, one) if one else None


def _comparisons(found: Iterable[compare.Comparison]) -> tuple[out.Comparison, ...]:
    return tuple(copied(out.Comparison, one) for one in found)


def _inputs(inputs: Iterable[Input]) -> tuple[out.PublishedInput, ...]:
    return tuple(out.PublishedInput(name=i.name, value=i.value, path=i.at.path, line=i.at.line) for i in inputs)


def _trace(steps: Iterable[TraceStep]) -> tuple[out.PublishedStep, ...]:
    return tuple(copied(out.PublishedStep, one, values=dict(one.values)) for one in steps)
