"""What must stay open about people: both outcomes for everybody, and enough room for means of few."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from kinerja.audit.bounds import TOLERANCE, Change, Interval
from kinerja.audit.insiders import Insider
from kinerja.audit.statements import Limits
from kinerja.audit.system import Block, System

# Points of the scale, or percent of a share, that the mean of few people has to stay open, and half of it where the
# scale ends: about one class of a rating, and the room that a share of 10 people has.
POINTS = Fraction(20)


@dataclass(frozen=True)
class Outcome:
    """Whether somebody of an atom, other than the insider, can have (`happens`) or not have a metric."""

    atom: int
    version: int
    metric: str
    column: int
    size: int
    happens: bool

    def change(self, own: int) -> Change:
        """What a witness has to fit; `own` insiders of this atom have that outcome themselves."""
        interval: Interval = (1 + own, None) if self.happens else (None, self.size - 1 - own)
        return Change({self.column: interval})

    def seen(self, value: float, own: int) -> bool:
        """Whether a witness with this count shows it."""
        return value >= 1 + own - TOLERANCE if self.happens else value <= self.size - 1 - own + TOLERANCE

    def own(self, system: System, insider: Insider) -> int:
        """How many insiders of this atom have the outcome themselves."""
        if insider.atom != self.atom:
            return 0
        label = insider.labels[self.version]
        return int((label in system.matter.metrics[self.metric]) == self.happens)


@dataclass(frozen=True)
class Spread:
    """How far apart the smallest and largest sum (or count of `labels`) of a block have to be.

    For `few` people it is about their mean, else about each person alone. `top` is the most that a person can have,
    `room` how much per person stays open.
    """

    block: Block
    top: Fraction
    few: bool
    room: Fraction
    labels: frozenset[str] = frozenset()

    @property
    def atom(self) -> int:
        """One of the atoms."""
        return self.block.parts[0][0]

    @property
    def metric(self) -> str:
        """What is counted or added up."""
        return self.block.metric

    @property
    def column(self) -> int:
        """Where the count or sum stands."""
        return self.block.column

    def others(self, insider: Insider) -> tuple[float, int]:
        """What the insider takes from the sum, and how many people are left."""
        mine = [version for atom, version in self.block.parts if atom == insider.atom]
        own = sum(insider.labels[one] in self.labels if self.labels else insider.amounts[one] for one in mine)
        return float(own), self.block.size - len(mine)

    def is_open(self, low: float, high: float, people: int) -> bool:
        """Whether a sum over `people` from low to high leaves enough open."""
        if people == 0:
            return True
        top = float(self.top)
        if not self.few:
            least = max(0.0, low - (people - 1) * top) if people > 1 else low
            return min(top, high) - least >= float(self.room) - TOLERANCE
        at_end = low <= TOLERANCE or high >= top * people - TOLERANCE
        return high - low >= float(self.room) * people / (2 if at_end else 1) - TOLERANCE


def outcomes(system: System) -> Iterator[Outcome]:
    """Both outcomes of every published share for everybody; of a rating that is not published, that it is not sure."""
    matter = system.matter
    for (atom, version, metric), column in system.columns.items():
        if metric not in matter.metrics:
            continue
        size = system.atoms[atom].size
        yield Outcome(atom, version, metric, column, size, happens=False)
        if metric in matter.exposed:
            yield Outcome(atom, version, metric, column, size, happens=True)


def spreads(system: System, limits: Limits) -> Iterator[Spread]:
    """Means and shares of blocks smaller than a group may be, and single people in sums of larger ones."""
    matter = system.matter
    for block in system.blocks:
        few = block.size < limits.smallest
        if matter.sums and block.metric == matter.sums.metric:
            yield Spread(block, matter.sums.top, few, POINTS if few else limits.others_open)
        elif few:
            yield Spread(block, Fraction(1), few, POINTS / 100, matter.metrics[block.metric])
