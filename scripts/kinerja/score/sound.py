"""What is wrong with a policy in itself. The rules tell it to people, and scoring keeps away from such a policy."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import chain, pairwise, product

import msgspec

from kinerja.diagnostic import Fact
from kinerja.model import Band, ScoringPolicy
from kinerja.score.bands import SCALED, rising
from kinerja.score.cases import example_holds, holds
from kinerja.score.names import names
from kinerja.score.remembered import OfOne

Steps = tuple[str | int, ...]
WHOLE = Decimal(100)


class Fault(msgspec.Struct, frozen=True):
    """A rule that a policy breaks, the keys that lead to the place (and to a related one), and the facts."""

    rule: str
    at: Steps
    related: Steps | None = None
    facts: Mapping[str, Fact] = {}


@OfOne
def sound(policy: ScoringPolicy) -> tuple[Fault, ...]:
    """All faults of a policy; none when it may be used. Examples are tried only on a policy that is whole."""
    checks = (_limits, _twice, _bands, _names, _cells, _weights, _pieces)
    found = tuple(chain.from_iterable(check(policy) for check in checks))
    return found or tuple(_examples(policy))


def _limits(policy: ScoringPolicy) -> Iterator[Fault]:
    for number, band in enumerate(policy.bands):
        if band.lowest is not None and band.highest is not None and band.lowest > band.highest:
            yield Fault("limits-in-order", ("bands", number, "lowest"), ("bands", number, "highest"))


def _twice(policy: ScoringPolicy) -> Iterator[Fault]:
    first: dict[str, int] = {}
    for number, band in enumerate(policy.bands):
        earlier = first.setdefault(band.id, number)
        if earlier != number:
            yield Fault("listed-once", ("bands", number, "id"), ("bands", earlier, "id"))


def _bands(policy: ScoringPolicy) -> Iterator[Fault]:
    """Neighbours that do not meet on the grid: a figure would have two words, or none."""
    step = Decimal(1).scaleb(-policy.decimals)
    for (below, lower), (above, upper) in pairwise(rising(policy) if policy.method in SCALED else ()):
        if not _meet(lower, upper, step):
            facts: dict[str, Fact] = {"band": upper.id, "neighbour": lower.id, "step": step}
            yield Fault("policy-bands-meet", ("bands", above, "lowest"), ("bands", below, "highest"), facts)


def _meet(lower: Band, upper: Band, step: Decimal) -> bool:
    if lower.highest is None or upper.lowest is None:
        return False
    # Limits beside the grid leave out the figure between them: 79.5 and 80.5 leave out 80.
    return upper.lowest == lower.highest + step and upper.lowest % step == 0


def _names(policy: ScoringPolicy) -> Iterator[Fault]:
    for one in names(policy):
        if one.name not in one.known:
            # Bands and examples are references of the record, and told like all others.
            rule = "reference-exists" if one.at[0] in {"bands", "examples"} else "policy-names-known"
            yield Fault(rule, one.at, None, {"name": one.name, "list": one.list})


def _cells(policy: ScoringPolicy) -> Iterator[Fault]:
    """Each row meets each column in just one cell."""
    if policy.matrix is None:
        return
    first: dict[tuple[str, str], int] = {}
    for number, cell in enumerate(policy.matrix.cells):
        earlier = first.setdefault((cell.row, cell.column), number)
        if earlier != number:
            at, related = (("matrix", "cells", one) for one in (number, earlier))
            yield Fault("policy-cells-complete", at, related, {"row": cell.row, "column": cell.column, "count": 2})
    for row, column in product(policy.matrix.rows.words, policy.matrix.columns.words):
        if (row.id, column.id) not in first:
            facts: dict[str, Fact] = {"row": row.id, "column": column.id, "count": 0}
            yield Fault("policy-cells-complete", ("matrix", "cells"), None, facts)


def _weights(policy: ScoringPolicy) -> Iterator[Fault]:
    if policy.weighing:
        for number, one in enumerate(policy.weighing.alternatives):
            yield from _sum([one.results, one.behaviour], WHOLE, ("weighing", "alternatives", number))
    if policy.components:
        yield from _sum([one.weight for one in policy.components], WHOLE, ("components",))
    for number, component in enumerate(policy.components):
        if component.parts:
            weights = [part.weight for part in component.parts]
            yield from _sum(weights, component.weight, ("components", number, "parts"))
    for number, role in enumerate(policy.feedback.roles if policy.feedback else ()):
        yield from _sum([group.weight for group in role.groups], WHOLE, ("feedback", "roles", number, "groups"))


def _sum(weights: Sequence[Decimal], declared: Decimal, at: Steps) -> Iterator[Fault]:
    total = sum(weights, Decimal(0))
    if total != declared:
        facts: dict[str, Fact] = {"count": len(weights), "total": total, "declared": declared}
        yield Fault("policy-weights-add-up", at, None, facts)


def _pieces(policy: ScoringPolicy) -> Iterator[Fault]:
    """Each piece starts above the one before, and its line goes forward."""
    pieces = policy.conversion.pieces if policy.conversion else ()
    for number, (before, piece) in enumerate(pairwise(pieces), start=1):
        if piece.start <= before.start:
            yield _not_above(number, "start", before.start)
    for number, piece in enumerate(pieces):
        if piece.end is not None and piece.end <= piece.start:
            yield _not_above(number, "end", piece.start)


def _not_above(number: int, key: str, limit: Decimal) -> Fault:
    return Fault("policy-pieces-rise", ("conversion", "pieces", number, key), None, {"limit": limit})


def _examples(policy: ScoringPolicy) -> Iterator[Fault]:
    for number, example in enumerate(policy.examples):
        if not example_holds(policy, example):
            facts: dict[str, Fact] = {"value": example.value, "band": example.band}
            yield Fault("policy-examples-hold", ("examples", number, "value"), None, facts)
    for number, case in enumerate(policy.cases):
        if not holds(policy, case.given, case.expect):
            yield Fault("policy-cases-hold", ("cases", number, "expect"), None, {"case": case.id})
