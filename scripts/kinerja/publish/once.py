"""What a release becomes is made once: pages, feeds and files ask for the same."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from kinerja.disclose.published import Release

P = ParamSpec("P")
R = TypeVar("R")


def once(kept: int) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """A decorator that keeps the last so many results of a function, the oldest go first.

    Releases are told apart as objects: to compare what two of them hold would cost as much as to make it again.
    """

    def remembering(make: Callable[P, R]) -> Callable[P, R]:
        results: dict[tuple[object, ...], tuple[tuple[object, ...], R]] = {}

        @wraps(make)
        def made(*asked: P.args, **named: P.kwargs) -> R:
            key = tuple(id(one) if isinstance(one, Release) else one for one in (*asked, *sorted(named.items())))
            if key not in results:
                if len(results) == kept:
                    del results[next(iter(results))]
                # What was asked is kept too: while a release lives no other has its id.
                results[key] = asked, make(*asked, **named)
            return results[key][1]

        return made

    return remembering
