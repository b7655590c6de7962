"""The records of real published figures say what their sources print, digit for digit."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from kinerja.load import strict_yaml
from kinerja.model import KIND_BY_NAME

ROOT = Path(__file__).parent.parent
QUOTED = ("dpmptsp-sumbar", "karantina-yogyakarta", "kota-padang", "tanah-datar")

# Indicator: target, realisation, the source's own word.
QUARANTINE_2020 = {
    "kepuasan-masyarakat": ("84", "86", "Tercapai"),
    "gratifikasi-dan-pungli": ("0", "0", "Tercapai"),
    "laporan-suap-dan-pungli": ("0", "0", "Tercapai"),
    "setoran-pnbp-tepat-waktu": ("95", "98", "Tercapai"),
    "kompetensi-pegawai": ("24", "22", "Belum Tercapai"),
    "pakta-integritas-pengadaan": ("100", "100", "Tercapai"),
    "ketepatan-hadir-pegawai": ("90", "92", "Tercapai"),
    "realisasi-anggaran": ("99", "81", "Belum Tercapai"),
    "nilai-wbbm": ("95", "92", "Belum Tercapai"),
    "pelaporan-gratifikasi": ("100", "100", "Tercapai"),
    "pakta-integritas-pengguna-jasa": ("25", "48", "Tercapai"),
    "penerimaan-pnbp": ("100", "99", "Tercapai"),
    "penghematan-kertas": ("25", "38", "Tercapai"),
    "kesalahan-cetak-dokumen": ("1", "0.26", "Tercapai"),
}

# Element: name, mean, weighted mean.
SATISFACTION_SEMESTER_1 = {
    "U1": ("Persyaratan", "3.200", "0.355"),
    "U2": ("Prosedur", "3.216", "0.357"),
    "U3": ("Waktu pelayanan", "2.936", "0.326"),
    "U4": ("Biaya/tarif", "3.530", "0.392"),
    "U5": ("Produk layanan", "3.136", "0.348"),
    "U6": ("Kompetensi pelaksana", "3.200", "0.355"),
    "U7": ("Perilaku pelaksana", "3.316", "0.368"),
    "U8": ("Pungutan tidak resmi", "3.916", "0.435"),
    "U9": ("Penanganan pengaduan", "3.323", "0.369"),
}

# Indicator: 2020, 2021, change in percent as printed.
PADANG_MACRO = {
    "ipm": ("82.82", "82.90", "0.10"),
    "kemiskinan": ("4.40", "4.94", "12.27"),
    "pengangguran": ("13.64", "13.37", "1.98"),
    "pertumbuhan-ekonomi": ("-1.86", "3.36", "280.65"),
    "pendapatan-per-kapita": ("64.67", "71.36", "10.35"),
    "ketimpangan-pendapatan": ("0.31", "0.34", "9.68"),
}

PADANG_HUMAN_DEVELOPMENT = {
    "2016": "81.06",
    "2017": "81.58",
    "2018": "82.25",
    "2019": "82.68",
    "2020": "82.82",
    "2021": "82.90",
}

PLAN_INDICATORS = ("masjid-dan-mushala-dikunjungi", "pendaftar-haji", "khatam-al-quran")

# Year: mosques visited in percent, people registering for the hajj, children who finished reading the Quran.
TANAH_DATAR_PLAN = {
    2011: ("19.29", "600", "3000"),
    2012: ("20.00", "600", "3000"),
    2013: ("20.71", "600", "3000"),
    2014: ("21.43", "600", "3000"),
    2015: ("22.14", "600", "3000"),
}


def quoted(path: Path | str) -> Any:
    """The plain content of a record below `records/`; a refused file fails the test."""
    file = ROOT / "records" / path
    parsed = strict_yaml.parse(file.read_bytes(), file.relative_to(ROOT).as_posix())
    assert parsed.findings == ()
    return parsed.data


def digits(rows: list[dict[str, Any]], *keys: str) -> dict[str, Any]:
    """One figure of every row, by indicator or element, with its digits as written in the file."""
    return {row.get("indicator") or row["id"]: _digits(row, keys) for row in rows}


def _digits(row: Any, keys: tuple[str, ...]) -> str:
    for key in keys:
        row = row[key]
    return str(row)


def column(table: dict[str, tuple[str, str, str]], number: int) -> dict[str, str]:
    return {key: row[number] for key, row in table.items()}


def files(pattern: str) -> list[Path]:
    return [path for name in QUOTED for path in sorted((ROOT / "records" / name).glob(pattern))]


def ways(unit: str) -> dict[str, tuple[str, str]]:
    """Direction and method of each of a unit's indicators."""
    records = [quoted(path) for path in files(f"units/{unit}/indicators/*.yml")]
    return {record["id"]: (record["direction"], record["method"]) for record in records}


def sourced() -> Iterator[tuple[str, Any]]:
    """Every record that carries or defines a figure, with its government."""
    for folder in ("indicators", "agreements", "measurements", "surveys"):
        for path in files(f"units/*/{folder}/*.yml"):
            record = quoted(path)
            yield record["government"], record


@pytest.mark.parametrize("path", files("**/*.yml"), ids=lambda path: path.relative_to(ROOT / "records").as_posix())
def test_a_quoted_record_has_its_shape_and_lies_at_its_own_path(path: Path) -> None:
    data = quoted(path)
    kind = KIND_BY_NAME[data["kind"]]
    assert kind.path_of(msgspec.convert(data, kind.type)) == path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("name", QUOTED)
def test_a_government_whose_figures_are_quoted_says_so(name: str) -> None:
    assert quoted(f"{name}/government.yml")["data"] == "quoted"


def test_every_figure_names_a_source_that_its_government_lists() -> None:
    listed = {name: {source["id"] for source in quoted(f"{name}/government.yml")["sources"]} for name in QUOTED}
    assert [record for name, record in sourced() if record.get("source") not in listed[name]] == []


def test_every_indicator_of_a_target_or_a_result_is_defined() -> None:
    defined = {(name, record["id"]) for name, record in sourced() if record["kind"] == "indicator"}
    rows = [(name, row) for name, record in sourced() for row in record.get("targets", record.get("results", []))]
    assert {(name, row["indicator"]) for name, row in rows} == defined


def test_the_quarantine_office_table_of_2020_is_quoted_in_full() -> None:
    unit = "karantina-yogyakarta/units/balai"
    results = quoted(f"{unit}/measurements/2020.yml")["results"]
    assert digits(quoted(f"{unit}/agreements/2020-v1.yml")["targets"], "value") == column(QUARANTINE_2020, 0)
    assert digits(results, "value") == column(QUARANTINE_2020, 1)
    assert digits(results, "published", "status") == column(QUARANTINE_2020, 2)


def test_the_budget_figure_of_october_stands_above_that_of_the_year() -> None:
    unit = "karantina-yogyakarta/units/balai"
    assert digits(quoted(f"{unit}/measurements/2020-10.yml")["results"], "value") == {"realisasi-anggaran": "82"}
    assert quoted(f"{unit}/indicators/realisasi-anggaran.yml")["cumulative"] is True


def test_the_ways_to_score_the_quarantine_office_are_declared() -> None:
    records = [quoted(path) for path in files("units/balai/indicators/*.yml")]
    declared = {
        record["id"]: (record["direction"], record["method"], str(record.get("cap", "")), record.get("zero_target"))
        for record in records
    }
    assert declared == dict.fromkeys(QUARANTINE_2020, ("increase", "ratio", "", None)) | {
        "gratifikasi-dan-pungli": ("decrease", "inverse-2t", "", "state"),
        "laporan-suap-dan-pungli": ("decrease", "inverse-2t", "", "state"),
        "pakta-integritas-pengguna-jasa": ("increase", "ratio", "120", None),
        "penghematan-kertas": ("increase", "ratio", "120", None),
        "kesalahan-cetak-dokumen": ("decrease", "inverse-2t", "", None),
    }


def test_the_satisfaction_survey_of_west_sumatra_is_quoted_in_full() -> None:
    survey = quoted("dpmptsp-sumbar/units/dinas/surveys/2018-S1-perizinan.yml")
    assert digits(survey["elements"], "name") == column(SATISFACTION_SEMESTER_1, 0)
    assert digits(survey["elements"], "mean") == column(SATISFACTION_SEMESTER_1, 1)
    assert digits(survey["elements"], "weighted") == column(SATISFACTION_SEMESTER_1, 2)
    assert {key: str(value) for key, value in survey["published"].items()} == {
        "index": "81.71",
        "letter": "B",
        "word": "Baik",
    }
    assert survey["weight"] == "1/9"
    assert "respondents" not in survey


def test_the_macro_indicators_of_padang_are_quoted_with_the_change_as_printed() -> None:
    unit = "kota-padang/units/pemerintah-kota"
    last = quoted(f"{unit}/measurements/2021.yml")["results"]
    assert digits(quoted(f"{unit}/measurements/2020.yml")["results"], "value") == column(PADANG_MACRO, 0)
    assert digits(last, "value") == column(PADANG_MACRO, 1)
    assert digits(last, "published", "change") == column(PADANG_MACRO, 2)
    assert files("units/pemerintah-kota/agreements/*.yml") == []


def test_the_human_development_index_of_padang_is_quoted_for_six_years() -> None:
    measurements = [quoted(path) for path in files("units/pemerintah-kota/measurements/*.yml")]
    assert {one["period"]: digits(one["results"], "value")["ipm"] for one in measurements} == PADANG_HUMAN_DEVELOPMENT


def test_what_should_fall_in_padang_is_declared_to_fall() -> None:
    assert ways("pemerintah-kota") == dict.fromkeys(PADANG_MACRO, ("increase", "ratio")) | {
        "kemiskinan": ("decrease", "inverse-2t"),
        "pengangguran": ("decrease", "inverse-2t"),
        "ketimpangan-pendapatan": ("decrease", "inverse-2t"),
    }


def test_everything_quoted_of_tanah_datar_is_declared_to_rise() -> None:
    assert set(ways("pemerintah-kabupaten").values()) == {("increase", "ratio")}


def test_the_school_participation_of_tanah_datar_is_quoted_with_the_counts_behind_it() -> None:
    unit = "tanah-datar/units/pemerintah-kabupaten"
    results = quoted(f"{unit}/measurements/2016.yml")["results"]
    targets = quoted(f"{unit}/agreements/2016-v1.yml")["targets"]
    assert digits(targets, "value") == {"apm-sd-mi": "90.89", "apm-smp-mts": "81.73"}
    assert digits(results, "value") == {"apm-sd-mi": "92.22", "apm-smp-mts": "82.92"}
    assert digits(results, "published", "achievement") == {"apm-sd-mi": "101.46", "apm-smp-mts": "101.46"}
    assert digits(results[:1], "numerator") == {"apm-sd-mi": "36743"}
    assert digits(results[:1], "denominator") == {"apm-sd-mi": "39834"}


def test_the_result_of_tanah_datar_in_2015_has_a_printed_achievement_but_no_target() -> None:
    unit = "tanah-datar/units/pemerintah-kabupaten"
    first, *others = quoted(f"{unit}/measurements/2015.yml")["results"]
    assert digits([first], "value") == {"apm-sd-mi": "90.67"}
    assert digits([first], "published", "achievement") == {"apm-sd-mi": "92.92"}
    assert "apm-sd-mi" not in digits(quoted(f"{unit}/agreements/2015-v1.yml")["targets"], "value")
    assert digits(others, "state") == dict.fromkeys(PLAN_INDICATORS, "not-measured")


def test_the_five_year_targets_of_tanah_datar_are_quoted_year_by_year() -> None:
    agreements = [quoted(path) for path in files("units/pemerintah-kabupaten/agreements/*.yml")]
    assert {one["year"]: digits(one["targets"], "value") for one in agreements if one["year"] != 2016} == {
        year: dict(zip(PLAN_INDICATORS, row, strict=True)) for year, row in TANAH_DATAR_PLAN.items()
    }


@pytest.mark.parametrize("year", range(2011, 2015))
def test_results_of_the_five_year_targets_that_are_not_quoted_are_not_made_up(year: int) -> None:
    results = quoted(f"tanah-datar/units/pemerintah-kabupaten/measurements/{year}.yml")["results"]
    assert digits(results, "state") == dict.fromkeys(PLAN_INDICATORS, "not-measured")
    assert [sorted(row) for row in results] == [["indicator", "reason", "state"]] * 3
