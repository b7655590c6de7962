import os
from dataclasses import replace
from pathlib import Path

import msgspec
import publish_sample as sample
import pytest

from kinerja.publish import address
from kinerja.publish.pages import PAGES
from kinerja.publish.site import Site, SiteFault, render
from kinerja.publish.voice import Voice
from kinerja.texts import LANGUAGES

GOLDEN = Path(__file__).parent / "golden"


def generated(folder: Path) -> list[str]:
    """The generated pages, without those written by hand."""
    own = sample.HAND_WRITTEN / folder.name
    hand_written = {path.relative_to(own) for path in own.rglob("*.md")}
    return sorted(
        name.as_posix() for path in folder.rglob("*.md") if (name := path.relative_to(folder)) not in hand_written
    )


def test_every_page_exists_in_both_languages(built: Path) -> None:
    site = sample.site()
    places = [
        [page.address for module in PAGES for page in module.pages(site, Voice(language))] for language in LANGUAGES
    ]
    assert places[0] == places[1]
    for language in LANGUAGES:
        files = sorted(f"{address.path(language, place)}index.md" for place in places[0])
        assert generated(built / "build" / "docs" / language) == files


@pytest.mark.parametrize("language", LANGUAGES)
def test_addresses_never_change(built: Path, language: str) -> None:
    """Citizens keep them, feeds and other sites link to them: a line may be added here, none may change."""
    listed = "\n".join(generated(built / "build" / "docs" / language)) + "\n"
    golden = GOLDEN / f"addresses.{language}.txt"
    if os.environ.get("KINERJA_UPDATE"):
        golden.write_text(listed, encoding="utf-8")
    assert listed == golden.read_text(encoding="utf-8")


def test_a_second_rendering_writes_nothing_and_removes_what_is_no_longer_produced(tmp_path: Path) -> None:
    render(sample.site(), tmp_path)
    files = [path for path in sorted(tmp_path.rglob("*")) if path.is_file()]
    for path in files:
        os.utime(path, ns=(1, 1))
    stale = tmp_path / "docs" / "id" / "instansi" / "dihapus" / "index.md"
    stale.parent.mkdir()
    stale.write_text("lama", encoding="utf-8")
    render(sample.site(), tmp_path)
    assert [path for path in sorted(tmp_path.rglob("*")) if path.is_file()] == files
    assert {path.stat().st_mtime_ns for path in files} == {1}
    assert not stale.parent.exists()


def test_only_the_changed_page_is_written_again(tmp_path: Path) -> None:
    render(sample.site(), tmp_path)
    page = tmp_path / "docs" / "en" / "rules" / "index.md"
    right = page.read_bytes()
    page.write_bytes(b"wrong")
    render(sample.site(), tmp_path)
    assert page.read_bytes() == right


@pytest.mark.parametrize("identifier", ["../keluar", "a/b", "", ".", "..", "a b", "a\n"])
def test_an_id_that_leads_out_of_the_folder_is_refused(tmp_path: Path, identifier: str) -> None:
    bad = msgspec.structs.replace(sample.first().government, id=identifier)
    site = replace(sample.site(), releases=((msgspec.structs.replace(sample.first(), government=bad),),))
    with pytest.raises(SiteFault):
        render(site, tmp_path)


def test_two_governments_cannot_have_the_same_page(tmp_path: Path) -> None:
    site = replace(sample.site(), releases=((sample.first(),), (sample.first(),)))
    with pytest.raises(SiteFault):
        render(site, tmp_path)


def test_a_site_without_releases_says_so(tmp_path: Path) -> None:
    render(Site((), sample.RULES, sample.HAND_WRITTEN), tmp_path)
    home = sample.Skeleton(sample.body((tmp_path / "docs/id/index.md").read_text(encoding="utf-8")))
    assert "Belum ada rilis." in home.text


def test_each_page_of_a_government_names_its_release_and_what_its_figures_are(built: Path) -> None:
    for language, root, release, kinds in (
        (
            "id",
            "instansi",
            "Rilis {}, {}",
            ("Kutipan Angka di halaman ini dikutip", "Data contoh Angka di halaman ini"),
        ),
        ("en", "governments", "Release {}, {}", ("Quoted The figures on this page", "Example data The figures on")),
    ):
        folder = built / "build" / "docs" / language / root
        for path in folder.rglob("*.md"):
            text = sample.Skeleton(sample.body(path.read_text(encoding="utf-8"))).text
            quoted = path.is_relative_to(folder / "kota-contoh")
            assert release.format(*(("2", "22 November 2026") if quoted else ("1", "1 O"))) in text, path
            assert kinds[not quoted] in text, path


def test_a_preview_says_on_every_page_that_it_is_not_published(tmp_path: Path) -> None:
    render(sample.site(preview=True), tmp_path)
    for name in generated(tmp_path / "docs" / "id"):
        assert "Halaman ini belum terbit." in (tmp_path / "docs" / "id" / name).read_text(encoding="utf-8"), name


def test_what_is_published_never_says_that_it_is_a_preview(built: Path) -> None:
    assert not any("k-banner--preview" in page for _, page in sample.pages(built / "site"))


@pytest.mark.parametrize(
    ("name", "page"),
    [
        ("indikator.id.html", "id/instansi/kota-contoh/dinas/kepuasan/index.md"),
        ("unit.en.html", "en/governments/kota-contoh/dinas/index.md"),
        ("government.id.html", "id/instansi/kota-contoh/index.md"),
        ("disclosure.id.html", "id/metode/pegawai/staf-contoh/index.md"),
    ],
)
def test_a_page_says_exactly_this(built: Path, name: str, page: str) -> None:
    said = sample.body((built / "build" / "docs" / page).read_text(encoding="utf-8")) + "\n"
    golden = GOLDEN / name
    if os.environ.get("KINERJA_UPDATE"):
        golden.write_text(said, encoding="utf-8")
    assert said == golden.read_text(encoding="utf-8")


def test_hand_written_pages_and_their_pictures_are_copied_as_they_are(built: Path) -> None:
    for language in ("id", "en"):
        pages, pictures = (sorted((sample.HAND_WRITTEN / language).rglob(f"*.{end}")) for end in ("md", "png"))
        assert pages
        assert pictures
        for path in (*pages, *pictures):
            name = path.relative_to(sample.HAND_WRITTEN / language)
            assert (built / "build" / "docs" / language / name).read_bytes() == path.read_bytes()


def test_test_vectors_that_are_none_are_refused(tmp_path: Path) -> None:
    (tmp_path / "rusak.json").write_text('{"about": "apa saja"}', encoding="utf-8")
    with pytest.raises(SiteFault, match=r"rusak\.json"):
        render(replace(sample.site(), vectors=tmp_path), tmp_path / "build")


def test_a_site_without_test_vectors_does_not_speak_of_them(tmp_path: Path) -> None:
    render(replace(sample.site(), vectors=None), tmp_path)
    pages = [path.read_text(encoding="utf-8") for path in (tmp_path / "docs/id/metode").rglob("*.md")]
    assert pages
    assert not [page for page in pages if "vektor-uji" in page]
