"""What nobody published but follows by subtraction: a group without its parts, a release without the one before."""

from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal

from kinerja.audit.conformity import remainders
from kinerja.audit.period import Period
from kinerja.audit.report import Derived
from kinerja.audit.search import Search
from kinerja.audit.statements import Key, label
from kinerja.audit.system import System

Form = Mapping[int, int]

# So many of the atoms that are bounded tightest are reported.
TIGHTEST = 20


def derived(period: Period, system: System, search: Search) -> Iterator[Derived]:
    """The bounds of every difference and of the atoms that look tightest."""
    for metric in _metrics(system):
        for name, how, form, people in _differences(period, system, metric):
            low, high = _range(search, form)
            yield _told(period, metric, (name, how), people, (low, high))
        for column, people, atom in _tightest(system, search, metric):
            name, how = period.name_of(system.atoms[atom].figures, people)
            yield _told(period, metric, (name, how), people, _range(search, {column: 1}))


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


def _range(search: Search, form: Form) -> tuple[float, float]:
    return -search.solver.relaxed({column: -times for column, times in form.items()}), search.solver.relaxed(form)


def _tightest(system: System, search: Search, metric: str) -> list[tuple[int, int, int]]:
    """The columns, people and atoms whose means witnesses spread least."""
    found = []
    for (atom, _, name), column in system.columns.items():
        if name == metric:
            values = [witness.columns[column] for witness in search.witnesses.found]
            size = system.atoms[atom].size
            found.append(((max(values) - min(values)) / size, column, size, atom))
    return [place[1:] for place in sorted(found)[:TIGHTEST]]


def _told(period: Period, metric: str, what: tuple[str, str], people: int, sums: tuple[float, float]) -> Derived:
    unit = 1 if metric in ("value", "hours") else 100
    low, high = (decimal(one * unit / people) for one in sums)
    return Derived(period.name, what[0], metric, people, low, high, what[1])


def decimal(value: float) -> Decimal:
    """A number of the solver to four decimals."""
    return Decimal(f"{value:.4f}") + 0
