"""A plain way to examine a government unit by unit: views of one unit, and rules that ask all of them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TypeVar

import pytest

from kinerja.diagnostic import Finding
from kinerja.load.document import Document
from kinerja.load.index import Index
from kinerja.model import Employee, Evaluation, Record
from kinerja.score.ledger import Ledger, ledger
from kinerja.validate import engine
from kinerja.validate.evaluations import Evaluations, groups
from kinerja.validate.rules import GROUPED, RULES

R = TypeVar("R", bound=Record)


class Part(Index):
    """A view of one unit, or of what belongs to none: its own documents, and answers about all others."""

    def __init__(self, whole: Index, unit: str | None, documents: Sequence[Document[Record]], *, leads: bool) -> None:
        own = (path for path in whole.broken if unit_of(path) == unit)
        super().__init__(whole.government, documents, own)
        self._whole, self._unit, self._leads = whole, unit, leads

    @property
    def shared(self) -> Index:
        return self._whole

    @property
    def leads(self) -> bool:
        return self._leads

    @property
    def central(self) -> bool:
        return self._unit is None

    def get(self, kind: type[R], **fields: object) -> Document[R] | None:
        return self._whole.get(kind, **fields)

    def exists(self, kind: type[Record], **fields: object) -> bool:
        return self._whole.exists(kind, **fields)

    def everywhere(self, kind: type[R]) -> tuple[Document[R], ...]:
        return self._whole.everywhere(kind)

    def postings(self, employee: str) -> tuple[str, ...]:
        return self._whole.postings(employee)

    def is_served(self, goal: str) -> bool:
        return self._whole.is_served(goal)

    def claimants(self, names: frozenset[str]) -> tuple[Document[Employee], ...]:
        return self._whole.claimants(names)


def unit_of(path: str) -> str | None:
    """The unit in whose folder a file lies."""
    steps = path.split("/")
    return steps[3] if len(steps) > 4 and steps[2] == "units" else None


def parts(whole: Index) -> list[Part]:
    """The part of the government itself, then its units; the first with records of the government leads."""
    found: dict[str | None, list[Document[Record]]] = defaultdict(list, {None: []})
    for document in whole.all():
        found[unit_of(document.path)].append(document)
    places = sorted(found, key=lambda unit: "" if unit is None else f"{unit}/")
    first = next((one for one in places if any("{government}" in it.kind.path for it in found[one])), None)
    return [Part(whole, unit, found[unit], leads=unit == first) for unit in places]


class Joined:
    """A rule that asks each part, and groups of evaluations as a whole."""

    def __init__(self, number: int, ledgers: Sequence[Ledger]) -> None:
        self.rule, self.ledgers = RULES[number], ledgers
        self.RULE = self.rule.RULE

    def check(self, whole: Ledger) -> Iterator[Finding]:
        del whole
        grouped = next((one for one in GROUPED if one.RULE == self.RULE), None)
        for group in together([one.records for one in self.ledgers]) if grouped else ():
            yield from grouped.of_group(group) if grouped else ()
        for one in () if grouped else self.ledgers:
            yield from self.rule.check(one)


def together(records: Sequence[Index]) -> Iterator[Evaluations]:
    """The groups of evaluations, put together from all parts."""
    found: dict[tuple[str, str], list[Document[Evaluation]]] = defaultdict(list)
    for part in records:
        for key, group in groups(part).items():
            found[key] += group
    return (tuple(sorted(group, key=lambda one: one.path)) for group in found.values())


def agree(whole: Index, monkeypatch: pytest.MonkeyPatch) -> engine.Examined:
    """What is found in the whole, after making sure that the parts say the same."""
    expected = engine.examine(ledger(whole))
    ledgers = [ledger(part) for part in parts(whole)]
    with monkeypatch.context() as patch:
        patch.setattr(engine, "RULES", tuple(Joined(number, ledgers) for number in range(len(RULES))))
        assert engine.examine(Ledger(whole, (), ())) == expected
    return expected
