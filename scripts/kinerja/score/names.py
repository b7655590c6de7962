"""Every name inside a policy that must stand elsewhere in the same policy: bands, clauses, words, groups."""

from collections.abc import Collection, Iterable, Iterator
from itertools import chain

import msgspec

from kinerja.model import Legal, Part, ScoringPolicy

Steps = tuple[str | int, ...]
# Keys that hold the id of a band, or a list of such ids.
BAND_KEYS = frozenset({"band", "bands", "rating"})
# Blocks of the policy in which names stand; `examples` and the bands' own clauses are references of the record.
BLOCKS = ("matrix", "distribution", "weighing", "conversion", "components", "feedback", "credit", "hours", "cases")


class Name(msgspec.Struct, frozen=True):
    """A name, the keys that lead to it, the list where it must stand, and what stands there."""

    name: str
    at: Steps
    list: str
    known: Collection[str]


def names(policy: ScoringPolicy) -> Iterator[Name]:
    """All names in the blocks of a policy, and the words of its cells."""
    bands = frozenset(band.id for band in policy.bands)
    clauses = frozenset(legal.id for legal in policy.legal)
    for block in BLOCKS:
        for at, key, value in _texts(getattr(policy, block), (block,)):
            if key in BAND_KEYS:
                yield Name(value, at, "bands", bands)
            elif key == "legal":
                yield Name(value, at, "legal", clauses)
    yield from chain(_own(policy, bands, clauses), _cells(policy))


def _own(policy: ScoringPolicy, bands: Collection[str], clauses: Collection[str]) -> Iterator[Name]:
    """The clauses of bands and the bands of examples."""
    for number, band in enumerate(policy.bands):
        if band.legal:
            yield Name(band.legal, ("bands", number, "legal"), "legal", clauses)
    for number, example in enumerate(policy.examples):
        yield Name(example.band, ("examples", number, "band"), "bands", bands)


def _cells(policy: ScoringPolicy) -> Iterator[Name]:
    if policy.matrix is None:
        return
    rows = frozenset(word.id for word in policy.matrix.rows.words)
    columns = frozenset(word.id for word in policy.matrix.columns.words)
    for number, cell in enumerate(policy.matrix.cells):
        here: Steps = ("matrix", "cells", number)
        yield Name(cell.row, (*here, "row"), "rows", rows)
        yield Name(cell.column, (*here, "column"), "columns", columns)


def _texts(value: object, at: Steps) -> Iterator[tuple[Steps, str, str]]:
    """Every text below a value with the keys that lead to it and the last of these keys."""
    if isinstance(value, Part) and not isinstance(value, Legal):
        for key in value.__struct_fields__:
            yield from _texts(getattr(value, key), (*at, key))
    elif isinstance(value, tuple):
        yield from _each(value, at)
    elif isinstance(value, str):
        yield at, next(step for step in reversed(at) if isinstance(step, str)), value


def _each(values: Iterable[object], at: Steps) -> Iterator[tuple[Steps, str, str]]:
    for number, value in enumerate(values):
        yield from _texts(value, (*at, number))
