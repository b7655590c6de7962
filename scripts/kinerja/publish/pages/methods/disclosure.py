"""How people are protected: every limit with its reason, what is never shown, and what the promise is worth."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from kinerja.disclose.published import DisclosurePolicy, Headcount, Range, ScoringPolicy, Wording
from kinerja.publish import address
from kinerja.publish.content import Site
from kinerja.publish.page import Crumb, Page
from kinerja.publish.pages.staff.words import headcount, span_of
from kinerja.publish.voice import Voice

PRINCIPLES = ("groups", "ranges", "closed", "differences", "audit")
NEVER = ("persons", "counts", "ranks", "cuts", "open", "texts")
REMEDIES = ("pool", "withhold", "coarser", "parent")
BOUNDS = ("beyond", "own", "separate", "likely", "counts", "changes", "elsewhere")


@dataclass(frozen=True, slots=True)
class LimitRow:
    """A limit by name, with its value in words and its reason."""

    name: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class BandRow:
    """The ranges of shares for groups of one size."""

    people: str
    width: str
    lowest: str
    highest: str


@dataclass(frozen=True, slots=True)
class StepRow:
    """The step in which means of groups of one size are told."""

    people: str
    step: str


def pages(site: Site, voice: Voice) -> Iterator[Page]:
    """One page for each disclosure policy."""
    for policy in site.known_disclosures():
        yield _page(site, voice, policy)


def _page(site: Site, voice: Voice, policy: DisclosurePolicy) -> Page:
    smallest = voice.number(policy.smallest_group.value)
    return Page(
        address=address.disclosure(policy.id),
        title=voice.text("disclosure.title"),
        description=voice.text("disclosure.description"),
        template="disclosure.html",
        trail=(Crumb(voice.text("method.title"), address.METHOD),),
        view={
            "policy": policy,
            "principles": tuple(voice.text(f"disclosure.principles.{one}", smallest=smallest) for one in PRINCIPLES),
            "limits": tuple(_limits(voice, policy)),
            "bands": tuple(_bands(voice, policy)),
            "steps": tuple(_steps(voice, policy)),
            "good": tuple(_rating(voice, one, site.known_policies()) for one in policy.good.ratings),
            "never": NEVER,
            "remedies": REMEDIES,
            "bounds": BOUNDS,
            "users": tuple(_users(site, policy)),
        },
    )


def _limits(voice: Voice, policy: DisclosurePolicy) -> Iterator[LimitRow]:
    means, hours = policy.means, policy.hours
    every = (
        ("smallest_group", policy.smallest_group, "people"),
        ("pool_left_at", policy.pool_left_at, "people"),
        ("people_changed", policy.people_changed, "people"),
        ("respondents", policy.respondents, "people"),
        ("classes_from", policy.classes_from, "people"),
        ("sum_width", means.sum_width, "points"),
        ("end_steps", means.end_steps, "steps"),
        ("others_open", means.others_open, "points"),
        ("highest", hours.highest, "hours"),
        ("dominance", hours.dominance, "percent"),
    )
    for name, limit, unit in every:
        value = voice.text(f"disclosure.units.{unit}", number=voice.number(limit.value))
        yield _limit(voice, name, value, limit.reason)


def _limit(voice: Voice, name: str, value: str, reason: Wording) -> LimitRow:
    return LimitRow(voice.text(f"disclosure.limits.{name}"), value, voice.wording(reason))


def _bands(voice: Voice, policy: DisclosurePolicy) -> Iterator[BandRow]:
    bands = policy.shares.bands
    for band, people in zip(bands, _sizes(voice, [one.staff for one in bands]), strict=True):
        yield BandRow(
            people=people,
            width=voice.text("disclosure.units.points", number=voice.number(band.width)),
            lowest=_share(voice, 0, band.width),
            highest=_share(voice, 100 - band.width, 100),
        )


def _sizes(voice: Voice, starts: Sequence[int]) -> Iterator[str]:
    """Classes of sizes by where they start; the last has no end."""
    for start, following in zip(starts, (*starts[1:], None), strict=True):
        yield headcount(voice, Headcount(low=start, high=following and following - 1))


def _share(voice: Voice, low: int, high: int) -> str:
    return span_of(voice, Range(low=Decimal(low), high=Decimal(high)), share=True)


def _steps(voice: Voice, policy: DisclosurePolicy) -> Iterator[StepRow]:
    """The step that groups of each size take: the smallest one with people times step at least the width."""
    starts: dict[int, Decimal] = {}
    for step in sorted(policy.means.steps, reverse=True):
        needed = (policy.means.sum_width.value / step).to_integral_value(ROUND_CEILING)
        # Coarser steps that begin below the smallest group give way to the finest that already holds there.
        starts[int(max(needed, policy.smallest_group.value))] = step
    for start, people in zip(sorted(starts), _sizes(voice, sorted(starts)), strict=True):
        yield StepRow(people, voice.number(starts[start]))


def _rating(voice: Voice, rating: str, policies: tuple[ScoringPolicy, ...]) -> str:
    people = (one for one in policies if one.use == "person-rating")
    words = (voice.wording(band.word) for one in people for band in one.bands if band.id == rating)
    return next(words, rating)


def _users(site: Site, policy: DisclosurePolicy) -> Iterator[Crumb]:
    for release in site.latest:
        if release.disclosure and release.disclosure.id == policy.id:
            yield Crumb(release.government.name, address.government(release.government.id))
