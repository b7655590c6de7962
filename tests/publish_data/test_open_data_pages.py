"""The pages of open data: each link leads somewhere, each size and digest is true, no text breaks out."""

import json
import posixpath
import re
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from types import ModuleType

import msgspec
import pytest
from opendata_sample import RELEASE

from kinerja.disclose.published import Release
from kinerja.publish import opendata
from kinerja.publish.address import ROOTS
from kinerja.publish.content import Site
from kinerja.publish.files import data
from kinerja.publish.opendata import api
from kinerja.publish.pages.data import (
    columns as open_data_columns,
    overview as open_data,
    place as open_data_place,
    programs as open_data_programs,
)
from kinerja.publish.press import Press
from kinerja.publish.voice import Voice
from kinerja.texts import LANGUAGES

MODULES = (open_data, open_data_place, open_data_columns, open_data_programs)
HOSTILE = '</script><script>alert(1)</script> " onload=x {{ 7*7 }} \u2028 & \u202e' + "panjang" * 40
PLACE = "data-terbuka/balai-contoh/index.md"


def site(release: Release = RELEASE, url: str = "") -> Site:
    return Site(((release,),), (), Path("docs"), url=url)


def made(site: Site, language: str = "id", modules: tuple[ModuleType, ...] = MODULES) -> dict[str, str]:
    voice = Voice(language)
    press = Press(site, voice)
    files = (press.file(page) for module in modules for page in module.pages(site, voice))
    return {name: content.decode().split("\n---\n", 1)[1] for name, content in files}


def renamed(name: str) -> Release:
    government = msgspec.structs.replace(RELEASE.government, name=name)
    return msgspec.structs.replace(RELEASE, government=government)


class Page(HTMLParser):
    """A page as its links, its headings, its texts and its data block."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[str] = []
        self.elements: list[str] = []
        self.blocks: list[str] = []
        self.text = ""
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        self.links += [value for name, value in attrs if name == "href" and value]

    def handle_data(self, data: str) -> None:
        if self.elements and self.elements[-1] == "script" and data.strip():
            self.blocks.append(data)
            self.elements.append("")
        else:
            self.text += data


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_to_data_leads_to_a_file_or_page_of_open_data(language: str) -> None:
    pages = made(site(), language)
    root = ROOTS[language]
    known = {f"{root}{name.removesuffix('index.md')}index.html" for name in pages}
    known |= {ROOTS[each] + name for each in LANGUAGES for name, _ in data.files(site(), Voice(each))}
    for name, source in pages.items():
        for link in Page(source).links:
            target = posixpath.normpath(posixpath.join(root + posixpath.dirname(name), link.partition("#")[0]))
            if "data" in target:
                assert target in known, (name, link)


def test_every_file_of_the_government_is_told_with_its_true_digest_and_size() -> None:
    text = " ".join(Page(made(site())[PLACE]).text.split())
    for name, content in opendata.files(RELEASE, "id"):
        assert f"{name} {sha256(content).hexdigest()} {-(-len(content) // 1000)} KB" in text


def test_every_table_with_rows_can_be_taken_in_each_format_and_the_others_are_named_as_empty() -> None:
    bare = msgspec.structs.replace(RELEASE, corrections=(), reviews=())
    page = Page(made(site(bare))[PLACE])
    filled = set(opendata.tables()) - {"corrections", "reviews"}
    taken = {link for link in page.links if re.fullmatch(r"[a-z-]+\.(csv|parquet)", link)}
    assert taken == {f"{name}.{ending}" for name in filled for ending in ("csv", "parquet")}
    assert "Tabel yang masih kosong Telaah, Koreksi." in " ".join(page.text.split())


def test_a_page_without_pyarrow_names_no_parquet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kinerja.publish.opendata.parquet.find_spec", lambda _: None)
    pages = made(site(msgspec.structs.replace(RELEASE)), modules=(open_data, open_data_place, open_data_programs))
    shown = {name: Page(source).text.partition("Perubahan format")[0] for name, source in pages.items()}
    assert [name for name, text in shown.items() if "parquet" in text.casefold()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_hostile_name_stays_a_text_and_the_data_block_whole(language: str) -> None:
    plain, hostile = made(site(), language), made(site(renamed(HOSTILE)), language)
    for name, source in plain.items():
        assert Page(hostile[name]).elements == Page(source).elements, name
    page = Page(next(source for name, source in hostile.items() if "balai-contoh/" in name))
    (block,) = page.blocks
    assert json.loads(block)["creator"]["name"] == HOSTILE
    assert not set("<>&") & set(block)


def test_the_data_block_tells_whole_addresses_where_the_site_has_one() -> None:
    (block,) = Page(made(site(url="https://contoh.go.id"))[PLACE]).blocks
    described = json.loads(block)
    base = "https://contoh.go.id/data-terbuka/balai-contoh/"
    assert (described["@type"], described["url"], described["temporalCoverage"]) == (
        "Dataset",
        base,
        "2019-01-01/2020-12-31",
    )
    names = {name for name, _ in opendata.files(RELEASE, "id")}
    assert {one["contentUrl"].removeprefix(base) for one in described["distribution"]} <= names


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_light(language: str) -> None:
    assert {name: len(source) for name, source in made(site(), language).items() if len(source) > 34_000} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_table_has_a_page_that_tells_all_its_columns(language: str) -> None:
    pages = {Path(name).parent.name: Page(source).text for name, source in made(site(), language).items()}
    for table in opendata.tables():
        assert [column.name for column in opendata.columns(table) if f"\n{column.name}" not in pages[table]] == []


def test_the_example_for_programs_is_a_part_of_a_real_file() -> None:
    source = made(site(), modules=(open_data_programs,))["data-untuk-program/index.md"]
    found = re.search(r"<pre.*?><code>(.*?)</code>", source, re.DOTALL)
    assert found
    example = json.loads(found[1].replace("&#34;", '"'))
    file = json.loads(dict(api.files(RELEASE, "id"))["api/indicators/balai/kepuasan.json"])
    assert {name: example[name] for name in example if name != "indicator"} == {
        name: file[name] for name in file if name != "indicator"
    }
    (figure,) = example["indicator"]["figures"]
    assert figure.items() <= file["indicator"]["figures"][0].items()
    assert figure["achievement"] == "120.00"


def test_a_site_without_releases_has_pages_that_say_so() -> None:
    pages = made(Site((), (), Path("docs")))
    assert "Belum ada rilis" in pages["data-terbuka/index.md"]
    assert "{instansi}/api/units.json" in pages["data-untuk-program/index.md"]
