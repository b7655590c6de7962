"""Which groups of people are shown: units, the own staff of a unit, and pools of what is too small to stand alone.

The parts of a group always add up to it and are all large enough: there is nothing left to subtract. Pooling small
siblings leaves no holes, as staff surveys do it (notes of the University of Sussex and the UK ONS rule of thumb: ten).
"""

from collections.abc import Iterator, Mapping, Sequence, Set as AbstractSet
from dataclasses import dataclass, field

GOVERNMENT, UNIT, OWN, POOL = "government", "unit", "own", "pool"

Key = tuple[str, str | None]
"""The kind of a group and the unit that it belongs to."""


@dataclass(frozen=True)
class Group:
    """A group with the units whose own staff it counts, and the parts that it is shown in, if any."""

    kind: str
    unit: str | None
    members: tuple[str, ...]
    parts: tuple["Group", ...] = ()

    @property
    def key(self) -> Key:
        """What no other group of the period has."""
        return self.kind, self.unit


@dataclass(frozen=True)
class Sizes:
    """From how many people on a group stands alone, and from how many on it leaves a pool that it was in."""

    smallest: int
    pool_left_at: int


@dataclass(frozen=True)
class _Element:
    """Something that may become a part: the subtree of a unit, or the own staff of one."""

    kind: str
    unit: str
    size: int
    members: tuple[str, ...]
    inner: tuple["_Element", ...] = ()


@dataclass(frozen=True)
class _Tree:
    """The units with people in or below them; `before` are the members of the pools of the period before."""

    children: Mapping[str | None, Sequence[str]]
    own: Mapping[str, int]
    sizes: Sizes
    before: Mapping[str | None, AbstractSet[str]] = field(default_factory=dict)

    def elements(self, unit: str | None) -> tuple[_Element, ...]:
        """What a unit, or the whole government, consists of."""
        below = tuple(one for name in self.children.get(unit, ()) if (one := self._subtree(name)).size)
        count = self.own.get(unit, 0) if unit else 0
        return (_Element(OWN, unit, count, (unit,)), *below) if unit and count else below

    def _subtree(self, unit: str) -> _Element:
        inner = self.elements(unit)
        members = tuple(sorted(name for one in inner for name in one.members))
        return _Element(UNIT, unit, sum(one.size for one in inner), members, inner)

    def parts(self, unit: str | None, elements: Sequence[_Element]) -> tuple[Group, ...]:
        """The parts of a group: the large elements and a pool of the small ones; none when one part would be all."""
        large = {one for one in elements if not self._stays_small(unit, one)}
        small = set(elements) - large
        while small and _total(small) < self.sizes.smallest and large:
            chosen = _next_to_pool(large)
            large.remove(chosen)
            if len(chosen.inner) > 1:
                return self.parts(unit, (*large, *small, *chosen.inner))
            small.add(chosen)
        if _total(small) < self.sizes.smallest and small:
            return ()
        if len(large) == 1 and not small:
            # The only part is everything: what it consists of stands in its place.
            (only,) = large
            return self.parts(only.unit, only.inner) if len(only.inner) > 1 else ()
        shown = [self._group(one) for one in large]
        if small:
            shown.append(Group(POOL, unit, _members(small)))
        return tuple(sorted(shown, key=_order)) if len(shown) > 1 else ()

    def _group(self, element: _Element) -> Group:
        parts = self.parts(element.unit, element.inner) if len(element.inner) > 1 else ()
        return Group(element.kind, element.unit, element.members, parts)

    def _stays_small(self, unit: str | None, one: _Element) -> bool:
        """Pools stay as they are over the periods, until a unit in them has clearly outgrown them."""
        pooled = bool(one.members) and set(one.members) <= self.before.get(unit, frozenset())
        return one.size < (self.sizes.pool_left_at if pooled else self.sizes.smallest)


def grouped(
    parents: Mapping[str, str | None],
    own: Mapping[str, int],
    sizes: Sizes,
    before: Mapping[str | None, AbstractSet[str]] | None = None,
) -> Group | None:
    """The groups of a government from its tree and the people in each unit; None when all together are too few."""
    if sum(own.values()) < sizes.smallest:
        return None
    children: dict[str | None, list[str]] = {}
    for unit in sorted(parents.keys() | own.keys()):
        parent = parents.get(unit)
        children.setdefault(parent if parent in parents else None, []).append(unit)
    tree = _Tree(children, own, sizes, before or {})
    elements = tree.elements(None)
    return Group(GOVERNMENT, None, _members(elements), tree.parts(None, elements))


def every(group: Group) -> Iterator[Group]:
    """A group and all below it, the group first."""
    yield group
    for part in group.parts:
        yield from every(part)


def nested(groups: Sequence[Group]) -> Group:
    """Shown groups, in any order and without parts, as the tree they stand in.

    Each stands in the smallest group that holds all its members; the largest is the whole.
    """
    ordered = sorted(groups, key=lambda one: (-len(one.members), one.kind != GOVERNMENT, _order(one)))
    inside: dict[Key, list[Group]] = {one.key: [] for one in ordered}
    for number, one in enumerate(ordered[1:], start=1):
        inside[_smallest_around(ordered[:number], one).key].append(one)
    return _with_parts(ordered[0], inside)


def _smallest_around(larger: Sequence[Group], one: Group) -> Group:
    members = set(one.members)
    return next(other for other in reversed(larger) if members <= set(other.members))


def _with_parts(group: Group, inside: Mapping[Key, Sequence[Group]]) -> Group:
    parts = tuple(_with_parts(one, inside) for one in sorted(inside[group.key], key=_order))
    return Group(group.kind, group.unit, group.members, parts)


def _next_to_pool(large: AbstractSet[_Element]) -> _Element:
    """The smallest element without parts of its own, else the smallest, which is then taken apart."""
    return min(large, key=lambda one: (len(one.inner) > 1, one.size, one.unit, one.kind))


def _total(elements: AbstractSet[_Element]) -> int:
    return sum(one.size for one in elements)


def _members(elements: Sequence[_Element] | AbstractSet[_Element]) -> tuple[str, ...]:
    return tuple(sorted(name for one in elements for name in one.members))


def _order(group: Group) -> tuple[bool, str, str]:
    return group.kind != GOVERNMENT, group.unit or "", group.kind
