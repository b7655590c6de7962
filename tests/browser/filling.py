"""Other texts in every free text of a release, found by walking its types."""

import re
from collections.abc import Callable, Iterator
from typing import Any, get_args

import msgspec

from kinerja.disclose.published import Release

Say = Callable[[], str]

# Texts that choose, point or count: a page is made by them, so they are not what somebody wrote.
_CHOICES = """
    format made status_policy disclosure id type data scheme date url complaints_url information_url proposals_url
    ratings sha256 starts ends status measurements_due use valid_from valid_until method superseded_by reversed_for
    verified condition legal row column band bands organisation rule rules results behaviour performance potential role
    rating post group direction aspect aggregation zero_target mission goal parent unit indicator period state source
    successor policy what subject decision next_due number kind members withheld service set_on not_comparable
    statuses states classes weight component letter code path pointer facts values
"""
CHOICES = frozenset(_CHOICES.split())
# A wording has its Indonesian text under `id`; steps, inputs and notices are named by a word of the site.
FREE = frozenset({("Wording", "id"), ("Wording", "en")})
NAMED = frozenset({("PublishedStep", "name"), ("PublishedInput", "name"), ("PublishedElement", "id")})

NUMBER = re.compile(r"-?\d+(\.\d+)?(\.\.-?\d+(\.\d+)?)?|\d{4}(-\w+)*|\d+/\d+")


def is_free(owner: type, field: str) -> bool:
    """Whether a field holds what somebody wrote."""
    place = (owner.__name__, field)
    return place in FREE or (field not in CHOICES and place not in NAMED)


def filled(value: Any, say: Say) -> Any:
    """The same value with another text in each free text; numbers stay numbers."""
    if isinstance(value, msgspec.Struct):
        changes = {}
        for field in msgspec.structs.fields(value):
            old = getattr(value, field.name)
            changes[field.name] = _filled_field(old, say) if is_free(type(value), field.name) else _inner(old, say)
        return msgspec.structs.replace(value, **changes)
    return _inner(value, say)


def _inner(value: Any, say: Say) -> Any:
    if isinstance(value, msgspec.Struct):
        return filled(value, say)
    if isinstance(value, tuple):
        return tuple(_inner(one, say) for one in value)
    return value


def _filled_field(value: Any, say: Say) -> Any:
    if isinstance(value, str):
        return value if NUMBER.fullmatch(value) else say()
    if isinstance(value, tuple):
        return tuple(_filled_field(one, say) for one in value)
    return _inner(value, say)


def free_fields() -> set[tuple[str, str]]:
    """Every free text of the types of a release, as owner and field."""
    return {
        (owner.__name__, field.name)
        for owner in _structs(Release, set())
        for field in msgspec.structs.fields(owner)
        if is_free(owner, field.name) and _is_text(field.type)
    }


def used_fields(value: Any) -> Iterator[tuple[str, str]]:
    """The free texts that a value has something in."""
    if isinstance(value, msgspec.Struct):
        for field in msgspec.structs.fields(value):
            held = getattr(value, field.name)
            texts = held if isinstance(held, tuple) else (held,)
            if any(isinstance(one, str) for one in texts) and is_free(type(value), field.name):
                yield type(value).__name__, field.name
            yield from used_fields(held)
    elif isinstance(value, tuple):
        for one in value:
            yield from used_fields(one)


def _is_text(kind: Any) -> bool:
    return kind is str or any(_is_text(part) for part in get_args(kind))


def _structs(kind: Any, seen: set[type]) -> set[type]:
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        if kind not in seen:
            seen.add(kind)
            for field in msgspec.structs.fields(kind):
                _structs(field.type, seen)
    else:
        for part in get_args(kind):
            _structs(part, seen)
    return seen
