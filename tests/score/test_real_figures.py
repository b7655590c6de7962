"""Figures that public bodies printed, recomputed from their own tables."""

import pytest
from scoring_records import ROOT

from kinerja.load import repository
from kinerja.score import compare
from kinerja.score.ledger import Ledger, ledger

# Indicator: state, raw, achievement, status.
QUARANTINE = {
    "kepuasan-masyarakat": ("scored", "102.38", "102.38", "achieved"),
    "gratifikasi-dan-pungli": ("zero-target", None, None, None),
    "laporan-suap-dan-pungli": ("zero-target", None, None, None),
    "setoran-pnbp-tepat-waktu": ("scored", "103.16", "103.16", "achieved"),
    "kompetensi-pegawai": ("scored", "91.67", "91.67", "close"),
    "pakta-integritas-pengadaan": ("scored", "100.00", "100.00", "achieved"),
    "ketepatan-hadir-pegawai": ("scored", "102.22", "102.22", "achieved"),
    "realisasi-anggaran": ("scored", "81.82", "81.82", "close"),
    "nilai-wbbm": ("scored", "96.84", "96.84", "close"),
    "pelaporan-gratifikasi": ("scored", "100.00", "100.00", "achieved"),
    "pakta-integritas-pengguna-jasa": ("scored", "192.00", "120.00", "achieved"),
    "penerimaan-pnbp": ("scored", "99.00", "99.00", "close"),
    "penghematan-kertas": ("scored", "152.00", "120.00", "achieved"),
    "kesalahan-cetak-dokumen": ("scored", "174.00", "174.00", "achieved"),
}
PADANG_CHANGES = {
    "ipm": "0.10",
    "kemiskinan": "12.27",
    "pengangguran": "-1.98",
    "pertumbuhan-ekonomi": "280.65",
    "pendapatan-per-kapita": "10.34",
    "ketimpangan-pendapatan": "9.68",
}
QUOTED = {"dpmptsp-sumbar", "karantina-yogyakarta", "kota-padang", "tanah-datar"}
HUMAN_DEVELOPMENT = ["81.06", "81.58", "82.25", "82.68", "82.82", "82.90"]


def of(government: str) -> Ledger:
    return ledger(repository.load(ROOT, government).index)


def doubts(scored: Ledger) -> list[tuple[str, str, str, str, str]]:
    """What does not follow: whose, when, what, printed, computed."""
    found = [(one.indicator, one.period, it) for one in scored.scores for it in compare.of_score(scored.records, one)]
    found += [(one.service, one.period, it) for one in scored.surveys for it in compare.of_survey(scored.records, one)]
    return [(name, period, it.what, it.printed, it.computed) for name, period, it in found if not it.follows]


def text(value: object) -> str | None:
    return None if value is None else str(value)


def test_the_fourteen_indicators_of_the_quarantine_office_have_their_achievements() -> None:
    found = {
        one.indicator: (one.state, text(one.raw), text(one.achievement), one.status.band if one.status else None)
        for one in of("karantina-yogyakarta").scores
        if one.period == "2020"
    }
    assert found == QUARANTINE


def test_of_the_quarantine_office_s_words_only_the_missed_revenue_does_not_follow() -> None:
    assert doubts(of("karantina-yogyakarta")) == [("penerimaan-pnbp", "2020", "status", "Tercapai", "Mendekati")]


def test_the_printed_satisfaction_index_of_the_permit_office_does_not_follow_from_its_table() -> None:
    assert doubts(of("dpmptsp-sumbar")) == [("perizinan", "2018-S1", "index", "81.71", "82.70")]


def test_the_changes_of_the_city_s_macro_indicators_are_recomputed_with_their_signs() -> None:
    scored = of("kota-padang")
    found = {one.indicator: text(one.change) for one in scored.scores if one.period == "2021"}
    assert found == PADANG_CHANGES
    assert doubts(scored) == [
        ("pendapatan-per-kapita", "2021", "change", "10.35", "10.34"),
        ("pengangguran", "2021", "change", "1.98", "-1.98"),
    ]


def test_an_indicator_without_target_still_shows_its_series() -> None:
    series = [one for one in of("kota-padang").scores if one.indicator == "ipm"]
    assert [one.realisation for one in series] == HUMAN_DEVELOPMENT
    assert {(one.state, one.achievement, one.status) for one in series} == {("no-target", None, None)}


def test_enrolment_achievements_follow_and_the_enrolment_rate_does_not_follow_from_its_own_fraction() -> None:
    scored = of("tanah-datar")
    found = {(one.indicator, one.period): text(one.raw) for one in scored.scores if one.raw is not None}
    assert found == {("apm-sd-mi", "2016"): "101.46", ("apm-smp-mts", "2016"): "101.46"}
    assert doubts(scored) == [("apm-sd-mi", "2016", "value", "92.22", "92.24")]


def test_targets_of_closed_years_without_a_recorded_result_are_not_measured() -> None:
    states = {(one.period, one.state) for one in of("tanah-datar").scores if one.indicator == "pendaftar-haji"}
    assert states == {(str(year), "not-measured") for year in range(2011, 2016)}


@pytest.mark.parametrize("government", repository.governments(ROOT))
def test_only_what_has_something_printed_is_scored_for_comparing_and_nothing_of_it_is_left_out(government: str) -> None:
    scored = of(government)
    every = [it for one in scored.scores for it in compare.of_score(scored.records, one)]
    every += [it for one in scored.surveys for it in compare.of_survey(scored.records, one)]
    found = list(compare.of_records(scored.records))
    assert sorted(found, key=lambda one: (one.at, one.what)) == sorted(every, key=lambda one: (one.at, one.what))
    assert bool(found) == (government in QUOTED)
