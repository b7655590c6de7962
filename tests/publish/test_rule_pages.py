"""The rules: a short list of all, the addresses that the program prints, and a page for each group."""

import re
from dataclasses import replace
from pathlib import Path

import publish_sample as sample
import pytest

from kinerja import report, texts
from kinerja.publish.address import ROOTS, relative
from kinerja.publish.pages.methods.rule_list import GROUPS
from kinerja.publish.site import RuleEntry, render
from kinerja.validate import catalogue

EVERY = tuple(RuleEntry(one.slug, one.severity.value, one.section) for one in catalogue.ALL)
LARGEST = 40_000


@pytest.fixture(scope="module")
def docs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The rendered pages of a site with all rules of the program."""
    root = tmp_path_factory.mktemp("rules")
    render(replace(sample.site(), rules=EVERY), root)
    return root / "docs"


def rule_pages(docs: Path, language: str) -> dict[str, str]:
    folder = docs / language / texts.text(language, "pages.slugs.rules")
    return {path.parent.name: path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.md"))}


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_the_address_that_the_program_prints_for_a_rule_leads_to_its_line(docs: Path, language: str) -> None:
    for rule in EVERY:
        place, _, anchor = report.page(rule.slug, language).removeprefix(ROOTS[language]).partition("#")
        source = (docs / language / place / "index.md").read_text(encoding="utf-8")
        assert anchor in sample.Skeleton(source).anchors


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_every_line_of_the_list_leads_to_the_whole_rule_on_the_page_of_its_group(docs: Path, language: str) -> None:
    index = docs / language / texts.text(language, "pages.slugs.rules")
    source = (index / "index.md").read_text(encoding="utf-8")
    lines = re.findall(r'<li id="([^"]+)"><a href="([^"#]+)#([^"]+)">([^<]+)</a></li>', source)
    assert sorted(slug for slug, *_ in lines) == sorted(rule.slug for rule in EVERY)
    for slug, place, anchor, title in lines:
        assert slug == anchor
        page = (index / place).with_suffix(".md").read_text(encoding="utf-8")
        assert f'<h2 id="{slug}">{title}</h2>' in page


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_no_page_of_rules_is_large(docs: Path, language: str) -> None:
    sizes = {name: len(source.encode()) for name, source in rule_pages(docs, language).items()}
    assert len(sizes) == 1 + len(GROUPS)
    assert {name: size for name, size in sizes.items() if size > LARGEST - 5_000} == {}


def test_a_rule_between_records_stands_with_those_of_its_severity_and_empty_groups_have_no_page(tmp_path: Path) -> None:
    added_up = next(rule for rule in EVERY if rule.slug == "weights-add-up")
    render(replace(sample.site(), rules=(replace(added_up, severity="warning"),)), tmp_path)
    assert sorted(rule_pages(tmp_path / "docs", "en")) == ["rules", "warnings"]


@pytest.mark.parametrize(
    ("here", "there", "link"),
    [
        ("a/b/", "aturan/#satu", "../../aturan/index.html#satu"),
        ("aturan/", "aturan/#satu", "index.html#satu"),
        ("", "#satu", "index.html#satu"),
        ("a/", "b/berkas.json", "../b/berkas.json"),
    ],
)
def test_a_link_to_an_anchor_names_the_file_too(here: str, there: str, link: str) -> None:
    assert relative(here, there) == link
