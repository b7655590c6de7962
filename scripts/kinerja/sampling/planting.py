"""Plants faults into the stream of files: spread over the units, of many kinds, the same for the same seed."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from kinerja.sampling.body import Body, Office
from kinerja.sampling.chance import Chance
from kinerja.sampling.faults import FAULTS, Fault, Place
from kinerja.sampling.files import File

# The last units are left for what found no place before.
_PLANTED_BY = 0.8
# How often a fault is planted where it fits: one that was never planted nearly always, others seldom, so that
# the rare kinds of file get theirs and the faults spread.
_NEW, _AGAIN = 0.5, 0.015
_TALK = re.compile(
    r'^period: "(?P<period>.*)"\nevaluator: (?P<by>.*)\n(?s:.*?)^    feedback: "(?P<said>.*)"', re.MULTILINE
)
_OWNER = re.compile(r"/people/p-([0-9]+)/")


class Planted(NamedTuple):
    """A planted fault: the path at which it is found, and the rule that finds it."""

    path: str
    rule: str


class Planter:
    """Plants as many faults as an order asks for, and knows where."""

    def __init__(self, body: Body) -> None:
        self._body = body
        self._chance = Chance(body.order.seed, "faults")
        self._units = body.count * body.order.years
        self._seen = 0
        self._used: Counter[Fault] = Counter()
        self.planted: list[Planted] = []

    def plant(self, files: Iterator[File], office: Office, rating: str, year: int) -> Iterator[File]:
        """The files of a unit in a year, some of them with a fault.

        Nobody gets two, and no rule is broken twice in a unit: one fault must not hide or bring another.
        """
        wanted = self._body.order.faults
        if not wanted:
            yield from files
            return
        self._seen += 1
        due = min(1.0, self._seen / (self._units * _PLANTED_BY)) * wanted
        taken: set[int] = set()
        broken: set[str] = set()
        heard: dict[tuple[str, str], tuple[str, str]] = {}
        for file in files:
            owner, talk = _OWNER.search(file.path), _TALK.search(file.text)
            said = heard.get((talk["period"], talk["by"]), ("", "")) if talk else ("", "")
            place = Place(self._body.order, office, rating, year, int(owner[1]) if owner else 0, *said)
            if len(self.planted) >= wanted or place.number in taken:
                yield file
                continue
            fault, text = self._fitting(file, place, broken, early=len(self.planted) >= due)
            if fault:
                taken.add(place.number)
                broken.add(fault.rule)
            elif talk:
                heard[talk["period"], talk["by"]] = (talk["said"], file.path)
            yield file._replace(text=text)

    def _fitting(self, file: File, place: Place, broken: set[str], *, early: bool) -> tuple[Fault | None, str]:
        """The fault for a file that was planted least, if it is to be planted here, and the text with it.

        As long as it is early for the next fault, only rare ones are planted that never were.
        """
        fitting = (one for one in FAULTS if one.rule not in broken and (not early or self._is_missing(one)))
        texts = {one: text for one in fitting if (text := one.planted(file.path, file.text, place)) is not None}
        fault = min(texts, key=lambda one: self._used[one], default=None)
        if fault is None or self._chance.draw() > (_AGAIN if self._used[fault] else _NEW):
            return None, file.text
        self._used[fault] += 1
        self.planted.append(Planted(fault.found_at(file.path, file.text, place), fault.rule))
        return fault, texts[fault]

    def _is_missing(self, fault: Fault) -> bool:
        return fault.rare and not self._used[fault]
