"""A government at a glance: which promises were kept, its units by kind, and the way to everything else about it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kinerja.disclose.published import Notice, PublishedVerdict, Release
from kinerja.publish import address, release_files
from kinerja.publish.content import Site
from kinerja.publish.marks import SHAPES, policy_of, ranked, verdict_mark
from kinerja.publish.page import Page
from kinerja.publish.pages import parts
from kinerja.publish.pages.governments.change_box import changes_view
from kinerja.publish.pages.governments.menu import menu
from kinerja.publish.pages.governments.standing import Standing, standing
from kinerja.publish.pages.governments.unit_groups import alone, unit_groups
from kinerja.publish.pages.lists import promises
from kinerja.publish.share.places import path_of
from kinerja.publish.span import span
from kinerja.publish.voice import Voice

# The page is read on a telephone: of long lists it shows the newest, and each full list has a page of its own.
_SURVEYS = 6
_NOTICES = 5
_PERIODS = 8


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """A finding in words."""

    slug: str
    known: bool
    sentence: str
    place: str


@dataclass(frozen=True, slots=True)
class Ratings:
    """How many units have which rating in the latest period."""

    period: str
    counts: tuple[tuple[str, str], ...]


def pages(site: Site, voice: Voice) -> Iterator[Page]:
    """One page for each government."""
    for chain in site.chains:
        yield _page(site, voice, chain)


def _page(site: Site, voice: Voice, chain: Sequence[Release]) -> Page:
    release = chain[-1]
    government = release.government
    found = standing(voice, release, release.units)
    surveys = parts.surveys(voice, release, release.units)
    return Page(
        address=address.government(government.id),
        title=government.name,
        description=_description(voice, release, found),
        template="government.html",
        release=release,
        kind="government",
        keywords=tuple(one.code for one in government.codes),
        feed=release_files.feed(voice.language, government.id),
        share=path_of(site, voice.language, address.government(government.id)),
        view={
            "standing": found,
            "places": {shape: promises.place(release, shape) for shape in SHAPES},
            "changes": changes_view(voice, chain),
            "menu": menu(site, voice, release),
            "groups": unit_groups(voice, release),
            "alone": alone(voice, release),
            "surveys": surveys[:_SURVEYS],
            "more_surveys": len(surveys[_SURVEYS:]),
            "ratings": _ratings(voice, release),
            "notices": tuple(_notice(site, voice, one) for one in release.notices[:_NOTICES]),
            "more_notices": len(release.notices[_NOTICES:]),
            "periods": sorted(release.periods, key=lambda one: span(one.id).order, reverse=True)[:_PERIODS],
        },
    )


def _description(voice: Voice, release: Release, found: Standing | None) -> str:
    name = release.government.name
    if found is None:
        return voice.text("government.description", name=name, count=voice.number(len(release.units)))
    return voice.text("government.description_standing", name=name, sentence=found.sentence, period=found.period)


def _ratings(voice: Voice, release: Release) -> Ratings | None:
    """The counts of the latest period in which any unit was rated, best first."""
    rated = [one for unit in release.units for one in unit.ratings if one.rating and one.policy]
    if not rated:
        return None
    period = max((one.period for one in rated), key=lambda one: span(one).order)
    counts = Counter((one.policy or "", one.rating or "") for one in rated if one.period == period)
    words = tuple(
        (_rating_word(voice, release, *pair), voice.number(counts[pair]))
        for pair in sorted(counts, key=lambda pair: _rank(release, *pair))
    )
    return Ratings(voice.period(period), words)


def _rating_word(voice: Voice, release: Release, policy: str, band: str) -> str:
    return verdict_mark(voice, release, PublishedVerdict(policy=policy, band=band)).word


def _rank(release: Release, policy_id: str, band: str) -> tuple[str, int, str]:
    policy = policy_of(release, policy_id)
    bands = [one.id for one in ranked(policy)] if policy else []
    return policy_id, bands.index(band) if band in bands else len(bands), band


def _notice(site: Site, voice: Voice, notice: Notice) -> NoticeRow:
    rule = site.rule(notice.rule)
    section = rule.section if rule else "rules"
    sentence = voice.sentence(f"{section}.{notice.rule}.message", notice.facts)
    return NoticeRow(notice.rule, rule is not None, sentence, f"{notice.path}:{notice.line}")
