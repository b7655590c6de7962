"""Figures as their source printed them beside the same figures recomputed from the records."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

import msgspec

from kinerja.diagnostic import Location
from kinerja.load.index import Index
from kinerja.model import Band, Indicator, Measurement, Survey
from kinerja.score import indicator, survey
from kinerja.score.numbers import decimals_of, plain, rounded
from kinerja.score.result import Score, SurveyScore, Verdict
from kinerja.score.series import PlacedResult, all_series

# The words that sources use for a target met or not met; other words are not compared.
STATUS_WORDS = {"tercapai": True, "belum tercapai": False, "tidak tercapai": False}
ACHIEVED = "achieved"


class Comparison(msgspec.Struct, frozen=True):
    """A printed figure, the same figure recomputed to as many decimals, and the place of the printed one.

    `what` is `achievement`, `change`, `status`, `value`, `index`, `letter` or `word`. A word is recomputed in
    Indonesian, the language of the sources.
    """

    what: str
    printed: str
    computed: str
    follows: bool
    at: Location


def of_records(records: Index) -> Iterator[Comparison]:
    """Every printed figure of the records beside the recomputed one; what has nothing printed is not scored."""
    printed = {
        (document.record.unit, result.indicator, document.record.period)
        for document in records.of(Measurement)
        for result in document.record.results
        if result.published is not None or result.denominator is not None
    }
    for series in all_series(records) if printed else ():
        for period in series.results:
            if (series.unit, series.identifier, period) in printed:
                yield from of_score(records, indicator.score(records, series, period))
    for document in records.of(Survey):
        if document.record.published is not None:
            yield from of_survey(records, survey.score(records, document))


def of_score(records: Index, score: Score) -> tuple[Comparison, ...]:
    """What the source of a result printed, compared with its score."""
    document = records.get(Measurement, unit=score.unit, period=score.period)
    results = enumerate(document.record.results) if document else ()
    number = next((number for number, one in results if one.indicator == score.indicator), None)
    if document is None or number is None:
        return ()
    placed = PlacedResult(document, number, document.record.results[number])
    return (*_value(records, score, placed), *_published(records, score, placed))


def of_survey(records: Index, score: SurveyScore) -> tuple[Comparison, ...]:
    """The index, letter and word that a source printed, compared with the survey's score."""
    document = records.get(Survey, unit=score.unit, period=score.period, service=score.service)
    if document is None or document.record.published is None or score.exact_index is None:
        return ()
    printed, at = document.record.published, document.at
    band = _band(records, score.verdict)
    pairs = (("letter", printed.letter, band and band.letter), ("word", printed.word, band and band.word.id))
    return (
        _number("index", printed.index, score.exact_index, at("published", "index")),
        *(_text(what, one, other, at("published", what)) for what, one, other in pairs if one and other),
    )


def _value(records: Index, score: Score, placed: PlacedResult) -> Iterator[Comparison]:
    """A percentage against its own numerator and denominator, at the indicator's decimals."""
    measured = records.get(Indicator, unit=score.unit, id=score.indicator)
    result = placed.result
    if measured and result.value is not None and result.numerator is not None and result.denominator:
        exact = Fraction(result.numerator) / Fraction(result.denominator) * 100
        decimals = measured.record.decimals
        computed, printed = rounded(exact, decimals), rounded(Fraction(result.value), decimals)
        yield Comparison("value", plain(result.value), plain(computed), computed == printed, placed.at("value"))


def _published(records: Index, score: Score, placed: PlacedResult) -> Iterator[Comparison]:
    printed = placed.result.published
    if printed is None:
        return
    if printed.achievement is not None and score.exact_achievement is not None:
        at = placed.at("published", "achievement")
        yield _number("achievement", printed.achievement, score.exact_achievement, at)
    if printed.change is not None and score.exact_change is not None:
        yield _number("change", printed.change, score.exact_change, placed.at("published", "change"))
    band = _band(records, score.status)
    met = STATUS_WORDS.get(" ".join((printed.status or "").lower().split()))
    if printed.status is not None and met is not None and band:
        follows = met == (band.id == ACHIEVED)
        yield Comparison("status", printed.status, band.word.id, follows, placed.at("published", "status"))


def _number(what: str, printed: Decimal, exact: str, at: Location) -> Comparison:
    computed = rounded(Fraction(exact), decimals_of(printed))
    return Comparison(what, plain(printed), plain(computed), computed == printed, at)


def _text(what: str, printed: str, computed: str, at: Location) -> Comparison:
    return Comparison(what, printed, computed, printed.strip().lower() == computed.lower(), at)


def _band(records: Index, verdict: Verdict | None) -> Band | None:
    rule = records.policy(verdict.policy) if verdict else None
    return next((band for band in rule.bands if verdict and band.id == verdict.band), None) if rule else None
