"""Records that are read unit by unit give what all of them give together, and no more is read than is asked."""

import csv
import io
import json
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from decimal import Decimal
from pathlib import Path

import msgspec
import pytest

from kinerja import pipeline
from kinerja.cli import score_data, score_table
from kinerja.load import repository
from kinerja.load.by_part import UnitIndex
from kinerja.load.tree import Entry, WorkTree
from kinerja.model import KINDS, Employee, Indicator, Measurement, Period, Unit
from kinerja.score.ledger import Ledger, ledger
from kinerja.score.result import Input
from project import ROOT, change, project

CITY = "bungo"
GOVERNMENTS = repository.governments(ROOT)
KINDS_OF_SCORES = ("scores", "surveys", "organisations", "people")


def whole(root: Path, government: str) -> Ledger:
    return ledger(repository.load(root, government).index)


def units(root: Path, government: str) -> Iterator[UnitIndex]:
    (records,) = pipeline.records(WorkTree(root), government)
    return records.units()


class Watched(WorkTree):
    """A folder that writes down which files are read."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.paths: list[str] = []

    def read(self, entries: Iterable[Entry], most: int) -> Iterator[bytes | None]:
        wanted = list(entries)
        self.paths += (one.path for one in wanted)
        return super().read(wanted, most)


@pytest.mark.parametrize("government", GOVERNMENTS)
def test_the_scores_of_the_units_are_those_of_all_records(government: str) -> None:
    every = whole(ROOT, government)
    parts = list(pipeline.ledgers(ROOT, government))
    for kind in KINDS_OF_SCORES:
        assert [one for part in parts for one in getattr(part, kind)] == list(getattr(every, kind))
    assert list(every.scores) + list(every.surveys)


@pytest.mark.parametrize("government", GOVERNMENTS)
def test_a_unit_answers_what_all_records_answer(government: str) -> None:
    every = repository.load(ROOT, government).index
    parts = list(units(ROOT, government))
    (first, *_), (records,) = parts, pipeline.records(WorkTree(ROOT), government)
    for kind in (one.type for one in KINDS):
        read = [document for part in (records.central, *parts) for document in part.of(kind)]
        assert sorted(read, key=lambda one: one.path) == sorted(
            (one for one in every.of(kind) if not one.path.startswith("records/policies/")), key=lambda one: one.path
        )
    for document in every.all():
        assert first.at_path(document.path) == document
        assert first.has_path(document.path)
    assert first.everywhere(Period) == every.of(Period)
    for employee in {one.record.employee for one in every.of(Employee)}:
        assert sorted(first.postings(employee)) == sorted(every.postings(employee))
    assert not first.has_path(first.path(Unit, id="tidak-ada"))
    assert first.get(Unit, id="tidak-ada") is None


def test_figures_of_institutions_are_scored_without_a_look_at_people() -> None:
    tree = Watched(ROOT)
    (records,) = pipeline.records(tree, CITY)
    scored = [score for part in records.units() for score in ledger(part).scores]
    assert scored
    assert [path for path in tree.paths if "/people/" in path] == []
    ratings = [score for part in records.units() for score in ledger(part).people]
    assert ratings
    assert {path.split("/")[4] for path in tree.paths if "/people/" in path} == {"people"}


def test_no_file_of_a_unit_is_read_twice() -> None:
    tree = Watched(ROOT)
    (records,) = pipeline.records(tree, CITY)
    for part in records.units():
        found = ledger(part)
        assert [list(getattr(found, kind)) for kind in KINDS_OF_SCORES]
        assert part.all()
    assert len(tree.paths) == len(set(tree.paths))


def test_only_the_folder_of_a_wanted_unit_is_read() -> None:
    tree = Watched(ROOT)
    (records,) = pipeline.records(tree, CITY)
    (name, *_) = records.names
    (part,) = records.units({name})
    scored = ledger(part)
    assert list(scored.scores) == [one for one in whole(ROOT, CITY).scores if one.unit == name]
    folders = {path.split("/")[3] for path in tree.paths if path.startswith(f"records/{CITY}/units/")}
    assert folders == {name}


def test_a_record_that_does_not_lie_where_it_belongs_counts_nowhere(tmp_path: Path) -> None:
    root = project(tmp_path, CITY)
    before = "".join(score_data.as_json(pipeline.ledgers(root), people=True))
    folders = sorted(one for one in (root / "records" / CITY / "units").iterdir() if (one / "measurements").is_dir())
    measured = next((folders[0] / "measurements").iterdir())
    shutil.copy(measured, folders[1] / "measurements" / "1999.yml")
    shutil.copy(measured, measured.with_name("1998.yml"))
    shutil.copytree(next((folders[0] / "people").iterdir()), folders[1] / "people" / "p-999999")
    assert "".join(score_data.as_json(pipeline.ledgers(root), people=True)) == before
    part = next(iter(units(root, CITY)))
    stray = measured.with_name("1998.yml").relative_to(root).as_posix()
    assert (part.at_path(stray), part.has_path(stray)) == (None, True)


def test_a_document_in_the_place_of_another_is_seen_by_its_kind_and_by_its_path() -> None:
    part = next(one for one in units(ROOT, CITY) if one.of(Indicator))
    old = part.of(Indicator)[0]
    new = msgspec.structs.replace(old, record=msgspec.structs.replace(old.record, name="Lain"))
    other = part.replaced(new)
    assert other.of(Indicator) == (new, *part.of(Indicator)[1:])
    assert other.at_path(old.path) == new
    assert part.at_path(old.path) == old
    assert other.of(Measurement) == part.of(Measurement)


def plain(value: object) -> str | dict[str, object]:
    """What the encoder of the standard library cannot write by itself, in the simplest form."""
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, Input):
        return {"name": value.name, "value": value.value, "at": value.at}
    if isinstance(value, msgspec.Struct):
        return {name: getattr(value, name) for name in value.__struct_fields__}
    assert is_dataclass(value)
    return {field.name: getattr(value, field.name) for field in fields(value)}


@pytest.mark.parametrize("people", [False, True])
def test_the_json_is_what_the_standard_library_writes_of_all_scores(people: bool) -> None:
    every = [whole(ROOT, name) for name in GOVERNMENTS]
    kinds = KINDS_OF_SCORES if people else KINDS_OF_SCORES[:3]
    content = {kind: [one for each in every for one in getattr(each, kind)] for kind in kinds}
    expected = json.dumps(content, indent=2, ensure_ascii=False, default=plain) + "\n"
    assert "".join(score_data.as_json(pipeline.ledgers(ROOT), people=people)) == expected
    assert "".join(score_data.as_json((), people=people)) == json.dumps({one: [] for one in kinds}, indent=2) + "\n"


def test_the_csv_has_one_government_after_the_other_and_in_each_one_kind_after_the_other() -> None:
    text = "".join(score_data.as_csv(pipeline.ledgers(ROOT), people=True))
    rows = list(csv.DictReader(io.StringIO(text)))
    expected = [
        (kind, name, one.unit, one.period)
        for name in GOVERNMENTS
        for kind, place in zip(("indicator", "survey", "organisation", "person"), KINDS_OF_SCORES, strict=True)
        for one in getattr(whole(ROOT, name), place)
    ]
    assert [(row["kind"], row["government"], row["unit"], row["period"]) for row in rows] == expected


def test_a_ledger_is_asked_for_only_when_the_one_before_was_told() -> None:
    asked: list[Ledger] = []

    def given() -> Iterator[Ledger]:
        for one in pipeline.ledgers(ROOT, CITY):
            asked.append(one)
            yield one

    texts = score_table.text(given(), "id")
    told = [(next(texts, ""), len(asked)) for _ in range(3)]
    assert [count for _, count in told] == [1, 2, 3]
    assert all(text for text, _ in told)


def test_a_broken_record_of_another_unit_changes_nothing(tmp_path: Path) -> None:
    root = project(tmp_path, CITY)
    first, second, *_ = (one.part.name for one in units(root, CITY))
    before = [list(one.scores) for one in pipeline.ledgers(root, CITY, units={first})]
    change(root / f"records/{CITY}/units/{second}/unit.yml", "kind: unit", "kind: [unit")
    assert [list(one.scores) for one in pipeline.ledgers(root, CITY, units={first})] == before
