"""Whoever reads the site learns what the releases say, and nothing else: private records act on no byte of it."""

import hashlib
import random
import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from kinerja import building, cli
from kinerja.load import repository
from kinerja.model import Activity, Development, Evaluation
from project import ROOT, change, write

CASE = ROOT / "tests" / "cases" / "rules" / "distribution-advice" / "bad-nearly-all-good" / "records"
CITY = "kota-contoh"
RECORDS = f"records/{CITY}"
POLICIES = (
    "scoring/predikat-permenpanrb-6-2022.yml",
    "scoring/organisasi-se-menpanrb-3-2023.yml",
    "disclosure/staf-standar.yml",
)
# A hundred pairs, in parts that run beside each other.
PARTS = 4
PAIRS = 25
# Of these the finished site is compared as well, with its search index, its sitemap and its packed files.
BUILT = 2
GOOD = (("as-expected", "as-expected", "baik"), ("above", "above", "sangat-baik"))
BAD = (("below", "below", "sangat-kurang"), ("below", "above", "butuh-perbaikan"))
WORDS = ("laporan", "pekan", "arsip", "mutu", "cepat", "ulang", "tertib", "jelas")


def people_of_two_units(folder: Path) -> Path:
    """A root with a city of two units of ten evaluated people each, in a year that is closed."""
    shutil.copytree(CASE, folder / "records")
    for policy in POLICIES:
        target = folder / "records" / "policies" / policy
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / "records" / "policies" / policy, target)
    for language in ("id", "en"):
        shutil.copytree(ROOT / "docs" / language, folder / "docs" / language)
    for name in ("mkdocs.yml", "mkdocs.en.yml"):
        shutil.copy(ROOT / name, folder / name)
    units = folder / RECORDS / "units"
    shutil.copytree(units / "dinas-air", units / "dinas-jalan")
    for file in sorted((units / "dinas-jalan").rglob("*.yml")):
        file.write_text(file.read_text().replace("dinas-air", "dinas-jalan").replace(" p-0", " q-0"))
    for person in sorted((units / "dinas-jalan" / "people").iterdir()):
        person.rename(person.with_name(person.name.replace("p-", "q-")))
    change(folder / RECORDS / "periods" / "2025.yml", "status: review", "status: frozen")
    government = folder / RECORDS / "government.yml"
    government.write_text(government.read_text() + "staff_figures:\n  policy: staf-standar\n  cadence: year\n")
    return folder


def vary(root: Path, seed: int) -> None:
    """Other ratings, texts, training and days for everybody, within what the ranges of the release leave open."""
    draw = random.Random(seed)
    evaluations = [one.record for one in repository.load(root, CITY).index.of(Evaluation)]
    for unit in ("dinas-air", "dinas-jalan"):
        own = [one for one in evaluations if one.unit == unit]
        bad = set(draw.sample([one.employee for one in own], draw.randint(0, 2)))
        for one in own:
            results, behaviour, rating = draw.choice(BAD if one.employee in bad else GOOD)
            changed = {
                "results_rating": results,
                "behaviour_rating": behaviour,
                "rating": rating,
                "strengths": " ".join(draw.choices(WORDS, k=draw.randint(4, 40))),
                "rated_on": f"2026-01-{draw.randint(2, 28):02d}",
            }
            fields = {name: getattr(one, name) for name in one.__struct_fields__}
            training = Activity(
                title=" ".join(draw.choices(WORDS, k=3)),
                kind="course",
                starts=f"2025-0{draw.randint(1, 9)}-10",
                hours=Decimal(draw.randint(1, 19)) / 10,
            )
            learned = Development(government=CITY, unit=unit, employee=one.employee, year=2025, entries=(training,))
            write(root, Evaluation(**{**fields, **changed}), learned)


def released(root: Path) -> bytes:
    """The first release of the city."""
    assert cli.run(["--root", str(root), "release"]) == 0
    return (root / "docs/releases" / CITY / "0001.json").read_bytes()


def contents(*folders: Path) -> dict[str, str]:
    """Every file below the folders, with its bytes and its time, in the order of the disk's names."""
    return {
        f"{folder.name}/{file.relative_to(folder)}": hashlib.sha256(file.read_bytes()).hexdigest()
        for folder in folders
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


@pytest.fixture(autouse=True)
def declared_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767200000")


@pytest.mark.parametrize("part", range(PARTS))
def test_a_hundred_pairs_of_private_records_with_one_release_give_the_same_pages_and_the_same_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], part: int
) -> None:
    root = people_of_two_units(tmp_path / "satu")
    vary(root, 0)
    first = released(root)
    other = tmp_path / "lain"
    seen = set()
    # What MkDocs makes of the pages depends on the pages alone; the next test compares it.
    monkeypatch.setattr(building, "build_site", lambda root, fresh: shutil.copytree(root / "build", fresh))
    building.build(root)
    expected = contents(root / "site")
    capfd.readouterr()
    assert cli.run(["--root", str(root), "build"]) == 0
    told = capfd.readouterr()
    root.rename(other)
    for seed in range(part * PAIRS + 1, (part + 1) * PAIRS + 1):
        vary(other, seed)
        seen.add(
            hashlib.sha256(b"".join(file.read_bytes() for file in sorted(other.rglob("people/**/*.yml")))).digest()
        )
        shutil.rmtree(other / "docs/releases")
        for folder in (other / RECORDS / "units").glob("*/rosters"):
            shutil.rmtree(folder)
        assert released(other) == first
        other.rename(root)
        capfd.readouterr()
        assert cli.run(["--root", str(root), "build"]) == 0
        assert capfd.readouterr() == told
        assert contents(root / "site") == expected
        root.rename(other)
    assert len(seen) == PAIRS


def test_finished_sites_of_one_release_are_the_same_in_every_byte(tmp_path: Path) -> None:
    root = people_of_two_units(tmp_path / "satu")
    sites = []
    for seed in range(BUILT):
        vary(root, seed)
        if seed == 0:
            released(root)
        assert cli.run(["--root", str(root), "build"]) == 0
        sites.append(contents(root / "site"))
        (root / "site").rename(tmp_path / f"situs-{seed}")
    assert sites[0] == sites[1]
    assert any(name.endswith(".gz") for name in sites[0])
