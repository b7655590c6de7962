"""Where nothing fits what was published: which statements would have to give way."""

from collections.abc import Iterator
from fractions import Fraction

from kinerja.audit.bounds import TOLERANCE, Interval, Number, Program, Solver
from kinerja.audit.period import Period
from kinerja.audit.report import Failure
from kinerja.audit.statements import label
from kinerja.audit.system import System


def contradictions(period: Period, system: System) -> Iterator[Failure]:
    """The groups whose figures have to be given up, by as few points as possible, before any records fit."""
    columns: list[Interval] = list(system.program.columns)
    rows: list[dict[int, Number]] = [dict(row) for row in system.program.rows]
    slack: dict[int, tuple[int, int]] = {}
    costs: dict[int, Number] = {}
    for place, fact in enumerate(system.facts):
        if fact is None:
            continue
        slack[place] = (len(columns), len(columns) + 1)
        columns += [(0, None), (0, None)]
        rows[place] |= {slack[place][0]: 1, slack[place][1]: -1}
        costs |= dict.fromkeys(slack[place], Fraction(-1, period.figures[fact.cell[0]].people))
    limits = tuple(_ordered(interval) for interval in system.program.limits)
    program = Program(tuple(columns), tuple(rows), limits, system.program.integer)
    found = Solver(program).solve(costs)
    if found is None:
        # Not even without all figures: the scale of ratings contradicts itself.
        yield Failure("contradiction", period.name, "", "", 0, how=" ".join(sorted(system.matter.metrics)))
    for place, pair in slack.items():
        fact = system.facts[place]
        if fact and found and sum(found.columns[column] for column in pair) > TOLERANCE:
            figure = period.figures[fact.cell[0]]
            yield Failure("contradiction", period.name, label(figure.group), fact.cell[1], figure.people, how=fact.how)


def _ordered(interval: Interval) -> Interval:
    """An interval that no number lies in (an impossible count) as the numbers between its ends."""
    low, high = interval
    return (high, low) if low is not None and high is not None and low > high else (low, high)
