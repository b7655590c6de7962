"""`kinerja check`: findings for people and machines, and exit codes that scripts can rely on."""

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from cli_world import Run, environment, write

UNIT = "records/kota-contoh/units/dinas"
LOCATION = {
    "path": {"type": "string"},
    "line": {"type": "integer", "minimum": 1},
    "column": {"type": "integer", "minimum": 1},
    "pointer": {"type": "string", "pattern": "^(/.*)?$"},
}
FINDING = {
    **LOCATION,
    "rule": {"type": "string", "pattern": "^[a-z0-9-]+$"},
    "severity": {"enum": ["error", "warning"]},
    "message": {"type": "string", "minLength": 1},
    "fix": {"type": "string", "minLength": 1},
    "url": {"type": "string", "pattern": "^(aturan|en/rules)/#[a-z0-9-]+$"},
    "related": {
        "type": "array",
        "items": {
            "type": "object",
            "properties": LOCATION,
            "required": [*LOCATION],
            "additionalProperties": False,
        },
    },
    "facts": {"type": "object", "additionalProperties": {"type": ["string", "integer"]}},
}
COUNT = {"type": "integer", "minimum": 0}
SUMMARY = {"files": COUNT, "errors": COUNT, "warnings": COUNT, "waived": COUNT}
OUTPUT = {
    "type": "object",
    "properties": {
        "findings": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": FINDING,
                "required": [*FINDING],
                "additionalProperties": False,
            },
        },
        "summary": {
            "type": "object",
            "properties": SUMMARY,
            "required": [*SUMMARY],
            "additionalProperties": False,
        },
    },
    "required": ["findings", "summary"],
    "additionalProperties": False,
}


@pytest.fixture
def faulty(project: Path) -> Path:
    """Two broken files of different kinds, and weights that do not add up."""
    write(project, f"{UNIT}/unit.yml", "kind: unit\nid: [\n")
    write(project, f"{UNIT}/indicators/layanan.yml", "kind: indicator\nid: layanan\n")
    agreement = project / f"{UNIT}/agreements/2024-v1.yml"
    agreement.write_text(agreement.read_text() + "    weight: 12.50\n")
    return project


@pytest.mark.usefixtures("project")
def test_good_records_are_told_in_one_line(kinerja: Run) -> None:
    done = kinerja("check", "--government", "kota-contoh")
    lines = done.stdout.splitlines()
    assert (done.returncode, len(lines), done.stderr) == (0, 1, "")
    assert lines[0].endswith("berkas diperiksa: 0 kesalahan, 0 peringatan.")


@pytest.mark.usefixtures("faulty")
def test_a_broken_file_hides_no_other(kinerja: Run) -> None:
    done = kinerja("check", "--format", "json")
    found = {(one["path"], one["rule"]) for one in json.loads(done.stdout)["findings"]}
    assert done.returncode == 1
    assert {
        (f"{UNIT}/unit.yml", "yaml-syntax"),
        (f"{UNIT}/indicators/layanan.yml", "schema-missing-key"),
        (f"{UNIT}/agreements/2024-v1.yml", "weights-add-up"),
    } <= found


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.usefixtures("faulty")
def test_json_output_keeps_its_promised_shape(kinerja: Run, language: str) -> None:
    content = json.loads(kinerja("check", "--format", "json", "--lang", language).stdout)
    jsonschema.validate(content, OUTPUT)
    counted = [one["severity"] for one in content["findings"]]
    assert (content["summary"]["errors"], content["summary"]["warnings"]) == (
        counted.count("error"),
        counted.count("warning"),
    )
    places = [(one["path"], one["line"], one["column"]) for one in content["findings"]]
    assert places == sorted(places)
    assert {one["facts"].get("total") for one in content["findings"] if one["rule"] == "weights-add-up"} == {"12.50"}


@pytest.mark.usefixtures("faulty")
def test_both_languages_find_the_same(kinerja: Run) -> None:
    indonesian, english = (
        json.loads(kinerja("check", "--format", "json", "--lang", language).stdout)["findings"]
        for language in ("id", "en")
    )
    worded = ("message", "fix", "url")
    assert [{key: value for key, value in one.items() if key not in worded} for one in indonesian] == [
        {key: value for key, value in one.items() if key not in worded} for one in english
    ]
    assert all(one["message"] != other["message"] for one, other in zip(indonesian, english, strict=True))


def test_text_output_shows_place_rule_sentence_and_mend(kinerja: Run, faulty: Path) -> None:
    path = f"{UNIT}/agreements/2024-v1.yml"
    lines = kinerja("check", path, cwd=faulty).stdout.splitlines()
    assert lines[0].startswith(f"{path}:9:13: error[weights-add-up] ")
    assert "12,50" in lines[0]
    assert lines[1].startswith("  perbaiki  ")
    assert lines[2] == "  lihat  kinerja explain weights-add-up"
    assert lines[3].endswith("berkas diperiksa: 1 kesalahan, 0 peringatan.")


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ([f"{UNIT}/unit.yml"], {f"{UNIT}/unit.yml"}),
        ([f"{UNIT}/agreements"], {f"{UNIT}/agreements/2024-v1.yml"}),
        ([f"{UNIT}/agreements/", f"./{UNIT}/unit.yml"], {f"{UNIT}/agreements/2024-v1.yml", f"{UNIT}/unit.yml"}),
        (["records/kota-contoh/periods"], set()),
    ],
)
def test_only_findings_below_the_given_paths_are_shown_and_counted(
    kinerja: Run, faulty: Path, given: list[str], shown: set[str]
) -> None:
    done = kinerja("check", *given, "--format", "json", cwd=faulty)
    assert {one["path"] for one in json.loads(done.stdout)["findings"]} == shown
    assert done.returncode == bool(shown)


def test_a_path_is_read_from_where_the_user_stands(kinerja: Run, faulty: Path) -> None:
    done = kinerja("check", "unit.yml", "--format", "json", cwd=faulty / UNIT)
    assert {one["path"] for one in json.loads(done.stdout)["findings"]} == {f"{UNIT}/unit.yml"}


def test_warnings_fail_only_a_strict_check(kinerja: Run, project: Path) -> None:
    measurement = project / f"{UNIT}/measurements/2024.yml"
    measurement.write_text(measurement.read_text() + "    published:\n      achievement: 99.99\n")
    lenient, strict = kinerja("check"), kinerja("check", "--strict")
    assert (lenient.returncode, strict.returncode) == (0, 1)
    assert lenient.stdout == strict.stdout
    assert "warning[published-value-follows]" in strict.stdout


@pytest.mark.usefixtures("faulty")
def test_github_output_is_annotations_and_the_summary(kinerja: Run) -> None:
    done = kinerja("check", "--format", "github")
    *annotations, summary = done.stdout.splitlines()
    assert done.returncode == 1
    assert all(line.startswith("::error file=records/") for line in annotations)
    assert not summary.startswith("::")


@pytest.mark.usefixtures("faulty")
def test_the_output_of_two_runs_is_the_same(kinerja: Run) -> None:
    one, other = (kinerja("check", "--format", "json", PYTHONHASHSEED=seed).stdout for seed in ("1", "2"))
    assert one == other


def test_a_reader_that_stops_reading_is_no_fault(project: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "kinerja", "check", "--format", "json"],
        cwd=project,
        env=environment(PYTHONUNBUFFERED="1"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout
    assert process.stderr
    process.stdout.close()
    complaint = process.stderr.read()
    process.stderr.close()
    assert (process.wait(60), complaint) == (141, b"")


def test_a_path_is_checked_with_its_own_government_only(kinerja: Run, project: Path) -> None:
    write(project, "records/kota-lain/catatan.yml", "kind: [")
    one = kinerja("check", "records/kota-contoh/periods/2024.yml", "--format", "json")
    every = kinerja("check", "--format", "json")
    assert (one.returncode, every.returncode) == (0, 1)
    files = [json.loads(done.stdout)["summary"]["files"] for done in (one, every)]
    assert files[1] == files[0] + 1
    both = kinerja("check", "records/kota-contoh", "records/kota-lain", "--format", "json")
    assert json.loads(both.stdout)["summary"]["files"] == files[1]


def test_a_repository_without_files_is_checked_and_scored_at_a_revision(kinerja: Run, project: Path) -> None:
    bare = project.parent / "bare.git"
    clone = ["git", "clone", "--quiet", "--bare", project, bare]
    subprocess.run(clone, env=environment(), check=True, capture_output=True)
    for command in ("check", "score"):
        files, commit = kinerja(command, cwd=project), kinerja(command, "--at", "HEAD", cwd=bare)
        assert (commit.returncode, commit.stdout) == (files.returncode, files.stdout)
    assert kinerja("check", cwd=bare).returncode == 2
