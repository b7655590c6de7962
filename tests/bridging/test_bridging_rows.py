"""Every row is used, left aside or refused by a named reason; nothing is guessed, and nothing is said twice."""

from decimal import Decimal
from pathlib import Path

import pytest
from bridging_world import made, refused
from hypothesis import HealthCheck, given, settings, strategies as st

from kinerja.bridging import numbers
from kinerja.bridging.ids import Ids
from kinerja.bridging.mapping import Numbers
from kinerja.bridging.refusal import REASONS
from kinerja.load import repository
from kinerja.texts import LANGUAGES, has

GOOD = 'd1,Akta kelahiran,naik,"1.087,5",2025,'


def test_rows_of_one_record_are_put_together(tmp_path: Path) -> None:
    one = made(tmp_path, GOOD, 'd1,Lama layanan,turun,"3,50",2025,Rata-rata hari', "d2,Akta kelahiran,naik,,2025,")
    root = "records/contoh/units"
    assert {path: content.decode().partition("\n")[2] for path, content in one.files.items() if "measure" in path} == {
        f"{root}/dinas-contoh/measurements/2025.yml": (
            "kind: measurement\ngovernment: contoh\nunit: dinas-contoh\n"
            'period: "2025"\nresults:\n  - indicator: akta-kelahiran\n    value: 1087.5\n'
            "  - indicator: lama-layanan\n    value: 3.50\n"
        )
    }
    assert one.account.records == {"unit": 2, "indicator": 3, "measurement": 1}
    assert (one.account.rows, one.account.used) == (3, 3)


@pytest.mark.parametrize(
    ("line", "reason", "place"),
    [
        ("d1,Akta lain,naik,1,2025,,lebih", "too-many-cells", ""),
        ("d9,Akta lain,naik,1,2025,", "no-partner", "office"),
        ("d3,Akta lain,naik,1,2025,", "several-partners", ""),
        ("d1,Akta lain,samping,1,2025,", "unknown-word", "direction"),
        ("d1,Akta lain,naik,1.5,2025,", "not-a-number", "figure"),
        ("d1,Akta lain,naik,TBD,2025,", "not-a-number", "figure"),
        ("d1,…,naik,1,2025,", "no-id", ""),
        ("d1,Akta kelahiran,turun,1,2026,", "contradicts", "direction"),
        ("d1,Akta kelahiran,naik,2,2025,", "repeated", ""),
        ("d1,Akta lain,naik,1,2025,Telepon 0812 3456 7890", "personal", "indicator"),
        ("d1,Akta lain,naik,1,2025,Tersem\u200bbunyi", "unreadable", "indicator"),
        ("d1,Akta lain,naik,1,2025,=1+1", "schema-pattern", "indicator/definition"),
        ("d1,Akta lain,naik,1,20256,", "schema-pattern", "measurement/period"),
    ],
)
def test_a_row_that_cannot_be_used_is_refused_by_name_and_leaves_nothing(
    line: str, reason: str, place: str, tmp_path: Path
) -> None:
    alone, together = made(tmp_path / "a", GOOD), made(tmp_path / "b", GOOD, line)
    assert together.files == alone.files
    assert [(one.reason, one.place, one.lines) for one in together.account.refused] == [(reason, place, [3])]
    assert (together.account.rows, together.account.used, together.account.is_whole) == (2, 1, True)


def test_every_reason_has_a_sentence_in_both_languages() -> None:
    assert [(one, lang) for one in REASONS for lang in LANGUAGES if not has(lang, f"bridging.reasons.{one}")] == []


def test_rows_that_the_mapping_leaves_aside_are_no_faults(tmp_path: Path) -> None:
    one = made(tmp_path, GOOD, "d9,…,samping,TBD,,batal")
    assert ([(a.reason, a.rows, a.lines) for a in one.account.aside], one.account.refused) == (
        [("cancelled", 1, [3])],
        [],
    )


def test_empty_rows_are_no_faults(tmp_path: Path) -> None:
    one = made(tmp_path, GOOD, "", ",,,,,", "")
    assert [(a.reason, a.rows, a.lines) for a in one.account.aside] == [("blank", 3, [3, 4, 5])]
    assert (one.account.refused, one.account.is_whole) == ([], True)


def test_a_cell_of_several_lines_does_not_move_the_lines_that_are_told(tmp_path: Path) -> None:
    one = made(tmp_path, 'd1,"Akta\nkelahiran",naik,1,2025,', "d9,Akta,naik,1,2025,")
    assert refused(one) == {"no-partner": [4]}
    content = one.files["records/contoh/units/dinas-contoh/indicators/akta-kelahiran.yml"].decode()
    assert 'name: "Akta kelahiran"\n' in content


def test_where_rows_may_differ_the_first_one_stays(tmp_path: Path) -> None:
    one = made(tmp_path, "d1,Akta,naik,1,2025,Yang pertama", "d1,Akta,naik,1,2026,Yang kedua")
    content = one.files["records/contoh/units/dinas-contoh/indicators/akta.yml"].decode()
    assert ("Yang pertama" in content, "Yang kedua" in content, one.account.used) == (True, False, 2)


CELLS = st.sampled_from(
    ["", "d1", "d2", "d3", "Akta", "akta!", "Akta kelahiran", "naik", "turun", "1", "1,5", "1.5", "2025", "batal", "=1"]
) | st.text(st.characters(codec="utf-8", exclude_characters='"\r\n\0,'), max_size=6)


@given(rows=st.lists(st.tuples(*[CELLS] * 6), max_size=12))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_stands_in_a_table_each_row_is_counted_once_and_each_record_is_one(
    rows: list[tuple[str, ...]], tmp_path: Path
) -> None:
    one = made(tmp_path, *(",".join(row) for row in rows))
    assert one.account.is_whole
    # A line that a line sign inside a text ends is a row of its own; csv knows those two signs, which are left out.
    assert one.account.rows == len(rows)
    assert [path for path, content in one.files.items() if repository.accept(path, content)[0] is None] == []
    assert sum(one.account.records.values()) == len(one.files)


@given(st.lists(st.text(max_size=90), max_size=30))
def test_different_texts_have_different_ids_and_the_same_text_the_same(names: list[str]) -> None:
    ids, given_ids = Ids(), {}
    for name in names:
        try:
            given_ids[name] = ids.of(name)
        except Exception as why:
            assert getattr(why, "reason", "") == "no-id"
            continue
        assert ids.of(name) == given_ids[name]
    assert len(set(given_ids.values())) == len(given_ids)
    assert all(len(one) <= 64 and one.strip("-") == one for one in given_ids.values())


def test_ids_of_one_slug_are_numbered_in_the_order_of_the_table(tmp_path: Path) -> None:
    one = made(tmp_path, "d1,Akta A,naik,1,2025,", "d1,Akta-A,naik,1,2025,", "d1,Akta (A),naik,1,2025,")
    found = sorted(path.rpartition("/")[2] for path in one.files if "indicators" in path)
    assert (found, one.account.numbered) == (["akta-a-2.yml", "akta-a-3.yml", "akta-a.yml"], 2)


@pytest.mark.parametrize(
    ("text", "written", "number"),
    [
        ("1.234,50", Numbers(",", "."), "1234.50"),
        ("1234,5", Numbers(",", "."), "1234.5"),
        ("1,234.5", Numbers(".", ","), "1234.5"),
        ("-12", Numbers("."), "-12"),
        ("1 234,5", Numbers(",", " "), "1234.5"),
        ("1.234", Numbers(",", "."), "1234"),
        ("1.234", Numbers("."), "1.234"),
        ("1.23", Numbers(",", "."), None),
        ("12.34,5", Numbers(",", "."), None),
        ("1,234.5", Numbers("."), None),
        ("1e5", Numbers("."), None),
        ("½", Numbers("."), None),
        ("NaN", Numbers("."), None),
        ("95%", Numbers("."), None),
        ("", Numbers("."), None),
    ],
)
def test_a_number_is_what_the_mapping_says_and_nothing_else(text: str, written: Numbers, number: str | None) -> None:
    found = numbers.exact(text, written)
    assert (None if found is None else str(found)) == number
    assert found is None or isinstance(found, Decimal)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("12 laporan", ("12", "laporan")),
        ("95%", ("95", "%")),
        ("1.250,5 juta", ("1.250,5", "juta")),
        ("12", ("12", "")),
        ("5-7 hari", ("", "5-7 hari")),
        ("10 Mei 2026", ("", "10 Mei 2026")),
        ("Tepat waktu", ("", "Tepat waktu")),
        ("12.", ("12", ".")),
    ],
)
def test_a_number_is_parted_from_its_unit_only_where_it_is_plain(text: str, parts: tuple[str, str]) -> None:
    assert numbers.parts(text) == parts
