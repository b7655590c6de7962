"""Real results of another government load, without a line of code for them, and score as their publisher says."""

from decimal import Decimal
from pathlib import Path

import pytest
from bridging_world import SAMPLE

from kinerja import building, pipeline
from kinerja.bridging import mapping, run, writing
from kinerja.bridging.run import Made
from kinerja.load import repository
from kinerja.model import Measurement

WORD = {True: "Target met", False: "Target not met"}


@pytest.fixture(scope="module")
def made() -> Made:
    wanted = mapping.read("infobase")
    return run.run(wanted, [SAMPLE / f"{name}.csv" for name in wanted.tables], {})


@pytest.fixture(scope="module")
def root(made: Made, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("canada")
    writing.write(made.files, folder)
    return folder


def test_every_row_of_the_sample_is_accounted_for(made: Made) -> None:
    account = made.account
    assert (account.rows, account.used, account.is_whole) == (52, 37, True)
    assert {one.reason: one.rows for one in account.aside} == {
        "plan-due-later": 6,
        "target-in-words": 6,
        "target-absent": 2,
    }
    assert [(one.reason, one.place, one.lines) for one in account.refused] == [("contradicts", "unit_of_measure", [49])]
    assert [(one.file, one.rows, one.used) for one in account.tables] == [
        ("results.csv", 32, 26),
        ("program.csv", 11, 9),
        ("crso.csv", 8, 6),
    ]
    assert account.records == {
        "government": 1,
        "period": 3,
        "unit": 8,
        "indicator": 35,
        "agreement": 10,
        "measurement": 6,
    }


def test_the_government_that_is_made_passes_the_check(root: Path, made: Made) -> None:
    assert pipeline.check(root).findings == ()
    assert repository.load(root, "canada").files == len(made.files)
    assert {file.relative_to(root).as_posix() for file in root.rglob("*.yml")} == set(made.files)


def test_a_record_is_written_as_the_source_has_it(made: Made) -> None:
    content = made.files["records/canada/units/nd-so219/indicators/ni018-0358-2017.yml"].decode()
    target = made.files["records/canada/units/nd-so219/agreements/2017-v1.yml"].decode()
    result = made.files["records/canada/units/nd-so219/measurements/2017.yml"].decode()
    assert "direction: range\nmethod: range\n" in content
    assert "  - indicator: ni018-0358-2017\n    lowest: 70.00\n    highest: 100.00\n" in target
    assert '  - indicator: ni018-0358-2017\n    value: 96.5\n    published:\n      status: "Target met"\n' in result
    assert '    state: not-measured\n    reason: "Result not available, says the source"\n' in result


def test_what_the_source_calls_met_is_what_is_achieved_here(root: Path) -> None:
    said, scored = {}, {}
    for ledger in pipeline.ledgers(root):
        for document in ledger.records.of(Measurement):
            found = {one.indicator: one.published for one in document.record.results}
            said |= {name: printed.status for name, printed in found.items() if printed}
        scored |= {one.indicator: one.achievement for one in ledger.scores if one.period == "2017"}
    here = {name: WORD[(scored[name] or Decimal(0)) >= 100] for name in said}
    assert (len(said), set(said.values())) == (17, set(WORD.values()))
    assert here == said


def test_the_scores_stand_on_pages(root: Path, tmp_path: Path) -> None:
    building.preview(root, tmp_path / "site")
    page = (tmp_path / "site/en/governments/canada/nd-so219/ni018-0390-2017/index.html").read_text(encoding="utf-8")
    expected = ("85.61", "95.12", "90.00", "Close", "GC InfoBase (Open Government Licence - Canada)")
    assert [part for part in expected if part not in page] == []
