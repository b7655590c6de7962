"""Chooses what fits into a report of limited size: whole facts only, and of every section the first ones."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Generic, TypeVar

import msgspec

from kinerja.review.item import SECTIONS, Item, Say, say

T = TypeVar("T")
# So many facts of each section go before all others.
_FIRST = 3


class Shown(msgspec.Struct, Generic[T], frozen=True):
    """The facts that fit by section, in order, and how many of each section do not."""

    sections: dict[str, list[T]]
    more: dict[str, int]


def fitting(items: Sequence[Item], told: Callable[[Item], tuple[T, int]], room: int) -> Shown[T]:
    """As many facts as there is room for; `told` gives a fact as it is shown, and its length in bytes."""
    found: dict[int, T] = {}
    for number in _by_weight(items):
        one, length = told(items[number])
        room -= length
        if room < 0:
            break
        found[number] = one
    sections: dict[str, list[T]] = {name: [] for name in SECTIONS}
    for number in sorted(found):
        sections[items[number].section].append(found[number])
    more = Counter(one.section for number, one in enumerate(items) if number not in found)
    return Shown(sections, {name: more[name] for name in SECTIONS if more[name]})


def for_public(items: Iterable[Item]) -> list[Item]:
    """The facts that the public may read; of those about people, what happened and how often, but not where."""
    told: dict[str, tuple[Item, int]] = {}
    for number, one in enumerate(items):
        says = one.says if not one.private else one.public or say(f"public.{one.section}")
        # What may be told in full is told each time.
        key = f"{one.section} {one.rank} {says}" if one.private else str(number)
        count = told[key][1] if key in told else 0
        times = say("public.times", what=says, count=count + 1) if count and isinstance(says, Say) else says
        path, below = ("", ()) if one.private else (one.path, one.below)
        told[key] = Item(one.section, one.rank, times, path, private=False, below=below), count + 1
    return [one for one, _ in told.values()]


def _by_weight(items: Sequence[Item]) -> Iterable[int]:
    """The numbers of the facts: the first of each section, then the others."""
    seen: Counter[str] = Counter()
    first: list[int] = []
    others: list[int] = []
    for number, one in enumerate(items):
        seen[one.section] += 1
        (first if seen[one.section] <= _FIRST else others).append(number)
    return (*first, *others)
