import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit

import publish_sample as sample
import pytest

from kinerja import texts
from kinerja.publish.builder import build_site
from kinerja.publish.site import SiteFault, render


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_every_internal_link_and_anchor_of_the_built_site_works(built: Path) -> None:
    site = built / "site"
    known = {name: sample.Skeleton(page) for name, page in sample.pages(site)}
    broken, followed = [], 0
    for name, page in known.items():
        if name.endswith("404.html"):
            continue  # its links count from the root of the host
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme:
                assert parts.scheme in {"https", "http"}
                continue
            target = (site / name).parent / unquote(parts.path) if parts.path else site / name
            target = target / "index.html" if target.is_dir() else target
            followed += 1
            place = target.resolve().relative_to(site.resolve()).as_posix()
            if not target.is_file() or (parts.fragment and parts.fragment not in known[place].anchors):
                broken.append((name, link))
    assert broken == []
    assert followed > 1000


def test_mkdocs_passes_our_blocks_through_untouched(built: Path) -> None:
    compared = 0
    for language, root in (("id", ""), ("en", "en/")):
        docs = built / "build" / "docs" / language
        for path in docs.rglob("index.md"):
            if (sample.HAND_WRITTEN / language / path.relative_to(docs)).is_file():
                continue
            html = built / "site" / root / path.relative_to(docs).with_suffix(".html")
            assert sample.article(html.read_text(encoding="utf-8")) == sample.body(path.read_text(encoding="utf-8"))
            compared += 1
    assert compared == 2 * 87


@pytest.mark.parametrize(("settings", "root"), [("mkdocs.yml", ""), ("mkdocs.en.yml", "en/")])
def test_pages_are_byte_for_byte_what_mkdocs_alone_makes_of_them(
    built: Path, tmp_path: Path, settings: str, root: str
) -> None:
    for name in ("mkdocs.yml", "mkdocs.en.yml"):
        shutil.copy(sample.HAND_WRITTEN.parent / name, built)
    command = (sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "-f", built / settings, "-d", tmp_path)
    environment = os.environ | {"SOURCE_DATE_EPOCH": "1795320306", "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(command, check=True, env=environment)
    alone = {name: page for name, page in tree(tmp_path).items() if name.endswith((".html", ".xml"))}
    ours = tree(built / "site" / root)
    assert len(alone) > 80
    assert [name for name, page in alone.items() if ours.get(name) != page] == []


def test_two_builds_in_different_folders_have_the_same_bytes(built: Path, tmp_path: Path, build: sample.Build) -> None:
    assert tree(build(sample.site(), tmp_path / "elsewhere") / "site") == tree(built / "site")


def test_pages_carry_no_style_and_only_the_search_page_runs_scripts(built: Path) -> None:
    running = set()
    for name, page in sample.pages(built / "site"):
        for tag, attributes in sample.Skeleton(page).elements:
            assert tag != "style", name
            assert not [one for one in attributes if one == "style" or one.startswith("on")], name
        # Blocks of data run nothing.
        scripts = re.findall(r'<script (?!type="application/ld\+json")[^>]*>', page)
        assert all(re.fullmatch(r'<script src="[a-z./-]+"( defer)?>', one) for one in scripts), name
        running |= {name} if scripts else set()
    assert running == {"cari/index.html", "en/search/index.html"}


def test_no_page_asks_another_host_for_anything(built: Path) -> None:
    pattern = re.compile(r"""<(?:script|link|img|iframe|source)\b[^>]*(?:src|href)=["']?(?:https?:)?//""")
    assert not [name for name, page in sample.pages(built / "site") if pattern.search(page)]


def test_each_page_links_to_the_same_page_in_the_other_language(built: Path) -> None:
    site = built / "site"
    for name, page in sample.pages(site):
        # Charts for other sites lead to the page of their indicator and nowhere else.
        if name.endswith("404.html") or name.startswith(("sisipan/", "en/embed/")):
            continue
        links = re.findall(r'<a lang="\w+" hreflang="\w+" href="([^"]+)">', page)
        assert len(links) == 1, name
        twin = ((site / name).parent / links[0]).resolve()
        back = re.findall(r'<a lang="\w+" hreflang="\w+" href="([^"]+)">', twin.read_text(encoding="utf-8"))
        assert (twin.parent / back[0]).resolve() == (site / name).resolve()


def test_with_an_address_each_page_names_its_translations(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    monkeypatch.setenv("SITE_URL", "https://kinerja.invalid/dasar")
    render(sample.site(), tmp_path / "build")
    build_site(tmp_path, tmp_path / "site")
    expected = [
        ("id", "https://kinerja.invalid/dasar/metode/mutu/"),
        ("x-default", "https://kinerja.invalid/dasar/metode/mutu/"),
        ("en", "https://kinerja.invalid/dasar/en/method/mutu/"),
    ]
    for place in ("metode/mutu", "en/method/mutu"):
        page = (tmp_path / "site" / place / "index.html").read_text(encoding="utf-8")
        assert re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">', page) == expected
        assert f'<link rel="canonical" href="https://kinerja.invalid/dasar/{place}/">' in page


def test_a_fault_of_a_page_stops_the_build_and_says_where(tmp_path: Path) -> None:
    hand_written = tmp_path / "docs"
    shutil.copytree(sample.HAND_WRITTEN, hand_written)
    (hand_written / "id" / "rusak.md").write_text("# Rusak\n\n[ke mana](tidak-ada.md)\n", encoding="utf-8")
    site = sample.site()
    render(type(site)(site.releases, site.rules, hand_written), tmp_path / "build")
    with pytest.raises(SiteFault, match=r"rusak\.md.*tidak-ada\.md"):
        build_site(tmp_path, tmp_path / "site")


def test_both_languages_have_the_same_sentences_with_the_same_gaps() -> None:
    gaps = {
        language: {key: sorted(re.findall(r"\{\w+\}", said)) for key, said in texts.section(language, "pages").items()}
        for language in texts.LANGUAGES
    }
    assert gaps["id"] == gaps["en"]
