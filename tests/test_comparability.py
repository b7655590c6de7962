"""Figures are compared with figures of the same kind only; where they are not, the reason is published."""

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, strategies as st

from kinerja import periods, pipeline, releasing, report, texts
from kinerja.disclose import published
from kinerja.disclose.register import open_register
from kinerja.load import repository, schema
from kinerja.load.document import Places
from kinerja.model import (
    Agreement,
    Break,
    Element,
    Government,
    Grade,
    Indicator,
    Measurement,
    Period,
    PolicyUse,
    Record,
    Result,
    Survey,
    Target,
    Unit,
)
from kinerja.score import breaks
from kinerja.score.ledger import ledger
from kinerja.score.result import Score, SeriesBreak
from project import commit, git, write

PLACE = {"government": "kota-contoh", "unit": "dinas"}
UNIT_BREAK = (Break(period="2024", what="unit"),)
WHATS = ("definition", "direction", "method", "scale", "source", "unit", "weights")


def indicator(name: str = "layanan", **fields: Any) -> Indicator:
    given: dict[str, Any] = {
        "definition": "Bagian layanan yang selesai tepat waktu.",
        "aspect": "time",
        "unit_of_measure": "persen",
        "direction": "increase",
        "method": "ratio",
    }
    return Indicator(**PLACE, id=name, name="Layanan", **{**given, **fields})


def measured(period: str, *names: str, value: int = 50) -> Measurement:
    results = tuple(Result(indicator=name, value=Decimal(value + len(period))) for name in names or ("layanan",))
    return Measurement(**PLACE, period=period, results=results)


def agreed(year: int, **weights: int | None) -> Agreement:
    given = (weights or {"layanan": None}).items()
    targets = tuple(
        Target(indicator=name, value=Decimal(50), weight=None if weight is None else Decimal(weight))
        for name, weight in given
    )
    return Agreement(**PLACE, year=year, version=1, targets=targets)


def survey(period: str, weight: str, service: str = "izin") -> Survey:
    elements = tuple(Element(id=f"U{number}", name=f"Unsur {number}", mean=Decimal("3.2")) for number in range(1, 10))
    return Survey(
        **PLACE, period=period, service=service, service_name="Izin", weight=weight, elements=elements, respondents=30
    )


def period_record(name: str) -> Period:
    return Period(
        government="kota-contoh",
        id=name,
        starts=periods.first_day(name),
        ends=periods.last_day(name),
        status="frozen",
    )


class World:
    """A small government in a Git repository, released as often as it changes."""

    def __init__(self, root: Path) -> None:
        self.root = root
        git(root, "init", "--quiet")
        use = PolicyUse(policy="status-capaian", use="status", valid_from="2010-01-01")
        government = Government(
            id="kota-contoh", name="Kota", type="city", data="example", cadence="year", policies=(use,)
        )
        self.put(government, Unit(government="kota-contoh", id="dinas", name="Dinas", type="dinas"))

    def put(self, *records: Record) -> None:
        named = {one.period for one in records if isinstance(one, Measurement | Survey)}
        write(self.root, *records, *(period_record(name) for name in named))

    def release(self, *records: Record) -> published.Release:
        self.put(*records)
        commit(self.root)
        releasing.release(self.root)
        return open_register(self.root / "docs/releases/kota-contoh").releases[-1]

    def scores(self) -> dict[str, Score]:
        return {one.period: one for one in ledger(repository.load(self.root, "kota-contoh").index).scores}


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    return World(tmp_path)


def only(release: published.Release, name: str = "layanan") -> published.PublishedIndicator:
    (found,) = (one for unit in release.units for one in unit.indicators if one.id == name)
    return found


def changes(release: published.Release, name: str = "layanan") -> dict[str, str | None]:
    return {one.period: None if one.change is None else str(one.change) for one in only(release, name).figures}


def broken_at(release: published.Release, name: str = "layanan") -> dict[str, tuple[str, tuple[str, ...]]]:
    figures = only(release, name).figures
    return {one.period: (one.series_break.period, one.series_break.what) for one in figures if one.series_break}


def summaries(release: published.Release) -> dict[str, tuple[str, ...]]:
    return {one.period: one.not_comparable for unit in release.units for one in unit.summaries}


# Declared breaks


def test_across_a_declared_break_no_change_is_computed_and_the_reason_is_kept(world: World) -> None:
    declared = Break(period="2023", what="definition", note="Kini termasuk layanan daring.")
    world.put(indicator(breaks=(declared,)), *(measured(str(year), value=year - 1980) for year in range(2021, 2025)))
    found = world.scores()
    withheld = found["2023"]
    assert (withheld.change, withheld.exact_change) == (None, None)
    assert withheld.series_break == SeriesBreak("2023", ("definition",))
    assert [step.name for step in withheld.trace if step.name.startswith(("change", "series"))] == [
        "series-break-definition"
    ]
    assert {year: str(found[year].change) for year in ("2022", "2024")} == {"2022": "2.22", "2024": "2.13"}
    assert [found[year].series_break for year in ("2021", "2022", "2024")] == [None] * 3


def test_a_break_is_published_with_its_figure_and_its_note(world: World) -> None:
    declared = Break(period="2023", what="source", note="Sensus diganti survei.")
    release = world.release(indicator(breaks=(declared,)), measured("2022"), measured("2023"))
    assert only(release).breaks == (
        published.PublishedBreak(period="2023", what="source", note="Sensus diganti survei."),
    )
    assert (changes(release), broken_at(release)) == ({"2022": None, "2023": None}, {"2023": ("2023", ("source",))})
    assert (release.breaks, release.notices) == ((), ())


def test_several_reasons_at_one_border_are_all_told(world: World) -> None:
    declared = (Break(period="2023", what="unit"), Break(period="2023", what="method"))
    world.put(indicator(breaks=declared), measured("2022"), measured("2023"))
    score = world.scores()["2023"]
    assert score.series_break == SeriesBreak("2023", ("method", "unit"))
    assert [step.name for step in score.trace][-2:] == ["series-break-method", "series-break-unit"]


def test_a_break_inside_a_year_cuts_that_year_off_on_both_sides(world: World) -> None:
    declared = (Break(period="2023-Q3", what="definition"),)
    world.put(
        indicator(breaks=declared),
        *(measured(str(year)) for year in range(2021, 2026)),
        *(measured(f"2023-Q{quarter}") for quarter in range(1, 5)),
    )
    found = world.scores()
    assert [period for period, one in found.items() if one.series_break] == ["2023-Q3", "2023", "2024"]
    assert [period for period, one in found.items() if one.change is not None] == [
        "2022", "2023-Q2", "2023-Q4", "2025",
    ]  # fmt: skip


def test_a_break_in_a_gap_is_shown_at_the_first_figure_behind_it(world: World) -> None:
    world.put(indicator(breaks=(Break(period="2022", what="scale"),)), measured("2021"), measured("2024"))
    assert world.scores()["2024"].series_break == SeriesBreak("2022", ("scale",))


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_every_reason_has_its_sentence(language: str) -> None:
    told = breaks.steps(SeriesBreak("2023", WHATS))
    sentences = [texts.text(language, f"steps.{one.name}", **one.values) for one in told]
    assert len(set(sentences)) == len(WHATS)
    assert all("2023" in sentence for sentence in sentences)


@given(st.integers(2000, 2030), st.lists(st.integers(2000, 2030), max_size=4))
def test_a_change_is_withheld_exactly_when_a_break_begins_with_the_later_year(year: int, broken: list[int]) -> None:
    declared = [Break(period=str(one), what="method") for one in broken]
    found = breaks.between(declared, str(year - 1), str(year))
    assert (found is not None) == (year in broken)


@given(st.permutations([("2023", "unit"), ("2023-Q2", "method"), ("2022", "scale")]))
def test_the_order_in_which_breaks_are_written_changes_nothing(order: list[tuple[str, str]]) -> None:
    declared = [Break(period=period, what=what) for period, what in order]
    assert breaks.between(declared, "2020", "2023") == SeriesBreak("2023-Q2", ("method", "scale", "unit"))


# Breaks that are found between releases


CHANGED = {
    "definition": {"definition": "Bagian layanan yang selesai dalam sepuluh hari."},
    "direction": {"direction": "decrease", "method": "inverse-2t"},
    "method": {"method": "maintain-above", "direction": "maintain"},
    "unit": {"unit_of_measure": "layanan"},
}


@pytest.mark.parametrize(
    ("changed", "what"),
    [
        ({"definition": "Bagian layanan yang selesai dalam sepuluh hari."}, ("definition",)),
        ({"unit_of_measure": "layanan"}, ("unit",)),
        ({"method": "inverse-2t", "direction": "decrease"}, ("direction", "method")),
        ({"aggregation": "average"}, ("method",)),
        ({"decimals": 0}, ("method",)),
    ],
)
def test_an_undeclared_change_breaks_the_series_at_the_first_new_figure(
    world: World, changed: dict[str, Any], what: tuple[str, ...]
) -> None:
    first = world.release(indicator(), measured("2022"), measured("2023", value=51))
    assert changes(first) == {"2022": None, "2023": "1.85"}
    second = world.release(indicator(**changed), measured("2024", value=60))
    assert broken_at(second) == {"2024": ("2024", what)}
    assert changes(second) == {"2022": None, "2023": "1.85", "2024": None}
    assert second.breaks == tuple(
        published.FoundBreak(unit="dinas", indicator="layanan", period="2024", what=one, found_in=2) for one in what
    )
    assert [(one.rule, one.facts["what"]) for one in second.notices] == [("break-is-declared", one) for one in what]


def test_a_changed_scale_breaks_the_series(world: World) -> None:
    grades = (Grade(word="WTP", value=Decimal(4)), Grade(word="WDP", value=Decimal(3)))
    opinion = indicator(method="ordinal", scale=grades)
    first = Measurement(**PLACE, period="2023", results=(Result(indicator="layanan", word="WDP"),))
    world.release(opinion, first)
    wider = indicator(method="ordinal", scale=(Grade(word="WTP", value=Decimal(5)), grades[1]))
    second = Measurement(**PLACE, period="2024", results=(Result(indicator="layanan", word="WTP"),))
    assert broken_at(world.release(wider, second)) == {"2024": ("2024", ("scale",))}


def test_without_a_new_figure_the_latest_one_is_cut_off(world: World) -> None:
    world.release(indicator(), measured("2022"), measured("2023", value=51))
    second = world.release(indicator(**CHANGED["definition"]))
    assert (broken_at(second), changes(second)["2023"]) == ({"2023": ("2023", ("definition",))}, None)


def test_a_target_without_a_result_is_not_yet_a_figure_of_the_old_series(world: World) -> None:
    world.release(indicator(), measured("2023"), agreed(2023), agreed(2024), period_record("2024"))
    second = world.release(indicator(**CHANGED["definition"]), measured("2024", value=60))
    assert broken_at(second) == {"2024": ("2024", ("definition",))}


def test_the_break_falls_between_quarters_when_the_year_is_not_over(world: World) -> None:
    world.release(indicator(), *(measured(f"2024-Q{quarter}") for quarter in (1, 2)))
    second = world.release(indicator(**CHANGED["definition"]), measured("2024-Q3"), measured("2024-Q4"))
    assert broken_at(second) == {"2024-Q3": ("2024-Q3", ("definition",))}
    assert changes(second)["2024-Q4"] == "0.00"


def test_a_declared_change_is_no_finding(world: World) -> None:
    world.release(indicator(), measured("2023"))
    declared = Break(period="2024", what="definition")
    second = world.release(indicator(**CHANGED["definition"], breaks=(declared,)), measured("2024"))
    assert (second.breaks, second.notices) == ((), ())
    assert broken_at(second) == {"2024": ("2024", ("definition",))}


def test_a_break_declared_long_ago_does_not_cover_a_change_of_today(world: World) -> None:
    old = (Break(period="2020", what="definition"),)
    world.release(indicator(breaks=old), measured("2023"))
    second = world.release(indicator(**CHANGED["definition"], breaks=old), measured("2024"))
    assert broken_at(second) == {"2024": ("2024", ("definition",))}


def test_spaces_capitals_and_punctuation_are_no_change(world: World) -> None:
    world.release(indicator(), measured("2023"))
    retyped = indicator(definition="bagian  layanan, yang selesai tepat-waktu")
    second = world.release(retyped, measured("2024"))
    assert (second.breaks, broken_at(second), second.notices) == ((), {}, ())


def test_what_was_never_published_can_be_changed_freely(world: World) -> None:
    world.release(indicator(), agreed(2024))
    assert world.release(indicator(**CHANGED["definition"]), measured("2024")).breaks == ()


def test_no_later_release_mends_a_break(world: World) -> None:
    world.release(indicator(), measured("2022"), measured("2023", value=51))
    found = world.release(indicator(**CHANGED["definition"]), measured("2024")).breaks
    back = world.release(indicator())
    assert back.breaks == found
    assert broken_at(back)["2024"] == ("2024", ("definition",))
    later = world.release(measured("2025"), measured("2026"))
    assert later.breaks == back.breaks
    assert [period for period, change in changes(later).items() if change is not None] == ["2023", "2025", "2026"]


def test_taking_an_indicator_out_for_a_while_mends_nothing(world: World) -> None:
    world.release(indicator(), indicator("lain"), measured("2023", "layanan", "lain"))
    (world.root / "records/kota-contoh/units/dinas/indicators/layanan.yml").unlink()
    world.release(measured("2023", "lain"))
    again = world.release(indicator(**CHANGED["unit"]), measured("2023", "layanan", "lain"), measured("2024"))
    assert broken_at(again) == {"2024": ("2024", ("unit",))}


def test_a_found_break_that_is_declared_afterwards_stays_but_is_no_longer_held_against_anyone(world: World) -> None:
    world.release(indicator(), measured("2023"))
    found = world.release(indicator(**CHANGED["definition"]), measured("2024"))
    assert len(found.notices) == 1
    declared = Break(period="2024", what="definition", note="Batas waktu baru.")
    after = world.release(indicator(**CHANGED["definition"], breaks=(declared,)))
    assert (after.breaks, after.notices) == (found.breaks, ())
    assert only(after).breaks == (
        published.PublishedBreak(period="2024", what="definition", note="Batas waktu baru.", found_in=2),
    )


def test_the_same_records_make_no_other_release(world: World) -> None:
    world.release(indicator(), measured("2023"))
    second = world.release(indicator(**CHANGED["definition"]), measured("2024"))
    assert world.release() == second


EXPECTED = {
    "id": (
        "records/kota-contoh/units/dinas/indicators/layanan.yml:7:17: warning[break-is-declared] Isi kunci definition "
        "indikator ini berubah sejak terbitan sebelum nomor 2, tetapi putus deret tidak dinyatakan. Angka mulai 2024 "
        "tidak dibandingkan dengan angka sebelumnya."
    ),
    "en": (
        "records/kota-contoh/units/dinas/indicators/layanan.yml:7:17: warning[break-is-declared] The key definition of "
        "this indicator changed since the release before number 2, but no series break is declared. Figures from 2024 "
        "on are not compared with earlier ones."
    ),
}


def test_the_check_warns_before_the_release_is_made_in_the_folder_and_in_a_commit(world: World) -> None:
    world.release(indicator(), measured("2023"))
    world.put(indicator(**CHANGED["definition"]), measured("2024"))
    commit(world.root)
    (finding,) = pipeline.check(world.root).findings
    assert {language: report.text([finding], language).splitlines()[0] for language in texts.LANGUAGES} == EXPECTED
    assert pipeline.check(world.root, at="HEAD") == pipeline.check(world.root)
    assert pipeline.check(world.root, at="HEAD~1").findings == ()


def test_releases_with_breaks_keep_their_schema(world: World) -> None:
    world.release(indicator(), measured("2023"), survey("2023", "1/9"))
    second = world.release(indicator(**CHANGED["definition"]), measured("2024"), survey("2024", "0.11"))
    data = msgspec.json.decode(published.encode(second))
    assert schema.check("release", data, Places("0002.json", b"{}").at) == ()
    assert published.decode(published.encode(second)) == second


# Averages and surveys


def test_an_average_over_the_same_indicators_and_weights_is_comparable(world: World) -> None:
    release = world.release(
        indicator(), indicator("lain"),
        *(agreed(year, layanan=60, lain=40) for year in (2023, 2024)),
        *(measured(str(year), "layanan", "lain") for year in (2023, 2024)),
    )  # fmt: skip
    assert summaries(release) == {"2023": (), "2024": ()}


@pytest.mark.parametrize(
    ("weights", "names", "breaks_of", "reasons"),
    [
        ({"layanan": 50, "lain": 50}, ("layanan", "lain"), (), ("weights",)),
        ({"layanan": None, "lain": None}, ("layanan", "lain"), (), ("weights",)),
        ({"layanan": 60, "lain": 40}, ("layanan",), (), ("indicators",)),
        ({"layanan": 60, "baru": 40}, ("layanan", "baru"), (), ("indicators",)),
        ({"layanan": 60, "lain": 40}, ("layanan", "lain"), UNIT_BREAK, ("series-break",)),
        ({"layanan": 100}, ("layanan",), UNIT_BREAK, ("indicators", "weights", "series-break")),
    ],
)  # fmt: skip
def test_an_average_over_something_else_says_why_it_is_not_comparable(
    world: World, weights: dict[str, int | None], names: tuple[str, ...], breaks_of: Iterable[Break],
    reasons: tuple[str, ...],
) -> None:  # fmt: skip
    release = world.release(
        indicator(breaks=tuple(breaks_of)), indicator("lain"), indicator("baru"),
        agreed(2023, layanan=60, lain=40), agreed(2024, **weights),
        measured("2023", "layanan", "lain"), measured("2024", *names),
    )  # fmt: skip
    assert summaries(release) == {"2023": (), "2024": reasons}


def test_counts_by_another_status_policy_are_not_comparable(world: World) -> None:
    text = (world.root / "records/kota-contoh/government.yml").read_text()
    government = msgspec.json.decode(text, type=Government, strict=False)
    shipped = repository.load_policies(world.root).index.policy("status-capaian")
    assert shipped is not None
    other = msgspec.structs.replace(shipped, id="status-lain", examples=())
    use = PolicyUse(policy="status-lain", use="status", valid_from="2024-01-01")
    uses = (*government.policies, use)
    write(world.root, shipped, other)
    release = world.release(
        msgspec.structs.replace(government, policies=uses), indicator(),
        *(agreed(year) for year in (2023, 2024, 2025)), *(measured(str(year)) for year in (2023, 2024, 2025)),
    )  # fmt: skip
    assert summaries(release) == {"2023": (), "2024": ("policy",), "2025": ()}


def test_a_survey_whose_weight_changed_is_not_compared_with_the_one_before(world: World) -> None:
    release = world.release(
        *(survey(f"{year}-S{half}", "1/9") for year in (2022, 2023) for half in (1, 2)),
        survey("2024-S1", "0.11"), survey("2024-S2", "0.11"), survey("2023", "0.11"),
        survey("2024-S1", "1/9", service="paspor"),
    )  # fmt: skip
    (unit,) = release.units
    found = {(one.service, one.period): one.series_break for one in unit.surveys if one.series_break}
    assert found == {("izin", "2024-S1"): published.PublishedSeriesBreak(period="2024-S1", what=("weights",))}
