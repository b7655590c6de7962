import csv
import hashlib
import json
import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import urljoin

import changes_sample
import publish_sample as sample
import pytest
from msgspec import structs

from kinerja.disclose.published import Release
from kinerja.publish import address
from kinerja.publish.content import Site
from kinerja.publish.page import Page
from kinerja.publish.pages.governments.change_box import changes_view
from kinerja.publish.pages.history import corrections, releases, reviews
from kinerja.publish.press import Press
from kinerja.publish.site import render
from kinerja.publish.voice import Voice

LARGEST = 40_000
ID, EN = Voice("id"), Voice("en")


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The documents, by language, of a site whose city has three releases."""
    root = tmp_path_factory.mktemp("changed")
    render(changes_sample.site(), root)
    return root / "docs"


def page(docs: Path, name: str, language: str = "id") -> sample.Skeleton:
    return sample.Skeleton(sample.body((docs / language / name / "index.md").read_text(encoding="utf-8")))


def printed(site: Site, voice: Voice, *modules: object) -> dict[str, str]:
    press = Press(site, voice)
    files = (press.file(one) for module in modules for one in module.pages(site, voice))  # type: ignore[attr-defined]
    return {name: content.decode() for name, content in files}


def test_the_list_of_releases_tells_what_each_changed_and_that_the_chain_is_whole(changed: Path) -> None:
    shown = page(changed, "rilis/kota-contoh")
    assert "Rilis 3, 24 Desember 2026 Koreksi resmi: 2, Realisasi direvisi: 1, Target diubah: 1," in shown.text
    assert "Rilis 1, 1 Februari 2026 Rilis pertama." in shown.text
    assert shown.text.index("Rilis 3,") < shown.text.index("Rilis 2,") < shown.text.index("Rilis 1,")
    assert "Rantai rilis utuh. Sidik dari 3 rilis" in shown.text
    assert "Baru ada satu rilis" in page(changed, "rilis/kabupaten-lain").text


def test_a_chain_that_does_not_hold_is_said_to_be_broken() -> None:
    first, second, third = changes_sample.chain()
    altered = structs.replace(first, made="2026-02-02T00:00:00Z")
    site = replace(changes_sample.site(), releases=((altered, second, third),))
    shown = sample.Skeleton(printed(site, ID, releases)["rilis/kota-contoh/index.md"]).text
    assert "Rantai rilis tidak cocok. Rilis yang tidak memuat sidik rilis sebelumnya dengan benar: 2." in shown


def test_anybody_can_check_the_chain_with_the_files_of_the_site(changed: Path) -> None:
    for language, root, name in (("id", "/", "rilis/kota-contoh"), ("en", "/en/", "releases/kota-contoh")):
        links = [one for one in page(changed, name, language).links if one.endswith("release.json")]
        # The files lie below the Indonesian root, which is that of the site.
        files = [(changed / f"id{urljoin(f'{root}{name}/', one)}").read_bytes() for one in links]
        newest_first = [json.loads(one) for one in files]
        assert [one["number"] for one in newest_first] == [3, 2, 1]
        for later, earlier in zip(newest_first, files[1:], strict=False):
            assert later["previous"]["sha256"] == hashlib.sha256(earlier).hexdigest()


def test_the_page_of_a_release_tells_each_change_where_it_happened(changed: Path) -> None:
    shown = page(changed, "rilis/kota-contoh/3").text
    _, _, unit = shown.partition("Dinas Perizinan")
    for said in (
        "Realisasi direvisi Kepuasan warga 2025 Realisasi berubah dari 82,8 indeks menjadi 84,5 indeks.",
        "Status berubah Kepuasan warga 2025 Status berubah dari Mendekati menjadi Tercapai.",
        "Target diubah Kesalahan cetak 2026 Target berubah dari 1 % menjadi 0,5 %.",
        "Predikat unit diubah 2025 Predikat berubah dari Baik menjadi Istimewa.",
        "Hasil baru Opini 2026 Realisasi WTP dari target WTP.",
        "Indikator dirumuskan ulang Waktu izin Yang berubah: pengertian.",
        "Survei tidak ditampilkan Pelayanan izin Semester I 2026 Angkanya tidak ditampilkan",
    ):
        assert said in unit, said


def test_a_change_of_a_page_that_is_gone_is_told_without_a_link(changed: Path) -> None:
    shown = page(changed, "rilis/kota-contoh/3")
    assert "Indikator dihapus Indikator lama" in shown.text
    assert not [one for one in shown.links if one.endswith("lama/index.html")]


def test_no_page_tells_a_figure_of_a_survey_that_is_withheld_now(changed: Path) -> None:
    for name in ("rilis/kota-contoh/3", "rilis/kota-contoh/2", "koreksi/kota-contoh"):
        assert "82,70" not in page(changed, name).text
    for language, folder in (("id", "rilis"), ("en", "releases")):
        docs = changed / language / folder / "kota-contoh"
        assert not [path for path in docs.rglob("changes.*") if "82.70" in path.read_text(encoding="utf-8")]


def test_the_files_of_a_release_tell_every_change(changed: Path) -> None:
    folder = changed / "id/rilis/kota-contoh/3"
    rows = list(csv.DictReader((folder / "changes.csv").read_text(encoding="utf-8").splitlines()))
    documents = json.loads((folder / "changes.json").read_text(encoding="utf-8"))
    assert [one["change"] for one in rows] == [one["change"] for one in documents]
    assert len(rows) == 19
    assert rows[2] == {
        "government": "kota-contoh",
        "release": "3",
        "change": "figure-revised",
        "unit": "dinas",
        "unit_name": "Dinas Perizinan",
        "subject": "kepuasan",
        "name": "Kepuasan warga",
        "period": "2025",
        "old": "82.8",
        "new": "84.5",
        "count": "1",
    }


def test_a_correction_says_what_where_why_and_who_approved_it(changed: Path) -> None:
    shown = page(changed, "koreksi/kota-contoh")
    assert (
        "Koreksi 001, 2025 Yang dikoreksi Dinas Perizinan units/dinas/measurements/2025.yml"
        " Alasan Salah ketik di laporan Disetujui oleh Inspektur, Sekretaris Daerah"
        " Terbit dalam Rilis 3, 24 Desember 2026"
        " Letak nilai Semula Menjadi Realisasi /results/0/value 82,8 84,5 Catatan /results/0/note – diperiksa"
    ) in shown.text
    assert shown.text.index("Koreksi 002, 2025") < shown.text.index("Koreksi 001, 2025")
    assert "../../instansi/kota-contoh/dinas/kepuasan/index.html" in shown.links


def test_every_figure_that_moved_is_listed_even_without_a_formal_correction(changed: Path) -> None:
    text = page(changed, "koreksi/kota-contoh").text
    _, _, moved = text.partition("Angka yang berubah antarrilis")
    assert "Target diubah Kesalahan cetak 2026" in moved
    assert "Predikat unit diubah 2025" in moved
    assert "Hasil baru" not in moved


def test_a_government_without_corrections_says_that_there_are_none(changed: Path) -> None:
    text = page(changed, "corrections/kabupaten-lain", "en").text
    assert "There are no formal corrections yet." in text
    assert "No figure has changed after it was published." in text


def test_a_review_says_what_was_decided_and_a_shared_reason_once(changed: Path) -> None:
    listed = page(changed, "telaah/kota-contoh").text
    assert listed.index("Telaah sistem, 1 Desember 2026 Umpan balik") < listed.index("Telaah indikator, 30 Juni 2026")
    assert "1 Dihentikan 2 Dipertahankan Telaah berikutnya paling lambat 31 Desember 2026." in listed
    one = page(changed, "telaah/kota-contoh/2026-06-30")
    assert "Dihentikan Alasan: Tidak dipakai lagi lama Penggantinya: Waktu izin" in one.text
    assert one.text.count("Masih tepat") == 1
    assert "../../../instansi/kota-contoh/dinas/kepuasan/index.html" in one.links


def test_only_who_publishes_own_figures_is_expected_to_publish_reviews() -> None:
    quoted, example = changes_sample.chain()[1], sample.example()
    assert not quoted.reviews
    assert (reviews.exists(quoted), reviews.exists(example)) == (False, True)
    site = replace(changes_sample.site(), releases=((quoted,), (example,)))
    shown = printed(site, EN, reviews)
    assert list(shown) == ["reviews/kabupaten-lain/index.md"]
    assert "No review has been published yet." in shown["reviews/kabupaten-lain/index.md"]


def test_a_box_of_changes_tells_the_most_important_and_counts_the_rest() -> None:
    box = changes_view(ID, changes_sample.chain())
    assert [one.label for one in box.lines] == [
        "Koreksi resmi: 2",
        "Realisasi direvisi",
        "Target diubah",
        "Status berubah",
        "Survei tidak ditampilkan",
        "Predikat unit diubah",
    ]
    assert box.more == 12
    (only,) = changes_view(ID, changes_sample.chain()[:1]).lines
    assert only.sentence == "Rilis pertama, dengan 0 unit kerja."


def test_a_box_tells_few_changes_one_by_one() -> None:
    before = changes_sample.chain()[1]
    after = changes_sample.following(before, structs.replace(before, periods=changes_sample.later().periods))
    box = changes_view(EN, (before, after))
    assert [(one.label, one.period, one.sentence) for one in box.lines] == [
        (
            "Changed status of a period",
            "2025",
            "The status of the period changed from Final to Final, with corrections.",
        ),
        ("New period", "2027", "Its status: Open."),
    ]
    assert box.more == 0


@pytest.mark.parametrize(("voice", "newest"), [(ID, "rilis/kota-contoh/3"), (EN, "releases/kota-contoh/3")])
def test_the_box_of_changes_leads_to_the_release_that_tells_them_all(voice: Voice, newest: str) -> None:
    box = changes_view(voice, changes_sample.chain())
    page = Page(address.government("kota-contoh"), "", "", "government_changes.html", {"changes": box})
    shown = sample.Skeleton(Press(changes_sample.site(), voice).file(page)[1].decode())
    assert f"../../{newest}/index.html" in shown.links
    assert " ".join(box.lines[1].sentence.split()) in shown.text
    assert voice.text("changes.more", count=12) in shown.text


def large() -> Site:
    """A city of 300 units with 5 indicators each, all of whose figures are revised, and many releases."""
    base = changes_sample.later()
    indicator = next(one for one in base.units[0].indicators if one.id == "kepuasan")
    name = "Nama indikator yang panjang " * 6

    def city(number: int) -> Release:
        figures = tuple(structs.replace(one, realisation=str(number)) for one in indicator.figures)
        five = tuple(structs.replace(indicator, id=f"i{each}", name=name, figures=figures) for each in range(5))
        units = tuple(
            structs.replace(base.units[0], id=f"u{each}", name=f"{name}{each}", indicators=five, surveys=())
            for each in range(300)
        )
        items = tuple(
            structs.replace(
                base.reviews[0].items[0], unit=f"u{each % 300}", indicator="i1", reason=f"Alasan {each % 7}"
            )
            for each in range(1500)
        )
        dates = (f"20{year:02}-0{month}-01" for year in range(10, 26) for month in (1, 7))
        found = tuple(
            structs.replace(base.corrections[0], number=f"{each:03}", changes=base.corrections[0].changes * 20)
            for each in range(100)
        )
        every = tuple(
            structs.replace(base.reviews[0], date=date, items=items if date.startswith("2025") else ())
            for date in dates
        )
        return structs.replace(base, number=number, units=units, reviews=every, corrections=found)

    first = city(1)
    chain = [first]
    for number in range(2, 5):
        chain.append(changes_sample.following(chain[-1], city(number)))
    return replace(changes_sample.site(), releases=(tuple(chain),))


def test_no_page_of_a_large_city_grows_beyond_what_a_phone_can_load() -> None:
    sizes = {name: len(text.encode()) for name, text in printed(large(), ID, releases, corrections, reviews).items()}
    assert {name: size for name, size in sizes.items() if size > LARGEST - 5_000} == {}
    assert len(sizes) > 30


def test_what_a_page_leaves_out_is_counted() -> None:
    text = printed(large(), ID, releases)["rilis/kota-contoh/2/index.md"]
    assert re.search(r"Masih ada 4\.4\d\d perubahan lain dalam berkas", text)


def test_every_text_of_a_record_is_shown_as_text() -> None:
    markup = '<script>alert(1)</script>{{ 7*7 }}" onclick="x'
    site = changes_sample.site(lambda text: f"{text} {markup}")
    benign = printed(changes_sample.site(), ID, releases, corrections, reviews)
    hostile = printed(site, ID, releases, corrections, reviews)
    assert hostile.keys() == benign.keys()
    for name, text in hostile.items():
        shown, plain = sample.Skeleton(sample.body(text)), sample.Skeleton(sample.body(benign[name]))
        assert shown.elements == plain.elements, name
        assert shown.links == plain.links, name
    assert markup in sample.Skeleton(hostile["koreksi/kota-contoh/index.md"]).text
