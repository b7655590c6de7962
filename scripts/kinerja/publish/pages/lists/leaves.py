"""Long lists by period as pages: a period each, the newest first, and no page longer than a phone can bear."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from kinerja.publish.address import Address
from kinerja.publish.page import Crumb
from kinerja.publish.pages.lists.listing import Turn, sliced, turn
from kinerja.publish.span import span
from kinerja.publish.voice import Voice

Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True)
class Leaf(Generic[Entry]):
    """Some entries of a period: the `number`th of `count` pages about it."""

    period: str
    number: int
    count: int
    entries: tuple[Entry, ...]
    newest: bool

    def place(self, root: Address, number: int | None = None) -> Address:
        """The address of this page, or of another page of the period; the first of the newest is the root."""
        wanted = number or self.number
        if wanted > 1:
            return *root, self.period, str(wanted)
        return root if self.newest else (*root, self.period)


@dataclass(frozen=True, slots=True)
class Turning:
    """Where one can turn to: other periods (None is here), and the pages beside this one."""

    periods: tuple[tuple[str, Address | None], ...]
    pages: Turn


def leaves(periods: Mapping[str, Sequence[Entry]], size: int) -> tuple[Leaf[Entry], ...]:
    """The pages of all periods, at most `size` entries each; a period without entries has none."""
    ordered = sorted((one for one in periods if periods[one]), key=lambda one: span(one).order, reverse=True)
    return tuple(
        Leaf(period, number + 1, -(-len(periods[period]) // size), tuple(chunk), newest=period == ordered[0])
        for period in ordered
        for number, chunk in enumerate(sliced(periods[period], size))
    )


def turning(voice: Voice, root: Address, every: Sequence[Leaf[Entry]], leaf: Leaf[Entry]) -> Turning:
    """The ways from one page to the others."""
    firsts = [one for one in every if one.number == 1]
    periods = tuple(
        (voice.period(one.period), None if one is leaf else one.place(root)) for one in firsts if len(firsts) > 1
    )
    return Turning(periods, turn(leaf.number, leaf.count, lambda number: leaf.place(root, number)))


def trail(voice: Voice, root: Address, title: str, leaf: Leaf[Entry]) -> tuple[Crumb, ...]:
    """The steps above a page that is not the first of all."""
    if leaf.place(root) == root:
        return ()
    above = Crumb(title, root)
    if leaf.number == 1 or leaf.newest:
        return (above,)
    return above, Crumb(voice.period(leaf.period), leaf.place(root, 1))
