"""What a head of unit reads of a proposal: what is wrong and softer first, who approves, and nothing of others."""

import json
import os
import re
from decimal import Decimal
from pathlib import Path

import pytest
from review_town import AGREEMENT, DAY, EVALUATION, PERSON, UNIT, evaluate, proposed, soften, steady, told, town

from kinerja.approval.authority import of_tree
from kinerja.approval.change import Change
from kinerja.approval.needs import needs
from kinerja.diagnostic import CannotRun
from kinerja.load import commit as commits
from kinerja.model import KINDS
from kinerja.review.gather import Asked, Review, review
from kinerja.review.item import Say, say
from kinerja.review.reader import Reader
from kinerja.review.standing import Standing
from project import ROOT, change, commit, git

GOLDEN = Path(__file__).parent / "golden"


def facts(root: Path, section: str, base: str = "main", head: str = "usulan") -> list[str]:
    """The kinds of facts in a section, in order."""
    return [one.name for one in found(root, base, head).items if one.section == section]


def found(root: Path, base: str = "main", head: str = "usulan") -> Review:
    return review(root, Asked(base, head, DAY))


def section(text: str, title: str) -> str:
    """The lines of a section of the report in Markdown."""
    return text.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


@pytest.fixture(scope="module")
def proposal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return proposed(tmp_path_factory.mktemp("usulan"))


@pytest.mark.parametrize("language", ["id", "en"])
def test_softer_target_missing_evidence_and_a_policy_are_told_before_anything_else(
    proposal: Path, language: str
) -> None:
    done = told(proposal, "--lang", language)
    golden = GOLDEN / f"{language}.md"
    if os.environ.get("KINERJA_UPDATE"):
        golden.write_text(steady(done.stdout), encoding="utf-8")
    assert (done.returncode, steady(done.stdout), done.stderr) == (1, golden.read_text(encoding="utf-8"), "")


def test_nothing_but_what_the_proposal_brings_needs_attention(proposal: Path) -> None:
    assert sorted(facts(proposal, "attention")) == [
        "after-results",
        "evaluation-without-evidence",
        "policy",
        "softer-reached",
    ]


def test_a_policy_moves_scores_of_units_in_which_no_record_changed(proposal: Path) -> None:
    moved = [one for one in found(proposal).items if one.section == "scores"]
    units = {one.path.split("/")[3] for one in moved if one.name == "indicator"}
    assert "bkpsdm" in units
    assert units - {"bkpsdm"}


def test_a_bare_repository_tells_the_same(proposal: Path, tmp_path: Path) -> None:
    bare = tmp_path / "peladen.git"
    git(tmp_path, "clone", "--quiet", "--bare", str(proposal), str(bare))
    assert told(bare).stdout == told(proposal).stdout


def test_json_has_the_same_facts_as_markdown(proposal: Path) -> None:
    given = json.loads(told(proposal, "--format", "json").stdout)
    markdown = told(proposal).stdout
    counts = [len(facts) for facts in given["sections"].values()]
    assert counts == [len(re.findall(r"^- ", part, re.MULTILINE)) for part in markdown.split("\n## ")[1:]]
    softer = next(one for one in given["sections"]["attention"] if one["item"] == "softer-reached")
    assert softer["facts"] | {"before": None, "after": None, "reached": None} == {
        "name": "Pegawai yang dilatih setelah evaluasi",
        "unit": "bkpsdm",
        "period": "2025",
        "before": None,
        "after": None,
        "reached": None,
    }
    assert [softer["facts"][key]["amount"] for key in ("before", "after", "reached")] == ["100", "90", "98"]
    assert given["summary"]["files"] == 3


@pytest.mark.parametrize("layout", ["markdown", "json"])
@pytest.mark.parametrize("spare", [1, 150])
def test_a_report_keeps_its_limit_with_whole_facts_and_says_what_is_missing(
    proposal: Path, layout: str, spare: int
) -> None:
    whole = told(proposal, "--format", layout, "--limit", "1000000").stdout
    limit = max(len(whole.encode()) // 2, 4000) if spare > 1 else len(whole.encode()) - 1
    cut = told(proposal, "--format", layout, "--limit", str(limit)).stdout
    assert len(whole.encode()) > limit >= len(cut.encode())
    if layout == "json":
        known, shown = (json.loads(one) for one in (whole, cut))
        missing = {name: len(known["sections"][name]) - len(shown["sections"].get(name, ())) for name in shown["more"]}
        assert shown["more"] == missing != {}
        assert all(one in known["sections"][name] for name, facts in shown["sections"].items() for one in facts)
    else:
        *_, last = cut.strip().splitlines()
        assert last.startswith(f"Belum ditampilkan karena batas {limit} bita: ")
        lines = whole.splitlines()
        assert all(line in lines for line in cut.splitlines()[:-1])


def test_what_main_did_meanwhile_is_not_part_of_the_proposal(tmp_path: Path) -> None:
    root = town(tmp_path)
    evaluate(root)
    commit(root)
    git(root, "checkout", "--quiet", "main")
    soften(root)
    commit(root)
    assert [one.path for one in found(root).items if one.section == "records"] == [EVALUATION]
    assert facts(root, "attention") == ["evaluation-without-evidence"]


def test_revisions_without_a_common_commit_are_refused(tmp_path: Path) -> None:
    root = town(tmp_path)
    git(root, "checkout", "--quiet", "--orphan", "lain")
    commit(root)
    with pytest.raises(CannotRun, match="no-common-commit"):
        found(root, head="lain")
    assert told(root, head="lain").returncode == 2


def test_a_change_of_nothing_brings_nothing(tmp_path: Path) -> None:
    root = town(tmp_path)
    assert found(root).items == ()
    assert told(root, "--strict").returncode == 0


def test_warnings_count_only_when_they_are_to(tmp_path: Path) -> None:
    root = town(tmp_path)
    change(root / AGREEMENT, "    value: 57.9\n    weight", "    value: 20\n    weight")
    commit(root)
    result = found(root)
    assert (result.errors, result.warnings > 0) == (0, True)
    assert (told(root).returncode, told(root, "--strict").returncode) == (0, 1)


def test_the_report_names_who_approves_and_who_may_not(tmp_path: Path) -> None:
    root = town(tmp_path)
    superior = root / UNIT / "people/p-037/employee.yml"
    superior.write_text(superior.read_text() + "account: akun-p-037\n")
    own = root / PERSON / "employee.yml"
    acting = '  - employee: p-038\n    unit: bkpsdm\n    kind: plh\n    valid_from: "2026-01-15"\n'
    own.write_text(own.read_text() + f'acting:\n{acting}    valid_until: "2026-02-28"\n')
    commit(root)
    git(root, "branch", "--force", "main")
    evaluate(root)
    git(root, "add", "--all")
    git(root, "-c", "user.email=42+Akun-P-037@users.noreply.example", "commit", "--quiet", "--message", "Evaluasi")
    lines = section(told(root, "--lang", "en").stdout, "Who has to approve").strip().splitlines()
    assert lines == [
        "- Approved by the direct superior (1): Evaluation 2025-S2, p-045 in bkpsdm",
        "  - Reason: The direct superior agrees on the targets and evaluates the results (PermenPANRB 6/2022).",
        "  - May approve: p-038 in bkpsdm, direct superior (standing in, its holder is away 2026-01-15 to 2026-02-28)",
        "  - May not, because they wrote this change: p-037 in bkpsdm, direct superior, account akun-p-037",
        "  - Chain of superiors: p-045 → p-037 → p-036 → p-002",
    ]


def test_those_who_may_approve_are_the_same_as_with_all_records_read(tmp_path: Path) -> None:
    root = town(tmp_path)
    with commits.opened(root, "main") as tree:
        whole = of_tree(tree, "bungo")
        paths = [one.path for one in tree.entries("records/bungo", "records/policies")]
        forms = [(kind, re.compile(re.sub(r"{\w+}", "[^/]+", kind.path))) for kind in KINDS]
        for path in paths[::7]:
            kind = next((kind for kind, form in forms if form.fullmatch(path)), None)
            one = Change(path, None, "0", kind)
            assert Standing(tree, "bungo").needs(one, DAY) == needs(whole, one, DAY)


def test_a_change_that_nobody_can_approve_is_told_first(tmp_path: Path) -> None:
    root = town(tmp_path)
    (root / "records/bungo/offices/sekretariat.yml").unlink()
    commit(root)
    git(root, "branch", "--force", "main")
    soften(root)
    unit = root / UNIT / "unit.yml"
    unit.write_text(unit.read_text().replace("type: badan", "type: kantor"))
    commit(root)
    needs = [one for one in found(root).items if one.section == "approval"]
    assert [one.below[-1].key for one in needs] == ["approval.nobody", "approval.may"]


def test_a_new_target_is_held_against_what_was_reached_before(tmp_path: Path) -> None:
    root = town(tmp_path)
    text = (root / AGREEMENT).read_text().replace("2025", "2026")
    text = text.replace("    value: 57.9\n    weight", "    value: 40\n    weight")
    (root / UNIT / "agreements/2026-v1.yml").write_text(text)
    commit(root)
    softer = [one for one in found(root).items if one.name == "new-softer-reached"]
    assert [(one.says.facts["after"], one.says.facts["period"]) for one in softer if isinstance(one.says, Say)] == [
        (say("targets.amount", amount=Decimal(100), of="pegawai"), "2026"),
        (say("targets.amount", amount=Decimal(96), of="pegawai"), "2026-S1"),
        (say("targets.percent", amount=Decimal(40)), "2026"),
        (say("targets.percent", amount=Decimal("55.6")), "2026-S1"),
    ]


def test_a_target_is_known_too_late_only_by_results_of_its_own_part_of_the_year(tmp_path: Path) -> None:
    root = town(tmp_path)
    file = root / AGREEMENT
    file.write_text(file.read_text().replace("value: 57.9", "value: 60"))
    commit(root)
    late = [one.says.facts for one in found(root).items if one.name == "after-results" and isinstance(one.says, Say)]
    assert [(one["period"], one["known"]) for one in late] == [("2025", "2025-S1")]


def test_what_lacked_evidence_before_is_not_brought_again(tmp_path: Path) -> None:
    root = town(tmp_path)
    evaluate(root)
    commit(root)
    git(root, "branch", "--force", "main")
    file = root / EVALUATION
    file.write_text(file.read_text().replace("rated_on:", 'strengths: "Teliti."\nrated_on:'))
    commit(root)
    assert facts(root, "attention") == []
    assert facts(root, "findings") == ["score-without-evidence"] * 2


def test_an_index_of_a_survey_that_moves_is_told_with_its_word(tmp_path: Path) -> None:
    root = town(tmp_path)
    survey = (ROOT / "records/bukittinggi/units/dpmptsp/surveys/2024-perizinan.yml").read_text()
    file = root / UNIT / "surveys/2025-perizinan.yml"
    file.parent.mkdir()
    text = survey.replace("bukittinggi", "bungo").replace("dpmptsp", "bkpsdm").replace('"2024"', '"2025"')
    file.write_text(text)
    commit(root)
    git(root, "branch", "--force", "main")
    file.write_text(re.sub(r"answers:\n      - 0\n", "answers:\n      - 900\n", text))
    commit(root)
    (moved,) = [one for one in found(root).items if one.name == "survey"]
    assert Reader("id").says(moved.says).endswith("2025: 81,12 (Baik) → 35,70 (Tidak baik)")


def test_a_closed_period_that_is_touched_is_an_error_of_its_own(tmp_path: Path) -> None:
    root = town(tmp_path)
    change(root / UNIT / "agreements/2024-v1.yml", "    value: 92\n    weight", "    value: 80\n    weight")
    commit(root)
    assert facts(root, "attention")[:2] == ["closed", "softer"]


def test_a_rating_above_the_policy_is_told(tmp_path: Path) -> None:
    root = town(tmp_path)
    file = root / PERSON / "evaluations/2025-S1.yml"
    file.write_text(re.sub(r"results_rating: \S+", "results_rating: below", file.read_text()))
    commit(root)
    assert "person-above-policy" in facts(root, "attention")
    assert facts(root, "scores") == ["person"]


def test_keys_superiors_and_files_that_decide_what_is_checked_need_attention(tmp_path: Path) -> None:
    root = town(tmp_path)
    change(root / PERSON / "employee.yml", "  employee: p-037", "  employee: p-036")
    for path in (PERSON, "records/bungo/offices/kepegawaian.yml"):
        file = root / path / "employee.yml" if path == PERSON else root / path
        text = file.read_text()
        file.write_text(text + "account: baru\n" if path == PERSON else text.replace("akun-p-036", "akun-lain"))
    (root / "schemas").mkdir()
    (root / "schemas/plan.schema.json").write_text("{}")
    (root / "docs/catatan.md").write_text("bebas")
    commit(root)
    assert sorted(facts(root, "attention")) == ["keys-of-person", "office", "program", "superiors"]


def test_many_files_beside_the_records_are_told_once_for_each_folder(tmp_path: Path) -> None:
    root = town(tmp_path)
    for folder, count in (("schemas", 4), ("scripts", 3)):
        (root / folder).mkdir()
        for number in range(count):
            (root / folder / f"{number}.json").write_text("{}")
    commit(root)
    told = [Reader("id").says(one.says) for one in found(root).items if one.section == "attention"]
    assert sorted(told) == [
        "4 berkas di luar catatan yang perlu disetujui berubah dalam folder schemas.",
        *(f"Berkas di luar catatan yang perlu disetujui berubah: `scripts/{number}.json`." for number in range(3)),
    ]


def test_a_record_is_told_with_what_it_serves_and_what_follows_from_it(tmp_path: Path) -> None:
    root = town(tmp_path)
    change(root / PERSON / "plans/2025.yml", "target: 15", "target: 16")
    evaluated = root / PERSON / "evaluations/2024-S2.yml"
    evaluated.write_text(evaluated.read_text().replace("rated_on:", 'strengths: "Teliti."\nrated_on:'))
    follow_up = root / PERSON / "follow-ups/2025-1.yml"
    follow_up.write_text(follow_up.read_text().replace("bimbingan", "pembimbingan"))
    commit(root)
    lines = section(told(root, "--lang", "en").stdout, "Connected with").strip().splitlines()
    assert lines == [
        "- Evaluation 2024-S2, p-045 in bkpsdm",
        "  - This evaluation looks at the plan of 2024.",
        *(line for line in lines if line.startswith("  - Follow-up 2025-")),
        "- Follow-up 2025-1, p-045 in bkpsdm",
        "  - About the evaluation of 2024-S2.",
        "- Performance plan 2025, p-045 in bkpsdm",
        "  - Tersusunnya laporan evaluasi semester, Tanah Tumbuh supports the result hasil-1 in the plan of p-037.",
        "  - Terlaksananya pendampingan data kompetensi, Jujuhan supports the result hasil-2 in the plan of p-037.",
    ]
    assert "  - Follow-up 2025-1: coaching, due 2025-02-15." in lines
