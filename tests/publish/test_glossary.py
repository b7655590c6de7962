"""The glossary: every term is worded, found where it is used, and reached from anywhere."""

import re
from decimal import Decimal
from functools import cache
from pathlib import Path

import publish_sample as sample
import pytest

from kinerja import texts
from kinerja.publish.pages.methods import glossary

ROOT = Path(__file__).parents[2]
TERMS = [term for terms in glossary.GROUPS.values() for term in terms]
PARTS = {"name", "text"}, {"expansion", "source"}
PAGES = {"id": "id/glosarium", "en": "en/glossary"}

# Words of the field that a reader meets as the heads of columns and as labels: each leads to its explanation.
EXPLAINED = {
    "table.indicator": "indicator",
    "table.target": "target",
    "table.realisation": "realisation",
    "table.achievement": "achievement",
    "table.status": "status",
    "table.word": "band",
    "table.weight": "weight",
    "table.average": "average",
    "table.element": "element",
    "inputs.baseline": "baseline",
    "inputs.cap": "cap",
    "uses.talent": "talent",
    "uses.credit-points": "credit-points",
    "uses.training-hours": "training-hours",
    "uses.feedback": "feedback",
    "vectors.title": "vectors",
    "data.quoted": "quoted",
}


def worded(language: str) -> dict[str, dict[str, str]]:
    """The terms of a locale with their parts."""
    found: dict[str, dict[str, str]] = {}
    for key, said in texts.section(language, "pages").items():
        match = re.fullmatch(r"glossary\.terms\.([a-z-]+)\.([a-z]+)", key)
        if match:
            found.setdefault(match[1], {})[match[2]] = said
    return found


@cache
def used(language: str) -> str:
    """All that the pages of a language say but for the glossary: sentences, pages by hand, policies and releases."""
    said = [text for key, text in texts.section(language, "pages").items() if not key.startswith("glossary.")]
    said += [file.read_text(encoding="utf-8") for file in (ROOT / "docs" / language).rglob("*.md")]
    said += [file.read_text(encoding="utf-8") for file in (ROOT / "records" / "policies").rglob("*.yml")]
    said += [file.read_text(encoding="utf-8") for file in (ROOT / "docs" / "releases").rglob("*.json")]
    return "\n".join(said).casefold()


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_every_term_of_the_page_is_worded_and_every_worded_term_is_on_the_page(language: str) -> None:
    found = worded(language)
    assert sorted(found) == sorted(TERMS)
    required, optional = PARTS
    assert [term for term, parts in found.items() if not required <= parts.keys() <= required | optional] == []


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_no_term_is_explained_that_no_page_uses(language: str) -> None:
    said = used(language)
    names = {term: parts["name"].casefold() for term, parts in worded(language).items()}
    assert {term: name for term, name in names.items() if not all(word in said for word in name.split())} == {}


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_the_words_of_columns_and_labels_are_explained_under_their_own_name(language: str) -> None:
    found, own = worded(language), texts.section(language, "pages")
    strange = {key: own[key] for key, term in EXPLAINED.items() if not alike(own[key], found[term]["name"])}
    assert strange == {}


def alike(label: str, name: str) -> bool:
    """Whether a label and a name share a word, `Element` and `Elements` too."""
    return any(word[:5] in name.casefold() for word in re.findall(r"\w{3,}", label.casefold()))


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_every_term_has_an_anchor_of_its_own_and_its_text_on_the_page(built: Path, language: str) -> None:
    source = (built / "build" / "docs" / PAGES[language] / "index.md").read_text(encoding="utf-8")
    page = sample.Skeleton(sample.body(source))
    anchors = re.findall(r'\bid="([^"]+)"', source)
    assert len(set(anchors)) == len(anchors)
    assert set(TERMS) <= page.anchors
    assert [term for term, parts in worded(language).items() if " ".join(parts["text"].split()) not in page.text] == []


def test_a_term_is_also_named_in_the_language_that_it_comes_from(built: Path) -> None:
    folder = built / "build" / "docs"
    english = (folder / PAGES["en"] / "index.md").read_text(encoding="utf-8")
    indonesian = (folder / PAGES["id"] / "index.md").read_text(encoding="utf-8")
    assert '<span class="k-clause" lang="id">Capaian</span>' in english
    assert '<span class="k-clause" lang="id">Indeks Kepuasan Masyarakat</span>' in english
    assert '<span class="k-clause" lang="en">comma-separated values</span>' in indonesian
    assert 'lang="id"' not in indonesian


def test_the_example_of_reading_computes_what_it_says(built: Path) -> None:
    source = (built / "build" / "docs" / PAGES["id"] / "index.md").read_text(encoding="utf-8")
    match = re.search(r"Capaiannya (\d+) ÷ (\d+) × 100 = (\d+)", source)
    assert match
    assert Decimal(match[1]) / Decimal(match[2]) * 100 == Decimal(match[3])


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_every_page_that_speaks_of_a_term_links_to_one_that_exists(built: Path, language: str) -> None:
    site = built / "site"
    home = (site / PAGES[language].removeprefix("id/") / "index.html").resolve()
    known = sample.Skeleton(home.read_text(encoding="utf-8")).anchors
    wrong = []
    for name, page in sample.pages(site):
        for link in sample.Skeleton(page).links:
            place, hash_sign, anchor = link.partition("#")
            if hash_sign and place and ((site / name).parent / place).resolve() == home and anchor not in known:
                wrong.append((name, link))
    assert wrong == []
