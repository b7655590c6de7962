"""The home page: what each government promised, and whether it kept it."""

from collections.abc import Iterator
from dataclasses import dataclass

from kinerja.disclose.published import Release
from kinerja.publish import address
from kinerja.publish.content import Site
from kinerja.publish.marks import latest_tally
from kinerja.publish.page import Page
from kinerja.publish.pages import parts
from kinerja.publish.voice import Voice

# More would push the other governments off the screen; all are on the government's page.
_SURVEYS = 2


@dataclass(frozen=True, slots=True)
class Card:
    """One government at a glance."""

    release: Release
    address: address.Address
    period: str
    bar: parts.Bar | None
    surveys: tuple[parts.SurveyRow, ...]


def pages(site: Site, voice: Voice) -> Iterator[Page]:
    """The home page."""
    yield Page(
        address=address.HOME,
        title=voice.text("home.title"),
        description=voice.text("home.description"),
        template="home.html",
        view={"cards": tuple(_card(voice, release) for release in site.latest)},
    )


def _card(voice: Voice, release: Release) -> Card:
    summaries = [summary for unit in release.units for summary in unit.summaries]
    tally = latest_tally(voice, release, summaries)
    return Card(
        release=release,
        address=address.government(release.government.id),
        period=voice.period(tally.period) if tally else "",
        bar=parts.bar(voice, tally),
        surveys=parts.surveys(voice, release, release.units)[:_SURVEYS],
    )
