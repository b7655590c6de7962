"""A new record comes out whole or not at all, whatever way its content was given."""

import os
from decimal import Decimal
from pathlib import Path

import msgspec
import pytest

from kinerja.cli.new import KINDS
from kinerja.load import repository, strict_yaml
from kinerja.model import (
    KIND_BY_NAME,
    Agreement,
    Government,
    Indicator,
    Measurement,
    PeriodTarget,
    Record,
    Result,
    Target,
    Unit,
    kind_names,
)
from new_world import files, new, talk
from project import write

CASES = [
    file for file in sorted((Path(__file__).parent / "cases" / "schema").glob("*/ok/*.yml")) if file.parts[-3] in KINDS
]
IN_UNIT = {"government": "kota-contoh", "unit": "dinas"}
UNIT = "records/kota-contoh/units/dinas"
MEASUREMENT = f"{UNIT}/measurements/2025.yml"
GIVEN = ("--unit", "dinas", "--period", "2025", "--set", "results.0.indicator=layanan")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A government with one unit, its indicator and last year's agreement."""
    target = Target(
        indicator="layanan", value=Decimal(84), periods=(PeriodTarget(period="2024-S1", value=Decimal(40)),)
    )
    write(
        tmp_path,
        Government(id="kota-contoh", name="Kota Contoh", type="city", data="example", cadence="year"),
        Unit(government="kota-contoh", id="dinas", name="Dinas Contoh", type="dinas"),
        Indicator(
            **IN_UNIT,
            id="layanan",
            name="Layanan selesai tepat waktu",
            definition="Bagian layanan yang selesai dalam batas waktunya.",
            aspect="time",
            unit_of_measure="persen",
            direction="increase",
            method="ratio",
        ),
        Agreement(**IN_UNIT, year=2024, version=1, targets=(target,), agreed_on="2024-01-20"),
    )
    return tmp_path


def read(root: Path, path: str) -> Record:
    document, findings = repository.accept(path, (root / path).read_bytes())
    assert findings == ()
    assert document is not None
    return document.record


def test_the_command_knows_every_kind_that_people_write() -> None:
    assert sorted(KINDS) == sorted(set(kind_names()) - {"roster"})


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parts[-3]}/{case.stem}")
def test_a_good_record_given_as_json_becomes_its_file(root: Path, case: Path) -> None:
    kind = KIND_BY_NAME[case.parts[-3]]
    data = strict_yaml.parse(case.read_bytes(), case.name).data
    wanted = msgspec.convert(data, kind.type)
    path = kind.path_of(wanted)
    (root / path).unlink(missing_ok=True)
    done = new(root, kind.name, given=data)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{path}\n", "")
    assert read(root, path) == wanted


def test_settings_alone_make_a_record(root: Path) -> None:
    done = new(root, "measurement", *GIVEN, "--set", "results.0.value=86.5")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{MEASUREMENT}\n", "")
    assert (root / MEASUREMENT).read_text() == (
        "# yaml-language-server: $schema=../../../../../schemas/measurement.schema.json\n"
        "kind: measurement\n"
        "government: kota-contoh\n"
        "unit: dinas\n"
        'period: "2025"\n'
        "results:\n"
        "  - indicator: layanan\n"
        "    value: 86.5\n"
    )


def test_a_dry_run_shows_the_file_and_writes_nothing(root: Path) -> None:
    before = files(root)
    done = new(root, "goal", "--dry-run", given={"id": "maju", "statement": "Kota maju.", "mission": "m-1"})
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[1:] == [
        "kind: goal",
        "government: kota-contoh",
        "id: maju",
        'statement: "Kota maju."',
        "mission: m-1",
    ]
    assert files(root) == before


def test_without_a_terminal_all_that_is_missing_is_told_at_once(root: Path) -> None:
    before = files(root)
    done = new(root, "measurement", "--set", "results.0.indicator=layanan")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "Galat: Isian measurement yang masih kurang: unit, period, results.0.value | results.0.word | results.0.done"
        " | results.0.state. Berikan dengan --set KUNCI=ISI atau --from-json. Tanda | berarti salah satu.\n"
    )
    assert files(root) == before


def test_an_existing_file_is_never_overwritten(root: Path) -> None:
    write(root, Measurement(**IN_UNIT, period="2025", results=(Result(indicator="layanan", value=Decimal(1)),)))
    before = (root / MEASUREMENT).read_bytes()
    done = new(root, "measurement", *GIVEN, "--set", "results.0.value=86.5")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"Galat: {MEASUREMENT} sudah ada, dan tidak ditimpa.")
    assert (root / MEASUREMENT).read_bytes() == before


def test_every_wrong_value_is_told_with_its_place(root: Path) -> None:
    before = files(root)
    done = new(root, "measurement", *GIVEN, "--set", "results.0.value=86,5", "--set", "catatan=ada")
    assert (done.returncode, done.stdout) == (1, "")
    assert [line.split(" ")[:2] for line in done.stderr.splitlines()] == [
        ["catatan:", "error[schema-unknown-key]"],
        ["results.0.value:", "error[schema-type]"],
    ]
    assert files(root) == before


@pytest.mark.parametrize(("key", "place"), [("note", "results.0.note"), ("hubungi@contoh.go.id", "results.0")])
def test_personal_data_are_refused_and_not_repeated(root: Path, key: str, place: str) -> None:
    before = files(root)
    result = {"indicator": "layanan", "value": 1, key: "Surat ke kepala@contoh.go.id" if key == "note" else "ada"}
    done = new(root, "measurement", *GIVEN[:4], given={"results": [result]})
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"{place}: error[email-address] ")
    assert "contoh.go.id" not in done.stderr
    assert files(root) == before


@pytest.mark.parametrize("words", ["results", "=1", "results.2.value=1", "kind.0=1", "results.x.value=1"])
def test_a_setting_that_leads_nowhere_is_refused(root: Path, words: str) -> None:
    before = files(root)
    done = new(root, "measurement", *GIVEN, "--set", words)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("Galat: Isi --set tidak dapat dipakai.")
    assert files(root) == before


def test_json_that_says_a_thing_twice_is_refused(root: Path) -> None:
    (root / "tujuan.json").write_text('{"id": "a", "id": "b"}')
    done = new(root, "goal", "--from-json", "tujuan.json")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("1:13: error[yaml-duplicate-key] ")


def test_next_years_agreement_begins_with_this_years_targets(root: Path) -> None:
    done = new(root, "agreement", "--like", f"{UNIT}/agreements/2024-v1.yml")
    path = f"{UNIT}/agreements/2025-v1.yml"
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{path}\n", "")
    targets = (Target(indicator="layanan", value=Decimal(84)),)
    assert read(root, path) == Agreement(**IN_UNIT, year=2025, version=1, targets=targets)


def test_a_changed_agreement_gets_the_next_version(root: Path) -> None:
    like = ("--like", f"{UNIT}/agreements/2024-v1.yml", "--period", "2024")
    done = new(root, "agreement", *like, "--set", "reason=Perubahan anggaran.")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{UNIT}/agreements/2024-v2.yml\n", "")


def test_a_record_is_like_one_of_its_own_kind_only(root: Path) -> None:
    done = new(root, "goal", "--like", f"{UNIT}/agreements/2024-v1.yml")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"Galat: Catatan {UNIT}/agreements/2024-v1.yml bukan jenis goal.\n"


def test_a_government_that_is_not_there_is_refused(root: Path) -> None:
    done = new(root, "goal", "--government", "kota-lain")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "Galat: Instansi itu tidak ada di records/. Yang ada: kota-contoh.\n"


ANSWERS = ["", "2025-13", '"2025"', "", "9", "1", "86,5", "86.5", "", "", "", ""]


@pytest.mark.parametrize("language", ["id", "en"])
def test_on_a_terminal_each_answer_is_checked_at_once(root: Path, language: str) -> None:
    code, out, shown = talk(root, ANSWERS, "measurement", "--lang", language)
    assert (code, out) == (0, f"{MEASUREMENT}\n")
    result = Result(indicator="layanan", value=Decimal("86.5"))
    assert read(root, MEASUREMENT) == Measurement(**IN_UNIT, period="2025", results=(result,))
    golden = Path(__file__).parent / "new" / f"{language}.txt"
    if os.environ.get("KINERJA_UPDATE"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(shown, encoding="utf-8")
    assert shown == golden.read_text(encoding="utf-8")


def test_with_yes_only_what_is_required_is_asked(root: Path) -> None:
    code, out, shown = talk(root, ["1", "86.5"], "measurement", *GIVEN, "--yes", "--lang", "en")
    assert (code, out) == (0, f"{MEASUREMENT}\n")
    assert "may be added" not in shown


def test_a_conversation_that_ends_early_writes_nothing(root: Path) -> None:
    before = files(root)
    for answers in (["", "2025"], [*ANSWERS[:-1], "tidak"]):
        code, out, _ = talk(root, answers, "measurement", "--lang", "id")
        assert (code, out) == (130, "")
        assert files(root) == before


def test_an_existing_record_is_noticed_before_the_long_questions(root: Path) -> None:
    code, out, shown = talk(root, ["", "", "2024", "1"], "agreement", "--set", "version=1", "--lang", "id")
    assert (code, out) == (2, "")
    assert "agreements/2024-v1.yml sudah ada" in shown


def test_personal_data_typed_on_a_terminal_are_asked_again(root: Path) -> None:
    words = ("goal", "--set", "id=maju", "--set", "mission=m-1", "--yes", "--lang", "en")
    code, out, shown = talk(root, ["Surat ke hubungi@contoh.go.id", "Kota maju."], *words)
    assert (code, out) == (0, "records/kota-contoh/goals/maju.yml\n")
    assert "contoh.go.id" not in shown
