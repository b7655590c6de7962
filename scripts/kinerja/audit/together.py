"""Records that the same figures count: nothing published tells their people apart, whatever became of them later.

Bounds of few people are about such records together. Any nine of twelve lawful people are bounded as closely as the
twelve are, but only those whom some figure counts apart from the others are known better than by the law.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from kinerja.audit.matters import Matter
from kinerja.audit.membership import Atom, Stay

Part = tuple[int, int]
"""An atom and the number of a record."""
Shown = tuple[tuple[int, ...], tuple[Stay, ...]]
"""The figures that count a record, and, where ratings and points tell of each other, those of what it hangs on."""


def together(matter: Matter, atoms: Sequence[Atom]) -> Mapping[str, tuple[tuple[Part, ...], ...]]:
    """For each published metric the records that nothing tells apart, put together."""
    metrics = dict.fromkeys(sorted(matter.exposed), 0)
    metrics |= {matter.sums.metric: matter.amount} if matter.sums else {}
    return {metric: tuple(_alike(matter, atoms, aspect)) for metric, aspect in metrics.items()}


def _alike(matter: Matter, atoms: Sequence[Atom], aspect: int) -> Iterator[tuple[Part, ...]]:
    found: dict[Shown, list[Part]] = defaultdict(list)
    for number, atom in enumerate(atoms):
        for version in atom.versions(aspect):
            hangs = _hangs_on(atom, aspect, version) if matter.detailed else ()
            found[atom.shown(aspect, version), hangs].append((number, version))
    yield from (tuple(parts) for parts in found.values())


def _hangs_on(atom: Atom, aspect: int, version: int) -> tuple[Stay, ...]:
    """The stays that share a record with this one, directly or through others, numbered from 0 in their order."""
    inside = {stay for stay in atom.stays if stay[1][aspect] == version}
    more = inside
    while more:
        more = {stay for stay in atom.stays if stay not in inside and any(_share(stay, one) for one in inside)}
        inside |= more
    ordered = sorted(inside)
    orders = [list(dict.fromkeys(column)) for column in zip(*(numbers for _, numbers in ordered), strict=True)]
    return tuple(
        (figures, tuple(order.index(one) for order, one in zip(orders, numbers, strict=True)))
        for figures, numbers in ordered
    )


def _share(one: Stay, other: Stay) -> bool:
    return any(mine == its >= 0 for mine, its in zip(one[1], other[1], strict=True))
