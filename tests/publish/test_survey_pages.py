"""The page of a survey says who answered, what the letter means, and how the index came about."""

import publish_sample as sample
import pytest
import unit_sample
from msgspec.structs import replace

from kinerja.disclose.published import PublishedSurvey
from kinerja.publish.pages.units import survey
from kinerja.publish.voice import Voice

ROOT = "instansi/kota-contoh/dinas/survei/"


def pages(*surveys: PublishedSurvey) -> dict[str, str]:
    plain = sample.release()
    office = replace(unit_sample.unit(plain, "dinas"), surveys=surveys)
    release = unit_sample.with_units(plain, [office])
    found = unit_sample.bodies(unit_sample.site(release), survey)
    return {place.removeprefix(ROOT): unit_sample.said(page) for place, page in found.items()}


def one(**changes: object) -> PublishedSurvey:
    return replace(unit_sample.unit(sample.release(), "dinas").surveys[0], **changes)


@pytest.mark.parametrize(
    ("respondents", "population", "sentence"),
    [
        (1234, 23456, "1.234 orang menjawab, dari 23.456 pengguna layanan (kira-kira 5,3 %)."),
        (100, 100, "100 orang menjawab, dari 100 pengguna layanan (kira-kira 100,0 %)."),
        (1234, None, "1.234 orang menjawab. Jumlah semua pengguna layanan tidak disebut."),
        (1234, 1000, "1.234 orang menjawab. Jumlah semua pengguna layanan tidak disebut."),
        (1234, 0, "1.234 orang menjawab. Jumlah semua pengguna layanan tidak disebut."),
        (None, 1000, "Jumlah orang yang menjawab tidak disebut."),
    ],
)
def test_a_survey_says_who_answered(respondents: int | None, population: int | None, sentence: str) -> None:
    (said,) = pages(one(respondents=respondents, population=population)).values()
    assert f"Siapa yang menjawab {sentence}" in said


def test_a_survey_shows_its_letter_among_all_letters_of_its_rule() -> None:
    (said,) = pages(one()).values()
    assert "B hasil ini Baik 76,61 100 C Kurang baik 25 76,60" in said
    assert "Aturan lengkap dan dasar hukumnya" in said


def test_a_survey_says_how_its_index_came_about() -> None:
    (said,) = pages(one()).values()
    assert "Rata-rata setiap unsur dikali bobot 1/9. Hasilnya dijumlahkan, lalu dikali 25." in said
    assert "Dengan bobot itu, indeksnya 81,88 (B, Baik)." in said
    assert "Indeks Semester I 2026 81,71 82,70 ≠ Tidak cocok" in said


def test_surveys_of_one_service_lead_to_each_other_newest_first() -> None:
    other = one(period="2025-S1", service="lain", service_name="Layanan lain")
    found = pages(one(period="2024-S1"), one(period="2025-S1"), one(period="2025-S2"), other)
    table = "Periode Indeks Sebutan Semester II 2025 {} Semester I 2025 {} Semester I 2024 {}"
    values = "82,70 B, Baik"
    here = f"hasil ini {values}"
    assert table.format(values, here, values) in found["2025-S1-izin/"]
    assert table.format(values, values, here) in found["2024-S1-izin/"]
    assert "dari waktu ke waktu" not in found["2025-S1-lain/"]


def test_a_withheld_survey_says_nothing_of_who_answered() -> None:
    (said,) = pages(
        one(withheld="c", respondents=None, population=5000, index=None, verdict=None, elements=())
    ).values()
    assert "menjawab, " in said  # the reason why
    assert "Siapa yang menjawab" not in said
    assert "5.000" not in said


def test_the_description_tells_the_index_in_a_sentence() -> None:
    site = unit_sample.site(sample.release())
    (page,) = survey.pages(site, Voice("id"))
    assert (
        page.description == "Pelayanan izin, Dinas Perizinan, Semester I 2026. Indeks kepuasan 82,70 dari 100: B, Baik."
    )
    assert page.kind == "survey"
