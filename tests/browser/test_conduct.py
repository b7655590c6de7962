"""What pages ask for and how much they weigh: nothing from others, no faults, and little."""

import gzip
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from kinds import kinds, languages, pages
from playwright.sync_api import Browser
from visiting import PHONE, SMALL, Host, visit

from kinerja.publish import address
from kinerja.publish.address import path

LARGEST_PAGE = 40_000
LARGEST_FIRST_VIEW = 75_000

Select = Callable[[Path, str], list[str]]

POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">')
ACTIVE = re.compile(r"<(?:script|style|iframe|object|embed|base)\b[^>]*>|\son\w+=|\sstyle=")


@pytest.mark.parametrize(
    ("site", "language", "select"),
    [("sample", "id", languages), ("sample", "en", kinds), ("real", "id", kinds), ("real", "en", kinds)],
    ids=["sample", "English sample", "real", "English real"],
)
def test_pages_ask_no_other_host_do_nothing_wrong_and_fit_a_small_telephone(
    site: str, language: str, select: Select, browser: Browser, request: pytest.FixtureRequest
) -> None:
    host: Host = request.getfixturevalue(site)
    faults, wide = {}, {}
    with visit(browser, host.url, viewport=PHONE) as tab:
        # The page of a missing address is sent in place of others, with addresses from the root of its host.
        for name in (one for one in select(host.folder, language) if not one.endswith("404.html")):
            if wrong := tab.go(host.address(name)):
                faults[name] = wrong
            for size in (PHONE, SMALL):
                tab.page.set_viewport_size(size)
                if (width := tab.width()) > size["width"]:
                    wide[name] = width
            tab.page.set_viewport_size(PHONE)
    assert (faults, wide) == ({}, {})


def test_every_page_has_the_same_strict_policy_and_only_the_search_page_a_script(real: Host) -> None:
    policies, active = set(), {}
    for name in pages(real.folder):
        text = (real.folder / name).read_text(encoding="utf-8")
        policies |= set(POLICY.findall(text))
        assert len(POLICY.findall(text)) == 1, name
        if found := [one for one in ACTIVE.findall(text) if "application/ld+json" not in one]:
            active[name] = found
    assert not [one for one in policies if "unsafe" in one or "http" in one]
    assert sorted(active) == ["cari/index.html", "en/search/index.html"]
    assert all(re.fullmatch(r'<script src="[^":]+" defer>', one) for found in active.values() for one in found)


@pytest.mark.parametrize("site", ["sample", "real"])
def test_no_page_is_heavier_than_forty_kilobytes(site: str, request: pytest.FixtureRequest) -> None:
    folder = request.getfixturevalue(site).folder
    sizes = {name: (folder / name).stat().st_size for name in pages(folder)}
    assert {name: size for name, size in sizes.items() if size > LARGEST_PAGE} == {}


def test_the_first_view_of_home_unit_and_indicator_is_small(browser: Browser, real: Host) -> None:
    unit = address.unit("bukittinggi", "dinas-kesehatan")
    places = (address.HOME, unit, (*unit, "imunisasi-dasar-lengkap"))
    views = {place: first_view(browser, real, f"{path('id', place)}index.html") for place in places}
    assert {place: size for place, size in views.items() if size > LARGEST_FIRST_VIEW} == {}


def first_view(browser: Browser, host: Host, name: str) -> int:
    """Bytes of a page and all that it loads, compressed, in a browser that knows nothing of the site yet."""
    loaded: set[str] = set()
    with visit(browser, host.url, viewport=PHONE) as tab:
        tab.page.on("request", lambda asked: loaded.add(asked.url))
        tab.go(host.address(name))
    files = [host.folder / Path(url.removeprefix(f"{host.url}/").partition("?")[0]) for url in loaded]
    return sum(len(gzip.compress(file.read_bytes())) for file in files if file.is_file())


@pytest.mark.parametrize("home", ["index.html", "en/index.html"])
def test_the_home_page_answers_on_the_first_screen_of_a_telephone(home: str, browser: Browser, real: Host) -> None:
    with visit(browser, real.url, viewport=PHONE) as tab:
        tab.go(real.address(home))
        first = tab.page.locator(".k-card").first.bounding_box()
    assert first
    assert first["y"] + first["height"] <= PHONE["height"]
