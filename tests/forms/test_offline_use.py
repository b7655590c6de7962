"""How a person fills in a form of one file: with a finger, with keys alone, with mistakes, and on paper."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from offline_tab import GOVERNMENT, UNIT, Tab, forms, tab
from playwright.sync_api import Browser

from kinerja.load import repository, strict_yaml

pytestmark = pytest.mark.browser

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
CHECK = """async tags => {
  for (const one of document.querySelectorAll("details")) one.open = true;
  finish();
  const found = await axe.run(document, {runOnly: {type: "tag", values: tags}});
  return [found.passes.length > 10, found.violations.map(one => [one.id, one.nodes.map(node => node.html)])];
}"""
SMALL = """() => [..."button|select|textarea|summary|.file|.choice label|input:not([type=radio])".split("|")]
  .flatMap(one => [...document.querySelectorAll(one)]).filter(one => one.offsetParent && one.type !== "file")
  .filter(one => Math.min(one.getBoundingClientRect().height, one.getBoundingClientRect().width) < 44)
  .map(one => one.outerHTML)"""
DRAFT = f"""kind: measurement
government: {GOVERNMENT}
unit: {UNIT}
period: "2025"
results:
  - indicator: satu
    value: "12 persen"
  - indicator: dua
    value: 1.50
  - {{}}
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> object:
    return forms(tmp_path_factory.mktemp("formulir"), "goal", "measurement", "plan", "evaluation")


@pytest.fixture
def here(browser: Browser, folder: object) -> Iterator[Tab]:
    with tab(browser, folder) as one:  # type: ignore[arg-type]
        yield one
        assert one.told() == []
        stored = "localStorage.length + sessionStorage.length + document.cookie.length"
        assert one.page.evaluate(stored) == 0


def value(here: Tab, label: str) -> str:
    return here.page.get_by_label(label, exact=True).input_value()


HOSTILE = 'Tarif "baru": 5% # bukan komentar 😀 \\ <script>alert(1)</script> {{x}} &amp; ${y}\nbaris dua: - isi'


def test_what_is_missing_is_listed_and_led_to(here: Tab) -> None:
    here.open("measurement")
    here.page.click("button[type=submit]")
    assert here.page.evaluate("document.activeElement.id") == "summary"
    assert here.page.locator("#faults li").all_inner_texts() == [
        "Periode: Isian ini wajib. Isilah.",
        "Hasil 1 › Indikator: Isian ini wajib. Isilah.",
        "Hasil 1: Pilih salah satu cara mengisi, lalu isilah.",
    ]
    here.page.locator("#faults a").first.click()
    assert here.page.evaluate("document.activeElement.labels[0].textContent") == "Periode"


def test_a_form_is_filled_in_mended_and_saved(here: Tab) -> None:
    page = here.page
    here.open("measurement")
    assert (value(here, "Instansi"), value(here, "Unit kerja")) == (f"={GOVERNMENT}", f"={UNIT}")
    page.select_option("select >> nth=2", "=2025")
    page.get_by_label("Indikator", exact=True).select_option(index=1)
    page.get_by_role("radio", name="Nilai realisasi").check()
    figure = page.locator("input[inputmode=decimal]:visible")
    figure.fill("1.500")
    page.keyboard.press("Tab")
    assert page.locator(".field.wrong .fault").inner_text().endswith("Tulis 1500 atau 1,500.")
    figure.fill("1.234.567,50")
    page.keyboard.press("Tab")
    assert page.locator(".echo:visible").inner_text() == "Terbaca sebagai 1234567,50."
    page.locator("summary").first.click()
    page.get_by_label("Catatan", exact=True).fill(HOSTILE)
    page.click("button[type=submit]")
    name, content = here.downloaded("#download")
    assert name == f"{GOVERNMENT}_units_{UNIT}_measurements_2025.yml"
    document, findings = repository.accept("records/" + name.replace("_", "/"), content)
    assert document is not None
    assert findings == ()
    result = document.record.results[0]  # type: ignore[attr-defined]
    assert (f"{result.value:f}", result.note) == ("1234567.50", HOSTILE)


TOLD = {
    "Hubungi 0812 3456 7890": "ponsel",
    "NIP 19800101 200501 1 001": "NIP",
    "NIK 1371-0145-0180-0001": "NIK",
    "kirim ke nama@contoh.go.id": "surel",
    "lebar\u200bnol": "U+200B",
    "=1+1": "tidak dimulai dengan",
    "x" * 2001: "2000",
}


def test_what_no_record_may_hold_is_told_at_once(here: Tab) -> None:
    here.open("goal")
    field = here.page.locator("textarea:visible").first
    for text, word in TOLD.items():
        field.fill(text)
        here.page.keyboard.press("Tab")
        assert word in here.page.locator(".field.wrong .fault").inner_text()
        assert field.get_attribute("aria-invalid") == "true"
    field.fill("Anggaran 62812345678 rupiah, kode 5.02.01, tahun 2024")
    here.page.keyboard.press("Tab")
    assert here.page.locator(".field.wrong").count() == 0


def test_items_of_a_list_are_added_moved_and_removed_with_the_keyboard(here: Tab) -> None:
    page = here.page
    page.on("dialog", lambda dialog: dialog.accept())
    here.open("measurement")
    here.bring(DRAFT.replace("  - {}\n", ""))
    legends = page.locator(".item > .group > legend")
    indicators = "root.parts.results.read().map(one => one.indicator)"
    page.get_by_label("Turunkan Hasil 1").focus()
    page.keyboard.press("Enter")
    assert page.evaluate(indicators) == ["dua", "satu"]
    assert legends.all_inner_texts() == ["Hasil 1", "Hasil 2"]
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Naikkan Hasil 2"
    assert page.inner_text("#status") == "Hasil 2 dipindahkan."
    page.get_by_label("Hapus Hasil 1").focus()
    page.keyboard.press("Enter")
    assert page.evaluate(indicators) == ["satu"]
    page.keyboard.press("Enter")
    assert legends.all_inner_texts() == ["Hasil 1", "Hasil 2"]
    assert page.evaluate("document.activeElement.labels[0].textContent") == "Indikator"


def test_an_unfinished_draft_is_saved_and_opened_without_losing_anything(here: Tab) -> None:
    here.open("measurement")
    here.bring(DRAFT.replace("  - {}\n", ""))
    here.page.get_by_role("button", name="Tambah: Hasil").click()
    here.page.get_by_label("Catatan", exact=True).last.evaluate("(one, text) => { one.value = text }", "belum selesai")
    name, content = here.downloaded("#draft")
    assert name == f"{GOVERNMENT}_units_{UNIT}_measurements_2025.draf.yml"
    parsed = strict_yaml.parse(content, "").data
    assert isinstance(parsed, dict)
    assert [dict(one) for one in parsed["results"]] == [
        {"indicator": "satu", "value": "12 persen"},
        {"indicator": "dua", "value": parsed["results"][1]["value"]},
        {"note": "belum selesai"},
    ]
    assert b"value: 1.50\n" in content
    here.open("measurement")
    here.bring(content.decode())
    assert here.page.locator("input[inputmode=decimal]:visible").first.input_value() == "12 persen"
    assert here.downloaded("#draft") == (name, content)


def test_suggestions_follow_the_place_of_the_record(here: Tab) -> None:
    page = here.page
    here.open("evaluation")
    person = page.evaluate("Object.keys(FORM.choices.result.of)[0].split('/')")
    page.get_by_label("Pegawai", exact=True).select_option(f"={person[1]}")
    page.select_option("select >> nth=3", f"={person[2]}")
    offered = page.evaluate("suggestions('result').map(one => one[0])")
    assert offered
    assert page.evaluate(
        "[...document.querySelectorAll('select')].some(one => one.value === '' && one.options.length > 2)"
    )
    superior = page.get_by_label("Pejabat penilai", exact=True)
    assert superior.evaluate("one => one.options.length") == 3


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forms_with_faults_are_accessible_on_a_telephone(scheme: str, browser: Browser, folder: object) -> None:
    with tab(browser, folder, color_scheme=scheme) as here:  # type: ignore[arg-type]
        for kind in ("measurement", "plan")[: 2 if scheme == "light" else 1]:
            here.open(kind)
            here.page.evaluate(AXE_SCRIPT)
            ran, faults = here.page.evaluate(CHECK, RULES)
            assert ran
            assert faults == [], kind
            assert here.page.evaluate(SMALL) == [], kind
            assert here.page.evaluate("document.documentElement.scrollWidth") == 360


def test_an_empty_form_is_a_paper_form_and_stays_as_it_was(here: Tab) -> None:
    here.open("plan")
    before = here.page.evaluate("[document.querySelectorAll('details[open]').length, JSON.stringify(record())]")
    here.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    here.page.emulate_media(media="print")
    paper = here.page.inner_text("main")
    for words in ("Rencana hasil kerja", "utama (main)", "Batas waktu", "Ekspektasi khusus", "paraf pengisi"):
        assert words in paper
    assert here.page.locator("button:visible").count() == 0
    here.page.emulate_media(media="screen")
    here.page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert before == here.page.evaluate("[document.querySelectorAll('details[open]').length, JSON.stringify(record())]")
