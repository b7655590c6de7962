"""The frame of a page: all that the theme puts around it, as pieces between which the page's own texts are put."""

import json
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import count

from kinerja.publish.stamp.source import BLOCK

# The theme prints every named text of a front matter as it is, but for the language, which decides what it draws.
# Where a page has no text the theme may draw something else, so an empty one is no text.
_PRINTED = re.compile(r"""(?<=": ")(?<!"lang": ")(?!")[^"\\]*+(?:\\.[^"\\]*+)*+(?=")""")

# In place of a text while a frame is drawn: nothing that a theme writes by itself, nor that it would escape.
_MARK = "q7kerangka"
_CONTENT = f"{BLOCK}>{_MARK}</div>"


@dataclass(frozen=True, slots=True)
class Shape:
    """What decides the frame of a page, and nothing else does.

    `above` are the folders under which links of the theme are shorter, for they lead to pages that lie there too;
    `depth` is how many folders follow; `bones` is the front matter without its texts.
    """

    above: str
    depth: int
    bones: str

    def stand_in(self, number: int) -> tuple[str, str]:
        """The folder below `above`, and the source, of a page of this shape that has marks in place of all texts.

        Stand-ins of different shapes have different numbers.
        """
        places = count(2)
        marked = _PRINTED.sub(lambda _: f"{_MARK}{next(places):04}", self.bones)
        folder = "/".join(f"{_MARK}-{number}-{part}" for part in range(self.depth))
        return folder, f"---\n{marked}\n---\n\n{_CONTENT}\n"


class Frame:
    """A drawn stand-in."""

    def __init__(self, drawn: str, folder: str) -> None:
        pieces = re.split(f"{re.escape(folder)}|{_MARK}([0-9]{{4}})", drawn.replace(_CONTENT, f"{_MARK}0001"))
        # The folder is the only mark without a number, and the first text of each page.
        self._numbers = [int(number or 0) for number in pieces[1::2]]
        self._pieces = [piece or "" for piece in pieces]

    @property
    def is_clean(self) -> bool:
        """Whether every mark was found; a theme that does more with a text than to print it would break one."""
        return not any(_MARK in piece for piece in self._pieces[::2])

    def around(self, folder: str, content: str, head: str) -> str:
        """The page in this folder, whole."""
        said = (json.loads(f'"{text}"') if "\\" in text else text for text in _PRINTED.findall(head))
        texts = [folder, content, *said]
        pieces = self._pieces.copy()
        pieces[1::2] = [texts[number] for number in self._numbers]
        return "".join(pieces)


def shapes(heads: Mapping[str, str], linked: Collection[str]) -> dict[str, tuple[Shape, str]]:
    """The shape of each page and the rest of its folder; no page on which links of the theme could end.

    `linked` are the paths to which the theme links.
    """
    known = {"/".join(parts[:end]) for place in linked for parts in (place.split("/"),) for end in range(len(parts))}
    found = {}
    for name, head in heads.items():
        above, rest = _parted(name.rpartition("/")[0], known)
        if rest and name.endswith("/index.md"):
            found[name] = Shape(above, rest.count("/") + 1, _PRINTED.sub("x", head)), rest
    return found


def _parted(folder: str, known: Collection[str]) -> tuple[str, str]:
    """The part of a folder that links may share, and the rest."""
    above, rest = "", folder
    while rest:
        first, _, further = rest.partition("/")
        if f"{above}{first}" not in known:
            break
        above, rest = f"{above}{first}/", further
    return above, rest
