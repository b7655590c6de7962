"""A citizen's way from the home page to the data behind one figure, however the citizen gets there."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator
from visiting import DESK, PHONE, Host, Visit, visit

from kinerja.publish import address
from kinerja.publish.address import ROOTS, path

CITY, OFFICE, INDICATOR = "bukittinggi", "dinas-kesehatan", "imunisasi-dasar-lengkap"
WAY = (
    address.government(CITY),
    address.unit(CITY, OFFICE),
    address.indicator(CITY, OFFICE, INDICATOR),
    address.computation(CITY, OFFICE, INDICATOR),
)

Follow = Callable[[Visit, Locator], None]


def click(_: Visit, link: Locator) -> None:
    link.click()


def tab_and_enter(tab: Visit, link: Locator) -> None:
    """Presses the tab key until the link has the focus, as somebody without a mouse does."""
    for _ in range(400):
        tab.page.keyboard.press("Tab")
        if link.evaluate("link => link === document.activeElement"):
            tab.page.keyboard.press("Enter")
            return
    raise AssertionError(f"the keyboard does not reach {link}")


def link_to(tab: Visit, ending: str) -> Locator:
    """The first link in sight whose address ends like this, whatever it says."""
    links = tab.page.locator("a[href]:visible")
    for number, target in enumerate(links.evaluate_all("links => links.map(link => link.href)")):
        if target.partition("#")[0].endswith(ending):
            return links.nth(number)
    raise AssertionError(f"{tab.page.url} shows no link to {ending}")


def walk(tab: Visit, host: Host, language: str, follow: Follow) -> str:
    """From the home page to the file of figures; its text."""
    tab.go(host.address(f"{ROOTS[language]}index.html"))
    for place in WAY:
        ending = f"/{ROOTS[language]}{path(language, place)}index.html"
        follow(tab, link_to(tab, ending))
        tab.page.wait_for_url(lambda url, ending=ending: url.partition("#")[0].endswith(ending))
    back = f"/{ROOTS[language]}{path(language, address.open_data(CITY))}index.html"
    follow(tab, link_to(tab, back))
    tab.page.wait_for_url(lambda url: url.partition("#")[0].endswith(back))
    with tab.page.expect_download() as download:
        follow(tab, link_to(tab, ".csv"))
    return Path(download.value.path()).read_text(encoding="utf-8-sig")


def figures(text: str) -> list[dict[str, str]]:
    """The rows of the indicator in a file of figures."""
    return [row for row in csv.DictReader(io.StringIO(text)) if INDICATOR in row.values()]


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize(
    ("how", "follow"),
    [
        ({"viewport": PHONE, "has_touch": True}, click),
        ({"viewport": PHONE, "java_script_enabled": False}, click),
        ({"viewport": DESK}, tab_and_enter),
    ],
    ids=["telephone", "no script", "keyboard only"],
)
def test_a_citizen_gets_from_the_home_page_to_the_figures_behind_a_result(
    language: str, how: dict[str, object], follow: Follow, browser: Browser, real: Host
) -> None:
    with visit(browser, real.url, accept_downloads=True, **how) as tab:
        rows = figures(walk(tab, real, language, follow))
    assert rows
    assert all("84.8" in row.values() or "84.8" not in str(row) for row in rows)
    assert any("84.8" in row.values() for row in rows)
