"""Copies into published types what these name, field by field."""

from typing import TypeVar

from kinerja.disclose.published import Item

I = TypeVar("I", bound=Item)  # noqa: E741


def copied(kind: type[I], original: object, /, **own: object) -> I:
    """A published item with the fields that it names, from `own` first and from the original for the rest."""
    return kind(**fields_of(kind, original, without=frozenset(own)), **own)


def fields_of(kind: type[Item], original: object, without: frozenset[str]) -> dict[str, object]:
    """What a published type takes from an object as it is."""
    names = (name for name in kind.__struct_fields__ if name not in without and hasattr(original, name))
    return {name: getattr(original, name) for name in names}
