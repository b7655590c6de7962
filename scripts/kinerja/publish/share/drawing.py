"""The picture: 1200 by 630 points in shades of one blue, with the font that comes with Pillow.

No font of the machine and no colour beyond four shades: the same card is the same bytes everywhere, and small.
"""

import unicodedata
from dataclasses import dataclass, field
from functools import cache, lru_cache
from io import BytesIO
from typing import cast

from PIL import Image, ImageDraw, ImageFont

from kinerja.publish.charts.words import wrapped
from kinerja.publish.share.card import Card

WIDTH, HEIGHT = 1200, 630
_MARGIN = 72
_ROOM = WIDTH - 2 * _MARGIN

# Levels of grey stand for shades from the dark blue of the site to white; four are kept.
_INK, _QUIET, _RULE, _PAPER = 0, 85, 170, 255
_DARK = (0x12, 0x43, 0x6D)
_SHADES = 4

# Signs that the font lacks and that have a plain twin.
_TWINS = str.maketrans(
    {"–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-", "‘": "'", "’": "'", "“": '"', "”": '"', "×": "x"}
)


def draw(card: Card) -> bytes:
    """A PNG with a palette."""
    image = _ground(card.origin, card.kind).copy()
    sheet = _Sheet(ImageDraw.Draw(image))
    sheet.write(card.heading, (56,), lines=2, bold=True)
    sheet.y += 14
    sheet.write(card.place, (32,), lines=2, shade=_QUIET)
    sheet.y = 292
    sheet.write(card.figure, (96, 76, 60), lines=1, bold=True)
    sheet.write(card.below, (36, 30), lines=1, shade=_QUIET)
    if card.status:
        _status(sheet, card)
    return _packed(image)


@dataclass(slots=True)
class _Sheet:
    """What is written one below the other; `y` is where the next line begins."""

    pen: ImageDraw.ImageDraw
    y: int = field(default=56)

    def write(
        self, text: str, sizes: tuple[int, ...], *, lines: int, bold: bool = False, shade: int = _INK, x: int = _MARGIN
    ) -> None:
        """A text in the first size in which it fits, else cut in the last."""
        text = _plain(text)
        room = WIDTH - _MARGIN - x
        size = next((one for one in sizes if _font(one).getlength(text) <= room * lines), sizes[-1])
        for line in wrapped(text, lambda part: _font(size).getlength(part) <= room, lines):
            self.pen.text((x, self.y), line, shade, _font(size), stroke_width=size // 40 if bold else 0)
            self.y += round(size * 1.25)


def _status(sheet: _Sheet, card: Card) -> None:
    """The word of the status behind its shape."""
    sheet.y += 12
    left, top = _MARGIN, sheet.y + 6
    box = (left, top, left + 36, top + 36)
    if card.shape == "none":
        sheet.pen.line((left, top + 18, left + 36, top + 18), fill=_INK, width=6)
    else:
        sheet.pen.ellipse(box, fill=_INK if card.shape == "full" else _PAPER, outline=_INK, width=5)
    if card.shape == "half":
        sheet.pen.pieslice(box, 90, 270, fill=_INK)
    sheet.write(card.status, (44, 36), lines=1, bold=True, x=_MARGIN + 54)


@lru_cache(maxsize=4)
def _ground(origin: str, kind: str) -> Image.Image:
    """What all pictures of a release have: a bar above; below where it comes from, and what kind of data it is."""
    image = Image.new("L", (WIDTH, HEIGHT), _PAPER)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, WIDTH, 20), fill=_INK)
    font, top = _font(28), HEIGHT - 66
    pen.line((_MARGIN, top - 20, WIDTH - _MARGIN, top - 20), fill=_RULE, width=2)
    pen.text((_MARGIN, top), _plain(origin), _QUIET, font)
    if _plain(kind):
        pen.text((WIDTH - _MARGIN - font.getlength(_plain(kind)), top), _plain(kind), _INK, font, stroke_width=1)
    return image


def _packed(image: Image.Image) -> bytes:
    step = 256 // _SHADES
    shades = image.point([level // step for level in range(256)])
    shades.putpalette([dark + (255 - dark) * number // (_SHADES - 1) for number in range(_SHADES) for dark in _DARK])
    target = BytesIO()
    shades.save(target, "PNG", bits=2, compress_level=6)
    return target.getvalue()


def _plain(text: str) -> str:
    """A text in the letters that the font has: signs by their twins, letters without accents it lacks, no others."""
    known = (_known(one) for one in " ".join(text.split()).translate(_TWINS))
    return " ".join("".join(known).split())


@cache
def _known(character: str) -> str:
    if _has(character):
        return character
    return "".join(filter(_has, unicodedata.normalize("NFKD", character)))


@cache
def _has(character: str) -> bool:
    return character == " " or _mask(character) != _mask("\uffff")


def _mask(character: str) -> tuple[tuple[int, int], bytes]:
    mask = _font(28).getmask(character)
    return mask.size, bytes(mask)


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    return cast("ImageFont.FreeTypeFont", ImageFont.load_default(size))
