"""The chart of an indicator on other sites: where it lies, and the code that shows it there."""

from dataclasses import dataclass
from html import escape

from kinerja.publish.address import ROOTS, Address, path
from kinerja.publish.content import Site
from kinerja.publish.voice import Voice

HEIGHT = 340


@dataclass(frozen=True, slots=True)
class Embedding:
    """The folder, the file of the picture in it, and pieces of HTML; those are empty while the site has no address."""

    place: Address
    picture: str
    frame: str = ""
    image: str = ""


def embedding(site: Site, voice: Voice, name: str, place: Address) -> Embedding:
    """How an indicator of that name is shown elsewhere."""
    picture = voice.text("embed.picture")
    if not site.url:
        return Embedding(place, picture)
    folder = f"{site.url}/{ROOTS[voice.language]}{path(voice.language, place)}"
    title = escape(name)
    frame = f'<iframe src="{folder}index.html" title="{title}" width="100%" height="{HEIGHT}" loading="lazy"></iframe>'
    image = f'<img src="{folder}{picture}" alt="{title}" width="400" height="300" loading="lazy">'
    return Embedding(place, picture, frame, image)
