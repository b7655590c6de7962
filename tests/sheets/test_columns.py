"""Records lie in tables and come back unchanged, whatever they hold."""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from kinerja.drafting import shape
from kinerja.drafting.shape import Shape, Steps
from kinerja.load import repository
from kinerja.model import KINDS
from kinerja.sheets import cells
from kinerja.sheets.build import EMPTY_AND_FULL, NO_KEY, NO_PARENT, TWICE, Fault, Place, build
from kinerja.sheets.cells import EMPTY
from kinerja.sheets.columns import KEY, POSITION, VALUE, tables
from kinerja.sheets.flatten import Row, data_of, flatten

ROOT = Path(__file__).parents[2]
CASES = sorted((ROOT / "tests" / "cases" / "schema").glob("*/ok/*.yml"))
NAMED = {"government": "kota-contoh", "unit": "dinas", "period": "2025"}
NUMBERS = st.decimals(-(10**15), 10**15, allow_nan=False, allow_infinity=False, places=3) | st.integers(0, 10**20)
LEAVES: dict[str, st.SearchStrategy[Any]] = {
    "string": st.text(min_size=1, max_size=8) | st.sampled_from(["(kosong)", "ya", "a; b", "=1", "1.50"]),
    "integer": st.integers(-5, 10**18),
    "number": NUMBERS,
    "boolean": st.booleans(),
}
IDS = st.from_regex(r"[a-z0-9]{1,5}(-[a-z0-9]{1,3})?", fullmatch=True)


def values(of: Shape, at: Steps = ()) -> st.SearchStrategy[Any]:
    """Anything of the types that a schema wants, with every key that it needs: more than good records."""
    node = of.node(at)
    if "const" in node:
        return st.just(node["const"])
    if node["type"] == "array":
        return st.lists(values(of, (*at, 0)), max_size=3)
    if node["type"] == "object":
        needed = node.get("required", ())
        inner = {key: values(of, (*at, key)) for key in of.names(at)}
        optional = {key: one for key, one in inner.items() if key not in needed}
        return st.fixed_dictionaries({key: inner[key] for key in needed}, optional=optional)
    if "enum" in node:
        return st.sampled_from(node["enum"])
    return IDS if node.get("x-form") in ("id", "place") else LEAVES[node["type"]]


STRATEGIES = {kind.name: values(shape.of(kind.name)) for kind in KINDS}


@st.composite
def records(draw: st.DrawFn) -> tuple[str, list[dict[str, Any]]]:
    kind = draw(st.sampled_from([kind.name for kind in KINDS]))
    names = [column.name for column in tables(kind)[0].of(KEY)]
    own = draw(st.lists(STRATEGIES[kind], min_size=1, max_size=3))
    return kind, list({tuple(one[name] for name in names): one for one in own}.values())


@given(records())
@settings(max_examples=150)
def test_records_come_back_from_their_rows_unchanged(given_: tuple[str, list[dict[str, Any]]]) -> None:
    kind, data = given_
    result = build(kind, flatten(kind, data))
    assert result.faults == ()
    assert [one.data for one in result.records] == data


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parts[-3]}/{case.stem}")
def test_every_good_record_comes_back_with_a_cell_for_each_value(case: Path) -> None:
    document, _ = repository.accept(case.name, case.read_bytes())
    assert document is not None
    data = data_of(document.record)
    rows = flatten(document.kind.name, [data])
    (built,) = build(document.kind.name, rows).records
    assert built.data == data
    told = {steps: rows[at.table][at.row].get(at.column) for steps, at in built.places.items() if "#" not in at.column}
    del told[()]
    for steps, value in told.items():
        wanted = {} if value is EMPTY else list(value) if isinstance(value, tuple) else value
        assert _at(data, steps) == wanted
    assert set(_leaves(data, ())) - built.places.keys() == {("kind",)}


def _leaves(value: Any, at: Steps) -> Iterator[Steps]:
    """Where a value ends: at texts, numbers, answers, lists of these, and what is empty."""
    if isinstance(value, dict) and value:
        for key, inner in value.items():
            yield from _leaves(inner, (*at, key))
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        for number, inner in enumerate(value):
            yield from _leaves(inner, (*at, number))
    else:
        yield at


def _at(data: Any, steps: Steps) -> Any:
    for step in steps:
        data = data[step]
    return data


def test_records_of_a_government_and_all_policies_come_back_unchanged() -> None:
    index = repository.load(ROOT, "tanah-datar").index
    for kind in KINDS:
        data = [data_of(one.record) for one in index.of(kind.type)]
        assert [one.data for one in build(kind.name, flatten(kind.name, data)).records] == data


def test_the_tables_of_a_kind_follow_its_schema() -> None:
    names = {table.name: [column.name for column in table.columns] for table in tables("measurement")}
    assert list(names) == ["measurement", "measurement.results", "measurement.results.evidence"]
    assert names["measurement"] == [*NAMED, "reported_on", "source"]
    assert names["measurement.results"][:6] == [*NAMED, "results.#", "results.indicator", "results.value"]
    own = ["results.evidence.#", "results.evidence.title", "results.evidence.url"]
    assert names["measurement.results.evidence"] == [*NAMED, "results.#", *own]


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
def test_people_can_tell_all_columns_of_a_table_apart(kind: str) -> None:
    for table in tables(kind):
        for language in ("id", "en"):
            titles = Counter(column.title(language).casefold() for column in table.columns)
            assert [title for title, count in titles.items() if count > 1 or not title] == []
        roles = [column.role for column in table.columns]
        assert roles == sorted(roles, key=(KEY, POSITION, VALUE).index)
        assert len({column.name for column in table.columns}) == len(table.columns)


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
def test_no_text_of_a_list_in_one_cell_can_hold_what_parts_it(kind: str) -> None:
    for table in tables(kind):
        for column in table.columns:
            if column.type == "list" and column.item == "string" and not column.choices:
                assert column.form in ("id", "place")


def results(*rows: Row) -> dict[str, list[Row]]:
    return {"measurement.results": [{**NAMED, **row} for row in rows]}


def test_rows_of_a_list_alone_make_a_record_and_those_without_number_come_last() -> None:
    rows = results(
        {"results.indicator": "c", "results.value": 3},
        {"results.#": 2, "results.indicator": "b", "results.value": 2},
        {"results.#": 1, "results.indicator": "a", "results.done": ()},
        {},
    )
    ((built,), faults) = (build("measurement", rows).records, build("measurement", rows).faults)
    wanted = [{"indicator": "a", "done": []}, {"indicator": "b", "value": 2}, {"indicator": "c", "value": 3}]
    assert built.data == {"kind": "measurement", **NAMED, "results": wanted}
    assert built.places["results", 0, "done"] == Place("measurement.results", 2, "results.done")
    assert faults == ()


@pytest.mark.parametrize(
    ("rows", "reason", "place"),
    [
        ({"measurement": [NAMED, {"unit": "x"}]}, NO_KEY, ("measurement", 1, "government")),
        ({"measurement": [NAMED, NAMED]}, TWICE, ("measurement", 1, "period")),
        (
            results({"results.#": 1, "results.indicator": "a"}, {"results.#": 1, "results.indicator": "b"}),
            TWICE,
            ("measurement.results", 1, "results.#"),
        ),
        (
            results({"results.#": EMPTY}, {"results.#": 1, "results.indicator": "b"}),
            EMPTY_AND_FULL,
            ("measurement.results", 0, "results.#"),
        ),
        (
            {"measurement.results.evidence": [{**NAMED, "results.#": 4, "results.evidence.title": "Foto"}]},
            NO_PARENT,
            ("measurement.results.evidence", 0, "results.#"),
        ),
    ],
)
def test_a_row_that_belongs_to_no_record_is_named(rows: dict[str, list[Row]], reason: str, place: Any) -> None:
    assert build("measurement", rows).faults == (Fault(reason, Place(*place)),)


def test_what_nobody_has_filled_in_is_no_record() -> None:
    names = {"government": "kota-contoh", "unit": "dinas", "employee": "p-001", "year": 2025}
    rows = {"development": [names], "development.entries": [{**names, "entries.#": 1}]}
    assert build("development", rows).faults == ()
    filled = {"development": [names], "development.entries": [{**names, "entries.#": 1, "entries.title": "Kursus"}]}
    (one,) = build("development", filled).records
    assert one.data["entries"] == [{"title": "Kursus"}]


@given(NUMBERS)
def test_a_number_in_a_cell_keeps_every_digit(number: Decimal | int) -> None:
    content = cells.written(number, "id")
    if isinstance(content, str):
        assert content == cells.plain(number)
        return
    kept = Decimal(repr(float(content)))
    places = len(cells.number_format(content).partition(".")[2])
    assert f"{kept:.{places}f}" == cells.plain(number)


@pytest.mark.parametrize(
    ("value", "content"),
    [
        (True, "ya"),
        (EMPTY, "(kosong)"),
        ((), "(kosong)"),
        (("a", "b"), "a; b"),
        ((1, Decimal("2.50")), "1; 2.50"),
        (Decimal("1.50"), Decimal("1.50")),
        (Decimal("0.1234567890123456789"), "0.1234567890123456789"),
    ],
)
def test_cells_hold_words_of_the_language_and_exact_numbers(value: Any, content: object) -> None:
    assert cells.written(value, "id") == content
    if isinstance(value, tuple):
        assert list(cells.parted(str(content))) == [cells.plain(one) for one in value]
