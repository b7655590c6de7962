"""The engine: one fault gives one finding, in an order that depends on the records alone."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from kinerja.diagnostic import Finding, Location, Rule
from kinerja.load import repository
from kinerja.load.index import Index
from kinerja.score.ledger import Ledger, ledger
from kinerja.validate import engine

CASES = Path(__file__).parent.parent / "cases" / "rules"
TREES = sorted(folder for folder in CASES.glob("*/*") if (folder / "records" / "kota-contoh").is_dir())


@cache
def index(folder: Path) -> Index:
    return repository.load(folder, "kota-contoh").index


class Told:
    """A rule that says what it is told to say."""

    def __init__(self, slug: str, *paths: str, needs: frozenset[str] = frozenset()) -> None:
        self.RULE = Rule(slug, needs=needs)
        self.paths = paths

    def check(self, ledger: Ledger) -> Iterator[Finding]:
        del ledger
        return (self.RULE.finding(Location(path)) for path in self.paths)


def run(monkeypatch: pytest.MonkeyPatch, *rules: Told) -> list[tuple[str, str]]:
    monkeypatch.setattr(engine, "RULES", rules)
    return [(one.at.path, one.rule) for one in engine.run(Ledger(Index("kota-contoh", ()), (), ()))]


def test_a_record_that_broke_a_needed_rule_is_not_examined_again(monkeypatch: pytest.MonkeyPatch) -> None:
    first = Told("first-rule", "broken.yml")
    second = Told("second-rule", "broken.yml", "sound.yml", needs=frozenset({"first-rule"}))
    assert run(monkeypatch, first, second) == [("broken.yml", "first-rule"), ("sound.yml", "second-rule")]


def test_a_finding_that_was_not_told_holds_nothing_back(monkeypatch: pytest.MonkeyPatch) -> None:
    first = Told("first-rule", "a.yml")
    second = Told("second-rule", "a.yml", needs=frozenset({"first-rule"}))
    third = Told("third-rule", "a.yml", needs=frozenset({"second-rule"}))
    assert run(monkeypatch, first, second, third) == [("a.yml", "first-rule"), ("a.yml", "third-rule")]


def test_a_rule_may_find_several_faults_in_one_record(monkeypatch: pytest.MonkeyPatch) -> None:
    twice = Told("first-rule", "b.yml", "a.yml", "b.yml")
    assert run(monkeypatch, twice) == [("a.yml", "first-rule"), ("b.yml", "first-rule"), ("b.yml", "first-rule")]


@settings(deadline=None)
@given(data=st.data())
def test_no_missing_record_makes_a_rule_stumble(data: st.DataObject) -> None:
    """Whatever is taken away or was refused, the rules speak of the records that remain."""
    tree = index(data.draw(st.sampled_from(TREES)))
    kept = [one for one in tree.all() if data.draw(st.booleans())]
    lost = sorted({one.path for one in tree.all()} - {one.path for one in kept})
    broken = [path for path in lost if data.draw(st.booleans())]
    found = engine.run(ledger(Index("kota-contoh", kept, broken)))
    paths = {one.path for one in kept}
    assert [one for one in found for place in (one.at, *one.related) if place.path not in paths] == []


@settings(deadline=None)
@given(data=st.data())
def test_findings_do_not_depend_on_the_order_of_reading(data: st.DataObject) -> None:
    tree = index(data.draw(st.sampled_from(TREES)))
    shuffled = data.draw(st.permutations(tree.all()))
    assert engine.run(ledger(Index("kota-contoh", shuffled))) == engine.run(ledger(tree))


def test_a_refused_file_is_not_missing() -> None:
    tree = repository.load(CASES / "reference-exists" / "bad-folder-without-owner", "kota-contoh").index
    owners = ["records/kota-contoh/government.yml", "records/kota-contoh/units/dinas-air/unit.yml"]
    assert engine.run(ledger(Index("kota-contoh", tree.all(), owners))) == ()
