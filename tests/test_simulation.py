"""What would change under another policy: counted as if the records had changed, without changing any."""

import json
import shutil
from collections import Counter
from pathlib import Path

import msgspec
import pytest

from kinerja import cli, pipeline
from kinerja.cli import score_data
from kinerja.diagnostic import CannotRun
from kinerja.load import repository
from kinerja.model import Employee, Evaluation, Government, PolicyUse, ScoringPolicy, Unit
from kinerja.simulation import Difference, Effect
from project import ROOT, change, project, write

POLICIES = ROOT / "records" / "policies" / "scoring"
SHIPPED = {one.record.id: one.record for one in repository.load_policies(ROOT).index.of(ScoringPolicy)}
STATUS = "records/policies/scoring/status-capaian.yml"


def variant(folder: Path, identifier: str, *changes: tuple[str, str], examples: bool = False) -> Path:
    """A file beside the records with a shipped policy in which some texts are changed."""
    text = (POLICIES / f"{identifier}.yml").read_text()
    if not examples:
        text = text.partition("\nexamples:")[0].partition("\ncases:")[0] + "\n"
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    file = folder / "usulan.yml"
    file.write_text(text)
    return file


LENIENT = (("lowest: 100\n", "lowest: 95\n"), ("highest: 99.99\n", "highest: 94.99\n"))


def plain(items: object) -> object:
    return json.loads(msgspec.json.encode(items))


def contents(folder: Path) -> dict[str, bytes]:
    return {path.as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_changed_statuses_are_counted_and_listed_by_id(tmp_path: Path) -> None:
    found = pipeline.simulate(ROOT, variant(tmp_path, "status-capaian", *LENIENT), None, "karantina-yogyakarta")
    parts = {"figure": 0, "status": 2, "word": 0}
    assert found.effects == (Effect("karantina-yogyakarta", "balai", "indicator", 15, 2, parts),)
    place = ("karantina-yogyakarta", "balai", "indicator")
    assert found.differences == (
        Difference(*place, "nilai-wbbm", "2020", "status", "close", "achieved"),
        Difference(*place, "penerimaan-pnbp", "2020", "status", "close", "achieved"),
    )


@pytest.mark.parametrize("identifier", sorted(SHIPPED))
def test_a_policy_in_its_own_place_changes_nothing(identifier: str) -> None:
    found = pipeline.simulate(ROOT, POLICIES / f"{identifier}.yml", None)
    assert found.differences == ()
    assert [one for one in found.effects if one.changed or any(one.parts.values())] == []
    assert len(found.effects) >= len(repository.governments(ROOT))


def test_the_differences_are_those_that_a_real_change_makes(tmp_path: Path) -> None:
    root = project(tmp_path / "kerja", "karantina-yogyakarta", "tanah-datar")
    proposal = variant(tmp_path, "status-capaian", *LENIENT)
    found = pipeline.simulate(root, proposal, None)
    before = [score for ledger in pipeline.ledgers(root) for score in ledger.scores]
    shutil.copy(proposal, root / STATUS)
    after = [score for ledger in pipeline.ledgers(root) for score in ledger.scores]
    assert [(one.unit, one.id, one.period, one.before, one.after) for one in found.differences] == [
        (old.unit, old.indicator, old.period, old.status and old.status.band, new.status and new.status.band)
        for old, new in zip(before, after, strict=True)
        if (old.status and old.status.band) != (new.status and new.status.band)
    ]
    assert found.differences


def test_another_policy_takes_the_place_and_the_days_of_the_one_it_replaces(tmp_path: Path) -> None:
    named = (("id: status-capaian", "id: usulan"), ('valid_from: "2000-01-01"', 'valid_from: "2030-01-01"'))
    later = variant(tmp_path, "status-capaian", *named)
    same = pipeline.simulate(ROOT, later, "status-capaian", "karantina-yogyakarta")
    assert same.differences == ()
    found = variant(tmp_path, "status-capaian", *named, *LENIENT)
    lenient = pipeline.simulate(ROOT, found, "status-capaian", "karantina-yogyakarta")
    assert [one.id for one in lenient.differences] == ["nilai-wbbm", "penerimaan-pnbp"]


def test_a_policy_that_is_no_longer_valid_leaves_results_without_a_word(tmp_path: Path) -> None:
    ended = ('valid_from: "2000-01-01"', 'valid_from: "2010-01-01"\nvalid_until: "2019-12-31"')
    found = pipeline.simulate(ROOT, variant(tmp_path, "status-capaian", ended), None, "karantina-yogyakarta")
    assert Counter((one.part, one.after) for one in found.differences) == {("status", None): 12}


def test_a_survey_is_counted_by_its_letter_and_index(tmp_path: Path) -> None:
    text = (POLICIES / "skm-permenpanrb-14-2017.yml").read_text().partition("\nexamples:")[0] + "\n"
    for old, new in (("88.31", "75.00"), ("88.30", "74.99"), ("76.61", "70.00"), ("76.60", "69.99")):
        text = text.replace(old, new)
    (tmp_path / "usulan.yml").write_text(text)
    found = pipeline.simulate(ROOT, tmp_path / "usulan.yml", None, "dpmptsp-sumbar")
    (survey,) = (one for one in found.effects if one.kind == "survey")
    assert (survey.results, survey.changed, dict(survey.parts)) == (1, 1, {"figure": 0, "status": 0, "word": 1})


def test_employees_are_counted_and_named_by_their_id_alone(tmp_path: Path) -> None:
    root = tmp_path / "kerja"
    place = {"government": "kota-contoh", "unit": "dinas"}
    matrix = "predikat-permenpanrb-6-2022"
    use = PolicyUse(policy=matrix, use="person-rating", valid_from="2022-01-01")
    write(
        root,
        Government(id="kota-contoh", name="Kota", type="city", data="example", cadence="year", policies=(use,)),
        Unit(government="kota-contoh", id="dinas", name="Dinas", type="dinas"),
        *(Employee(**place, employee=name, post="Petugas", employment="pns", role="staff") for name in ("p-1", "p-2")),
        *(
            Evaluation(
                **place, employee=name, period="2025", status="agreed", evaluator="p-9",
                results_rating=rating, behaviour_rating="above",
            )
            for name, rating in (("p-1", "above"), ("p-2", "as-expected"))
        ),
    )  # fmt: skip
    stricter = ("band: sangat-baik\n", "band: baik\n")
    found = pipeline.simulate(root, variant(tmp_path, matrix, stricter), None)
    effects = {one.kind: (one.results, one.changed, one.parts["word"]) for one in found.effects}
    assert effects["person"] == (2, 1, 1)
    assert found.differences == (
        Difference("kota-contoh", "dinas", "person", "p-1", "2025", "word", "sangat-baik", "baik"),
    )


def test_nothing_is_written(tmp_path: Path) -> None:
    root = project(tmp_path / "kerja", "karantina-yogyakarta")
    proposal = variant(tmp_path, "status-capaian", *LENIENT)
    before = contents(tmp_path)
    scored = "".join(score_data.as_json(pipeline.ledgers(root)))
    assert pipeline.simulate(root, proposal, None).differences
    assert contents(tmp_path) == before
    assert "".join(score_data.as_json(pipeline.ledgers(root))) == scored


def test_a_policy_with_a_fault_is_refused_at_its_place_like_any_record(tmp_path: Path) -> None:
    file = variant(tmp_path, "status-capaian", LENIENT[0])
    with pytest.raises(pipeline.Refused) as refusal:
        pipeline.simulate(ROOT, file, None)
    (finding,) = refusal.value.result.findings
    assert (finding.rule, finding.at.path) == ("policy-bands-meet", file.as_posix())
    file.write_text("kind: scoring-policy\nkind: scoring-policy\n")
    with pytest.raises(pipeline.Refused) as refusal:
        pipeline.simulate(ROOT, file, None)
    assert [one.rule for one in refusal.value.result.findings] == ["yaml-duplicate-key"]


def test_a_record_of_another_kind_is_no_policy(tmp_path: Path) -> None:
    root = project(tmp_path, "tanah-datar")
    with pytest.raises(pipeline.Refused) as refusal:
        pipeline.simulate(root, root / "records/tanah-datar/government.yml", None)
    (finding,) = refusal.value.result.findings
    assert (finding.rule, finding.at.path) == ("file-kind-unknown", "records/tanah-datar/government.yml")
    assert finding.facts == {"kinds": "scoring-policy"}


def test_there_must_be_a_policy_to_replace_and_for_the_same_use(tmp_path: Path) -> None:
    new = variant(tmp_path, "status-capaian", ("id: status-capaian", "id: usulan"))
    with pytest.raises(CannotRun, match="unknown-policy"):
        pipeline.simulate(ROOT, new, None)
    with pytest.raises(CannotRun) as refusal:
        pipeline.simulate(ROOT, new, "skm-permenpanrb-14-2017")
    assert (refusal.value.reason, refusal.value.facts) == ("policy-for-other-use", {"use": "survey", "other": "status"})


TABLES = {
    "id": """\
  INSTANSI              UNIT   JENIS      JUMLAH  BERUBAH  ANGKA  STATUS  SEBUTAN
  karantina-yogyakarta  balai  indikator      15        2      0       2        0

  INSTANSI              UNIT   JENIS      ID               PERIODE  BAGIAN  SEKARANG  MENJADI
  karantina-yogyakarta  balai  indikator  nilai-wbbm       2020     status  close     achieved
  karantina-yogyakarta  balai  indikator  penerimaan-pnbp  2020     status  close     achieved
""",
    "en": """\
  GOVERNMENT            UNIT   KIND       RESULTS  CHANGED  FIGURES  STATUSES  WORDS
  karantina-yogyakarta  balai  indicator       15        2        0         2      0

  GOVERNMENT            UNIT   KIND       ID               PERIOD  PART    NOW    THEN
  karantina-yogyakarta  balai  indicator  nilai-wbbm       2020    status  close  achieved
  karantina-yogyakarta  balai  indicator  penerimaan-pnbp  2020    status  close  achieved
""",
}


@pytest.mark.parametrize("language", sorted(TABLES))
def test_the_command_shows_a_table_and_on_demand_the_list(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str
) -> None:
    file = variant(tmp_path, "status-capaian", *LENIENT)
    words = ["simulate", "--policy", str(file), "--root", str(ROOT), "--government", "karantina-yogyakarta"]
    words += ["--lang", language]
    assert cli.run(words) == 0
    assert capsys.readouterr() == (TABLES[language].partition("\n\n")[0] + "\n", "")
    assert cli.run([*words, "--list"]) == 0
    assert capsys.readouterr() == (TABLES[language], "")


def test_the_command_gives_json_with_the_list_on_demand(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = variant(tmp_path, "status-capaian", *LENIENT)
    words = ["simulate", "--policy", str(file), "--root", str(ROOT), "--format", "json"]
    found = pipeline.simulate(ROOT, file, None)
    assert cli.run(words) == 0
    assert json.loads(capsys.readouterr().out) == {"effects": plain(found.effects)}
    assert cli.run([*words, "--list"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["differences"] == plain(found.differences)


@pytest.mark.parametrize(("language", "sentence"), [("id", "yang akan diganti tidak ada"), ("en", "no such scoring")])
def test_the_command_says_why_it_could_not_run_or_what_is_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str, sentence: str
) -> None:
    words = ["simulate", "--root", str(ROOT), "--lang", language, "--policy"]
    new = variant(tmp_path, "status-capaian", ("id: status-capaian", "id: usulan"))
    assert cli.run([*words, str(new)]) == 2
    assert sentence in capsys.readouterr().err
    assert cli.run([*words, str(tmp_path / "tidak-ada.yml")]) == 2
    assert "tidak-ada.yml" in capsys.readouterr().err
    change(new, "kind: scoring-policy", "kind: policy")
    assert cli.run([*words, str(new)]) == 1
    assert "file-kind-unknown" in capsys.readouterr().out
