"""The search page finds what citizens type."""

import pytest
from playwright.sync_api import Browser, expect
from visiting import DESK, PHONE, Host, Visit, visit

PAGES = {"id": "cari/index.html", "en": "en/search/index.html"}

# Words of one root; each line must give one and the same stem.
FAMILIES = """
pelayanan layanan melayani dilayani terlayani layani layananlah
sehat kesehatan penyehatan menyehatkan
didik pendidikan mendidik didikan
puas kepuasan memuaskan kepuasannya
izin perizinan berizin
adu aduan mengadu pengaduan
kirim mengirim pengiriman kirimkan
tulis menulis tertulis penulisan
susun menyusun penyusunan disusun
kelola mengelola pengelolaan dikelola pengelola
capai pencapaian capaian mencapai
rencana perencanaan merencanakan
baik perbaikan memperbaiki terbaik
guna pengguna menggunakan penggunaan
tingkat meningkat peningkatan meningkatkan
laksana pelaksanaan melaksanakan terlaksana
terima menerima penerimaan diterima
bangun pembangunan membangun
kerja pekerja pekerjaan bekerja
pegawai kepegawaian
penduduk kependudukan
uji menguji pengujian
penuh memenuhi pemenuhan
nilai penilaian menilai dinilai
sekolah persekolahan bersekolah
sejahtera kesejahteraan
kota perkotaan
ubah mengubah perubahan diubah
anggar anggaran penganggaran
cegah pencegahan mencegah
rumah perumahan
awas pengawasan mengawasi
bayar pembayaran membayar
lapor laporan pelaporan melaporkan
bersih kebersihan membersihkan
camat kecamatan
jalan perjalanan berjalan
aman keamanan mengamankan
"""
STRANGERS = ("sekolah olah", "pegawai gaji", "kota data", "dinas nasi", "kerja air", "masalah masa", "target tarif")


def titles(tab: Visit) -> list[str]:
    return tab.page.locator("#search-found a").all_text_contents()


def ask(tab: Visit, host: Host, words: str, language: str = "id") -> list[str]:
    tab.go(host.address(PAGES[language]))
    tab.page.locator("#search-words").fill(words)
    tab.page.keyboard.press("Enter")
    return titles(tab)


def stems(tab: Visit, words: str) -> set[str]:
    return set(tab.page.evaluate("words => words.map(stem)", words.split()))


def test_words_of_one_root_have_one_stem(browser: Browser, sample: Host) -> None:
    with visit(browser, sample.url) as tab:
        tab.go(sample.address(PAGES["id"]))
        stems = {
            line: set(tab.page.evaluate("words => words.map(stem)", line.split()))
            for line in FAMILIES.split("\n")[1:-1]
        }
        strangers = {line: set(tab.page.evaluate("words => words.map(stem)", line.split())) for line in STRANGERS}
    assert {line: found for line, found in stems.items() if len(found) != 1} == {}
    assert {line: found for line, found in strangers.items() if len(found) == 1} == {}


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("kepuasan warga", "Kepuasan warga"),
        ("KEPUASAN", "Kepuasan warga"),
        ("(kepuasan)", "Kepuasan warga"),
        ("memuaskan", "Kepuasan warga"),
        ("warga kepuas", "Kepuasan warga"),
        ("képuasan", "Kepuasan warga"),
        ("kesalahan yang di cetak", "Kesalahan cetak"),
        ("layanan izin", "Pelayanan izin"),
        ("melayani izin", "Pelayanan izin"),
    ],
)
def test_an_indonesian_question_finds_its_page(words: str, title: str, browser: Browser, sample: Host) -> None:
    with visit(browser, sample.url, viewport=PHONE) as tab:
        assert any(title in found for found in ask(tab, sample, words)[:3])


def test_abbreviations_and_figures_are_found(browser: Browser, real: Host) -> None:
    with visit(browser, real.url, viewport=PHONE) as tab:
        plain = ask(tab, real, "IKM")
        assert plain
        assert ask(tab, real, "(ikm)") == plain
        assert any("Imunisasi dasar lengkap" in title for title in ask(tab, real, "84,8"))
        assert ask(tab, real, "84.8") == ask(tab, real, "84,8")


def test_a_page_written_by_hand_is_found(browser: Browser, real: Host) -> None:
    with visit(browser, real.url, viewport=PHONE) as tab:
        assert ask(tab, real, "privasi")[0] == "Privasi"


def test_a_title_comes_before_a_description(browser: Browser, real: Host) -> None:
    with visit(browser, real.url, viewport=PHONE) as tab:
        found = ask(tab, real, "imunisasi")
        assert "Imunisasi dasar lengkap" in found[0]


def test_all_words_must_be_found_and_nothing_found_is_said_with_help(browser: Browser, sample: Host) -> None:
    with visit(browser, sample.url, viewport=PHONE) as tab:
        assert ask(tab, sample, "kepuasan warga zzz") == []
        expect(tab.page.get_by_role("status")).to_have_text("Tidak ada halaman yang memuat semua kata itu.")
        expect(tab.page.locator("#search-help")).to_be_visible()


def test_a_question_in_the_address_is_answered_and_can_be_shared(browser: Browser, sample: Host) -> None:
    with visit(browser, sample.url, viewport=DESK) as tab:
        tab.go(f"{sample.address(PAGES['en'])}?q=kepuasan")
        first = titles(tab)
        assert first
        expect(tab.page.get_by_role("status")).to_contain_text("found")
        tab.page.locator("#search-words").fill("arsip")
        tab.page.keyboard.press("Enter")
        assert tab.page.url.endswith("?q=arsip")
        assert titles(tab) != first


def test_every_result_leads_to_its_page(browser: Browser, sample: Host) -> None:
    with visit(browser, sample.url, viewport=DESK) as tab:
        for place in PAGES.values():
            tab.go(sample.address(place))
            index = tab.page.evaluate("searchIndex.pages")
            folder = (sample.folder / place).parent
            assert len(index) > 20
            assert [one for one in index if not (folder / one[5]).resolve().is_file()] == []


def test_long_results_come_in_parts_and_the_keyboard_goes_on_where_they_begin(browser: Browser, real: Host) -> None:
    with visit(browser, real.url, viewport=DESK) as tab:
        assert len(ask(tab, real, "a")) == 30
        more = tab.page.get_by_role("button", name="Tampilkan berikutnya")
        more.focus()
        tab.page.keyboard.press("Enter")
        assert len(titles(tab)) > 30
        assert tab.page.evaluate("document.activeElement.textContent") == titles(tab)[30]


def test_without_a_script_the_search_page_leads_to_every_government(browser: Browser, sample: Host) -> None:
    with visit(browser, sample.url, viewport=PHONE, java_script_enabled=False) as tab:
        tab.page.goto(f"{sample.address(PAGES['id'])}?q=kepuasan")
        expect(tab.page.locator("#search")).to_be_hidden()
        expect(tab.page.get_by_text("Pencarian tidak berjalan")).to_be_visible()
        tab.page.get_by_role("link", name="Kota Contoh").first.click()
        assert "kota-contoh" in tab.page.url


def test_search_works_from_a_folder(browser: Browser, sample: Host) -> None:
    with visit(browser, "file://", viewport=PHONE) as tab:
        assert tab.go(f"{(sample.folder / PAGES['id']).as_uri()}?q=puas") == []
        assert any("Kepuasan warga" in title for title in titles(tab))
        tab.page.locator("#search-words").fill("arsip")
        tab.page.keyboard.press("Enter")
        tab.page.locator("#search-found a").first.click()
        assert "Seksi Arsip" in tab.page.locator("h1").text_content()
        assert tab.faults == []
