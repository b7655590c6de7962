"""The chart of each indicator for other sites: a small page that stands alone, and a picture."""

import re
from collections.abc import Iterator

from kinerja.publish import address
from kinerja.publish.address import path, relative
from kinerja.publish.content import Site
from kinerja.publish.embedding.picture import picture
from kinerja.publish.embedding.subject import Subject
from kinerja.publish.press import Press
from kinerja.publish.voice import Voice

_STYLE = "assets/embed.css"

# A browser refuses a whole picture for one character that XML does not know.
_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def files(site: Site, voice: Voice) -> Iterator[tuple[str, bytes]]:
    """The page and the picture of each indicator."""
    press = Press(site, voice)
    for release in site.latest:
        for unit in release.units:
            for indicator in unit.indicators:
                subject = Subject(voice, release, unit, indicator, site.preview)
                folder = path(voice.language, address.embed(*subject.ids))
                yield f"{folder}index.html", _page(press, subject, folder)
                drawn = press.sheet("embed.svg", picture(subject))
                yield f"{folder}{voice.text('embed.picture')}", _NOT_XML.sub("", drawn).encode()


def _page(press: Press, subject: Subject, folder: str) -> bytes:
    source = path(subject.voice.language, address.indicator(*subject.ids))
    links = {"source": relative(folder, source), "style": relative(folder, _STYLE)}
    return press.sheet("embed.html", {"subject": subject, **links}).encode()
