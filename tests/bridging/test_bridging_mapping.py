"""A mapping that is wrong is refused with its place, and tables that do not fit it with a reason."""

import json
from pathlib import Path

import pytest
from bridging_world import HEAD, SAMPLE, made, read, small, table
from jsonschema import Draft202012Validator

from kinerja import resources
from kinerja.bridging import mapping, run, writing
from kinerja.bridging.mapping import NotAMapping
from kinerja.diagnostic import CannotRun
from kinerja.texts import LANGUAGES, text

GOOD = "d1,Akta,naik,1,2025,"


@pytest.mark.parametrize("name", sorted(path.stem for path in resources.mappings().glob("*.yml")))
def test_a_mapping_that_ships_with_the_program_is_found_by_its_name(name: str) -> None:
    assert mapping.read(name).id == name


@pytest.mark.parametrize(
    ("old", "new", "rule", "pointer"),
    [
        ("kind: mapping", "kind: indicator", "schema-choice", "/kind"),
        ("tables: [nilai, dinas]", "tables: []", "schema-list-length", "/tables"),
        ('decimal: ","', 'decimal: "x"', "schema-choice", "/numbers/decimal"),
        ("number: exact", "number: roughly", "schema-choice", "/values/figure/number"),
        ("from: hasil", "form: hasil", "schema-unknown-key", "/values/figure/form"),
        ("- kind: unit", "- kind: roster", "schema-choice", "/records/0/kind"),
        ("of: catatan\n        is: [batal]", "of: catatan", "schema-one-of", "/aside/0/when/0"),
    ],
)
def test_a_mapping_of_another_shape_is_refused_at_its_place(old: str, new: str, rule: str, pointer: str) -> None:
    changed = small().replace(old, new, 1)
    assert changed != small()
    with pytest.raises(NotAMapping) as refused:
        mapping.parse(changed.encode(), "x.yml")
    assert (rule, pointer) in [(one.rule, one.at.pointer) for one in refused.value.findings]
    assert all(one.at.path == "x.yml" and one.at.line > 1 for one in refused.value.findings)


@pytest.mark.parametrize(
    ("old", "new", "name"),
    [
        ("from: $direction", "from: $directoin", "$directoin"),
        ("government: $government", "government: $goverment", "$goverment"),
        ("table: dinas", "table: kantor", "kantor"),
    ],
)
def test_a_name_that_stands_for_nothing_is_told(old: str, new: str, name: str, tmp_path: Path) -> None:
    file = tmp_path / "x.yml"
    file.write_text(small().replace(old, new, 1), encoding="utf-8")
    with pytest.raises(CannotRun) as refused:
        mapping.read(str(file))
    assert (refused.value.reason, refused.value.facts) == ("mapping-name", {"name": name})


def test_a_value_that_depends_on_itself_is_told(tmp_path: Path) -> None:
    wanted = mapping.parse(small().replace("from: arah", "from: $method", 1).encode(), "x.yml")
    with pytest.raises(CannotRun) as refused:
        run.run(wanted, table(tmp_path, GOOD), {})
    assert refused.value.reason == "mapping-circle"


def test_a_record_of_the_mapping_itself_that_is_none_is_told(tmp_path: Path) -> None:
    wanted = mapping.parse(small().replace("  - kind: unit", "  - kind: unit\n    once: true", 1).encode(), "x.yml")
    with pytest.raises(CannotRun) as refused:
        run.run(wanted, table(tmp_path, GOOD), {})
    assert refused.value.reason == "mapping-once"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"dinas,indikator,arah,hasil,tahun\nd1,Akta,naik,1,2025\n", "mapping-columns"),
        (b"", "mapping-columns"),
        (HEAD.replace(",", ";").encode(), "mapping-columns"),
        (f"{HEAD},Arah\n{GOOD}\n".encode(), "mapping-column-twice"),
        (f"{HEAD}\nd1,Akt\xe9,naik,1,2025,\n".encode("latin-1"), "mapping-encoding"),
        (f'{HEAD}\nd1,"Akta,naik,1,2025,\n'.encode(), "mapping-csv"),
        (f"{HEAD}\nd1,{'a' * 100_001},naik,1,2025,\n".encode(), "mapping-csv"),
    ],
)
def test_a_table_that_does_not_fit_is_told(content: bytes, reason: str, tmp_path: Path) -> None:
    files = table(tmp_path)
    files[0].write_bytes(content)
    with pytest.raises(CannotRun) as refused:
        run.run(read(tmp_path), files, {})
    assert refused.value.reason == reason


def test_capitals_and_the_order_of_columns_do_not_matter_nor_the_mark_of_spreadsheets(tmp_path: Path) -> None:
    files = table(tmp_path / "x")
    line = "1,2025,naik,,d1,Akta kelahiran\n"
    files[0].write_text(f"\ufeffHasil,TAHUN,arah, Catatan ,Dinas,indikator\n{line}", encoding="utf-8")
    other = made(tmp_path / "y", "d1,Akta kelahiran,naik,1,2025,")
    assert run.run(read(tmp_path), files, {}).files == other.files


def test_files_are_told_apart_by_their_names(tmp_path: Path) -> None:
    files = table(tmp_path, GOOD)
    assert run.run(read(tmp_path), files[::-1], {}).files == run.run(read(tmp_path), files, {}).files
    for given in (files[:1], [*files, tmp_path / "contoh.yml"], [files[0], files[0]]):
        with pytest.raises(CannotRun) as refused:
            run.run(read(tmp_path), given, {})
        assert refused.value.reason == "mapping-files"


@pytest.mark.parametrize("given", [{"goverment": "x"}, {"government": "x", "year": "2025"}])
def test_settings_that_the_mapping_does_not_know_are_told(given: dict[str, str], tmp_path: Path) -> None:
    with pytest.raises(CannotRun) as refused:
        made(tmp_path, GOOD, given=given)
    assert refused.value.reason == "mapping-parameters"


def test_the_same_tables_give_the_same_bytes() -> None:
    wanted = mapping.read("infobase")
    files = [SAMPLE / f"{name}.csv" for name in wanted.tables]
    assert run.run(wanted, files, {}) == run.run(wanted, files, {})


def test_what_exists_is_never_overwritten_and_then_nothing_is_written(tmp_path: Path) -> None:
    one = made(tmp_path / "tables", GOOD)
    last = sorted(one.files)[-1]
    old = tmp_path / "out" / last
    old.parent.mkdir(parents=True)
    old.write_text("lama", encoding="utf-8")
    with pytest.raises(CannotRun) as refused:
        writing.write(one.files, tmp_path / "out")
    assert (refused.value.reason, refused.value.facts) == ("import-exists", {"count": 1, "path": last})
    assert [path for path in (tmp_path / "out").rglob("*") if path.is_file()] == [old]
    assert old.read_text(encoding="utf-8") == "lama"


def test_when_writing_fails_half_way_nothing_is_left(tmp_path: Path) -> None:
    one = made(tmp_path / "tables", GOOD)
    first, *_ = one.files
    files = {**one.files, f"{first}/below": b""}
    with pytest.raises(OSError, match=r"Not a directory|exists"):
        writing.write(files, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_every_fault_of_tables_and_mappings_has_a_sentence() -> None:
    reasons = ("name", "circle", "files", "columns", "column-twice", "encoding", "csv", "once", "parameters", "setting")
    facts = dict.fromkeys(("name", "tables", "file", "columns", "column", "kind", "place", "names"), "x")
    for language in LANGUAGES:
        assert all(text(language, f"commands.errors.mapping-{one}", **facts) for one in reasons)


def test_the_schema_of_mappings_explains_each_key_in_both_languages() -> None:
    schema = json.loads((resources.schemas() / "mapping.schema.json").read_bytes())
    Draft202012Validator.check_schema(schema)
    holders = [schema, *schema["$defs"].values()]
    keys = [(name, node) for one in holders for name, node in one.get("properties", {}).items()]
    unexplained = [
        name
        for name, node in keys
        for words in (node, node["x-en"])
        if not words["title"] or not words["description"].endswith(".") or len(words["description"].split()) > 20
    ]
    assert (len(keys) > 40, unexplained) == (True, [])
    assert [
        one for one in holders if one.get("type") == "object" and one.get("additionalProperties") is not False
    ] == []


def test_a_file_named_after_a_person_is_told_without_the_number(tmp_path: Path) -> None:
    number = "19800101" + "200501" + "1" + "001"
    file = tmp_path / f"SKP {number}.csv"
    file.write_text("Aspek\n", encoding="utf-8")
    settings = dict.fromkeys(("government", "unit", "employee", "evaluator", "year", "period"), "x")
    with pytest.raises(CannotRun) as refused:
        run.run(mapping.read("e-kinerja"), [file], settings)
    assert (refused.value.reason, refused.value.facts["file"]) == ("mapping-columns", f"SKP {'?' * 18}.csv")
