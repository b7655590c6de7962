"""The name of a place inside a record: a JSON pointer (RFC 6901)."""

from collections.abc import Iterable


def pointer(steps: Iterable[str | int]) -> str:
    """The JSON pointer of these keys and list numbers."""
    return "".join(map(step, steps))


def step(key: str | int) -> str:
    """The part of a JSON pointer that one key or list number adds."""
    return "/" + str(key).replace("~", "~0").replace("/", "~1")
