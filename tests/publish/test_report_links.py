"""The way to answer: every page of a government says where to report, and what the report is about."""

import re
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import msgspec
import publish_sample as sample
import pytest
from hypothesis import given, strategies as st

from kinerja.disclose.published import Release
from kinerja.model import Contact
from kinerja.publish import contact
from kinerja.publish.page import Page
from kinerja.publish.site import Site, render

PLACE = "instansi/kota-contoh/dinas/kepuasan/"
FACTS = st.fixed_dictionaries({name: st.text(max_size=60) for name in ("page", "release", "figure")})


def release(channels: Contact | None) -> Release:
    government = msgspec.structs.replace(sample.release().government, contact=channels)
    return msgspec.structs.replace(sample.release(), government=government)


def page(root: Path, language: str = "id", place: str = PLACE, **site: str) -> str:
    channels = site.pop("channels", None)
    given_release = release(Contact(**{"complaints_url": channels})) if channels else release(None)
    render(Site(((given_release,),), sample.RULES, sample.HAND_WRITTEN, **site), root)  # type: ignore[arg-type]
    return (root / "docs" / language / place / "index.md").read_text(encoding="utf-8")


def links(source: str) -> dict[str, str]:
    """The address of each channel by its words."""
    block = source[source.index('<ul class="k-channels">') :]
    found = re.findall(r'<a href="([^"]+)" rel="external noopener nofollow">([^<]+)</a>', block[: block.index("</ul>")])
    return {unescape(words): unescape(url) for url, words in found}


def test_a_channel_is_told_the_page_the_release_and_the_figure(tmp_path: Path) -> None:
    source = page(tmp_path, channels="https://lapor.invalid/?h={page}&r={release}&a={figure}#{page}")
    url = links(source)["Laporkan masalah"]
    assert parse_qs(urlsplit(url).query) == {"h": [PLACE], "r": ["2"], "a": ["Kepuasan warga, Dinas Perizinan"]}
    assert "{" not in url


def test_the_page_is_told_with_its_whole_address_where_the_site_knows_its_own(tmp_path: Path) -> None:
    english = "governments/kota-contoh/dinas/kepuasan/"
    source = page(
        tmp_path, "en", english, channels="https://lapor.invalid/?h={page}", url="https://kinerja.invalid/dasar"
    )
    url = links(source)["Report a problem"]
    assert parse_qs(urlsplit(url).query) == {"h": [f"https://kinerja.invalid/dasar/en/{english}"]}


def test_a_channel_without_gaps_is_linked_as_it_is_and_the_text_to_copy_tells_the_rest(built: Path) -> None:
    source = (built / "build" / "docs" / "id" / PLACE / "index.md").read_text(encoding="utf-8")
    assert links(source) == {
        "Laporkan masalah": "https://contoh.invalid/lapor",
        "Minta informasi": "https://contoh.invalid/informasi",
    }
    said = sample.Skeleton(sample.body(source)).text
    assert re.search(
        r"Tentang: Kepuasan warga, Dinas Perizinan Isi: .+ Instansi: Kota Contoh Rilis: 2, 22 November 2026 "
        r"Halaman: instansi/kota-contoh/dinas/kepuasan/",
        said,
    )


def test_a_government_without_channels_says_so_and_leads_to_what_can_be_done(tmp_path: Path) -> None:
    source = page(tmp_path)
    assert "Instansi ini belum menyebut saluran untuk warga." in source
    assert 'href="../../../../tentang/index.html#report"' in source
    assert "k-channels" not in source
    assert "Tentang: Kepuasan warga, Dinas Perizinan" in sample.Skeleton(sample.body(source)).text


def test_figures_that_are_invented_are_not_to_be_reported(built: Path) -> None:
    source = (built / "build" / "docs" / "id" / "instansi/kabupaten-lain/index.md").read_text(encoding="utf-8")
    assert "Angka di halaman ini rekaan, jadi jangan melaporkannya." in source


def test_only_pages_about_a_government_ask_for_reports(built: Path) -> None:
    docs = built / "build" / "docs" / "id"
    counted = {
        path.relative_to(docs).as_posix(): path.read_text("utf-8").count('id="report"') for path in docs.rglob("*.md")
    }
    about_one = {name for name in counted if "kota-contoh" in name or "kabupaten-lain" in name}
    assert {name for name, count in counted.items() if count} == about_one | {"tentang/index.md"}
    assert max(counted.values()) == 1


@pytest.mark.parametrize("url", ["javascript:alert({page})", "//x.invalid/{page}", "data:text/html,{figure}", "/lokal"])
def test_an_address_that_is_not_of_the_web_is_no_channel(url: str) -> None:
    told = contact.report(Page((), "T", "D", "t.html", release=release(Contact(complaints_url=url))), "h/")
    assert told == contact.Report("h/", "T", ())


def test_a_page_without_a_release_has_no_report() -> None:
    assert contact.report(Page((), "T", "D", "t.html"), "h/") is None


@given(FACTS)
def test_a_fact_stays_one_value_whatever_it_holds(facts: dict[str, str]) -> None:
    url = contact.filled("https://x.invalid/?p={page}&r={release}&f={figure}", facts)
    query = urlsplit(url).query
    pairs = parse_qs(query, keep_blank_values=True, errors="strict")
    assert pairs == {"p": [facts["page"]], "r": [facts["release"]], "f": [facts["figure"]]}
    assert re.fullmatch(r"https://x\.invalid/\?[!-~]*", url)
