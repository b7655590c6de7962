"""Unit trees with staff, as agencies have them: skewed sizes, many small units, some empty, and edges on purpose."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random

LARGEST = 120


@dataclass(frozen=True)
class Shape:
    """The parent of each unit (None on top) and how many people work in each unit itself."""

    parents: Mapping[str, str | None]
    sizes: Mapping[str, int]


def realistic(random: Random, units: int) -> Shape:
    """A tree of this many units, two to four deep; most have few people of their own, a few have many."""
    depth = random.randint(2, 4)
    roots = max(1, units // random.randint(4, 12))
    names = [f"u{number:03}" for number in range(units)]
    levels = dict.fromkeys(names[:roots], 1)
    parents: dict[str, str | None] = dict.fromkeys(names[:roots])
    for name in names[roots:]:
        parent = random.choice([one for one in names[: len(levels)] if levels[one] < depth])
        parents[name], levels[name] = parent, levels[parent] + 1
    return Shape(parents, {name: size(random) for name in names})


def size(random: Random) -> int:
    """How many people work in a unit itself: often few, sometimes nobody, rarely more than a hundred."""
    if random.random() < 0.1:
        return 0
    return min(int(random.lognormvariate(2.5, 0.9)), LARGEST)


def flat(count: int, people: int) -> Shape:
    """Units of one size without a unit above them."""
    names = [f"u{number:03}" for number in range(count)]
    return Shape(dict.fromkeys(names), dict.fromkeys(names, people))


def small(random: Random, units: int) -> Shape:
    """A tree of which every unit has too few people to stand alone."""
    tree = realistic(random, units)
    return Shape(tree.parents, {name: random.randint(0, 9) for name in tree.parents})


def chain(random: Random) -> Shape:
    """Units below each other, one each, with few people on the way down."""
    names = [f"u{number:03}" for number in range(random.randint(3, 6))]
    parents = dict(zip(names, [None, *names], strict=False))
    return Shape(parents, {name: random.choice((0, 1, 2, 9, 11, 25)) for name in names[:-1]} | {names[-1]: 30})


def eleven_and_one(random: Random) -> Shape:
    """Parents with one unit just large enough and one of a single person below them."""
    parents: dict[str, str | None] = {}
    sizes: dict[str, int] = {}
    for number in range(random.randint(1, 6)):
        top = f"u{number:03}"
        parents |= {top: None, f"{top}a": top, f"{top}b": top}
        sizes |= {top: random.choice((0, 0, 1, 12)), f"{top}a": 11, f"{top}b": 1}
    return Shape(parents, sizes)


EDGES: Mapping[str, Callable[[Random], Shape]] = {
    "tiny": lambda random: flat(random.randint(1, 4), 2),
    "just-ten": lambda _: flat(1, 10),
    "one-unit": lambda random: flat(1, random.choice((12, 30, 90, 350))),
    "all-nines": lambda random: flat(random.randint(2, 25), 9),
    "all-tens": lambda random: flat(random.randint(2, 25), 10),
    "all-small": lambda random: small(random, random.randint(15, 40)),
    "chain": chain,
    "eleven-and-one": eleven_and_one,
}
