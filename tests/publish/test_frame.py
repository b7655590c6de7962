"""What stands around every page: for readers, for search engines, for those who share a link."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import publish_sample as sample
import pytest
import yaml

from kinerja.publish import address
from kinerja.publish.builder import build_site
from kinerja.publish.page import Crumb, Page, markdown
from kinerja.publish.site import render

URL = "https://kinerja.invalid/dasar"
HOSTILE = '</script><script>alert(1)</script> "\\ \u202e \U0001f600 \x07'
HTTP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"


@pytest.fixture(scope="module")
def addressed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The site of a sample full of hostile texts, built for a known address."""
    root = tmp_path_factory.mktemp("addressed")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("SOURCE_DATE_EPOCH", "1")
        environment.setenv("SITE_URL", f"{URL}/")
        render(replace(sample.site(lambda text: f"{text} {HOSTILE}"), url=URL), root / "build")
        build_site(root, root / "site")
    yield root / "site"


def real_pages(site: Path) -> Iterator[tuple[str, str]]:
    """The pages with an address of their own: neither the page for wrong addresses nor what others embed."""
    for name, page in sample.pages(site):
        if not name.endswith("404.html") and "k-header" in page:
            yield name, page


def only(pattern: str, page: str) -> str:
    (found,) = re.findall(pattern, page)
    assert isinstance(found, str)
    return found


def test_every_page_can_be_skipped_to_its_content_and_has_one_heading_of_the_first_order(built: Path) -> None:
    for name, page in real_pages(built / "site"):
        body = page[page.index("<body") :]
        assert body.index('href="#isi"') < body.index("<header"), name
        assert body.count('id="isi"') == 1, name
        assert body.count("<h1") == 1, name


def test_every_page_says_what_it_is(built: Path) -> None:
    titles = {}
    for name, page in real_pages(built / "site"):
        assert only(r'<meta name="description" content="([^"]*)">', page), name
        titles[name] = only(r"<title>([^<]*)</title>", page[: page.index("<body")])
        assert titles[name].endswith(" - Kinerja"), name
    assert titles["index.html"] == "Apakah janji pemerintah ditepati? - Kinerja"


def test_the_search_form_of_the_frame_has_a_name_and_leads_to_the_search_page(built: Path) -> None:
    site = built / "site"
    for name, page in real_pages(site):
        form = page[page.index('<form class="k-find"') : page.index("</form>")]
        assert only(r'<input type="search" name="q" aria-label="([^"]+)"', form), name
        assert ((site / name).parent / only(r'action="([^"]+)"', form)).resolve().is_file(), name


def test_the_footer_of_every_page_leads_to_the_pages_about_the_site(built: Path) -> None:
    site = built / "site"
    words = {site: ("glosarium", "privasi", "aksesibilitas"), site / "en": ("glossary", "privacy", "accessibility")}
    for name, page in real_pages(site):
        footer = page[page.index('<footer class="k-footer">') :]
        links = {((site / name).parent / link).resolve() for link in re.findall(r'href="([^"]+)"', footer)}
        root = site / "en" if name.startswith("en/") else site
        assert {(root / word / "index.html").resolve() for word in words[root]} <= links, name


def test_without_an_address_nothing_claims_one(built: Path) -> None:
    for name, page in real_pages(built / "site"):
        head = page[: page.index("<body")]
        assert not re.search(r"canonical|og:url|og:image|hreflang|ld\+json", head), name
    assert "Sitemap" not in (built / "site" / "robots.txt").read_text(encoding="utf-8")
    assert list(ET.fromstring((built / "site" / "sitemap.xml").read_bytes())) == []


def test_with_an_address_every_page_names_itself_and_its_translation(addressed: Path) -> None:
    for name, page in real_pages(addressed):
        own = f"{URL}/{name.removesuffix('index.html')}"
        assert only(r'<link rel="canonical" href="([^"]+)">', page) == own
        assert only(r'<meta property="og:url" content="([^"]+)">', page) == own
        links = dict(re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">', page))
        if links:
            assert links["en" if name.startswith("en/") else "id"] == own
            assert links["x-default"] == links["id"]
            assert set(links) == {"id", "en", "x-default"}
    assert "x-default" in (addressed / "index.html").read_text(encoding="utf-8")


def test_a_shared_link_shows_title_description_and_language(addressed: Path) -> None:
    page = (addressed / "en/governments/kota-contoh/index.html").read_text(encoding="utf-8")
    assert only(r'<meta property="og:title" content="([^"]+)">', page).startswith("Kota Contoh &lt;/script&gt;")
    description = only(r'<meta name="description" content="([^"]+)">', page)
    assert only(r'<meta property="og:description" content="([^"]+)">', page) == description
    assert "1 of 6 promises kept" in description
    assert only(r'<meta property="og:locale" content="([^"]+)">', page) == "en_GB"
    assert only(r'<meta property="og:locale:alternate" content="([^"]+)">', page) == "id_ID"


def test_structured_data_tells_the_way_to_a_page_and_no_text_of_a_record_can_leave_it(addressed: Path) -> None:
    place = "instansi/kota-contoh/dinas/kepuasan/"
    page = (addressed / place / "index.html").read_text(encoding="utf-8")
    block = page.split('<script type="application/ld+json">', 1)[1].split("</script>", 1)[0]
    steps = json.loads(block)["itemListElement"]
    assert [step["position"] for step in steps] == [1, 2, 3, 4]
    assert [step["item"] for step in steps] == [
        f"{URL}/",
        f"{URL}/instansi/kota-contoh/",
        f"{URL}/instansi/kota-contoh/dinas/",
        f"{URL}/{place}",
    ]
    assert steps[1]["name"] == f"Kota Contoh {HOSTILE}"
    for name, one in real_pages(addressed):
        assert "<script>alert" not in one, name


def test_the_way_to_a_page_holds_every_character() -> None:
    page = Page(("@method",), "x", "x", "x.html", trail=(Crumb(HOSTILE, address.HOME),))
    front = yaml.safe_load(markdown(page, "id", "").split("---\n")[1])
    assert [json.loads(step["name"]) for step in front["trail"]] == ["Beranda", HOSTILE, "x"]
    home = Page(address.HOME, "x", "x", "x.html")
    assert "trail" not in yaml.safe_load(markdown(home, "id", "").split("---\n")[1])


def test_the_map_of_the_site_lists_every_page_once_with_its_translation(addressed: Path) -> None:
    listed: dict[str, list[str]] = {}
    for place in ("", "en/"):
        tree = ET.fromstring((addressed / place / "sitemap.xml").read_bytes())
        for entry in tree:
            location = entry.findtext(f"{HTTP}loc") or ""
            assert location not in listed
            listed[location] = [link.get("href", "") for link in entry.findall(LINK)]
    assert set(listed) == {f"{URL}/{name.removesuffix('index.html')}" for name, _ in real_pages(addressed)}
    assert listed[f"{URL}/metode/"] == [f"{URL}/metode/", f"{URL}/en/method/"]
    robots = (addressed / "robots.txt").read_text(encoding="utf-8")
    assert f"Sitemap: {URL}/sitemap.xml\nSitemap: {URL}/en/sitemap.xml\n" in robots


def test_the_page_for_wrong_addresses_speaks_both_languages_and_its_links_work_from_any_depth(addressed: Path) -> None:
    page = (addressed / "404.html").read_text(encoding="utf-8")
    text = sample.Skeleton(sample.article(page)).text
    assert "Halaman tidak ditemukan" in text
    assert "Page not found" in text
    assert '<meta name="robots" content="noindex">' in page
    links = [link for link in sample.Skeleton(page).links if not link.startswith("#")]
    assert len(links) > 10
    for link in links:
        assert link.startswith("/dasar/"), link
        assert (addressed / link.removeprefix("/dasar/")).is_file(), link


def test_pages_written_by_hand_lead_to_their_translation_too(built: Path) -> None:
    site = built / "site"
    for language, root in (("id", site), ("en", site / "en")):
        for source in (sample.HAND_WRITTEN / language).rglob("*.md"):
            place = root / source.relative_to(sample.HAND_WRITTEN / language).parent
            page = (place / "index.html").read_text(encoding="utf-8")
            there = only(r'<a lang="\w+" hreflang="\w+" href="([^"]+)">', page)
            twin = (place / there).resolve()
            twin = twin / "index.html" if twin.is_dir() else twin
            assert twin.parent.parent in {site, site / "en"}, source
            assert "<h1" in twin.read_text(encoding="utf-8"), source


def test_a_page_on_paper_keeps_its_address_release_and_date(built: Path) -> None:
    page = (built / "site/instansi/kota-contoh/index.html").read_text(encoding="utf-8")
    assert '<p class="k-print-only">instansi/kota-contoh/</p>' in page
    assert "Rilis 2, 22 November 2026" in page[page.index('<footer class="k-colophon">') :]
