"""Circles among names that each point to at most one other name."""

from collections.abc import Iterator, Mapping


def circles(above: Mapping[str, str | None]) -> Iterator[list[str]]:
    """Each circle once, beginning with its first name in the alphabet."""
    done: set[str] = set()
    for start in sorted(above):
        way: list[str] = []
        name: str | None = start
        while name and name in above and name not in done:
            done.add(name)
            way.append(name)
            name = above[name]
        if name and name in way:
            circle = way[way.index(name) :]
            turn = circle.index(min(circle))
            yield circle[turn:] + circle[:turn]
