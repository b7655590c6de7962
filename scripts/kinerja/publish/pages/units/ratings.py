"""How units were rated as organisations: the word that was set, beside the one that the figures propose."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kinerja.disclose.published import PublishedOrganisationRating, PublishedUnit, PublishedVerdict, Release, Source
from kinerja.publish import address
from kinerja.publish.address import Address
from kinerja.publish.content import Site
from kinerja.publish.marks import band_word, policy_of, ranked
from kinerja.publish.page import Page
from kinerja.publish.pages import parts
from kinerja.publish.pages.lists import leaves
from kinerja.publish.pages.lists.leaves import Leaf
from kinerja.publish.span import span
from kinerja.publish.voice import Voice

_ROWS = 24

Rated = tuple[PublishedUnit, PublishedOrganisationRating]


@dataclass(frozen=True, slots=True)
class RatingRow:
    """A unit's rating of one period in words; `differs` when the word that was set is not the proposed one."""

    name: str
    address: Address
    period: str
    is_set: bool
    word: str
    setting: str
    proposed: str
    differs: bool
    agreement: str
    sentence: str
    reason: str | None
    source: Source | None
    computation: parts.Computation | None


@dataclass(frozen=True, slots=True)
class Scale:
    """The words of a policy, best first, and where they are explained."""

    title: str
    address: Address
    words: tuple[str, ...]


def pages(site: Site, voice: Voice) -> Iterator[Page]:
    """The ratings of each government that has any, period by period."""
    for release in site.latest:
        every = leaves.leaves(_by_period(release), _ROWS)
        for leaf in every:
            yield _page(voice, release, every, leaf)


def has_ratings(release: Release) -> bool:
    """Whether a government has ratings, and so a page about them."""
    return any(unit.ratings for unit in release.units)


def rows(voice: Voice, release: Release, unit: PublishedUnit, most: int) -> tuple[RatingRow, ...]:
    """The ratings of a unit, newest first, at most so many."""
    ordered = sorted(unit.ratings, key=lambda one: span(one.period).order, reverse=True)
    return tuple(_row(voice, release, unit, one) for one in ordered[:most])


def _by_period(release: Release) -> dict[str, list[Rated]]:
    found: dict[str, list[Rated]] = defaultdict(list)
    # By name: an order by ratings would be a league table.
    for unit in sorted(release.units, key=lambda one: (one.name.casefold(), one.id)):
        for one in unit.ratings:
            found[one.period].append((unit, one))
    return found


def _page(voice: Voice, release: Release, every: Sequence[Leaf[Rated]], leaf: Leaf[Rated]) -> Page:
    government = release.government
    root = address.ratings(government.id)
    facts = {"name": government.name, "period": voice.period(leaf.period)}
    counts = _counts(voice, [one for same in every if same.period == leaf.period for _, one in same.entries])
    return Page(
        address=leaf.place(root),
        title=voice.text("rating.page_title", **facts),
        description=voice.text("rating.description", counts=counts, **facts),
        template="ratings.html",
        release=release,
        trail=(*parts.crumbs(release), *leaves.trail(voice, root, voice.text("rating.title"), leaf)),
        kind="list",
        view={
            "period": facts["period"],
            "counts": counts,
            "turning": leaves.turning(voice, root, every, leaf),
            "rows": tuple(_row(voice, release, unit, one) for unit, one in leaf.entries),
            "scales": tuple(_scales(voice, release, leaf.entries)),
        },
    )


def _counts(voice: Voice, ratings: Sequence[PublishedOrganisationRating]) -> str:
    counted = Counter(_standing(one) for one in ratings)
    kinds = ("same", "differs", "alone", "not_set")
    said = [voice.text(f"rating.counts.{one}", count=voice.number(counted[one])) for one in kinds if counted[one]]
    return voice.text("rating.counts.all", count=voice.number(len(ratings)), parts=", ".join(said))


def _standing(one: PublishedOrganisationRating) -> str:
    if one.rating is None:
        return "not_set"
    if one.proposed is None:
        return "alone"
    return "same" if one.rating == one.proposed.band else "differs"


def _scales(voice: Voice, release: Release, rated: Sequence[Rated]) -> Iterator[Scale]:
    for identifier in sorted({identifier for _, one in rated if (identifier := _policy(one))}):
        policy = policy_of(release, identifier)
        if policy:
            words = tuple(voice.wording(band.word) for band in ranked(policy))
            yield Scale(voice.wording(policy.title), address.policy(identifier), words)


def _row(voice: Voice, release: Release, unit: PublishedUnit, one: PublishedOrganisationRating) -> RatingRow:
    period = voice.period(one.period)
    standing = _standing(one)
    title = voice.text("rating.computed_for", period=period)
    return RatingRow(
        name=unit.name,
        address=address.unit(release.government.id, unit.id),
        period=period,
        is_set=one.rating is not None,
        word=voice.text("rating.not_set") if one.rating is None else _word(voice, release, one, one.rating),
        setting=_setting(voice, one),
        proposed=parts.verdict_text(voice, release, one.proposed),
        differs=standing == "differs",
        agreement=voice.text(f"rating.standings.{standing}") if standing in {"same", "differs"} else voice.text("none"),
        sentence=_sentence(voice, release, one),
        reason=one.reason,
        source=parts.source_of(release, one.source),
        computation=parts.computation(voice, release, title, one.inputs, one.trace),
    )


def _policy(one: PublishedOrganisationRating) -> str:
    return one.policy or (one.proposed.policy if one.proposed else "")


def _word(voice: Voice, release: Release, one: PublishedOrganisationRating, band: str) -> str:
    return band_word(voice, release, PublishedVerdict(policy=_policy(one), band=band))


def _setting(voice: Voice, one: PublishedOrganisationRating) -> str:
    if one.set_by is None or one.set_on is None:
        return voice.text("none")
    return voice.text("rating.set", post=one.set_by, date=voice.day(one.set_on))


def _sentence(voice: Voice, release: Release, one: PublishedOrganisationRating) -> str:
    said = [voice.text("rating.sentence_not_set")]
    if one.rating is not None:
        facts = {"word": _word(voice, release, one, one.rating), "setting": _setting(voice, one)}
        said = [voice.text("rating.sentence_set", **facts)]
    if one.proposed is None or one.achievement is None:
        return " ".join((*said, voice.text("rating.nothing_proposed")))
    key = "rating.proposed_weighted" if one.weighted else "rating.proposed"
    facts = {"achievement": voice.percent(one.achievement), "counted": voice.number(one.counted)}
    word = parts.verdict_text(voice, release, one.proposed)
    said.append(voice.text(key, word=word, indicators=voice.number(one.indicators), **facts))
    if one.rating is not None:
        said.append(voice.text("rating.same" if one.rating == one.proposed.band else "rating.differs"))
    return " ".join(said)
