"""Chance that can be repeated: the same seed draws the same, on every machine."""

from collections.abc import Iterator, Sequence
from itertools import product
from random import Random
from typing import TypeVar

T = TypeVar("T")


def source(*names: object) -> Random:
    """A source of its own for each name, so that a change in one place changes no other."""
    # Nothing secret depends on it: the same choice must come again.
    return Random(" ".join(map(str, names)))  # noqa: S311


def shuffled(chance: Random, values: Sequence[T]) -> list[T]:
    """The values in another order."""
    return chance.sample(values, len(values))


def sentences(chance: Random, *parts: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Every combination of one of each part, each only once, in a drawn order."""
    return iter(shuffled(chance, list(product(*parts))))
