"""What several pages show: figures as rows, counts as bars, comparisons, computations."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kinerja.disclose.published import (
    Comparison,
    Figure,
    PublishedIndicator,
    PublishedInput,
    PublishedStep,
    PublishedSurvey,
    PublishedUnit,
    PublishedVerdict,
    Release,
    Source,
)
from kinerja.publish import address, charts, numerals, sentences
from kinerja.publish.address import Address
from kinerja.publish.marks import Mark, Tally, band_word, figure_mark, policy_of, ranked
from kinerja.publish.page import Crumb
from kinerja.publish.span import span
from kinerja.publish.voice import Voice


@dataclass(frozen=True, slots=True)
class Row:
    """A figure in words."""

    name: str
    address: Address
    period: str
    target: str
    realisation: str
    achievement: str
    raw: str
    mark: Mark
    word: str
    change: str
    begins: bool
    source: Source | None


@dataclass(frozen=True, slots=True)
class Bar:
    """Counts as a bar, with the sentence that says the same."""

    tally: Tally
    segments: tuple[charts.Segment, ...]
    title: str
    sentence: str


@dataclass(frozen=True, slots=True)
class SurveyRow:
    """A survey in words."""

    name: str
    address: Address
    period: str
    index: str
    word: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Clause:
    """A legal reference, with its page and anchor when the release holds its policy."""

    title: str
    address: Address | None
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step of a computation in words."""

    sentence: str
    result: str | None
    clause: Clause | None


@dataclass(frozen=True, slots=True)
class Computation:
    """How a figure came about: what went in, from where, and each step."""

    title: str
    inputs: tuple[tuple[str, str, str], ...]
    steps: tuple[StepRow, ...]


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    """A printed figure beside the same figure recomputed."""

    period: str
    what: str
    printed: str
    computed: str
    follows: bool


def figure_row(
    voice: Voice, release: Release, unit: PublishedUnit, indicator: PublishedIndicator, figure: Figure
) -> Row:
    """A figure of an indicator as a row of a table."""
    none = voice.text("none")

    def amount(value: str | None) -> str:
        return none if value is None else voice.amount(value, indicator)

    return Row(
        name=indicator.name,
        address=address.indicator(release.government.id, unit.id, indicator.id),
        period=voice.period(figure.period),
        target=amount(figure.target),
        realisation=amount(figure.realisation),
        achievement=none if figure.achievement is None else voice.percent(figure.achievement),
        raw=none if figure.raw is None else voice.percent(figure.raw),
        mark=figure_mark(voice, release, figure),
        word=none if figure.word is None else band_word(voice, release, figure.word),
        change=sentences.change(voice, figure),
        begins=figure.series_break is not None,
        source=source_of(release, figure.source),
    )


def headline(indicator: PublishedIndicator) -> Figure | None:
    """The figure that tells most today: the latest that is not merely waiting, else the latest."""
    known = [one for one in indicator.figures if one.state != "pending"] or indicator.figures
    return max(known, key=lambda one: span(one.period).order, default=None)


def source_of(release: Release, identifier: str | None) -> Source | None:
    """A source of the government by id."""
    return next((one for one in release.government.sources if one.id == identifier), None)


def bar(voice: Voice, tally: Tally | None) -> Bar | None:
    """The bar of some counts, if there is anything to count."""
    if tally is None or not tally.counts:
        return None
    words = sentences.parts(voice, tally)
    return Bar(
        tally,
        charts.stacked([(one.number, one.mark.shape) for one in tally.counts]),
        voice.text("chart.status_title", count=voice.number(tally.indicators), parts=words),
        sentences.counts(voice, tally),
    )


def survey_row(voice: Voice, release: Release, unit: PublishedUnit, one: PublishedSurvey) -> SurveyRow:
    """A survey as a row of a table."""
    return SurveyRow(
        name=one.service_name,
        address=address.survey(release.government.id, unit.id, one),
        period=voice.period(one.period),
        index=voice.text("none") if one.index is None else voice.number(one.index),
        word=_survey_word(voice, release, one),
        sentence=sentences.survey(voice, release, one),
    )


def _survey_word(voice: Voice, release: Release, one: PublishedSurvey) -> str:
    if one.withheld:
        return voice.text("survey.withheld")
    return voice.text("none") if one.verdict is None else band_word(voice, release, one.verdict)


def surveys(voice: Voice, release: Release, units: Sequence[PublishedUnit]) -> tuple[SurveyRow, ...]:
    """All surveys of some units, newest first."""
    found = [(unit, one) for unit in units for one in unit.surveys]
    found.sort(key=lambda pair: (span(pair[1].period).order, pair[1].service), reverse=True)
    return tuple(survey_row(voice, release, unit, one) for unit, one in found)


def crumbs(release: Release, *units: PublishedUnit) -> tuple[Crumb, ...]:
    """The way to a page of a government, or of one of its units."""
    government = release.government
    start = Crumb(government.name, address.government(government.id))
    return start, *(Crumb(unit.name, address.unit(government.id, unit.id)) for unit in units)


def computation(
    voice: Voice,
    release: Release,
    title: str,
    inputs: Sequence[PublishedInput],
    trace: Sequence[PublishedStep],
) -> Computation | None:
    """A trace in words, if there is one."""
    if not inputs and not trace:
        return None
    rows = tuple((voice.word("inputs", one.name), voice.value(one.value), f"{one.path}:{one.line}") for one in inputs)
    return Computation(title, rows, tuple(_step(voice, release, one) for one in trace))


def comparison_row(voice: Voice, release: Release, period: str, one: Comparison) -> ComparisonRow:
    """A comparison in words; bands of policies by their word."""
    return ComparisonRow(
        period=voice.period(period),
        what=voice.word("whats", one.what),
        printed=voice.value(one.printed),
        computed=_band_or_value(voice, release, one),
        follows=one.follows,
    )


def _band_or_value(voice: Voice, release: Release, one: Comparison) -> str:
    policy = policy_of(release, release.status_policy)
    bands = ranked(policy) if policy and one.what == "status" else ()
    return next((voice.wording(band.word) for band in bands if band.id == one.computed), voice.value(one.computed))


def _step(voice: Voice, release: Release, step: PublishedStep) -> StepRow:
    result = None if step.result is None else voice.value(step.result)
    if result is not None and numerals.is_number(step.result or ""):
        result = voice.text("indicator.equals" if step.exact else "indicator.cut", number=result)
    sentence = voice.sentence(f"steps.{step.name}", _named(voice, release, step.values))
    reference = step.legal or step.values.get("policy")
    return StepRow(sentence, result, clause(voice, release, reference) if reference else None)


def _named(voice: Voice, release: Release, values: Mapping[str, str]) -> dict[str, str]:
    """The values of a step, with the policy and its bands by their words."""
    policy = policy_of(release, values.get("policy"))
    if policy is None:
        return dict(values)
    words = {one.id: voice.wording(one.word) for one in policy.bands}
    named = {"policy": voice.wording(policy.title), "band": words.get(values.get("band", ""), "")}
    return dict(values) | {name: word for name, word in named.items() if name in values and word}


def clause(voice: Voice, release: Release, reference: str) -> Clause:
    """A legal reference `<policy>#<clause>`, or a policy alone, as a link into the method pages."""
    identifier, _, anchor = reference.partition("#")
    policy = policy_of(release, identifier)
    if policy is None:
        return Clause(reference, None)
    legal = next((one for one in policy.legal if one.id == anchor), None)
    if legal is None:
        return Clause(voice.wording(policy.title), address.policy(identifier))
    title = ", ".join(part for part in (legal.regulation, legal.article) if part)
    return Clause(title, address.policy(identifier), f"#{legal.id}")


def verdict_text(voice: Voice, release: Release, verdict: PublishedVerdict | None) -> str:
    """A policy's word, or the sign for nothing."""
    return voice.text("none") if verdict is None else band_word(voice, release, verdict)
