"""The limits of a disclosure policy protect: they fit each other, and none is below the least that protects.

Where almost all are rated alike, a band at the end with room for one person only tells whether somebody is not.
Mend it by widening the band or raising the limit; a policy may be stricter than the least, never laxer.
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

import msgspec

from kinerja.diagnostic import Fact, Finding, Rule, Severity
from kinerja.model import DisclosurePolicy, Limit, ShareBand
from kinerja.score.ledger import Ledger

RULE = Rule("disclosure-policy-sound", Severity.ERROR, needs=frozenset({"file-matches-id"}))

# The least that protects: groups and respondents of ten, sums known to within ten either way, p of ten percent.
LEAST_PEOPLE = Decimal(10)
LEAST_SUM_WIDTH = Decimal(20)
LEAST_ROOM = Decimal(10)
LEAST_DOMINANCE = Decimal(10)
# So many people of the smallest group must fit into the band at either end.
LEAST_IN_BAND = 2
WHOLE = 100


class Demand(msgspec.Struct, frozen=True):
    """What a value must be: its place in the policy, a key of `rules.needs` with its limit, and whether it is."""

    steps: tuple[str | int, ...]
    need: str
    limit: Fact
    met: bool

    @property
    def field(self) -> str:
        """The key that the value, or its list, has in the file."""
        return next(step for step in reversed(self.steps) if isinstance(step, str) and step != "value")


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each value that is not what it must be, the first demand that it breaks."""
    for document in ledger.records.of(DisclosurePolicy):
        told = set()
        for one in _demands(document.record):
            if not one.met and one.steps not in told:
                told.add(one.steps)
                yield RULE.finding(document.at(*one.steps), field=one.field, need=one.need, limit=one.limit)


def _demands(policy: DisclosurePolicy) -> Iterator[Demand]:
    yield from _limits(policy)
    yield from _bands(policy.shares.bands, int(policy.smallest_group.value))
    yield from _ascending(("means", "steps"), policy.means.steps)


def _limits(policy: DisclosurePolicy) -> Iterator[Demand]:
    smallest, means = policy.smallest_group.value, policy.means
    people: Iterable[tuple[str, Limit, Decimal]] = (
        ("smallest_group", policy.smallest_group, LEAST_PEOPLE),
        ("pool_left_at", policy.pool_left_at, smallest),
        ("people_changed", policy.people_changed, smallest),
        ("respondents", policy.respondents, LEAST_PEOPLE),
        ("classes_from", policy.classes_from, smallest),
    )
    for name, limit, least in people:
        yield from _at_least((name, "value"), limit, least, whole=True)
    yield from _at_least(("means", "sum_width", "value"), means.sum_width, LEAST_SUM_WIDTH)
    yield from _at_least(("means", "end_steps", "value"), means.end_steps, Decimal(1), whole=True)
    yield from _at_least(("means", "others_open", "value"), means.others_open, LEAST_ROOM)
    yield from _at_least(("hours", "highest", "value"), policy.hours.highest, Decimal(1))
    yield from _at_least(("hours", "dominance", "value"), policy.hours.dominance, LEAST_DOMINANCE)


def _at_least(steps: tuple[str, ...], limit: Limit, least: Decimal, whole: bool = False) -> Iterator[Demand]:
    yield Demand(steps, "at-least", least, limit.value >= least)
    if whole:
        yield Demand(steps, "whole", limit.value, limit.value == limit.value.to_integral_value())


def _bands(bands: Sequence[ShareBand], smallest: int) -> Iterator[Demand]:
    yield Demand(("shares", "bands", 0, "staff"), "same-as", smallest, bands[0].staff == smallest)
    for number, (before, band) in enumerate(pairwise(bands), 1):
        place = ("shares", "bands", number)
        yield Demand((*place, "staff"), "more-than", before.staff, band.staff > before.staff)
        yield Demand((*place, "width"), "less-than", before.width, band.width < before.width)
    for number, band in enumerate(bands):
        width = ("shares", "bands", number, "width")
        yield Demand(width, "divides", WHOLE, WHOLE % band.width == 0)
        enough = _wide_enough(band.staff)
        yield Demand(width, "wide-enough", enough, band.width >= enough)


def _wide_enough(staff: int) -> int:
    """The narrowest band for groups of this size: a divisor of 100, or all of it."""
    wide = (width for width in range(1, WHOLE) if WHOLE % width == 0 and width * staff >= LEAST_IN_BAND * WHOLE)
    return next(wide, WHOLE)


def _ascending(steps: tuple[str, ...], values: Sequence[Decimal]) -> Iterator[Demand]:
    for number, (before, value) in enumerate(pairwise(values), 1):
        yield Demand((*steps, number), "more-than", before, value > before)
