"""What the attack found: where the promise to people is broken, and what can be derived all the same."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Failure:
    """A broken promise.

    `reason` is a slug, `group` a published group (`unit:a`) or people told apart by figures, `people` how many they
    are. `low` and `high` bound their share in percent, or their mean in points or hours; `how` names the figures
    (`0002:unit:a`) or the insider (`insider-inside`, `insider-outside`) that the derivation needs.
    """

    reason: str
    period: str
    group: str
    metric: str
    people: int
    low: Decimal | None = None
    high: Decimal | None = None
    how: str = ""

    @property
    def order(self) -> tuple[str, ...]:
        """Sort key, so that the report never depends on the order of work."""
        return self.period, self.reason, self.group, self.metric, self.how, str(self.low), str(self.high)


@dataclass(frozen=True)
class Derived:
    """Something nobody published that follows: the share in percent or the mean lies from `low` to `high`."""

    period: str
    group: str
    metric: str
    people: int
    low: Decimal
    high: Decimal
    how: str

    @property
    def order(self) -> tuple[Decimal, str, str, str, str]:
        """Sort key: tightest first."""
        return self.high - self.low, self.period, self.group, self.metric, self.how


@dataclass(frozen=True)
class Report:
    """All failures, sorted, what else could be derived, tightest first, and how much was looked at."""

    failures: tuple[Failure, ...]
    derived: tuple[Derived, ...]
    cells: int
    atoms: int
    periods: int
