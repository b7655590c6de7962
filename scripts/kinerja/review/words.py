"""What a change does to a record, in words: the titles of its schema, and each value before and after."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import PurePosixPath
from typing import cast

import msgspec

from kinerja.approval.change import RECORDS, Change
from kinerja.drafting import shape
from kinerja.load.repository import POLICIES
from kinerja.model import Kind, Record
from kinerja.review.differences import Difference, Steps, differences, entry_name
from kinerja.review.item import Chosen, Say, Several, Term, Titled, Value, say
from kinerja.review.reader import Reader

# What a path says already: it is not told again of a new record.
_IN_PATH = frozenset({"kind", "government", "unit", "employee", "id", "year", "version", "period", "month", "number"})
# So many parts of something new tell what it is.
_MOST_PARTS = 6


def change_in_words(change: Change, language: str, *, markdown: bool = False) -> list[str]:
    """One line that names the record and what happened to it, then one for each difference."""
    reader = Reader(language, markdown=markdown)
    return [reader.says(one) for one in (headline(change), *lines(change))]


def headline(change: Change) -> Say:
    """Which record it is, and whether it is new, changed, removed, or not to be read."""
    return say("words.headline", record=record_name(change), what=say(f"words.what.{what(change)}"))


def what(change: Change) -> str:
    """`new`, `removed`, `changed`, `layout` (it says the same in other bytes) or `unread` (it is refused)."""
    refused = change.kind is None and change.path.startswith(RECORDS) and change.path.endswith(".yml")
    if refused and change.after is not None:
        return "unread"
    if change.before is None or change.after is None:
        return "new" if change.before is None else "removed"
    return "layout" if change.kind and change.old == change.new else "changed"


def record_name(change: Change) -> Say:
    """The record by its kind, its own name, and whose it is; a file that is none by its path."""
    if change.kind is None:
        return say("words.file", path=change.path)
    stem = PurePosixPath(change.path).stem
    own: dict[str, Value] = {"kind": Titled(change.kind.name, ()), "name": "" if stem in change.kind.path else stem}
    alone = "" if own["name"] else "-alone"
    if change.employee:
        return say(f"words.of-person{alone}", **own, employee=change.employee, unit=change.unit)
    if change.unit:
        return say(f"words.of-unit{alone}", **own, unit=change.unit)
    if change.government == POLICIES:
        return say("words.of-all", **own)
    return say(f"words.of-government{alone}", **own, government=change.government)


def lines(change: Change, *, but: frozenset[Steps] = frozenset()) -> tuple[Say, ...]:
    """Each difference as a sentence, but for those at places that are told otherwise."""
    if change.kind is None:
        return ()
    if change.old and change.new:
        found = (one for one in differences(change.old, change.new) if one.steps not in but)
        return tuple(_difference(one, change.kind) for one in found)
    return tuple(_summary(cast("Record", change.record), change.kind))


def place(kind: Kind, steps: Steps, names: Sequence[str]) -> Several:
    """Where a value stands, by the titles of the keys that lead there and the names of entries."""
    called = iter(names)
    pieces: list[Value] = []
    for number, step in enumerate(steps):
        if isinstance(step, str):
            title = Titled(kind.name, steps[: number + 1])
            entry = number + 1 < len(steps) and isinstance(steps[number + 1], int)
            name = next(called, "") if entry else ""
            pieces.append(say("words.entry", of=title, name=name) if name else title)
    return Several(tuple(pieces), " › ")


def value(kind: Kind, steps: Steps, given: object) -> Value:
    """A value of a record; a list or a part of it by what it holds."""
    if isinstance(given, bool):
        return Term(f"review.words.{'yes' if given else 'no'}", str(given))
    if isinstance(given, Mapping):
        return Several(tuple(_parts(kind, steps, given)), "; ") if given else "–"
    if isinstance(given, list | tuple):
        return Several(tuple(value(kind, (*steps, number), one) for number, one in enumerate(given)))
    if isinstance(given, str) and given in shape.of(kind.name).node(steps).get("enum", ()):
        return Chosen(kind.name, steps, given)
    return cast("Value", given)


def _difference(one: Difference, kind: Kind) -> Say:
    at = place(kind, one.steps, one.names)
    before, after = (value(kind, one.steps, _unnamed(given, one.names)) for given in (one.before, one.after))
    if one.before is None:
        return say("words.added", at=at, after=after)
    if one.after is None:
        return say("words.removed", at=at, before=before)
    return say("words.changed", at=at, before=before, after=after)


def _unnamed(given: object, names: Sequence[str]) -> object:
    """An entry of a list without what it is called by: that is told already."""
    if not isinstance(given, Mapping) or not names:
        return given
    return {key: one for key, one in given.items() if str(one) != names[-1]}


def _parts(kind: Kind, steps: Steps, given: Mapping[str, object]) -> Iterator[Value]:
    """The single values of something new; lists are counted."""
    told = [(key, one) for key, one in given.items() if not isinstance(one, Mapping)]
    for key, one in told[:_MOST_PARTS]:
        shown: Value = len(one) if isinstance(one, list | tuple) else value(kind, (*steps, key), one)
        yield say("words.part", of=Titled(kind.name, (*steps, key)), value=shown)
    if len(told) > _MOST_PARTS:
        yield say("words.more-parts", count=len(told) - _MOST_PARTS)


def _summary(record: Record, kind: Kind) -> Iterator[Say]:
    """What a whole record is about: its single values, and how much its lists hold."""
    given = msgspec.to_builtins(record, builtin_types=(Decimal,))
    for key, one in given.items():
        at = Titled(kind.name, (key,))
        if isinstance(one, list | tuple):
            names = tuple(entry_name(entry) for entry in one[:_MOST_PARTS])
            more = "…" if len(one) > _MOST_PARTS else ""
            yield say(
                "words.listed", of=at, count=len(one), names=Several((*filter(None, names), *filter(None, (more,))))
            )
        elif key not in _IN_PATH:
            yield say("words.part", of=at, value=value(kind, (key,), one))
