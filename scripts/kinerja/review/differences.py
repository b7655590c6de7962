"""What differs between two versions of a record, value by value; entries of lists are matched by what names them."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TypeGuard

import msgspec

from kinerja.model import Record

Steps = tuple[str | int, ...]
# What names an entry of a list, the first of these that every entry has and no two share.
NAMES = (
    *("id", "indicator", "result", "core_value", "group", "pointer", "competence", "host", "public", "word"),
    *("period", "policy", "employee", "date", "name", "title", "code", "kind"),
)


class Difference(msgspec.Struct, frozen=True):
    """One place where two versions differ; None where there is nothing.

    `steps` lead to the value; numbers among them are those of the newer list, of the older one where an entry is gone.
    `names` are what the entries of lists on the way are called, outermost first.
    """

    steps: Steps
    names: tuple[str, ...]
    before: object
    after: object


def differences(old: Record, new: Record) -> tuple[Difference, ...]:
    """All differences, in the order of the record."""
    return tuple(_between(_plain(old), _plain(new), (), ()))


def entry_name(entry: object, key: str = "") -> str:
    """What an entry of a list is called: the value that names it, or itself."""
    if not isinstance(entry, Mapping):
        return str(entry)
    return str(entry.get(key or next((one for one in NAMES if one in entry), ""), ""))


def _plain(record: Record) -> object:
    return msgspec.to_builtins(record, builtin_types=(Decimal,))


def _between(old: object, new: object, steps: Steps, names: tuple[str, ...]) -> Iterator[Difference]:
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        for key in dict.fromkeys((*old, *new)):
            yield from _between(old.get(key), new.get(key), (*steps, key), names)
    elif _is_list(old) or _is_list(new):
        # No list is an empty one.
        yield from _lists(old if _is_list(old) else (), new if _is_list(new) else (), steps, names)
    elif old != new:
        yield Difference(steps, names, old, new)


def _lists(old: Sequence[object], new: Sequence[object], steps: Steps, names: tuple[str, ...]) -> Iterator[Difference]:
    key = _naming((*old,), (*new,))
    if key is None:
        yield from _unnamed(old, new, steps, names)
        return
    before = {entry_name(one, key): (number, one) for number, one in enumerate(old)}
    after = {entry_name(one, key): (number, one) for number, one in enumerate(new)}
    for name in dict.fromkeys((*after, *before)):
        was, now = before.get(name), after.get(name)
        number = (now or was or (0,))[0]
        yield from _between(was and was[1], now and now[1], (*steps, number), (*names, name))


def _unnamed(
    old: Sequence[object], new: Sequence[object], steps: Steps, names: tuple[str, ...]
) -> Iterator[Difference]:
    """Entries without names: each against the one in its place, or, where some are new, what only one list has."""
    if len(old) == len(new):
        for number, (one, other) in enumerate(zip(old, new, strict=True)):
            yield from _between(one, other, (*steps, number), names)
        return
    kept = list(old)
    for number, one in enumerate(new):
        if one in kept:
            kept.remove(one)
        else:
            yield Difference((*steps, number), names, None, one)
    for one in kept:
        yield Difference((*steps, old.index(one)), names, one, None)


def _naming(old: tuple[object, ...], new: tuple[object, ...]) -> str | None:
    """The key that names the entries of both lists."""
    entries = [one for one in (*old, *new) if isinstance(one, Mapping)]
    if len(entries) < len(old) + len(new):
        return None
    return next((key for key in NAMES if _is_name(key, old) and _is_name(key, new)), None)


def _is_name(key: str, entries: Sequence[object]) -> bool:
    found = [one.get(key) for one in entries if isinstance(one, Mapping)]
    return None not in found and len(set(map(str, found))) == len(found)


def _is_list(value: object) -> TypeGuard[Sequence[object]]:
    return isinstance(value, list | tuple)
