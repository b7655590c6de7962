"""What the measured figures say: each row of the table beside its bar and its goal."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Measures = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True)
class Row:
    """A figure that shall be at most the bar, better the goal."""

    name: str
    unit: str
    value: float
    bar: float
    goal: float

    @property
    def verdict(self) -> str:
        return "goal" if self.value <= self.goal else "bar" if self.value <= self.bar else "missed"


@dataclass(frozen=True)
class Ratio:
    """Seconds of our task over those of the task it is compared with, both of one experiment."""

    name: str
    experiment: str
    ours: str
    theirs: str
    bar: float
    goal: float

    def row(self, measures: Measures) -> Row:
        ours, theirs = (measures[self.experiment][name]["wall"] for name in (self.ours, self.theirs))
        return Row(self.name, "times", ours / theirs, self.bar, self.goal)


@dataclass(frozen=True)
class Growth:
    """The exponent with which time grows with size, between two experiments: 1 is in proportion."""

    name: str
    task: str
    less: str
    more: str
    bar: float
    goal: float
    size: str = "records"

    def row(self, measures: Measures) -> Row:
        less, more = measures[self.less], measures[self.more]
        times = more[self.task]["wall"] / less[self.task]["wall"]
        value = math.log(times) / math.log(more[self.size] / less[self.size])
        return Row(self.name, "exponent", value, self.bar, self.goal)


@dataclass(frozen=True)
class Memory:
    """MiB of the largest process."""

    name: str
    experiment: str
    bar: float
    goal: float

    def row(self, measures: Measures) -> Row:
        return Row(self.name, "MiB", measures[self.experiment]["cold"]["peak"], self.bar, self.goal)


RULES: tuple[Ratio | Growth | Memory, ...] = (
    Ratio("cold-ajv", "city", "cold", "ajv", 0.75, 0.5),
    Ratio("cold-check-jsonschema", "slow", "cold", "check-jsonschema", 1 / 15, 1 / 30),
    Ratio("warm-city", "city", "warm-commit", "cold-commit", 0.10, 0.06),
    Ratio("warm-large", "large", "warm-commit", "cold-commit", 0.03, 0.015),
    Ratio("review", "review", "review", "cold", 0.15, 0.08),
    Growth("growth-cold", "cold", "small", "large", 1.05, 1.0),
    Growth("growth-warm", "warm-commit", "city", "large", 0.5, 0.4),
    Memory("memory-city", "city", 100, 80),
    Memory("memory-large", "large", 250, 100),
    Ratio("site-languages", "languages", "kinerja", "material", 0.20, 0.12),
    Ratio("site-pages", "pages", "kinerja", "hugo", 1.0, 0.7),
    Ratio("version", "version", "kinerja", "check-jsonschema", 0.5, 0.2),
)


def rows(measures: Measures) -> Iterator[Row]:
    """The rows whose experiments ran."""
    for rule in RULES:
        needed = {rule.less, rule.more} if isinstance(rule, Growth) else {rule.experiment}
        if needed <= measures.keys():
            yield rule.row(measures)
