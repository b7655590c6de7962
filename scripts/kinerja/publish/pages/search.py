"""The search page; without a script it is the way to the lists of all pages."""

from collections.abc import Iterator

from kinerja.publish import address
from kinerja.publish.content import Site
from kinerja.publish.files.search_index import NAME
from kinerja.publish.page import Page
from kinerja.publish.voice import Voice


def pages(site: Site, voice: Voice) -> Iterator[Page]:
    """The search page."""
    yield Page(
        address=address.SEARCH,
        title=voice.text("search.title"),
        description=voice.text("search.description"),
        template="search.html",
        view={"index": NAME, "releases": site.latest},
    )
