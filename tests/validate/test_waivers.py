"""Waivers: what they cover, until when, and what they never cover."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st
from msgspec.structs import replace as changed

from kinerja import pipeline
from kinerja.diagnostic import Finding, Location, Rule
from kinerja.load import repository
from kinerja.load.document import Document
from kinerja.load.index import Index
from kinerja.model import Period, Waiver
from kinerja.score.ledger import Ledger, ledger
from kinerja.validate import engine
from kinerja.validate.waivers import NEVER, in_force, is_waived, today

CASES = Path(__file__).parent.parent / "cases" / "rules"
TREE = repository.load(CASES / "waiver-expired" / "ok-last-day", "kota-contoh").index
(WAIVER,) = TREE.of(Waiver)
(PERIOD,) = TREE.of(Period)
UNIT = "units/dinas-air"


def records(path: str = UNIT, rule: str = "some-rule", expires: str = "2026-06-30") -> Index:
    record = changed(WAIVER.record, path=path, rule=rule, expires=expires)
    return TREE.replaced(Document(WAIVER.path, WAIVER.kind, record, WAIVER.source))


def finding(path: str, rule: str = "some-rule") -> Finding:
    return Rule(rule).finding(Location(f"records/kota-contoh/{path}"))


@pytest.mark.parametrize(
    ("path", "covered"),
    [
        (f"{UNIT}/unit.yml", True),
        (f"{UNIT}/people/p-003/evaluations/2025.yml", True),
        ("units/dinas-air-bersih/unit.yml", False),
        ("government.yml", False),
    ],
)
def test_a_waiver_covers_its_folder_and_nothing_beside_it(path: str, covered: bool) -> None:
    assert is_waived(in_force(records()), finding(path)) is covered


def test_a_waiver_covers_its_file_and_its_rule_alone() -> None:
    own = records(path="government.yml")
    assert is_waived(in_force(own), finding("government.yml"))
    assert not is_waived(in_force(own), finding("government.yml", "other-rule"))
    assert not is_waived(in_force(own), Rule("some-rule").finding(Location("records/kota-lain/government.yml")))


@pytest.mark.parametrize("rule", sorted(NEVER))
def test_what_guards_waivers_and_closed_periods_cannot_be_waived(rule: str) -> None:
    assert not is_waived(in_force(records(rule=rule)), finding(f"{UNIT}/unit.yml", rule))


@settings(deadline=None)
@given(expires=st.dates(), starts=st.lists(st.dates(), max_size=3))
def test_a_waiver_holds_exactly_until_a_period_begins_after_it(expires: object, starts: list[object]) -> None:
    periods = [
        Document(f"{PERIOD.path}{number}", PERIOD.kind, changed(PERIOD.record, starts=str(start)), PERIOD.source)
        for number, start in enumerate(starts)
    ]
    (waiver,) = records(expires=str(expires)).of(Waiver)
    index = Index("kota-contoh", [waiver, *periods])
    assert today(index) == max(map(str, starts), default="")
    assert is_waived(in_force(index), finding(f"{UNIT}/unit.yml")) == all(
        str(start) <= str(expires) for start in starts
    )


class Told:
    """A rule that finds fault with two files."""

    RULE = Rule("some-rule")

    def check(self, ledger: Ledger) -> Iterator[Finding]:
        del ledger
        return (finding(path) for path in ("government.yml", f"{UNIT}/unit.yml"))


def test_what_is_waived_is_left_out_and_can_be_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "RULES", [Told()])
    scored = Ledger(records(), (), ())
    assert engine.run(scored) == (finding("government.yml"),)
    assert engine.examine(scored) == engine.Examined(engine.run(scored), (finding(f"{UNIT}/unit.yml"),))


def test_an_expired_waiver_hides_nothing() -> None:
    tree = repository.load(CASES / "score-without-evidence" / "ok-waived", "kota-contoh").index
    (waiver,) = tree.of(Waiver)
    record = changed(waiver.record, expires="2024-12-31")
    late = tree.replaced(Document(waiver.path, waiver.kind, record, waiver.source))
    assert engine.run(ledger(tree)) == ()
    assert [one.rule for one in engine.examine(ledger(tree)).waived] == ["score-without-evidence"]
    assert {one.rule for one in engine.run(ledger(late))} == {"score-without-evidence", "waiver-expired"}


def test_a_check_counts_what_was_waived() -> None:
    result = pipeline.check(CASES / "score-without-evidence" / "ok-waived")
    assert (result.findings, result.waived) == ((), 1)
