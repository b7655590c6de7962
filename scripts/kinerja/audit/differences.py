"""What nobody published but follows by subtraction: a group without its parts, a release without the one before."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from kinerja.audit.bounds import Solver
from kinerja.audit.conformity import remainders
from kinerja.audit.period import Period
from kinerja.audit.report import Derived
from kinerja.audit.search import Search
from kinerja.audit.statements import MEANS, Key, label
from kinerja.audit.system import System, Unknown

Form = Mapping[int, int]

# So many of the atoms that are bounded tightest are reported.
TIGHTEST = 20


@dataclass(frozen=True)
class Atomic:
    """The count or sum of an atom, and how far witnesses spread its mean: the bounds are no closer than that."""

    spread: float
    period: Period
    system: System
    solver: Solver
    unknown: Unknown

    @property
    def order(self) -> tuple[float, str, Unknown]:
        """Sort key: tightest first."""
        return self.spread, self.period.name, self.unknown

    def bounded(self) -> Derived:
        """The bounds."""
        atom, _, metric = self.unknown
        size = self.system.atoms[atom].size
        what = self.period.name_of(self.system.atoms[atom].figures, size)
        bounds = _range(self.solver, {self.system.columns[self.unknown]: 1})
        return _told(self.period, metric, what, size, bounds)


def differences(period: Period, system: System, search: Search) -> Iterator[Derived]:
    """The bounds of every difference."""
    for metric in _metrics(system):
        for name, how, form, people in _differences(period, system, metric):
            yield _told(period, metric, (name, how), people, _range(search.solver, form))


def atomics(period: Period, system: System, search: Search) -> Iterator[Atomic]:
    """All atoms, with what witnesses show of each."""
    metrics = frozenset(_metrics(system))
    for unknown, column in system.columns.items():
        atom, _, metric = unknown
        if metric in metrics:
            values = [witness.columns[column] for witness in search.witnesses.found]
            spread = (max(values) - min(values)) / system.atoms[atom].size * _unit(metric)
            yield Atomic(spread, period, system, search.solver, unknown)


def tightest(found: Iterable[Atomic]) -> Iterator[Derived]:
    """The bounds of the atoms that look tightest."""
    for one in sorted(found, key=lambda one: one.order)[:TIGHTEST]:
        yield one.bounded()


def _metrics(system: System) -> tuple[str, ...]:
    """Published metrics of a system."""
    sums = (system.matter.sums.metric,) if system.matter.sums else ()
    return (*sorted(system.matter.exposed), *sums)


def _differences(period: Period, system: System, metric: str) -> Iterator[tuple[str, str, Form, int]]:
    for whole, parts in remainders(period):
        rest = system.form((whole, metric))
        for part in parts:
            rest.subtract(system.form((part, metric)))
        names = [period.figures[one].name for one in (whole, *parts)]
        yield from _part(system, rest, label(period.figures[whole].group), " - ".join(names))
    for before, after in _restated(period):
        change = system.form((after, metric))
        change.subtract(system.form((before, metric)))
        back = Counter({column: -times for column, times in change.items()})
        group, new, old = label(period.figures[after].group), period.figures[after].name, period.figures[before].name
        yield from _part(system, change, group, f"{new} - {old}")
        yield from _part(system, back, group, f"{old} - {new}")


def _part(system: System, form: Form, name: str, how: str) -> Iterator[tuple[str, str, Form, int]]:
    """What is counted more often in the first than in the others, if anybody is."""
    more = {column: times for column, times in form.items() if times > 0}
    sizes = {column: system.atoms[atom].size for (atom, _, _), column in system.columns.items() if column in more}
    people = sum(times * sizes[column] for column, times in more.items())
    if people:
        yield name, how, more, people


def _restated(period: Period) -> Iterator[tuple[int, int]]:
    """Figures of the same group, each with the one that took its place."""
    latest: dict[Key, int] = {}
    seen = set()
    for one, number in zip(period.statements, period.stated, strict=True):
        before = latest.get(one.group, number)
        latest[one.group] = number
        if before != number and (before, number) not in seen:
            seen.add((before, number))
            yield before, number


def _range(solver: Solver, form: Form) -> tuple[float, float]:
    return -solver.relaxed({column: -times for column, times in form.items()}), solver.relaxed(form)


def _told(period: Period, metric: str, what: tuple[str, str], people: int, sums: tuple[float, float]) -> Derived:
    low, high = (decimal(one * _unit(metric) / people) for one in sums)
    return Derived(period.name, what[0], metric, people, low, high, what[1])


def _unit(metric: str) -> int:
    """Means are told as they are, shares in percent."""
    return 1 if metric in MEANS else 100


def decimal(value: float) -> Decimal:
    """A number of the solver to four decimals."""
    return Decimal(f"{value:.4f}") + 0
