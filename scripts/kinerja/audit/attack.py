"""The attack on everything published by one government: what follows about single people, period by period."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

from kinerja.audit import rules
from kinerja.audit.conformity import conformity
from kinerja.audit.contradictions import contradictions
from kinerja.audit.differences import Atomic, atomics, decimal, differences, tightest
from kinerja.audit.knowledge import Claim, Roster
from kinerja.audit.matters import Matter, matters
from kinerja.audit.period import Period, periods
from kinerja.audit.questions import Outcome
from kinerja.audit.reading import read
from kinerja.audit.report import Derived, Failure, Report
from kinerja.audit.search import Search, Settled
from kinerja.audit.statements import MEANS, label
from kinerja.audit.system import System, build


def attack(releases: Sequence[Mapping[str, Any]], rosters: Sequence[Roster], claims: Sequence[Claim] = ()) -> Report:
    """Attack all releases of one government, oldest first, and report where people are given away.

    Raises CannotRun without the solver. What is not of the format of releases is a failure (`undeclared`).
    """
    found, single, atoms = list[Derived](), list[Atomic](), 0
    here, failures = read(releases)
    said = list(periods(here, rosters, claims))
    for period in said:
        failures += [*period.failures, *conformity(period)]
        for matter in _matters(period):
            system = build(
                matter,
                period.membership.atoms(period.figures, matter.aspects),
                period.facts(matter),
                period.withheld(matter),
            )
            atoms += len(system.atoms)
            search = _examine(period, system, failures)
            if search:
                found += differences(period, system, search)
                single += atomics(period, system, search)
    return Report(
        failures=tuple(sorted(set(failures), key=lambda one: one.order)),
        derived=tuple(sorted({*found, *tightest(single)}, key=lambda one: one.order)),
        cells=sum(len(period.told) for period in said),
        atoms=atoms,
        periods=len(said),
    )


def _matters(period: Period) -> Iterator[Matter]:
    if period.statements:
        yield from matters((one.said.metric for one in period.told), period.limits, period.scale)


def _examine(period: Period, system: System, failures: list[Failure]) -> Search | None:
    try:
        search = Search(system, period.limits)
    except ValueError:
        failures += contradictions(period, system)
        return None
    settled = list(search.settled())
    failures += [_failure(period, system, one) for one in settled]
    failures += _forced_groups(period, system, settled)
    failures += _withheld(period, system, search)
    return search


def _failure(period: Period, system: System, one: Settled) -> Failure:
    question, figures = one.question, system.atoms[one.question.atom].figures
    if isinstance(question, Outcome):
        atoms, size = {question.atom}, question.size
        reason = "group-forced" if one.insider.atom < 0 and size > 1 else "one-rating-left"
    else:
        atoms, size = {atom for atom, _ in question.block.parts}, question.block.size
        figures = system.figures(question.block)
        reason = "small-group-bounded" if question.few else "person-bounded"
    name, how = period.name_of(figures, size)
    if one.insider.atom >= 0:
        how += " insider-inside" if one.insider.atom in atoms else " insider-outside"
    unit = 1 if question.metric in MEANS else 100
    low, high = (decimal(end * unit / one.people) for end in (one.low, one.high))
    return Failure(reason, period.name, name, question.metric, one.people, low, high, how)


def _forced_groups(period: Period, system: System, settled: Sequence[Settled]) -> Iterator[Failure]:
    """Published groups of which everybody is known to be alike."""
    forced = {
        (one.question.column, one.question.happens)
        for one in settled
        if isinstance(one.question, Outcome) and one.insider.atom < 0
    }
    for metric in system.matter.metrics if forced else ():
        for number, figure in enumerate(period.figures):
            columns = system.form((number, metric))
            for happens in (True, False):
                if columns and all((column, happens) in forced for column in columns):
                    share = decimal(0 if happens else 100)
                    name = label(figure.group)
                    yield Failure("group-forced", period.name, name, metric, figure.people, share, share, figure.name)


def _withheld(period: Period, system: System, search: Search) -> Iterator[Failure]:
    """Withheld cells that follow as closely as they would have been shown."""
    for (number, metric), column in system.withheld.items():
        figure = period.figures[number]
        shown = [one.columns[column] for one in search.witnesses.found]
        # Ranges lie in the order of the numbers in them: witnesses in two of them show that it stays open.
        if len({_cell(period, system, metric, figure.people, end) for end in (min(shown), max(shown))}) > 1:
            continue
        low, high = search.range(column)
        first, last = (_cell(period, system, metric, figure.people, end) for end in (low, high))
        if first is not None and first == last:
            unit, name = 1 if metric in MEANS else 100, label(figure.group)
            least, most = (decimal(end * unit / figure.people) for end in (low, high))
            yield Failure("withheld-derivable", period.name, name, metric, figure.people, least, most, figure.name)


def _cell(period: Period, system: System, metric: str, people: int, total: float) -> rules.Range | None:
    """The range that a count or sum would have been shown in."""
    if metric not in MEANS:
        return rules.band_of(period.limits, people, round(total))
    top = system.matter.sums.top if system.matter.sums else None
    return None if top is None else rules.step_of(period.limits, people, top, Fraction(total) / people)
