"""Every folder under `cases/rules` and `cases/faults`: a small tree of records, and exactly what is said about it.

A case named `ok-…` is silent. A case named `bad-…` breaks its own rule and no other, and keeps the whole text in
`expected.<language>.txt`. `KINERJA_UPDATE=1` writes these files anew: read the difference before committing it.
"""

import os
from pathlib import Path

import pytest

from kinerja import report, texts
from kinerja.diagnostic import Finding
from kinerja.load import repository
from kinerja.score.ledger import ledger
from kinerja.validate import catalogue, engine

CASES = Path(__file__).parent / "cases"
UPDATE = bool(os.environ.get("KINERJA_UPDATE"))

RULES = sorted(folder for folder in (CASES / "rules").glob("*/*") if folder.is_dir())
GOOD = [folder for folder in RULES if folder.name.startswith("ok-")]
BAD = [folder for folder in RULES if folder.name.startswith("bad-")]
FAULTS = sorted(folder for folder in (CASES / "faults").iterdir() if folder.is_dir())


def name(folder: Path) -> str:
    return folder.relative_to(CASES).as_posix()


def findings(root: Path) -> list[Finding]:
    """All that is found in a case: in its policies and in each of its governments."""
    trees = [repository.load_policies(root)]
    trees += [repository.load(root, government) for government in repository.governments(root)]
    found = {finding.order: finding for tree in trees for finding in (*tree.findings, *engine.run(ledger(tree.index)))}
    return [found[order] for order in sorted(found)]


def compare(folder: Path, found: list[Finding], language: str) -> None:
    """Hold the rendered findings against the file beside the case."""
    expected = folder / f"expected.{language}.txt"
    rendered = report.text(found, language)
    if UPDATE:
        expected.write_text(rendered, encoding="utf-8", newline="\n")
    assert rendered == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("folder", GOOD, ids=name)
def test_records_that_keep_the_rule_are_met_with_silence(folder: Path) -> None:
    assert report.text(findings(folder), "en") == ""


@pytest.mark.parametrize("folder", BAD, ids=name)
def test_records_that_break_a_rule_break_it_alone(folder: Path) -> None:
    assert {finding.rule for finding in findings(folder)} == {folder.parent.name}


@pytest.mark.parametrize("language", texts.LANGUAGES)
@pytest.mark.parametrize("folder", BAD, ids=name)
def test_records_that_break_a_rule_are_told_so_word_for_word(folder: Path, language: str) -> None:
    compare(folder, findings(folder), language)


@pytest.mark.parametrize("folder", FAULTS, ids=name)
def test_a_faulty_file_has_the_fault_that_its_case_is_named_after(folder: Path) -> None:
    assert {finding.rule for finding in findings(folder)} == {folder.name}


@pytest.mark.parametrize("language", texts.LANGUAGES)
@pytest.mark.parametrize("folder", FAULTS, ids=name)
def test_a_faulty_file_is_told_so_word_for_word(folder: Path, language: str) -> None:
    compare(folder, findings(folder), language)


def test_every_case_says_whether_it_keeps_or_breaks_a_rule_that_exists() -> None:
    slugs = {rule.slug for rule in catalogue.ALL}
    named = [folder for folder in RULES if folder.parent.name in slugs]
    assert sorted(GOOD + BAD) == named == RULES
    assert [folder.name for folder in FAULTS if folder.name not in slugs] == []


def test_enough_kinds_of_faults_are_told_word_for_word() -> None:
    assert len(FAULTS) >= 20
