"""A year of each of the five systems, played through branches and merges to a published page."""

import re
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec
import pytest

from kinerja import building, pipeline, releasing
from kinerja.load import repository
from kinerja.model import (
    Development,
    Evaluation,
    FeedbackTallies,
    FollowUp,
    IndicatorReview,
    Objection,
    Progress,
    Record,
)
from kinerja.score.ledger import Ledger, ledger as ledger_of
from project import ROOT, commit, git, project

# What is proposed in which order, by whom, and who takes it over after review.
STAGES: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    ("perjanjian", "perencana", "kepala-daerah", ("units/*/agreements/*.yml",)),
    ("pegawai", "kepegawaian", "sekretaris-daerah", ("units/*/people/*/employee.yml",)),
    ("rencana", "pegawai", "atasan", ("units/*/people/*/plans/*.yml",)),
    ("progres", "pegawai", "atasan", ("units/*/people/*/progress/*.yml",)),
    ("realisasi", "perencana", "inspektorat", ("units/*/measurements/*.yml", "units/*/surveys/*.yml")),
    ("predikat-organisasi", "kepala-daerah", "sekretaris-daerah", ("units/*/organisation-ratings/*.yml",)),
    ("umpan-balik", "kepegawaian", "atasan", ("units/*/people/*/feedback/*.yml",)),
    ("evaluasi", "atasan", "kepegawaian", ("units/*/people/*/evaluations/*.yml",)),
    ("keberatan", "pegawai", "atasan-penilai", ("units/*/people/*/objections/*.yml",)),
    ("pengembangan", "kepegawaian", "atasan", ("units/*/people/*/development/*.yml",)),
    ("tindak-lanjut", "atasan", "kepegawaian", ("units/*/people/*/follow-ups/*.yml",)),
    ("tinjauan", "perencana", "inspektorat", ("indicator-reviews/*.yml",)),
)
BASE = ("government.yml", "periods/*.yml", "goals/*.yml", "units/*/unit.yml", "units/*/indicators/*.yml")


@dataclass(frozen=True)
class System:
    """What one of the five systems must show at the end of its years."""

    government: str
    page: str
    periods: frozenset[str]
    follow_ups: frozenset[str]
    kinds: tuple[type[Record], ...] = ()
    reviewed: frozenset[str] = frozenset()


YEARS = frozenset({"2024", "2025"})
# The second semester of 2025 is still open.
SEMESTERS = frozenset({"2024-S1", "2024-S2", "2025-S1"})
SYSTEMS = {
    "bukittinggi-appraisal": System(
        "bukittinggi",
        "dinas-kesehatan/imunisasi-dasar-lengkap",
        YEARS,
        frozenset({"recognition", "coaching"}),
        (Objection, Development),
    ),
    "bukittinggi-policy": System(
        "bukittinggi",
        "dpmptsp/lama-penerbitan-izin",
        YEARS,
        frozenset({"recognition", "incentive", "leadership"}),
        (Development,),
        frozenset({"indicators", "system"}),
    ),
    "tanjungpinang": System(
        "tanjungpinang", "diskominfo", YEARS, frozenset({"recognition", "coaching"}), (FeedbackTallies,)
    ),
    "bungo": System(
        "bungo",
        "dinas-pendidikan",
        SEMESTERS,
        frozenset({"talent-pool", "training"}),
        (Progress, Objection, Development),
    ),
    "sawahlunto": System(
        "sawahlunto",
        "dinas-kesehatan",
        YEARS,
        frozenset({"recognition"}),
        (Development, IndicatorReview),
        frozenset({"indicators", "system"}),
    ),
}


def move(government: str, patterns: tuple[str, ...], root: Path) -> int:
    """Copies records of the demonstration into a root; how many there are."""
    source = ROOT / "records" / government
    files = [file for pattern in patterns for file in sorted(source.glob(pattern))]
    for file in files:
        target = root / "records" / government / file.relative_to(source)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(file, target)
    return len(files)


def proposed_and_merged(root: Path, stage: str, author: str, approver: str) -> None:
    """One proposal: a branch by its author, checked, and merged by whoever approves it."""
    git(root, "switch", "--quiet", "--create", stage)
    git(root, "add", "--all")
    git(root, "-c", f"user.name={author}", "commit", "--quiet", "--message", stage)
    assert pipeline.check(root).errors == (), stage
    git(root, "switch", "--quiet", "main")
    git(root, "-c", f"user.name={approver}", "merge", "--quiet", "--no-ff", "--message", f"Setuju: {stage}", stage)


@pytest.fixture(scope="module", params=sorted({one.government for one in SYSTEMS.values()}))
def played(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path, Ledger]:
    """A government whose years were played through Git, released and built."""
    government = request.param
    root = project(tmp_path_factory.mktemp(government) / "proyek")
    move(government, BASE, root)
    commit(root)
    for stage, author, approver, patterns in STAGES:
        if move(government, patterns, root):
            proposed_and_merged(root, stage, author, approver)
    releasing.release(root)
    commit(root)
    building.build(root)
    return government, root, ledger_of(repository.load(root, government).index)


def systems(government: str) -> Iterator[System]:
    return (one for one in SYSTEMS.values() if one.government == government)


def test_the_history_says_who_proposed_and_who_approved(played: tuple[str, Path, Ledger]) -> None:
    government, root, ledger = played
    evaluation = ledger.records.of(Evaluation)[0].path
    assert git(root, "log", "--no-merges", "--format=%an", "--", evaluation) == "atasan\n"
    merges = git(root, "log", "--merges", "--first-parent", "--format=%an|%s").splitlines()
    told = {line.partition("|Setuju: ")[2]: line.partition("|")[0] for line in merges}
    done = {stage: approver for stage, _, approver, _ in STAGES if stage in told}
    assert told == done
    assert {"rencana", "evaluasi", "tindak-lanjut", "tinjauan"} <= told.keys()
    assert git(root, "status", "--porcelain") == ""
    assert government in git(root, "ls-files", "docs/releases")


def test_every_rating_follows_from_the_policy_in_force(played: tuple[str, Path, Ledger]) -> None:
    government, _, ledger = played
    scored = [one for one in ledger.people if one.state == "scored"]
    assert scored
    assert [one for one in scored if one.proposed is None or one.rating != one.proposed.band] == []
    for system in systems(government):
        assert {one.period for one in scored} == system.periods


def test_the_follow_ups_and_reviews_that_the_system_is_about_exist(played: tuple[str, Path, Ledger]) -> None:
    government, _, ledger = played
    types = Counter(one.record.type for one in ledger.records.of(FollowUp))
    for system in systems(government):
        assert system.follow_ups <= types.keys()
        assert [kind for kind in system.kinds if not ledger.records.of(kind)] == []
        assert system.reviewed <= {one.record.subject for one in ledger.records.of(IndicatorReview)}
    assert all(one.record.due for one in ledger.records.of(FollowUp))


def test_the_pages_show_the_figures_and_nothing_of_a_person(played: tuple[str, Path, Ledger]) -> None:
    government, root, ledger = played
    folder = root / "site/instansi" / government
    for system in systems(government):
        assert (folder / system.page / "index.html").is_file()
    pages = sorted(folder.rglob("*.html"))
    assert [page for page in pages if "data contoh" not in page.read_text(encoding="utf-8").lower()] == []
    published = "\n".join(
        file.read_text(encoding="utf-8")
        for file in sorted((root / "site").rglob("*"))
        if file.suffix in {".html", ".json", ".csv", ".xml"} and "assets" not in file.parts
    )
    assert re.search(r"\bp-[0-9]{3}\b", published) is None
    assert [text for text in sorted(set(written(ledger))) if text in published] == []


def written(ledger: Ledger) -> Iterator[str]:
    """What evaluators wrote about persons: long enough not to stand on a page by chance."""
    for document in ledger.records.of(Evaluation):
        for value in texts(msgspec.to_builtins(document.record)):
            if len(value) > 30:
                yield value


def texts(value: object) -> Iterator[str]:
    if isinstance(value, dict | list | tuple):
        for part in value.values() if isinstance(value, dict) else value:
            yield from texts(part)
    elif isinstance(value, str):
        yield value
