"""Insiders: people who know their own true record, which narrows what the others can be."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from kinerja.audit.bounds import NOTHING, Change, Interval
from kinerja.audit.matters import Sums
from kinerja.audit.membership import Atom
from kinerja.audit.system import System

Own = tuple[tuple[str, ...], tuple[Fraction, ...]]
"""The labels and the amounts of one person, by number of record."""


@dataclass(frozen=True)
class Insider:
    """One person of an atom, or nobody (`atom` -1), and what the own record adds to what everybody knows."""

    atom: int
    labels: tuple[str, ...]
    amounts: tuple[Fraction, ...]
    change: Change


OUTSIDER = Insider(-1, (), (), NOTHING)


def insiders(system: System) -> Iterator[Insider]:
    """The people whose own record tells them most: for each atom and label the smallest and largest amounts."""
    for number, atom in enumerate(system.atoms):
        for labels, amounts in sorted(_extreme(_owns(system, atom))):
            yield Insider(number, labels, amounts, _change(system, number, (labels, amounts)))


def _owns(system: System, atom: Atom) -> Iterator[Own]:
    matter = system.matter
    for records in dict.fromkeys(atom.records):
        labels = tuple(str(label) for label in records[0]) if matter.labels else ()
        yield labels, tuple(_exact(one) for one in records[matter.amount]) if matter.sums else ()


def _exact(amount: Hashable) -> Fraction:
    return Fraction(amount) if isinstance(amount, Decimal) else Fraction(str(amount))


def _extreme(owns: Iterable[Own]) -> set[Own]:
    groups: dict[tuple[str, ...], list[tuple[Fraction, ...]]] = defaultdict(list)
    for labels, amounts in owns:
        groups[labels].append(amounts)
    found = set()
    for labels, all_amounts in groups.items():
        for place in range(len(all_amounts[0])):
            ordered = sorted(all_amounts, key=lambda amounts: (amounts[place], amounts))
            found |= {(labels, ordered[0]), (labels, ordered[-1])}
        if not all_amounts[0]:
            found.add((labels, ()))
    return found


def _change(system: System, number: int, own: Own) -> Change:
    labels, amounts = own
    columns: dict[int, Interval] = {}
    for version in system.atoms[number].versions(0) if system.matter.labels else ():
        column = system.columns.get((number, version, labels[version]))
        columns |= {column: (1, None)} if column is not None else {}
    rows: dict[int, Interval] = {}
    if system.matter.sums:
        columns |= dict(_sums(system, system.matter.sums, number, amounts))
        rows |= dict(_links(system, system.matter.sums, number, own))
    return Change(columns, rows)


def _sums(system: System, sums: Sums, number: int, amounts: tuple[Fraction, ...]) -> Iterator[tuple[int, Interval]]:
    others = system.atoms[number].size - 1
    for version in system.atoms[number].versions(system.matter.amount):
        own = amounts[version]
        yield system.columns[number, version, sums.metric], (own, own + others * sums.top)


def _links(system: System, sums: Sums, number: int, own: Own) -> Iterator[tuple[int, Interval]]:
    """The others' sum has to fit the others' labels: what the own figure has above the least of its label is gone."""
    labels, amounts = own
    pairs = {numbers[:2] for _, numbers in system.atoms[number].stays if labels}
    for rating, amount in sorted(pairs):
        if (number, rating, amount) not in system.links or labels[rating] not in sums.limits:
            continue
        low_row, high_row = system.links[number, rating, amount]
        low, high = sums.limits[labels[rating]]
        yield low_row, (max(Fraction(0), amounts[amount] - low), None)
        yield high_row, (None, min(Fraction(0), amounts[amount] - high))
