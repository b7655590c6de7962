"""The home page: what each government promised, and whether it kept it."""

from collections.abc import Iterator
from dataclasses import dataclass

from kinerja.disclose.published import Release
from kinerja.publish import address
from kinerja.publish.content import Site
from kinerja.publish.marks import SHAPES, Mark
from kinerja.publish.page import Page
from kinerja.publish.pages import parts
from kinerja.publish.pages.governments.standing import Standing, standing
from kinerja.publish.voice import Voice

# Whose own figures these are comes first; what is quoted from reports of others comes last.
_ORIGINS = ("own", "example", "quoted")

# With more governments than this, each is a line without a chart, so that the page stays light.
_DRAWN = 24


@dataclass(frozen=True, slots=True)
class Card:
    """One government at a glance; a `survey` where it has promised nothing that was counted."""

    release: Release
    address: address.Address
    standing: Standing | None
    survey: parts.SurveyRow | None


@dataclass(frozen=True, slots=True)
class Group:
    """The governments whose figures are of one origin."""

    origin: str
    cards: tuple[Card, ...]


def pages(site: Site, voice: Voice) -> Iterator[Page]:
    """The home page."""
    yield Page(
        address=address.HOME,
        title=voice.text("home.title"),
        description=voice.text("home.description", count=voice.number(len(site.latest))),
        template="home.html",
        view={
            "groups": tuple(_groups(site, voice)),
            "drawn": len(site.latest) <= _DRAWN,
            "legend": tuple(Mark(voice.text(f"promises.groups.{shape}"), shape) for shape in SHAPES),
        },
    )


def _groups(site: Site, voice: Voice) -> Iterator[Group]:
    for origin in _ORIGINS:
        cards = tuple(_card(voice, one) for one in site.latest if one.government.data == origin)
        if cards:
            yield Group(origin, cards)


def _card(voice: Voice, release: Release) -> Card:
    found = standing(voice, release, release.units)
    surveys = parts.surveys(voice, release, release.units)[:1] if found is None else ()
    return Card(release, address.government(release.government.id), found, next(iter(surveys), None))
