"""What the checker of accessibility, a keyboard and a finger find on each kind of page."""

import json
import re

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from kinds import kinds
from playwright.sync_api import Browser
from visiting import DESK, PHONE, Host, visit

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
CHECK = """async tags => {
  const found = await axe.run(document, {runOnly: {type: "tag", values: tags}, resultTypes: ["violations"]});
  return found.violations.map(one => [one.id, one.nodes.map(node => node.html)]);
}"""

# The focus must be seen: the element looks otherwise than without it.
UNSEEN = """() => {
  const here = document.activeElement;
  const look = () => {
    const style = getComputedStyle(here);
    const outline = style.outlineStyle === "none" ? "" : style.outlineWidth + style.outlineColor;
    return [outline, style.boxShadow, style.backgroundColor, style.borderColor, style.textDecorationLine].join();
  };
  if (here === document.body) return "";
  const focused = look();
  here.blur();
  const plain = look();
  here.focus();
  return focused === plain ? here.outerHTML.slice(0, 120) : "";
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("site", "language"), [("real", "id"), ("real", "en"), ("sample", "id")])
def test_no_kind_of_page_has_a_fault_of_accessibility(
    site: str, language: str, scheme: str, browser: Browser, request: pytest.FixtureRequest
) -> None:
    host: Host = request.getfixturevalue(site)
    faults = {}
    with visit(browser, host.url, color_scheme=scheme) as tab:
        for name in kinds(host.folder, language):
            tab.go(host.address(name))
            tab.page.evaluate(AXE_SCRIPT)
            for size in (DESK, PHONE):
                tab.page.set_viewport_size(size)
                if wrong := tab.page.evaluate(CHECK, RULES):
                    faults[f"{name} {size['width']}"] = wrong
    assert not faults, json.dumps(faults, indent=1)


def test_the_focus_is_seen_on_every_stop_of_the_keyboard(browser: Browser, real: Host) -> None:
    unseen: dict[str, list[str]] = {}
    stops = 0
    with visit(browser, real.url, viewport=PHONE) as tab:
        for name in kinds(real.folder, "id"):
            tab.go(real.address(name))
            for _ in range(10):
                tab.page.keyboard.press("Tab")
                stops += 1
                if hidden := tab.page.evaluate(UNSEEN):
                    unseen.setdefault(name, []).append(hidden)
    assert unseen == {}
    assert stops > 100


def test_the_first_stop_of_the_keyboard_leads_past_the_head_of_the_page(browser: Browser, real: Host) -> None:
    with visit(browser, real.url, viewport=DESK) as tab:
        for name in ("index.html", "en/index.html"):
            tab.go(real.address(name))
            tab.page.keyboard.press("Tab")
            tab.page.keyboard.press("Enter")
            assert re.search("#isi$", tab.page.url)
            tab.page.keyboard.press("Tab")
            assert tab.page.evaluate("Boolean(document.activeElement.closest('#isi'))")
