"""`kinerja audit` as its reader sees it."""

import json
import re
import shutil
import sys
from pathlib import Path

import pytest

from kinerja import audit, cli, texts
from project import ROOT, commit, project

CITY = "sawahlunto"


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = project(tmp_path_factory.mktemp("audit") / "kota", CITY)
    assert cli.run(["--root", str(root), "release"]) == 0
    commit(root)
    return root


@pytest.fixture
def root(released: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(released, tmp_path / "kota"))


def run(root: Path, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    capsys.readouterr()
    code = cli.run(["--root", str(root), "audit", *words])
    return code, capsys.readouterr().out


def rewrite(file: Path, change) -> None:  # type: ignore[no-untyped-def]
    content = json.loads(file.read_bytes())
    change(content)
    file.write_bytes(json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode())


def exact(content: dict) -> None:  # type: ignore[type-arg]
    for group in content["staff"][-1]["groups"]:
        if group.get("unit") == "dinas-kesehatan":
            group["good"]["shown"] = {"low": "100", "high": "100"}


def test_the_audit_of_a_sound_release_says_what_it_looked_at_and_that_nobody_can_be_recognised(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out = run(root, capsys)
    assert code == 0
    first, second, third, *facts, last = out.splitlines()
    assert first.startswith(f"{CITY}: 2 periode, ")
    assert second == "Tidak ada orang yang dapat dikenali dari semua rilis bersama-sama."
    assert third == "Yang paling sempit yang dapat disimpulkan:"
    assert len(facts) == 5
    assert last == f"Tidak ada data pribadi di {CITY}."


def test_an_exact_figure_is_told_with_its_reason_and_the_way_to_mend_it(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rewrite(root / "docs/releases" / CITY / "0001.json", exact)
    code, out = run(root, capsys, "--derived", "0")
    assert code == 1
    lines = out.splitlines()
    assert any(
        line.startswith("gagal[group-forced] 2025, unit:dinas-kesehatan, bagian predikat Baik ke atas")
        for line in lines
    )
    assert "  Cara memperbaiki: tahan angka ini, atau pakai rentang yang lebih kasar." in lines


def test_as_json_the_same_is_told_to_machines(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rewrite(root / "docs/releases" / CITY / "0001.json", exact)
    code, out = run(root, capsys, "--format", "json")
    found = json.loads(out)
    assert (code, found["passed"]) == (1, False)
    (city,) = found["governments"]
    assert "group-forced" in {one["reason"] for one in city["failures"]}
    assert all(one["message"] for one in city["failures"])


def test_an_id_in_a_release_or_a_page_is_a_leak_that_is_told_without_the_id(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    person = next((root / "records" / CITY).glob("units/*/people/*")).name
    page = root / "site" / "halaman" / "index.html"
    page.parent.mkdir(parents=True)
    page.write_text(f"<html lang='id'><p>Pegawai&#32;{person.upper()}</p></html>")
    code, out = run(root, capsys)
    assert code == 1
    assert "bocor[id] site/halaman/index.html" in out
    assert person not in out.casefold()


def test_releases_from_elsewhere_are_looked_at_in_their_own_folder(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "unduhan" / CITY
    shutil.copytree(root / "docs/releases" / CITY, copy)
    rewrite(copy / "0001.json", exact)
    assert run(root, capsys)[0] == 0
    assert run(root, capsys, str(copy))[0] == 1
    (tmp_path / "lain").mkdir()
    assert run(root, capsys, str(tmp_path / "lain"))[0] == 2


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_every_reason_is_worded_with_the_way_to_mend_it(language: str) -> None:
    listed = re.findall(r"^- (`.*?`):", audit.__doc__ or "", re.MULTILINE)
    reasons = [reason for line in listed for reason in re.findall(r"`(.*?)`", line)]
    assert len(set(reasons)) == 13
    parts = [f"audit.{part}.{reason}" for reason in reasons for part in ("reasons", "remedies")]
    assert [key for key in parts if not texts.has(language, key)] == []


@pytest.mark.parametrize("words", [("audit",), ("release",)])
def test_without_the_solver_nothing_is_released_or_passed_and_the_way_to_get_it_is_told(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    if words == ("release",):
        shutil.rmtree(root / "docs/releases")
        commit(root)
    monkeypatch.setitem(sys.modules, "highspy", None)
    capsys.readouterr()
    assert cli.run(["--root", str(root), *words]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "pip install 'kinerja[release]'" in told.err
    assert (root / "docs/releases").exists() == (words == ("audit",))


def test_nobody_can_be_recognised_from_what_this_repository_publishes(capsys: pytest.CaptureFixture[str]) -> None:
    code, out = run(ROOT, capsys, "--derived", "0")
    assert (code, [line for line in out.splitlines() if line.startswith(("gagal", "bocor", "tanpa"))]) == (0, [])
