"""What is private stays behind the fence: a release is made without looking at any record of an employee."""

import ast
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import msgspec
import pytest

from kinerja import disclose
from kinerja.disclose.continuity import Continued
from kinerja.disclose.register import Register
from kinerja.disclose.release import compose
from kinerja.load import repository
from kinerja.load.document import Document
from kinerja.load.index import Index
from kinerja.model import KINDS, Approvals, Forge, Government, Record
from kinerja.score.ledger import ledger
from kinerja.validate import engine

R = TypeVar("R", bound=Record)

CASES = Path(__file__).parent.parent / "cases" / "rules"
# A unit with a rated organisation, ten evaluated employees and findings about them.
PEOPLE = CASES / "distribution-advice" / "bad-nearly-all-good"
PRIVATE = {kind.type for kind in KINDS if kind.side == "private"}
MADE = "2026-01-31T01:00:00Z"
REGISTER = Register(Path("docs/releases/kota-contoh"), (), None)


class Guarded(Index):
    """An index that lets nobody look at a private record."""

    def of(self, kind: type[R]) -> tuple[Document[R], ...]:
        assert kind not in PRIVATE
        return super().of(kind)

    def path(self, kind: type[Record], **fields: object) -> str:
        assert kind not in PRIVATE
        return super().path(kind, **fields)

    def all(self) -> tuple[Document[Record], ...]:
        pytest.fail("everything was asked for")


def test_the_kinds_below_people_and_what_may_speak_of_them_are_the_private_ones() -> None:
    assert {kind.side for kind in KINDS} == {"public", "private"}
    below_people = {kind.name for kind in KINDS if "/people/" in kind.path}
    assert {kind.name for kind in KINDS if kind.side == "private"} == below_people | {
        *("amendment", "roster", "waiver"),
        *("office", "repositories"),
    }


def test_a_release_is_composed_without_a_look_at_private_records() -> None:
    tree = repository.load(PEOPLE, "kota-contoh").index
    scored = ledger(tree)
    assert len(scored.people) == 10
    findings = engine.run(scored)
    assert "distribution-advice" in {one.rule for one in findings}
    guarded = replace(scored, records=Guarded("kota-contoh", tree.all()))
    made = compose(guarded.records, [Continued(guarded)], findings, MADE, REGISTER)

    public = [one for one in tree.all() if one.kind.type not in PRIVATE]
    without = ledger(Index("kota-contoh", public))
    assert made == compose(without.records, [Continued(without)], engine.run(without), MADE, REGISTER)


def test_a_release_says_nothing_of_approvals() -> None:
    tree = repository.load(PEOPLE, "kota-contoh").index
    (own,) = tree.of(Government)
    used = Approvals(policy="empat-mata", forges=(Forge(host="git.contoh.example"),))
    told = Document(own.path, own.kind, msgspec.structs.replace(own.record, approvals=used), own.source)
    made = [
        compose(scored.records, [Continued(scored)], engine.run(scored), MADE, REGISTER)
        for scored in (ledger(tree), ledger(tree.replaced(told)))
    ]
    assert made[0] == made[1]


def test_the_rooms_that_publish_name_no_private_record_and_no_score_of_a_person() -> None:
    names = {kind.__name__ for kind in PRIVATE} | {"PersonScore", "people", "employee"}
    package = Path(str(disclose.__file__)).parent.parent
    files = [*sorted((package / "disclose").glob("*.py")), package / "aggregate" / "units.py"]
    used = {
        (file.name, name)
        for file in files
        for node in ast.walk(ast.parse(file.read_bytes()))
        for name in (getattr(node, "id", None), getattr(node, "attr", None), getattr(node, "name", None))
        if name in names
    }
    assert used == set()
