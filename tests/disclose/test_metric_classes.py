"""What has no declared class is not published."""

from decimal import Decimal
from pathlib import Path

import pytest

from kinerja.disclose import metric_classes, published
from kinerja.disclose.continuity import Continued
from kinerja.disclose.metric_classes import DOCUMENT, INSTITUTION, LABEL, RESPONDENT, STAFF, classes, undeclared
from kinerja.disclose.register import Register
from kinerja.disclose.release import compose
from kinerja.load import repository
from kinerja.score.ledger import ledger
from project import ROOT


def test_every_field_of_a_release_has_one_of_five_classes() -> None:
    assert undeclared() == ()
    found = {name for kind in vars(published).values() if isinstance(kind, type) for name in _named(kind)}
    assert found == {DOCUMENT, INSTITUTION, LABEL, RESPONDENT, STAFF}


def _named(kind: type) -> set[str]:
    return set(classes(kind).values()) if issubclass(kind, published.Item) else set()


def test_whatever_tells_of_people_is_of_the_class_staff() -> None:
    figures = set(published.StaffGroup.__struct_fields__) - {"kind", "unit", "members", "stated_in"}
    assert {classes(published.StaffGroup)[field] for field in figures} == {STAFF}


def test_a_new_field_without_a_class_is_named_however_deep_it_lies() -> None:
    class Inner(published.Item, frozen=True):
        oldest: Decimal

    class Release(published.Item, frozen=True):
        number: int
        units: tuple[Inner, ...] | None = None
        rank: int = 0

    assert undeclared(Release) == ("Inner.oldest", "Release.rank")


def test_a_release_with_a_field_without_a_class_is_not_composed(monkeypatch: pytest.MonkeyPatch) -> None:
    less = {name: fields for name, fields in metric_classes._DECLARED.items() if name != "Summary"}
    monkeypatch.setattr(metric_classes, "_DECLARED", less)
    undeclared.cache_clear()
    scored = ledger(repository.load(ROOT, "kota-padang").index)
    register = Register(Path("docs/releases/kota-padang"), (), None)
    with pytest.raises(RuntimeError, match=r"Summary\.average"):
        compose(scored.records, [Continued(scored)], (), "", register)
    monkeypatch.undo()
    undeclared.cache_clear()
    assert compose(scored.records, [Continued(scored)], (), "", register).number == 1
