"""The site read from a folder or a memory stick, without a server."""

from kinds import kinds
from playwright.sync_api import Browser
from visiting import PHONE, Host, visit


def test_pages_have_their_style_and_their_links_from_a_folder(browser: Browser, real: Host) -> None:
    faults, plain, broken = {}, [], []
    with visit(browser, "file://", viewport=PHONE) as tab:
        for name in kinds(real.folder, "id"):
            if name == "404.html":  # a server sends it, with addresses from the root
                continue
            if wrong := tab.go((real.folder / name).as_uri()):
                faults[name] = wrong
            if not tab.page.evaluate("[...document.styleSheets].length"):
                plain.append(name)
            targets = tab.page.evaluate("[...document.querySelectorAll('a[href^=\"../\"]')].map(link => link.pathname)")
            broken += [target for target in targets if target.endswith("/")]
    assert (faults, plain, broken) == ({}, [], [])


def test_the_search_box_of_the_home_page_asks_the_search_page_from_a_folder(browser: Browser, real: Host) -> None:
    with visit(browser, "file://", viewport=PHONE) as tab:
        tab.go((real.folder / "index.html").as_uri())
        box = tab.page.get_by_role("searchbox")
        if box.count():
            box.first.fill("imunisasi")
            tab.page.keyboard.press("Enter")
            tab.page.wait_for_url("**/cari/index.html?q=imunisasi")
            assert tab.page.locator("#search-found a").count() > 0
        assert tab.faults == []
