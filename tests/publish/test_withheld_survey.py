"""A survey that too few people answered is there on the site, with the reason why its figures are not."""

from pathlib import Path

import msgspec
import publish_sample as sample
import pytest

from kinerja.disclose.published import CONFIDENTIAL, PublishedSurvey, PublishedUnit
from kinerja.publish.site import Site, render

PAGES = {"id": "instansi/kota-contoh/dinas", "en": "governments/kota-contoh/dinas"}
SURVEY = {"id": "survei/2026-S1-izin", "en": "survey/2026-S1-izin"}
REASON = {
    "id": "Angka survei ini tidak ditampilkan: terlalu sedikit orang yang menjawab, "
    "sehingga jawaban seseorang dapat dikenali.",
    "en": "The figures of this survey are not shown: so few people answered that an answer could be recognised "
    "as somebody's.",
}
ROW = {
    "id": "Pelayanan izin Semester I 2026 – tidak ditampilkan",
    "en": "Pelayanan izin First half of 2026 – not shown",
}


def few(survey: PublishedSurvey) -> PublishedSurvey:
    return PublishedSurvey(
        period=survey.period,
        service=survey.service,
        service_name=survey.service_name,
        state=survey.state,
        weight=survey.weight,
        withheld=CONFIDENTIAL,
    )


def without_figures(unit: PublishedUnit) -> PublishedUnit:
    return msgspec.structs.replace(unit, surveys=tuple(few(one) for one in unit.surveys))


def site() -> Site:
    quoted = sample.release()
    changed = msgspec.structs.replace(quoted, units=tuple(without_figures(one) for one in quoted.units))
    return Site(releases=((changed,),), rules=sample.RULES, hand_written=sample.HAND_WRITTEN, vectors=sample.VECTORS)


@pytest.fixture(scope="module")
def docs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("build")
    render(site(), folder)
    return folder / "docs"


def text(docs: Path, language: str, page: str) -> str:
    source = (docs / language / page / "index.md").read_text(encoding="utf-8")
    return sample.Skeleton(sample.body(source)).text.replace("\u00a0", " ")


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_page_of_the_survey_says_why_it_has_no_figures(docs: Path, language: str) -> None:
    said = text(docs, language, f"{PAGES[language]}/{SURVEY[language]}")
    assert REASON[language] in said
    titles = {"id": ("Indeks kepuasan", "Mutu pelayanan", "Responden"), "en": ("Satisfaction index", "Respondents")}
    assert [title for title in titles[language] if title in said] == []


@pytest.mark.parametrize("language", ["id", "en"])
def test_lists_of_surveys_say_that_the_figures_are_not_shown(docs: Path, language: str) -> None:
    assert ROW[language] in text(docs, language, PAGES[language])
    assert ROW[language] in text(docs, language, PAGES[language].rpartition("/")[0])
