"""Satisfaction surveys: the mean of each element, the index under the declared weight, and its letter."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

import msgspec

from kinerja import periods
from kinerja.load.document import Document
from kinerja.load.index import Index
from kinerja.model import Element, ScoringPolicy, Survey
from kinerja.score import policy
from kinerja.score.numbers import plain, rounded, shown
from kinerja.score.result import ElementScore, Input, SurveyScore, TraceStep
from kinerja.score.steps import step

# The rule's table prints 1/9 as 0.11, and both are in use: nine elements at 0.11 reach 99, not 100.
WEIGHTS = {"1/9": Fraction(1, 9), "0.11": Fraction(11, 100)}
OTHER = {"1/9": "0.11", "0.11": "1/9"}
ELEMENTS = 9
# From the scale of answers, 1 to 4, to that of the index, 25 to 100.
SCALE = 25
MEAN_DECIMALS = 4


class Mean(msgspec.Struct, frozen=True):
    """The mean answer to one element, None when nobody answered, and where it comes from."""

    element: Element
    value: Fraction | None
    inputs: tuple[Input, ...]
    steps: tuple[TraceStep, ...] = ()


def score(records: Index, document: Document[Survey]) -> SurveyScore:
    """The score of one survey."""
    survey = document.record
    means = [_mean(document, number) for number in range(len(survey.elements))]
    values = [one.value for one in means if one.value is not None]
    if len(values) != ELEMENTS or len(means) != ELEMENTS or survey.weight not in WEIGHTS:
        return _without_value(records, survey, means)
    return _judged(records, survey, means, values)


def _judged(records: Index, survey: Survey, means: Sequence[Mean], values: Sequence[Fraction]) -> SurveyScore:
    rule = policy.in_force(records, "survey", periods.last_day(survey.period))
    total, other = sum(values, Fraction(0)), OTHER[survey.weight]
    index, alternative = (total * WEIGHTS[weight] * SCALE for weight in (survey.weight, other))
    judgement, decimals = policy.judge(rule, index), policy.decimals(rule)
    figure = rounded(index, decimals)
    trace = (
        *(told for mean in means for told in mean.steps),
        step("survey-total", total),
        step("survey-index", index, total=total, weight=survey.weight),
        TraceStep("rounding", {"percent": shown(index)[0], "decimals": str(decimals)}, plain(figure)),
        *judgement.steps,
        step("survey-alternative", alternative, total=total, weight=other),
    )
    return SurveyScore(
        government=records.government,
        unit=survey.unit,
        period=survey.period,
        service=survey.service,
        state="scored",
        weight=survey.weight,
        index=figure,
        verdict=judgement.verdict,
        alternative=rounded(alternative, decimals),
        alternative_verdict=policy.judge(rule, alternative).verdict,
        elements=tuple(_element(mean, rule) for mean in means),
        inputs=tuple(source for mean in means for source in mean.inputs),
        trace=trace,
        exact_index=str(index),
    )


def _without_value(records: Index, survey: Survey, means: Sequence[Mean]) -> SurveyScore:
    return SurveyScore(
        government=records.government,
        unit=survey.unit,
        period=survey.period,
        service=survey.service,
        state="unscorable",
        weight=survey.weight,
        inputs=tuple(source for mean in means for source in mean.inputs),
        trace=(TraceStep("survey-incomplete", {"elements": str(ELEMENTS)}),),
    )


def _mean(document: Document[Survey], number: int) -> Mean:
    element = document.record.elements[number]
    if element.mean is not None:
        source = Input(element.id, plain(element.mean), document, ("elements", number, "mean"))
        return Mean(element, Fraction(element.mean), (source,))
    answers = element.answers or (0, 0, 0, 0)
    source = Input(element.id, ", ".join(map(str, answers)), document, ("elements", number, "answers"))
    if not sum(answers):
        return Mean(element, None, (source,))
    points = sum(worth * count for worth, count in enumerate(answers, start=1))
    mean = Fraction(points, sum(answers))
    told = step("element-mean", mean, element=element.id, points=str(points), respondents=str(sum(answers)))
    return Mean(element, mean, (source,), (told,))


def _element(mean: Mean, rule: ScoringPolicy | None) -> ElementScore:
    value = mean.value or Fraction(0)
    verdict = policy.judge(rule, value * SCALE).verdict
    if mean.element.mean is not None:
        return ElementScore(mean.element.id, mean.element.name, mean.element.mean, verdict)
    text, exact = shown(value)
    shortened = Decimal(text) if exact else rounded(value, MEAN_DECIMALS)
    return ElementScore(mean.element.id, mean.element.name, shortened, verdict)
