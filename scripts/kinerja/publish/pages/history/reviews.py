"""The periodic reviews of indicators and of the system: what was decided, and why."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kinerja.disclose.published import PublishedReview, PublishedReviewItem, Release
from kinerja.publish import address
from kinerja.publish.address import Address
from kinerja.publish.content import Site
from kinerja.publish.page import Crumb, Page
from kinerja.publish.pages import parts
from kinerja.publish.pages.lists.listing import numbered, sliced, turn
from kinerja.publish.voice import Voice

# What changes the promises comes first.
DECISIONS = ("retired", "changed", "added", "kept")
_TOLD = 24
_ITEMS = 50
_FINDINGS = 3


@dataclass(frozen=True, slots=True)
class Subject:
    """An indicator that was reviewed, its page where it still has one, and what follows it."""

    name: str
    address: Address | None
    unit: str
    successor: str = ""
    successor_address: Address | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """A decision, why it was taken, and for which indicators."""

    decision: str
    reason: str
    subjects: tuple[Subject, ...]


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A review in words; `address` leads to its decisions one by one, where it has any."""

    date: str
    subject: str
    counts: tuple[tuple[str, str], ...]
    findings: tuple[str, ...]
    more_findings: int
    next_due: str
    address: Address | None


def exists(release: Release) -> bool:
    """Whether a government has a page of reviews: one that only quotes documents is not expected to publish any."""
    return bool(release.reviews) or release.government.data != "quoted"


def pages(site: Site, voice: Voice) -> Iterator[Page]:
    """The list of each government's reviews, and the decisions of each review."""
    for release in site.latest:
        if exists(release):
            reviews = sorted(release.reviews, key=lambda one: one.date, reverse=True)
            yield _list(voice, release, reviews)
            names = {(unit.id, one.id): (one.name, unit.name) for unit in release.units for one in unit.indicators}
            for one in reviews:
                yield from _decisions(voice, release, names, one)


def _list(voice: Voice, release: Release, reviews: Sequence[PublishedReview]) -> Page:
    government = release.government
    facts = {"name": government.name, "count": voice.number(len(reviews))}
    newest = facts | {"date": voice.day(reviews[0].date)} if reviews else facts
    return Page(
        address=address.reviews(government.id),
        title=voice.text("reviews.title", name=government.name),
        description=voice.text("reviews.description" if reviews else "reviews.description_none", **newest),
        template="reviews.html",
        release=release,
        trail=parts.crumbs(release),
        kind="list",
        view={
            "rows": tuple(_row(voice, release, one) for one in reviews[:_TOLD]),
            "older": tuple(_row(voice, release, one) for one in reviews[_TOLD:]),
        },
    )


def _row(voice: Voice, release: Release, one: PublishedReview) -> ReviewRow:
    counted = Counter(item.decision for item in one.items)
    order = [*DECISIONS, *sorted(counted.keys() - set(DECISIONS))]
    return ReviewRow(
        date=voice.day(one.date),
        subject=voice.word("reviews.subjects", one.subject),
        counts=tuple(
            (voice.word("reviews.decisions", name), voice.number(counted[name])) for name in order if counted[name]
        ),
        findings=one.findings[:_FINDINGS],
        more_findings=max(0, len(one.findings) - _FINDINGS),
        next_due=voice.day(one.next_due) if one.next_due else "",
        address=_address(release, one) if one.items or len(one.findings) > _FINDINGS else None,
    )


def _decisions(
    voice: Voice, release: Release, names: Mapping[tuple[str, str], tuple[str, str]], one: PublishedReview
) -> Iterator[Page]:
    """The decisions of a review, page by page."""
    row = _row(voice, release, one)
    if row.address is None:
        return
    title = voice.text("reviews.review_title", date=row.date, name=release.government.name)
    told = voice.text("reviews.review_description", title=title, counts=_sentence(voice, row))
    slices = sliced(_in_order(one.items), _ITEMS)
    for number, items in enumerate(slices, 1):
        here = turn(number, len(slices), lambda page: _address(release, one, page))
        yield Page(
            address=_address(release, one, number),
            title=numbered(voice, title, here),
            description=told,
            template="review.html",
            release=release,
            trail=(*parts.crumbs(release), Crumb(voice.text("reviews.short"), address.reviews(release.government.id))),
            view={
                "row": row,
                "reasons": tuple(_reasons(release, names, items)),
                "findings": one.findings if number == 1 else (),
                "turn": here,
            },
        )


def _sentence(voice: Voice, row: ReviewRow) -> str:
    return ", ".join(voice.text("changes.entry", label=word, count=number) for word, number in row.counts)


def _address(release: Release, one: PublishedReview, page: int = 1) -> Address:
    place = (*address.reviews(release.government.id), one.date)
    return place if page == 1 else (*place, str(page))


def _in_order(items: Sequence[PublishedReviewItem]) -> list[PublishedReviewItem]:
    """By decision and reason, so that a reason that many indicators share stands once."""
    rank = {name: number for number, name in enumerate(DECISIONS)}
    return sorted(items, key=lambda one: (rank.get(one.decision, len(rank)), one.decision, one.reason))


def _reasons(
    release: Release, names: Mapping[tuple[str, str], tuple[str, str]], items: Sequence[PublishedReviewItem]
) -> Iterator[Reason]:
    groups: dict[tuple[str, str], list[Subject]] = {}
    for one in items:
        groups.setdefault((one.decision, one.reason), []).append(_subject(release, names, one))
    for (decision, reason), subjects in groups.items():
        yield Reason(decision, reason, tuple(subjects))


def _subject(release: Release, names: Mapping[tuple[str, str], tuple[str, str]], one: PublishedReviewItem) -> Subject:
    name, unit = names.get((one.unit, one.indicator), (one.indicator, ""))
    place = address.indicator(release.government.id, one.unit, one.indicator) if unit else None
    if not one.successor:
        return Subject(name, place, unit)
    successor, known = names.get((one.unit, one.successor), (one.successor, ""))
    there = address.indicator(release.government.id, one.unit, one.successor) if known else None
    return Subject(name, place, unit, successor, there)
