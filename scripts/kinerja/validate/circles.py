"""Circles among names that each point to at most one other name."""

from collections.abc import Callable, Iterable, Iterator


def circles(starts: Iterable[str], above: Callable[[str], str | None]) -> Iterator[list[str]]:
    """Each circle into which the way up from one of these names leads, once; its first name in the alphabet leads it.

    Each name is asked once for the name above it, however many ways meet there.
    """
    done: set[str] = set()
    for start in sorted(starts):
        way: list[str] = []
        name: str | None = start
        while name is not None and name not in done:
            done.add(name)
            way.append(name)
            name = above(name)
        if name in way:
            circle = way[way.index(name) :]
            turn = circle.index(min(circle))
            yield circle[turn:] + circle[:turn]
