"""Answers that are kept: a question about the same records, or the same policy, is worked out once."""

from collections.abc import Callable
from functools import update_wrapper
from typing import Generic, TypeVar
from weakref import WeakKeyDictionary

from kinerja.load.index import Index

A = TypeVar("A")
R = TypeVar("R")
MOST = 256


class OfRecords(Generic[R]):
    """A function of records, which never change; its answer is kept as long as they are, and must not hold them."""

    def __init__(self, function: Callable[[Index], R]) -> None:
        self._function = function
        self._known: WeakKeyDictionary[Index, R] = WeakKeyDictionary()
        update_wrapper(self, function)

    def __call__(self, records: Index) -> R:
        """The answer for these records."""
        try:
            return self._known[records]
        except KeyError:
            return self._known.setdefault(records, self._function(records))


class OfOne(Generic[A, R]):
    """A function of one object that never changes, asked again and again about the same few objects.

    Objects are told apart by identity: two that are equal may show their numbers otherwise. While an object is
    remembered it is alive, so none can be taken for another; when there are too many, all are forgotten.
    """

    def __init__(self, function: Callable[[A], R]) -> None:
        self._function = function
        self._known: dict[int, tuple[A, R]] = {}
        update_wrapper(self, function)

    def __call__(self, about: A) -> R:
        """The answer for this object."""
        known = self._known.get(id(about))
        if known is None:
            if len(self._known) >= MOST:
                self._known.clear()
            known = self._known[id(about)] = about, self._function(about)
        return known[1]
