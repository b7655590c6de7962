"""The feeds hold what RFC 4287 asks of a feed, and say what changed."""

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from urllib.parse import urljoin, urlparse
from xml.etree import ElementTree

import changes_sample
import publish_sample as sample
import pytest
import yaml
from msgspec import structs

from kinerja.publish.content import Site
from kinerja.publish.files import feeds
from kinerja.publish.site import render
from kinerja.publish.voice import Voice

ATOM = "{http://www.w3.org/2005/Atom}"
XHTML = "{http://www.w3.org/1999/xhtml}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
URL = "https://kinerja.invalid/situs"
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")

CITY = "rilis/kota-contoh/feed.xml"
OFFICE = "instansi/kota-contoh/dinas/feed.xml"


def made(site: Site, language: str = "id") -> Mapping[str, bytes]:
    return dict(feeds.files(site, Voice(language)))


def parsed(site: Site, name: str, language: str = "id") -> ElementTree.Element:
    return ElementTree.fromstring(made(site, language)[name])


def texts(feed: ElementTree.Element, name: str) -> list[str]:
    return [one.text or "" for one in feed.iter(f"{ATOM}{name}")]


def lines(entry: ElementTree.Element) -> list[str]:
    return [one.text or "" for one in entry.iter(f"{XHTML}li")]


def faults(document: bytes) -> list[str]:
    """What RFC 4287 asks of a feed and this one lacks (sections 4.1.1, 4.1.2, 4.2.6, 4.2.7 and 3.3)."""
    feed = ElementTree.fromstring(document)
    found = [] if feed.tag == f"{ATOM}feed" and feed.get(LANG) else ["no feed of a language"]
    found += [fault for holder in (feed, *feed.findall(f"{ATOM}entry")) for fault in _lacking(holder)]
    if not feed.findall(f"{ATOM}author/{ATOM}name"):
        found.append("no author")
    ids = texts(feed, "id")
    if len(ids) != len(set(ids)):
        found.append("an id twice")
    for one in feed.iter(f"{ATOM}content"):
        if one.get("type") != "xhtml" or [child.tag for child in one] != [f"{XHTML}div"]:
            found.append("content that is not one division")
    return found


def _lacking(holder: ElementTree.Element) -> list[str]:
    """What a feed and an entry need alike."""
    found = [f"not one {name}" for name in ("id", "title", "updated") if len(holder.findall(f"{ATOM}{name}")) != 1]
    links = [(one.get("rel"), one.get("type")) for one in holder.findall(f"{ATOM}link")]
    if len(links) != len(set(links)) or ("alternate", "text/html") not in links:
        found.append("links")
    found += [one for one in texts(holder, "updated") if not TIME.fullmatch(one)]
    return found + [one for one in texts(holder, "id") if not urlparse(one).scheme]


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("url", ["", URL])
def test_every_feed_is_one_by_the_rules_of_atom(language: str, url: str) -> None:
    every = made(changes_sample.site(url=url), language)
    assert len(every) == 2 + 9
    assert {name: found for name, document in every.items() if (found := faults(document))} == {}


def test_the_check_of_the_rules_finds_what_is_missing() -> None:
    right = made(changes_sample.site())[CITY]
    for part in (b"<author>.*?</author>", b"<updated>.*?</updated>", b'<link rel="alternate".*?/>', b'xml:lang="id"'):
        assert faults(re.sub(part, b"", right, count=1, flags=re.DOTALL)), part


def test_the_feed_of_a_government_tells_each_release_newest_first() -> None:
    feed = parsed(changes_sample.site(), CITY)
    assert texts(feed, "updated") == [
        "2026-12-24T05:06:07Z",
        "2026-12-24T05:06:07Z",
        "2026-11-22T04:05:06Z",
        "2026-02-01T00:00:00Z",
    ]
    newest = feed.findall(f"{ATOM}entry")[0]
    assert texts(newest, "title") == ["Rilis 3, 24 Desember 2026"]
    assert texts(newest, "summary")[0].startswith("Koreksi resmi: 2, Realisasi direvisi: 1,")
    assert (
        "Realisasi direvisi: Kepuasan warga, 2025: Realisasi berubah dari 82,8\u00a0indeks menjadi 84,5\u00a0indeks."
        in lines(newest)
    )


def test_the_feed_of_a_unit_tells_only_the_releases_that_changed_it() -> None:
    chain = changes_sample.chain()
    goals_only = changes_sample.following(chain[-1], structs.replace(chain[-1], goals=()))
    feed = parsed(replace(changes_sample.site(), releases=((*chain, goals_only),)), OFFICE)
    assert texts(feed, "title") == [
        "Perubahan kinerja: Dinas Perizinan, Kota Contoh",
        "Rilis 3, 24 Desember 2026",
        "Rilis 2, 22 November 2026",
    ]
    every = [line for entry in feed.findall(f"{ATOM}entry") for line in lines(entry)]
    assert "Unit kerja baru: Dinas Perizinan: Indikator unit ini: 8." in every
    assert not [line for line in every if line.startswith("Koreksi resmi")]


def test_links_are_whole_addresses_where_that_of_the_site_is_known() -> None:
    feed = parsed(changes_sample.site(url=URL), "releases/kota-contoh/feed.xml", "en")
    links = {one.get("rel"): one.get("href") for one in feed.findall(f"{ATOM}link")}
    assert links == {
        "alternate": f"{URL}/en/governments/kota-contoh/",
        "self": f"{URL}/en/releases/kota-contoh/feed.xml",
    }
    (link, *_) = [one.get("href") for one in feed.iter(f"{ATOM}link") if one not in feed.findall(f"{ATOM}link")]
    assert link == f"{URL}/en/releases/kota-contoh/3/"


@pytest.mark.parametrize(("language", "root"), [("id", ""), ("en", "en/")])
def test_links_lead_to_pages_of_the_site_where_its_address_is_unknown(tmp_path: Path, language: str, root: str) -> None:
    site = changes_sample.site()
    render(site, tmp_path)
    for name, document in made(site, language).items():
        for one in ElementTree.fromstring(document).iter(f"{ATOM}link"):
            there = urljoin(f"/{root}{name}", one.get("href") or "").removeprefix(f"/{root}")
            assert (tmp_path / "docs" / language / there.replace("index.html", "index.md")).is_file(), (name, there)


def test_an_entry_keeps_its_id_wherever_the_site_moves_and_gets_another_with_other_content() -> None:
    before, after = changes_sample.site(), changes_sample.site(url=URL)
    assert texts(parsed(before, CITY), "id") == texts(parsed(after, CITY), "id")
    *older, newest = before.releases[0]
    changed = replace(before, releases=((*older, structs.replace(newest, made="2026-12-25T00:00:00Z")),))
    first, second = texts(parsed(before, CITY), "id"), texts(parsed(changed, CITY), "id")
    assert [one == other for one, other in zip(first, second, strict=True)] == [True, False, True, True]
    assert not set(texts(parsed(before, OFFICE), "id")) & set(first)


def test_a_feed_holds_any_text_of_a_record_as_text() -> None:
    odd = "<b>&amp; ]]> \x00\x0b {{ 7*7 }}"
    site = changes_sample.site(lambda text: f"{text} {odd}")
    shown = [line for entry in parsed(site, CITY).iter(f"{ATOM}entry") for line in lines(entry)]
    assert any("Salah ketik di laporan <b>&amp; ]]> \ufffd\ufffd {{ 7*7 }}" in line for line in shown)


def test_a_page_names_its_feed(tmp_path: Path) -> None:
    site = changes_sample.site()
    render(site, tmp_path)
    for name in ("id/rilis/kota-contoh", "id/koreksi/kota-contoh"):
        page = (tmp_path / "docs" / name / "index.md").read_text(encoding="utf-8")
        feed = str(yaml.safe_load(page.split("---\n")[1])["feed"])
        assert (tmp_path / "docs" / name / feed).resolve() == tmp_path / "docs/id/rilis/kota-contoh/feed.xml"
    assert sample.body(page)


def test_a_feed_does_not_grow_with_the_number_of_releases() -> None:
    chain = list(changes_sample.chain())
    for number in range(40):
        goals = chain[-1].goals[:1] if number % 2 else sample.release().goals
        chain.append(changes_sample.following(chain[-1], structs.replace(chain[-1], goals=goals)))
    feed = parsed(replace(changes_sample.site(), releases=(tuple(chain),)), CITY)
    assert len(feed.findall(f"{ATOM}entry")) == 20
