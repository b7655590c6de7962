"""How a reader answers: the channels that a government named, each told which page, release and figure it is about."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from kinerja.disclose.published import PublishedGovernment
from kinerja.publish.address import is_web_address
from kinerja.publish.page import Page

# In the order in which they are shown; the words are `pages.report.<kind>`.
KINDS = ("complaints", "information", "proposals")

_GAP = re.compile(r"\{(page|release|figure)\}")


@dataclass(frozen=True, slots=True)
class Channel:
    """A way to answer: its kind, and a web address that already says what the answer is about."""

    kind: str
    url: str


@dataclass(frozen=True, slots=True)
class Report:
    """What an answer to a page is about: the page's address, the name of its figure, and the channels to use."""

    page: str
    figure: str
    channels: tuple[Channel, ...]


def report(page: Page, place: str) -> Report | None:
    """The answer to a page at a place; None for a page that is not about a government."""
    if not page.release:
        return None
    facts = {"page": place, "release": str(page.release.number), "figure": page.title}
    return Report(place, page.title, tuple(_channels(page.release.government, facts)))


def filled(template: str, facts: dict[str, str]) -> str:
    """A web address with its gaps filled, each fact encoded so that it stays a single value."""
    return _GAP.sub(lambda gap: quote(facts[gap[1]], safe=""), template)


def _channels(government: PublishedGovernment, facts: dict[str, str]) -> Iterator[Channel]:
    for kind in KINDS:
        template = getattr(government.contact, f"{kind}_url", None)
        if is_web_address(template):
            yield Channel(kind, filled(template, facts))
