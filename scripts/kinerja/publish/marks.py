"""Status as a word with a shape, and counts by status: what a policy's words look like on a page."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from kinerja.disclose.published import Band, Figure, PublishedVerdict, Release, ScoringPolicy, Summary
from kinerja.publish.span import span
from kinerja.publish.voice import Voice

# The shapes of marks: the best band of a policy, those between, the worst, and figures without a band.
SHAPES = ("full", "half", "empty", "none")

_NO_LIMIT = Decimal("-Infinity")


@dataclass(frozen=True, slots=True)
class Mark:
    """A word and a shape: `full`, `half`, `empty`, or `none` where there is no value."""

    word: str
    shape: str


@dataclass(frozen=True, slots=True)
class Count:
    """How many indicators carry a mark."""

    mark: Mark
    number: int


@dataclass(frozen=True, slots=True)
class Tally:
    """Where the indicators of some units stand in one period."""

    period: str
    indicators: int
    counts: tuple[Count, ...]


def policy_of(release: Release, identifier: str | None) -> ScoringPolicy | None:
    """A policy of the release by id."""
    return next((one for one in release.policies if one.id == identifier), None)


def ranked(policy: ScoringPolicy) -> tuple[Band, ...]:
    """The bands of a policy, best first."""
    return tuple(sorted(policy.bands, key=lambda one: _NO_LIMIT if one.lowest is None else one.lowest, reverse=True))


def verdict_mark(voice: Voice, release: Release, verdict: PublishedVerdict) -> Mark:
    """The mark of a policy's word."""
    policy = policy_of(release, verdict.policy)
    return _band_mark(voice, policy, verdict.band)


def figure_mark(voice: Voice, release: Release, figure: Figure) -> Mark:
    """The mark of a figure: its status, or the reason why it has none."""
    if figure.status:
        return verdict_mark(voice, release, figure.status)
    return state_mark(voice, figure.state)


def state_mark(voice: Voice, state: str) -> Mark:
    """The mark of a figure without a status."""
    return Mark(voice.word("states", state), "none")


def band_word(voice: Voice, release: Release, verdict: PublishedVerdict) -> str:
    """A policy's word, after its letter where it has one."""
    word = verdict_mark(voice, release, verdict).word
    return voice.text("format.letter", letter=verdict.letter, word=word) if verdict.letter else word


def latest_tally(voice: Voice, release: Release, summaries: Iterable[Summary]) -> Tally | None:
    """The counts of the latest period in which anything was due, all given units together."""
    known = tuple(summaries)
    if not known:
        return None
    due = [one.period for one in known if one.indicators > one.states.get("pending", 0)]
    latest = max(due or [one.period for one in known], key=lambda one: span(one).order)
    return tally(voice, release, latest, [one for one in known if one.period == latest])


def tally(voice: Voice, release: Release, period: str, summaries: Iterable[Summary]) -> Tally:
    """The counts of one period, best first, those without a value last."""
    statuses: Counter[str] = Counter()
    states: Counter[str] = Counter()
    indicators = 0
    for one in summaries:
        indicators += one.indicators
        statuses.update(one.statuses)
        states.update(one.states)
    policy = policy_of(release, release.status_policy)
    order = [band.id for band in ranked(policy)] if policy else []
    bands = sorted(statuses, key=lambda one: (order.index(one) if one in order else len(order), one))
    counts = [Count(_band_mark(voice, policy, band), statuses[band]) for band in bands]
    states["scored"] += indicators - statuses.total() - states.total()
    counts += [Count(state_mark(voice, state), states[state]) for state in sorted(states)]
    return Tally(period, indicators, tuple(one for one in counts if one.number > 0))


def _band_mark(voice: Voice, policy: ScoringPolicy | None, band_id: str) -> Mark:
    bands = ranked(policy) if policy else ()
    for place, band in enumerate(bands):
        if band.id == band_id:
            shape = "full" if place == 0 else "empty" if place == len(bands) - 1 else "half"
            return Mark(voice.wording(band.word), shape)
    return Mark(band_id, "none")
