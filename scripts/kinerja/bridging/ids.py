"""Ids made of texts: the same text has the same id, and different texts have different ones."""

import re
import unicodedata

from kinerja.bridging.refusal import Refused

# Ids have at most 64 signs; the rest is for the number that tells two texts apart.
_LONGEST = 57
_OTHER = re.compile(r"[^a-z0-9]+", re.ASCII)


class Ids:
    """The ids given so far; texts of one slug are numbered from the second on, in the order of the table."""

    def __init__(self) -> None:
        self._by_text: dict[str, str] = {}
        self._next: dict[str, int] = {}
        self._taken: set[str] = set()
        self.numbered = 0

    def of(self, text: str) -> str:
        """The id of a text. Raises Refused when no letter or digit of it can stand in one."""
        if text not in self._by_text:
            self._by_text[text] = self._free(slug(text))
        return self._by_text[text]

    def _free(self, wanted: str) -> str:
        if not wanted:
            raise Refused("no-id")
        free = wanted
        while free in self._taken:
            self._next[wanted] = number = self._next.get(wanted, 1) + 1
            free = f"{wanted}-{number}"
        self.numbered += free != wanted
        self._taken.add(free)
        return free


def slug(text: str) -> str:
    """The text in small letters without accents, digits and hyphens; cut between words where that is possible."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    whole = _OTHER.sub("-", plain).strip("-")
    if len(whole) <= _LONGEST:
        return whole
    return (whole[: _LONGEST + 1].rpartition("-")[0] or whole[:_LONGEST]).strip("-")
