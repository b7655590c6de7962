"""The files of one government: which they are, that they are whole, and that nothing of chance is in them."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import msgspec
import pytest
from opendata_sample import RELEASE

from kinerja.disclose.published import decode, encode
from kinerja.publish import opendata
from kinerja.texts import LANGUAGES, section

EXPECTED = Path(__file__).parent / "expected"
NAMES = [
    "balai-contoh.xlsx",
    *(f"{table}.{ending}" for table in opendata.tables() for ending in ("csv", "json", "parquet")),
    "policies.json",
    "release.json",
    "datapackage.json",
]
WORDED = {"balai-contoh.xlsx", "datapackage.json"}
# Their bytes follow from the libraries that write them too; what they say is tested beside the other formats.
BINARY = {name for name in NAMES if name.endswith((".xlsx", ".parquet"))}


def test_every_table_is_there_in_each_format_with_workbook_policies_release_and_package() -> None:
    assert [name for name, _ in opendata.files(RELEASE, "id")] == NAMES


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_files_of_the_sample_are_as_agreed(language: str) -> None:
    for name, content in _agreed(language).items():
        expected = EXPECTED / (language if name == "datapackage.json" else "data") / name
        if os.environ.get("KINERJA_UPDATE"):
            expected.parent.mkdir(parents=True, exist_ok=True)
            expected.write_bytes(content)
        assert content == expected.read_bytes(), name


def _agreed(language: str) -> dict[str, bytes]:
    """The files without those of libraries; the package names them without size and hash."""
    files = {name: content for name, content in opendata.files(RELEASE, language) if name not in BINARY}
    package = json.loads(files["datapackage.json"])
    for one in package["resources"]:
        if one["path"] in BINARY:
            del one["bytes"], one["hash"]
    files["datapackage.json"] = json.dumps(package, indent=2, ensure_ascii=False).encode() + b"\n"
    return files


def test_no_expected_file_is_left_over() -> None:
    agreed = {path.relative_to(EXPECTED).as_posix() for path in EXPECTED.rglob("*") if path.is_file()}
    data = {f"data/{name}" for name in NAMES if name not in BINARY and name != "datapackage.json"}
    assert agreed == data | {f"{language}/datapackage.json" for language in LANGUAGES}


def test_data_are_the_same_in_every_language_and_only_workbook_and_package_are_translated() -> None:
    indonesian, english = (dict(opendata.files(RELEASE, language)) for language in ("id", "en"))
    assert {name for name in NAMES if indonesian[name] != english[name]} == WORDED


def test_the_release_is_handed_out_byte_by_byte() -> None:
    content = dict(opendata.files(RELEASE, "id"))["release.json"]
    assert content == encode(RELEASE)
    assert decode(content) == RELEASE


def test_another_process_with_another_hash_seed_writes_the_same_bytes() -> None:
    program = (
        "import hashlib; from opendata_sample import RELEASE; from kinerja.publish import opendata;"
        "print(hashlib.sha256(repr([*opendata.files(RELEASE, 'en')]).encode()).hexdigest())"
    )
    own = sha256(repr([*opendata.files(RELEASE, "en")]).encode()).hexdigest()
    search = os.pathsep.join([str(Path(__file__).parent), *sys.path])
    for seed in ("1", "2"):
        settings = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": search}
        run = subprocess.run([sys.executable, "-c", program], env=settings, capture_output=True, text=True, check=True)
        assert run.stdout.strip() == own


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_table_file_and_column_is_explained_and_nothing_else(language: str) -> None:
    stems = {*opendata.tables(), "policies", "release", "workbook", "datapackage"}
    subjects = {f"tables.{stem}" for stem in stems}
    subjects |= {column.name for table in opendata.tables() for column in opendata.columns(table)}
    keys = {f"{subject}.{part}" for subject in subjects for part in ("title", "description")}
    keys |= {f"package.{name}" for name in ("title", "licence", "keywords", "own", "quoted", "example")}
    keys |= {f"catalogue.{name}" for name in ("title", "description")}
    notes = ("notes", "about", "release", "licence", "hint", "hint_text", "sheet", "rows", "content")
    keys |= {f"workbook.{name}" for name in (*notes, "column", "title", "meaning")}
    assert set(section(language, "columns")) == keys


def test_a_government_without_figures_still_gives_readable_tables() -> None:
    empty = msgspec.structs.replace(RELEASE, units=(), policies=())
    files = dict(opendata.files(empty, "id"))
    assert files["indicators.json"] == b"[]\n"
    header = ",".join(column.name for column in opendata.columns("indicators"))
    assert files["indicators.csv"].decode() == f"{header}\r\n"


def test_the_index_lists_all_releases_and_the_files_of_the_newest() -> None:
    second = msgspec.structs.replace(RELEASE, number=2, made="2026-12-01T00:00:00Z", units=())
    other = msgspec.structs.replace(RELEASE, government=msgspec.structs.replace(RELEASE.government, id="a-contoh"))
    content = json.loads(opendata.index([second, RELEASE, other]))

    first, last = content["governments"]
    assert (first["id"], last["id"]) == ("a-contoh", "balai-contoh")
    assert last["releases"] == [
        {"number": one.number, "made": one.made, **_digest(encode(one))} for one in (RELEASE, second)
    ]
    assert last["files"] == [
        {"path": f"balai-contoh/{name}", **_digest(data)} for name, data in opendata.files(second, "id")
    ]


def test_the_index_does_not_depend_on_the_order_of_releases() -> None:
    second = msgspec.structs.replace(RELEASE, number=2)
    assert opendata.index([RELEASE, second]) == opendata.index([second, RELEASE])


def test_what_a_release_becomes_is_made_once_and_never_mixed_up_with_another_release() -> None:
    other = msgspec.structs.replace(RELEASE, number=2)
    assert opendata.digests(RELEASE, "id") is opendata.digests(RELEASE, "id")
    assert dict(opendata.files(other, "id"))["release.json"] == encode(other)
    for number in range(3, 150):
        one = msgspec.structs.replace(RELEASE, number=number, units=(), staff=(), policies=())
        assert dict(opendata.files(one, "id"))["release.json"] == encode(one)


def test_a_site_without_pyarrow_has_no_parquet_and_speaks_of_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kinerja.publish.opendata.parquet.find_spec", lambda _: None)
    bare = msgspec.structs.replace(RELEASE)
    files = dict(opendata.files(bare, "id"))
    assert list(files) == [name for name in NAMES if not name.endswith(".parquet")]
    assert b"parquet" not in files["datapackage.json"]


def test_a_column_cannot_be_changed_by_its_reader() -> None:
    column = opendata.columns("indicators")[0]
    assert column == replace(column)
    with pytest.raises(AttributeError):
        column.name = "other"  # type: ignore[misc]


def _digest(content: bytes) -> dict[str, object]:
    return {"bytes": len(content), "hash": f"sha256:{sha256(content).hexdigest()}"}
