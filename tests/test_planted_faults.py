"""Twenty different faults in a copy of the records: each is found at its place, in both languages, with its mend."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from project import ROOT

BALAI = "records/karantina-yogyakarta/units/balai"
KABUPATEN = "records/tanah-datar/units/pemerintah-kabupaten"
SURVEY = "records/dpmptsp-sumbar/units/dinas/surveys/2018-S1-perizinan.yml"

# Rule, file, what stands there, and what is put in its place; the file of one rule is moved besides.
REPLACEMENTS: tuple[tuple[str, str, str, str], ...] = (
    ("yaml-duplicate-key", f"{BALAI}/unit.yml", "name: ", "id: balai\nname: "),
    ("yaml-leading-zero", f"{BALAI}/indicators/nilai-wbbm.yml", "decimals: 0", "decimals: 00"),
    ("yaml-alias", f"{BALAI}/indicators/kepuasan-masyarakat.yml", "aspect: ", "aspect: &acuan "),
    ("yaml-tag", f"{BALAI}/indicators/pelaporan-gratifikasi.yml", "aspect: ", "aspect: !!str "),
    ("yaml-not-finite", f"{KABUPATEN}/measurements/2016.yml", "value: 82.92", "value: .nan"),
    ("yaml-exponent", f"{KABUPATEN}/agreements/2011-v1.yml", "value: 600", "value: 6e2"),
    ("yaml-character", f"{BALAI}/indicators/penghematan-kertas.yml", "definition: ", "definition: \u202e"),
    ("yaml-syntax", f"{BALAI}/indicators/kompetensi-pegawai.yml", "definition: ", "definition: ["),
    ("schema-missing-key", f"{BALAI}/indicators/penerimaan-pnbp.yml", "direction: increase\n", ""),
    ("schema-unknown-key", f"{BALAI}/indicators/realisasi-anggaran.yml", "aspect: ", "aspek: biaya\naspect: "),
    ("schema-choice", f"{BALAI}/indicators/gratifikasi-dan-pungli.yml", "direction: decrease", "direction: turun"),
    ("schema-type", f"{KABUPATEN}/measurements/2015.yml", "value: 90.67", 'value: "90,67"'),
    ("schema-real-date", "records/karantina-yogyakarta/periods/2020-10.yml", '"2020-10-31"', '"2020-10-32"'),
    ("schema-range", f"{BALAI}/indicators/pakta-integritas-pengguna-jasa.yml", "cap: 120", "cap: 12000"),
    ("file-matches-id", "records/kota-padang/periods/2016.yml", "kind: period", "kind: period"),
    ("reference-exists", f"{KABUPATEN}/agreements/2012-v1.yml", "indicator: pendaftar-haji", "indicator: pendaftar"),
    ("weights-add-up", f"{KABUPATEN}/agreements/2013-v1.yml", "value: 600", "value: 600\n    weight: 30"),
    ("dates-inside-period", "records/kota-padang/periods/2017.yml", '"2017-12-31"', '"2017-12-30"'),
    ("published-value-follows", SURVEY, "index: 81.71", "index: 81.72"),
    ("method-fits-direction", f"{KABUPATEN}/indicators/pendaftar-haji.yml", "method: ratio", "method: inverse-2t"),
    ("file-kind-unknown", "records/kota-padang/periods/2018.yml", "kind: period", "kind: periode"),
)
WORDS = {"id": ("perbaiki  ", "lihat  "), "en": ("mend  ", "see  ")}


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("salinan")
    shutil.copytree(ROOT / "records", root / "records")
    for rule, path, old, new in REPLACEMENTS:
        file = root / path
        text = file.read_text(encoding="utf-8")
        assert old in text, rule
        file.write_text(text.replace(old, new, 1), encoding="utf-8")
    moved = root / "records/kota-padang/periods"
    (moved / "2016.yml").rename(moved / "2015.yml")
    return root


@pytest.fixture(scope="module")
def check(copy: Path) -> Callable[[str], list[str]]:
    def run(language: str) -> list[str]:
        environment = os.environ | {"PYTHONPATH": str(ROOT / "scripts")}
        command = [sys.executable, "-m", "kinerja", "check", "--lang", language]
        done = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (1, "")
        return done.stdout.splitlines()

    return run


@pytest.mark.parametrize("language", ["id", "en"])
def test_each_of_twenty_kinds_of_fault_is_told_with_place_rule_and_mend(
    check: Callable[[str], list[str]], copy: Path, language: str
) -> None:
    lines = check(language)
    mend, _ = WORDS[language]
    for rule, edited, _, new in REPLACEMENTS:
        path = edited.replace("periods/2016", "periods/2015") if rule == "file-matches-id" else edited
        (line,) = (number for number, text in enumerate(lines) if text.startswith(f"{path}:") and f"[{rule}]" in text)
        row = int(lines[line].removeprefix(f"{path}:").split(":")[0])
        source = (copy / path).read_text(encoding="utf-8").splitlines()
        near = "\n".join(source[max(0, row - 2) : row + 1])
        assert new.split("\n")[0].strip() in near or rule in {"file-matches-id", "schema-missing-key"}, (rule, row)
        following = [text for text in lines[line + 1 : line + 8] if text.startswith(f"  {mend}")]
        assert following, rule


def test_both_languages_name_the_same_places(check: Callable[[str], list[str]]) -> None:
    def places(language: str) -> list[str]:
        return [line.split("]")[0] for line in check(language) if line.startswith("records/")]

    assert places("id") == places("en")
    assert len(places("id")) >= len(REPLACEMENTS)
