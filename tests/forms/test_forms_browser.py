"""A clerk fills in a form in a real browser, and what comes out is a record like any other."""

from decimal import Decimal
from pathlib import Path

import pytest
from forms_world import NPM, free_port, git, git_service, government, in_chromium, kinerja, package
from playwright.sync_api import Browser, Page
from visiting import served

from kinerja import record_text
from kinerja.forms.package import PINS
from kinerja.load import repository
from kinerja.model import Measurement
from kinerja.model.indicator import PublishedFigure, Result

PATH = "records/kota-contoh/units/dinas/measurements/2025-S1.yml"
EXPECTED = Measurement(
    government="kota-contoh",
    unit="dinas",
    period="2025-S1",
    results=(
        Result(
            indicator="layanan",
            value=Decimal("81.06"),
            supporting='Baris satu: "kutip" # bukan komentar\nBaris dua – é 😀',
            next_step="2025-01-01",
            note="yes",
            published=PublishedFigure(achievement=Decimal("999999999999.125"), change=Decimal("-0.000001")),
        ),
    ),
    reported_on="2025-07-10",
)


def watched(browser: Browser, *hosts: str) -> tuple[Page, list[str]]:
    """A page, and all that it did which its policy forbids or which left this machine."""
    page, faults = browser.new_page(), []
    page.set_default_timeout(15_000)
    page.on("request", lambda one: one.url.startswith((*hosts, "data:", "blob:")) or faults.append(one.url))
    page.on("console", lambda one: "Content Security Policy" in one.text and faults.append(one.text))
    return page, faults


def fill(page: Page, name: str, text: str) -> None:
    page.locator(f"[id^={name}-field]").first.fill(text)


def clear(page: Page, name: str) -> None:
    """As a person does it: Decap moves the selection while a script that empties a field still holds it."""
    page.locator(f"[id^={name}-field]").first.focus()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.press("Delete")


def fill_in(page: Page) -> None:
    """All that `EXPECTED` says, and some that is taken away again."""
    page.get_by_role("button", name="Masuk").click()
    page.get_by_test_id("measurement-2025-S1").click()
    page.get_by_role("link", name="Buat catatan baru").click()
    # The agreement has a target for one indicator, so its row is there already.
    page.get_by_text("Layanan selesai tepat waktu").wait_for()
    fill(page, "value", "81.06")
    for name, text in (("word", "x"), ("numerator", "12")):
        fill(page, name, text)
        clear(page, name)
    fill(page, "supporting", f"{EXPECTED.results[0].supporting}\n")
    fill(page, "next_step", "2025-01-01")
    page.locator("[id^=published-field]").get_by_role("button", name="Buka").click()
    fill(page, "achievement", "999999999999.125")
    fill(page, "change", "-0.000001")
    fill(page, "reported_on", "2025-07-10")
    fill(page, "note", "=1+1")


def save(page: Page, root: Path) -> None:
    """A first try is refused with a sentence, and the second one is saved."""
    page.get_by_role("button", name="Simpan usulan").click()
    page.get_by_text("harus berupa teks yang tidak dimulai dengan spasi").wait_for()
    assert git(root, "branch", "--format=%(refname:short)") == "main"
    fill(page, "note", "yes")
    page.get_by_role("button", name="Simpan usulan").click()
    page.get_by_text("Usulan tersimpan").wait_for()


@pytest.fixture(scope="module")
def proposal(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A repository in which a clerk just saved a form, and the branch of the proposal."""
    root, out, port = government(tmp_path_factory.mktemp("records")), tmp_path_factory.mktemp("forms"), free_port()
    service = f"http://127.0.0.1:{port}"
    where = ("--unit", "dinas", "--backend", "proxy", "--server", service)
    made = kinerja(root, "forms", "decap", str(out), *where, "--script", str(package(PINS["decap"].file)))
    assert (made.returncode, made.stderr) == (0, "")

    def visit(browser: Browser) -> list[str]:
        page, faults = watched(browser, own.url, service)
        page.goto(own.address("admin/index.html"))
        fill_in(page)
        save(page, root)
        page.set_viewport_size({"width": 360, "height": 740})
        wide = page.evaluate("document.documentElement.scrollWidth")
        return [*faults, *([f"{wide} pixels wide on a telephone"] if wide > 360 else [])]

    with git_service(root, port), served(out) as own:
        assert in_chromium(visit) == []
    return root, "cms/measurement-2025-S1/2025-S1"


def test_what_is_filled_in_becomes_one_commit_with_one_file(proposal: tuple[Path, str]) -> None:
    root, branch = proposal
    assert git(root, "branch", "--format=%(refname:short)").split() == [branch, "main"]
    assert git(root, "log", "--format=%s", f"main..{branch}") == "Usulan baru: Realisasi 2025-S1"
    assert git(root, "diff", "--name-status", "main", branch) == f"A\t{PATH}"


def test_what_was_saved_is_a_clean_record_with_the_very_answers(proposal: tuple[Path, str]) -> None:
    root, branch = proposal
    git(root, "switch", "--quiet", branch)
    saved, findings = repository.accept(PATH, (root / PATH).read_bytes())
    assert (saved and saved.record, findings) == (EXPECTED, ())
    assert kinerja(root, "fmt", str(root / PATH)).returncode == 0
    assert (root / PATH).read_bytes() == record_text.encoded(EXPECTED)
    checked = kinerja(root, "check", str(root / PATH), "--no-memo")
    assert (checked.returncode, checked.stderr) == (0, ""), checked.stdout


def test_sveltia_accepts_its_settings_and_asks_to_sign_in(tmp_path: Path) -> None:
    root, out = government(tmp_path / "records"), tmp_path / "forms"
    program = package(PINS["sveltia"].file)
    made = kinerja(root, "forms", "sveltia", str(out), "--repo", "kota/catatan", "--script", str(program))
    assert (made.returncode, made.stderr) == (0, "")

    def visit(browser: Browser) -> list[str]:
        page, _ = watched(browser, own.url)
        answered: list[str] = []
        page.on("response", lambda one: one.url.startswith((own.url, "data:", "blob:")) or answered.append(one.url))
        page.goto(own.address("admin/index.html"))
        page.get_by_role("button", name="GitHub").first.wait_for()
        return answered

    with served(out) as own:
        assert in_chromium(visit) == []


@pytest.mark.parametrize("target", PINS)
def test_the_make_file_fetches_the_versions_that_are_pinned(target: str) -> None:
    make = (NPM.parents[1] / "Makefile").read_text(encoding="utf-8")
    assert PINS[target].spec in make
