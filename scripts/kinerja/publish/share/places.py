"""Where the pictures lie, and whether there are any."""

from importlib.util import find_spec

from kinerja.publish.address import Address, path
from kinerja.publish.content import Site
from kinerja.publish.share.card import Card

_NAME = "share.png"


def path_of(site: Site, language: str, place: Address) -> str:
    """The path of the picture in a folder, below the folder of the language; empty where none is drawn.

    Services look for pictures under whole addresses, so there are none as long as the site does not know its own;
    a preview is not shared.
    """
    shared = site.url and not site.preview
    return f"{path(language, place)}{_NAME}" if shared and find_spec("PIL") else ""


def drawn(card: Card) -> bytes:
    """The picture as PNG. Needs Pillow, which is loaded no earlier."""
    from kinerja.publish.share.drawing import draw

    return draw(card)
