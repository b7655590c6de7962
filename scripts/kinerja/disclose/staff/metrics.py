"""The figures about people: what counts of a person, how it is told of a group, and what an attacker may not learn.

Each figure is a sum over people of amounts from 0 to `top`: counts are sums of noughts and ones.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from kinerja.disclose.published import Range
from kinerja.disclose.staff import ranges
from kinerja.disclose.staff.suppression import Cell, Need
from kinerja.model import Counted, DisclosurePolicy

# In groups smaller than a group may be, a mean stays open this far to each side (twenty points in all).
_SIDE = 10
# How many people stay open at each end of a share: one of them may be the one who asks.
_OPEN = 2

Amount = Decimal | int


@dataclass(frozen=True)
class Metric:
    """A figure by the name it has in a release; `counted` ones are shares, the others means."""

    name: str
    counted: bool
    top: Amount
    of: Callable[[Counted], Amount]

    def total(self, people: Sequence[Counted]) -> Fraction:
        """The sum over people."""
        return Fraction(sum((self.of(one) for one in people), start=0))

    def told(self, policy: DisclosurePolicy, people: Sequence[Counted], coarser: int = 0) -> Range | None:
        """The range that a group shows; None where the policy has none that is rough enough."""
        total, size = self.total(people), len(people)
        if self.counted:
            return ranges.share(int(total), size, ranges.width(policy.shares, size, coarser))
        return ranges.mean(total, size, Decimal(self.top), policy.means, coarser)

    def limits(self, shown: Range | None, size: int) -> tuple[Fraction, Fraction]:
        """The smallest and the largest sum that a shown range leaves possible; all that can be without one."""
        if shown is None:
            return Fraction(0), Fraction(self.top) * size
        if self.counted:
            low, high = ranges.counts(shown, size)
            return Fraction(low), Fraction(high)
        return Fraction(shown.low) * size, Fraction(shown.high) * size

    def cell(self, shown: Range | None, size: int, weight: int, *, fixed: bool = False) -> Cell:
        """A figure of a group for the search of what to withhold; a `fixed` one was published and stays so."""
        low, high = self.limits(shown, size)
        if fixed:
            return Cell(low, high, low, high, weight)
        bottom, top = self.limits(None, size)
        return Cell(low, high, bottom, top, weight, hidden=shown is None)

    def need(self, policy: DisclosurePolicy, number: int, people: Sequence[Counted]) -> Need:
        """How far the sum of these people has to stay open, whoever among them asks."""
        size = len(people)
        if self.counted:
            return self._need_of_count(number, people) if size < ranges.smallest(policy) else _open(number, size)
        if size < ranges.smallest(policy):
            total, side = self.total(people), _SIDE * size
            return Need(number, max(Fraction(0), total - side), min(Fraction(self.top) * size, total + side))
        return self._need_of_mean(policy, number, people)

    def need_beside(self, policy: DisclosurePolicy, number: int, people: Sequence[Counted]) -> Need:
        """How far the sum of these people has to stay open for somebody who is none of them."""
        if not self.counted:
            return self.need(policy, number, people)
        size, total = Fraction(len(people)), self.total(people)
        few = size < ranges.smallest(policy)
        least, most = min(size - 1, total - few), max(Fraction(1), total + few)
        return Need(number, max(least, Fraction(0)), min(most, size))

    def ends(self, number: int, shown: Range | None, size: int) -> tuple[Need, Need]:
        """To see more than the range that is withheld, to either side: one of them has to be possible."""
        low, high = self.limits(shown, size)
        # Counts are whole; of sums, a little outside is outside.
        outside = Fraction(1) if self.counted else (high - low) / 4
        return Need(number, low - outside, None), Need(number, None, high + outside)

    def _need_of_count(self, number: int, people: Sequence[Counted]) -> Need:
        size, total = Fraction(len(people)), self.total(people)
        least, most = min(size - _OPEN, total - 1), max(Fraction(_OPEN), total + 1)
        return Need(number, max(least, Fraction(0)), min(most, size))

    def _need_of_mean(self, policy: DisclosurePolicy, number: int, people: Sequence[Counted]) -> Need:
        """Everybody else may be well below the top and well above zero, even for whom knows the own amount."""
        amounts = sorted(Fraction(self.of(one)) for one in people)
        room = Fraction(policy.means.others_open.value)
        whole = Fraction(self.top) * len(people)
        lowest = whole - (Fraction(self.top) - amounts[0]) - room
        return Need(number, lowest, max(amounts[-1] + room, self._dominance(policy, amounts)))

    def _dominance(self, policy: DisclosurePolicy, amounts: Sequence[Fraction]) -> Fraction:
        """The p % rule: the second largest may not come closer than p percent to the largest amount."""
        if self.name != HOURS:
            return Fraction(0)
        closeness = Fraction(policy.hours.dominance.value) / 100
        return amounts[-1] * (1 + closeness) + amounts[-2]


HOURS, VALUE = "hours", "value"


def all_metrics(policy: DisclosurePolicy, top: Decimal | None) -> tuple[Metric, ...]:
    """The figures of a period; the mean figure only where one is computed, up to `top`."""
    found = (
        good_share(policy),
        Metric(HOURS, False, policy.hours.highest.value, lambda one: one.hours),
        Metric("follow_ups", True, 1, lambda one: int(one.follow_up)),
        Metric("objections", True, 1, lambda one: int(one.objection)),
    )
    if top is None:
        return found
    return (*found, Metric(VALUE, False, top, lambda one: one.value or Decimal(0)))


def good_share(policy: DisclosurePolicy) -> Metric:
    """The share of ratings good or better."""
    good = frozenset(policy.good.ratings)
    return Metric("good", True, 1, lambda one: int(one.rating in good))


def rated(word: str) -> Metric:
    """The share of one rating."""
    return Metric(word, True, 1, lambda one: int(one.rating == word))


def _open(number: int, size: int) -> Need:
    """Both outcomes stay possible for somebody other than the one who asks."""
    return Need(number, Fraction(max(size - _OPEN, 0)), Fraction(min(_OPEN, size)))
