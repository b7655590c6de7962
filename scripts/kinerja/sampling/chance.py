"""Chance that can be repeated: the same seed draws the same in every version of Python."""

from collections.abc import Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Chance:
    """A source of its own for each name, so that a change in one place changes no other.

    Only `random()` is used: Python promises the same row of it for ever, and nothing of the kind for `choice`.
    """

    def __init__(self, *names: object) -> None:
        # Nothing secret depends on it: the same choice must come again.
        self.draw = Random(" ".join(map(str, names))).random  # noqa: S311

    def whole(self, lowest: int, highest: int) -> int:
        """A whole number between two limits, both included."""
        return lowest + int(self.draw() * (highest - lowest + 1))

    def pick(self, values: Sequence[T]) -> T:
        """One of some values."""
        return values[int(self.draw() * len(values))]
