"""Nothing that must stay inside leaves unseen, however it is packed, and what is told of it tells nothing."""

import base64
import gzip
import html
import io
import json
import os
import struct
import sys
import unicodedata
import zipfile
import zlib
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import FrameType
from urllib.parse import quote

import pytest
from hypothesis import given, strategies as st

from kinerja.audit.leaks import Leak, Secrets, scan

ID, NAME, TEXT = "p-7f3a91", "Zé Sulung Wirawan", "terlambat dua kali bulan ini karena anaknya sakit"
SECRETS = Secrets(frozenset({ID, "dev.akun_9"}), frozenset({NAME, TEXT}))
NIP = "19900101" + "201501" + "1" + "001"
NIK = "110101" + "410190" + "0001"
PAGE = '<!doctype html><html lang="id"><head><title>Dinas</title></head><body>\n<p title="x">{}</p>\n</body></html>'

Pack = Callable[[bytes], bytes]


def png(kind: bytes, content: bytes) -> bytes:
    chunks = ((b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)), (kind, content), (b"IEND", b""))
    body = (
        struct.pack(">I", len(one)) + name + one + struct.pack(">I", zlib.crc32(name + one)) for name, one in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(body)


def zipped(data: bytes, name: str = "xl/sharedStrings.xml") -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def data_uri(data: bytes) -> bytes:
    return b'<img src="data:application/octet-stream;base64,' + base64.b64encode(data) + b'">'


def entities(text: str) -> str:
    return "".join(f"&#{ord(sign)};" for sign in text)


def rich_text(text: str) -> str:
    return f"<si><r><t>{text[:2]}</t></r><r><rPr><b/></rPr><t>{text[2:]}</t></r></si>"


def css_escaped(text: str) -> str:
    return "".join(f"\\{ord(sign):06x}" for sign in text)


def fullwidth(text: str) -> str:
    return "".join(chr(ord(sign) + 0xFEE0) if sign.isascii() and sign.isalnum() else sign for sign in text)


WRITTEN: dict[str, Callable[[str], str]] = {
    "plainly": str,
    "in capitals": str.upper,
    "as HTML entities": entities,
    "in hexadecimal entities": lambda text: "".join(f"&#x{ord(sign):x};" for sign in text),
    "as named entities": lambda text: text.replace("é", "&eacute;").replace(" ", "&nbsp;"),
    "as an address": quote,
    "as an address of a form": lambda text: quote(text).replace("%20", "+"),
    "with every sign escaped in an address": lambda text: "".join(f"%{byte:02X}" for byte in text.encode()),
    "in an address of latin letters": lambda text: quote(text, encoding="latin-1"),
    "as JSON": json.dumps,
    "as JSON inside of JSON": lambda text: json.dumps(json.dumps({"text": "\n" + text})),
    "as JavaScript": lambda text: "".join(f"\\x{ord(sign):02x}" for sign in text),
    "as CSS": css_escaped,
    "with composed letters": lambda text: unicodedata.normalize("NFC", text),
    "with letters taken apart": lambda text: unicodedata.normalize("NFD", text),
    "in wide letters": fullwidth,
    "with soft hyphens": lambda text: text.replace("a", "\u00ada\u200b"),
    "with a tag inside of a word": lambda text: text[:1] + "<b class='x'>" + text[1:] + "</b>",
    "with a comment inside of a word": lambda text: text[:1] + "<!-- x -->" + text[1:],
    "with an escaped tag inside of a word": lambda text: html.escape(text[:1] + "<wbr>" + text[1:]),
    "as rich text of a spreadsheet": rich_text,
    "in a source map": lambda text: json.dumps({"sources": ["a.ts"], "sourcesContent": [f"// {text}"]}),
    "in an attribute": lambda text: f"<a title='{text}' href='.'>x</a>",
}

BETWEEN: dict[str, Callable[[str], str]] = {
    "over lines": lambda text: text.replace(" ", "\r\n    "),
    "over cells": lambda text: "<td>" + text.replace(" ", "</td><td>") + "</td>",
    "over tags": lambda text: text.replace(" ", " <b>·</b> "),
    "over tags without a gap": lambda text: text.replace(" ", "</b><b>"),
    "over escaped lines": lambda text: text.replace(" ", "\\n\\t"),
    "over columns": lambda text: text.replace(" ", ";"),
    "over no-break spaces": lambda text: text.replace(" ", "\u00a0"),
}

PACKED: dict[str, Pack] = {
    "gzip": lambda data: gzip.compress(data, mtime=0),
    "gzip in two parts": lambda data: gzip.compress(b"first", mtime=0) + gzip.compress(data, mtime=0),
    "after gzip": lambda data: gzip.compress(b"first", mtime=0) + data,
    "zip": zipped,
    "data-uri": data_uri,
    "data-uri of an address": lambda data: data_uri(data).replace(b"=", b"%3D").replace(b"+", b"%2B"),
    "data-uri over lines": lambda data: (
        b"url(data:;base64," + base64.encodebytes(data).replace(b"\n", b"\n    ") + b")"
    ),
    "png tEXt": lambda data: png(b"tEXt", b"Comment\0" + data),
    "png zTXt": lambda data: png(b"zTXt", b"Comment\0\0" + zlib.compress(data)),
    "png iTXt": lambda data: png(b"iTXt", b"Comment\0\0\0id\0Catatan\0" + data),
    "png iTXt packed": lambda data: png(b"iTXt", b"Comment\0\1\0id\0\0" + zlib.compress(data)),
    "after png": lambda data: png(b"tEXt", b"a\0b") + data,
}

ENCODED: dict[str, Callable[[str], bytes]] = {
    "utf-8": str.encode,
    "utf-8 with a mark": lambda text: text.encode("utf-8-sig"),
    "utf-16": lambda text: text.encode("utf-16"),
    "utf-16 without a mark": lambda text: text.encode("utf-16-le"),
    "utf-16 big end first": lambda text: text.encode("utf-16-be"),
    "utf-32": lambda text: text.encode("utf-32"),
    "latin-1": lambda text: text.encode("latin-1"),
}


def found(folder: Path, name: str, data: bytes, secrets: Secrets = SECRETS) -> list[Leak]:
    (folder / name).write_bytes(data)
    return list(scan([folder], secrets))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    folder.mkdir()
    return folder


@pytest.mark.parametrize("write", WRITTEN.values(), ids=WRITTEN.keys())
@pytest.mark.parametrize(("kind", "secret"), [("id", ID), ("id", "dev.akun_9"), ("text", NAME), ("text", TEXT)])
def test_a_secret_is_found_however_it_is_written(
    site: Path, kind: str, secret: str, write: Callable[[str], str]
) -> None:
    leaks = found(site, "index.html", PAGE.format(write(secret)).encode())
    assert [(leak.path, leak.kind, leak.count) for leak in leaks] == [("site/index.html", kind, 1)]


@pytest.mark.parametrize("write", BETWEEN.values(), ids=BETWEEN.keys())
def test_a_phrase_is_found_whatever_stands_between_its_words(site: Path, write: Callable[[str], str]) -> None:
    leaks = found(site, "index.html", PAGE.format(write(NAME) + " x " + write(TEXT)).encode())
    assert {(leak.kind, leak.count) for leak in leaks} == {("text", 2)} or [leak.kind for leak in leaks] == ["text"] * 2


@pytest.mark.parametrize("encode", ENCODED.values(), ids=ENCODED.keys())
def test_a_secret_is_found_in_every_encoding(site: Path, encode: Callable[[str], bytes]) -> None:
    leaks = found(site, "catatan.csv", encode(f"a,b\r\n{NAME},{ID}\r\n"))
    assert [(leak.kind, leak.count) for leak in leaks] == [("id", 1), ("text", 1)]


@pytest.mark.parametrize("pack", PACKED.values(), ids=PACKED.keys())
@pytest.mark.parametrize("secret", [ID, NAME, NIP, NIK])
def test_a_secret_is_found_in_every_container(site: Path, secret: str, pack: Pack) -> None:
    leaks = found(site, "berkas", pack(f'{{"text": "x {secret}"}}'.encode()))
    assert [leak.count for leak in leaks] == [1]
    assert leaks[0].kind == {ID: "id", NAME: "text"}.get(secret, "number")


def test_what_is_told_names_the_packing_and_counts_each_secret_once(site: Path) -> None:
    inner = zipped(f"{ID} {ID} p-7f3a91, {NAME} {quote(TEXT)}".encode())
    assert found(site, "a.gz", gzip.compress(inner)) == [
        Leak("site/a.gz", "id", "gzip zip"),
        Leak("site/a.gz", "text", "gzip zip"),
        Leak("site/a.gz", "text", "gzip zip escaped"),
    ]


@pytest.mark.parametrize("name", [f"{ID}.html", f"x_{NAME}.svg", quote(NAME), f"{NIP}.pdf.txt", NAME.upper()])
def test_a_secret_in_the_name_of_a_file_is_found_and_not_repeated(site: Path, name: str) -> None:
    (site / "unit").mkdir()
    assert found(site, f"unit/{name}", b"x") == [Leak("site/unit/*", "name-of-file", "path")]


def test_a_phrase_over_folders_is_found_and_not_repeated(site: Path) -> None:
    (site / "zé" / "sulung").mkdir(parents=True)
    assert found(site, "zé/sulung/wirawan.html", b"x") == [Leak("site/*", "name-of-file", "path")]


def test_a_file_by_itself_and_the_folder_where_one_stands_are_examined(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (site / f"{ID}.txt").write_text(NAME)
    monkeypatch.chdir(site)
    assert scan([site / f"{ID}.txt"], SECRETS) == (Leak("*", "name-of-file", "path"), Leak("*", "text", ""))
    assert scan([Path()], SECRETS) == (Leak("site/*", "name-of-file", "path"), Leak("site/*", "text", ""))


def test_a_name_of_a_file_that_cannot_be_read_is_told(site: Path) -> None:
    assert found(site, "&" + "amp;" * 20, b"x") == [Leak("site/*", "unreadable", "path too-deep")]
    assert found(site, os.fsdecode(b"x\xff"), ID.encode())[-1] == Leak("site/x?", "id", "")


def test_the_same_file_in_two_places_is_told_in_both(site: Path) -> None:
    for folder in ("en", "id"):
        (site / folder).mkdir()
        (site / folder / "a.js").write_text(ID)
    assert [leak.path for leak in scan([site, site / "en"], SECRETS)] == ["en/a.js", "site/en/a.js", "site/id/a.js"]


def test_a_secret_in_the_name_of_a_member_of_an_archive_is_found(site: Path) -> None:
    leaks = found(site, "a.zip", zipped(b"x", f"{ID}.xml"))
    assert [(leak.kind, leak.where) for leak in leaks] == [("id", "bytes"), ("name-of-file", "zip")]


@pytest.mark.parametrize(
    "text",
    [
        "p-7f3a910 xp-7f3a91 p 7f3a91 p.7f3a91 p-7f3a9-1",
        "Sulung Wirawan, Zé Sulung, Zé Wirawan Sulung, Zé Sulung Wirawani",
        "terlambat dua kali bulan ini karena anaknya",
        f"checksum {'ab' * 8}{NIK}{'cd' * 16} 0.{NIK} {NIK}1 1{NIP} a{'0' * 7}-0000-0000-{NIK[:4]}-{NIK[4:]}",
        "1.101.014.101.900.001; 1.101.014.101.900.001.201; 0,1101014101900001; 11.01 0141-01900 001",
        "19900230" + "201501" + "1001 4101014101900001 1101014001900001 1101014101900000",
        "M12.5 3.75-10.2 8 1.25 9 30.1 20-4.5 16.75 2 2021 2022 2023 2024 2025",
    ],
)
def test_what_only_looks_like_a_secret_is_none(site: Path, text: str) -> None:
    assert found(site, "index.html", PAGE.format(text).encode()) == []


@pytest.mark.parametrize(
    "written",
    [
        *(NIP, f"NIP{NIP}", "19900101 201501 1 001", "19900101.201501.1.001", "1990-0101-2015-011-001"),
        *("5 19900101 201501 1 001 7", f"1,{NIP},2", "19900101&nbsp;201501&#160;1 001", "1990<b>0101201501</b>1001"),
        *(NIK, "11.01.01.410190.0001", "1101 0141 0190 0001", "110101–410190–0001", f"nik_{NIK}.", f"2;{NIK};3"),
        *("1 1 0 1 0 1 4 1 0 1 9 0 0 0 0 1", "".join(chr(0x660 + int(one)) for one in NIK)),
    ],
)
def test_numbers_of_people_are_found_with_and_without_separators(site: Path, written: str) -> None:
    leaks = found(site, "index.html", PAGE.format(written).encode())
    assert {(leak.kind, leak.count) for leak in leaks} == {("number", 1)}


def bomb() -> bytes:
    return gzip.compress(bytes(65 * 1024 * 1024), 9)


def encrypted() -> bytes:
    data = bytearray(zipped(b"x"))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + at] |= 1
    return bytes(data)


UNREADABLE = {
    "too-large": bomb,
    "gzip too-large": lambda: gzip.compress(bomb()),
    "broken": lambda: gzip.compress(b"x" * 99)[:-12],
    "gzip gzip gzip too-deep": lambda: gzip.compress(gzip.compress(gzip.compress(gzip.compress(b"x")))),
    "too-deep": lambda: b"&" + b"amp;" * 20,
    "foreign-format": lambda: b"%PDF-1.7 x",
}


@pytest.mark.parametrize(("how", "make"), UNREADABLE.items(), ids=UNREADABLE.keys())
def test_what_cannot_be_read_to_its_end_is_told(site: Path, how: str, make: Callable[[], bytes]) -> None:
    assert found(site, "berkas", make()) == [Leak("site/berkas", "unreadable", how)]


def test_archives_that_are_encrypted_or_cut_are_told(site: Path) -> None:
    (site / "a.zip").write_bytes(encrypted())
    (site / "b.zip").write_bytes(zipped(b"x")[:60])
    (site / "c.png").write_bytes(png(b"tEXt", b"a\0b")[:-9])
    assert [(leak.path, leak.where) for leak in scan([site], SECRETS)] == [
        ("site/a.zip", "broken"),
        ("site/b.zip", "broken"),
        ("site/c.png", "broken"),
    ]


def test_what_is_no_file_or_no_folder_is_told(site: Path, tmp_path: Path) -> None:
    os.mkfifo(site / "pipa")
    (tmp_path / "elsewhere").mkdir()
    (site / "tautan").symlink_to(tmp_path / "elsewhere")
    assert scan([site, tmp_path / "hilang"], SECRETS) == (
        Leak("hilang", "unreadable", "missing"),
        Leak("site/pipa", "unreadable", "no-file"),
        Leak("site/tautan", "unreadable", "no-file"),
    )


def test_nothing_is_found_where_nothing_is(site: Path) -> None:
    (site / "kosong").write_bytes(b"")
    (site / "a.png").write_bytes(png(b"tEXt", b"Software\0x"))
    (site / "sitemap.xml.gz").write_bytes(gzip.compress(b"<urlset><url><loc>/</loc></url></urlset>"))
    assert found(site, "index.html", PAGE.format("82,25&ndash;82,75 &amp; 80–90 % of 41–100").encode()) == []


def test_a_secret_that_is_one_word_or_very_long_is_found_too(site: Path) -> None:
    long = " ".join(f"kata{place}" for place in range(400))
    secrets = Secrets(frozenset(), frozenset({"Sukarnita", long, "-", ""}))
    text = f"oleh SUKARNITA. {long} {long.replace('kata399', 'lain')}"
    assert found(site, "a.txt", text.encode(), secrets) == [Leak("site/a.txt", "text", "", 2)]


def test_a_long_text_with_another_end_is_none(site: Path) -> None:
    long = [f"kata{place}" for place in range(400)]
    secrets = Secrets(frozenset(), frozenset({" ".join(long)}))
    assert found(site, "a.txt", " ".join([*long[:-1], "lain", *long[1:]]).encode(), secrets) == []


def test_a_word_broken_by_a_tag_over_two_lines_is_found_though_each_line_was_seen_before(site: Path) -> None:
    for name, text in {"a": "abcd<b\nx>", "b": "x<b\n>efgh", "c": "abcd<b\n>efgh"}.items():
        (site / name).write_text(text)
    secrets = Secrets(frozenset({"abcdefgh"}), frozenset())
    assert scan([site], secrets) == (Leak("site/c", "id", "tags"),)


def test_lines_seen_before_hide_no_secret_beside_them(site: Path) -> None:
    shared = "<p>Zé\n<td>Wirawan\n<img src='data:;base64,\nSulung <b\n"
    secret = base64.b64encode(NAME.encode()).decode()
    for name, text in {
        "a": shared,
        "b": shared.replace("<td>", "Sulung <td>"),
        "c": shared.replace("base64,\n", f"base64,\n{secret}'\n"),
        "d": "Zé Sul\nx<b\n",
        "e": "Zé Sul<b\n>ung\nWirawan",
    }.items():
        (site / name).write_text(text)
    assert {leak.path for leak in scan([site], SECRETS)} == {"site/b", "site/c", "site/e"}


def calls(work: Callable[[], object]) -> int:
    """How many functions were called, of Python and of C: steps of work that do not depend on the machine."""
    count = 0

    def step(_frame: FrameType, _event: str, _arg: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(step)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def test_work_grows_with_the_pages_and_not_with_the_secrets_times_the_pages(tmp_path: Path) -> None:
    def work(pages: int, people: int) -> int:
        folder = tmp_path / f"{pages}-{people}"
        folder.mkdir()
        for page in range(pages):
            rows = "".join(f"<tr><td>baris {page} {row}</td><td>{row},5–9 %</td></tr>\n" for row in range(50))
            (folder / f"{page}.html").write_text(PAGE.format(rows + NAME))
        ids = frozenset(f"p-{person:06x}" for person in range(people))
        secrets = Secrets(ids, SECRETS.phrases)
        return calls(lambda: scan([folder], secrets)) - calls(lambda: scan([], secrets))

    small, twice, many = work(20, 10), work(40, 10), work(20, 1000)
    assert twice < 2.2 * small
    assert many < 1.1 * small


@given(
    secret=st.sampled_from([ID, NAME, TEXT, NIP, NIK]),
    before=st.text(max_size=20),
    shape=st.sampled_from([str, str.upper, rich_text, fullwidth, partial(unicodedata.normalize, "NFD")]),
    write=st.lists(st.sampled_from([entities, quote, json.dumps, html.escape]), max_size=3),
    encode=st.sampled_from([str.encode, ENCODED["utf-16"], ENCODED["utf-8 with a mark"]]),
    packs=st.lists(st.sampled_from([*PACKED.items()]), max_size=3),
    name=st.sampled_from(["a", "a.html", "search_index.json", "sitemap.xml.gz", "x.map"]),
)
def test_any_secret_in_any_nesting_of_packings_is_found_and_never_told(
    tmp_path_factory: pytest.TempPathFactory,
    *,
    secret: str,
    before: str,
    shape: Callable[[str], str],
    write: list[Callable[[str], str]],
    encode: Callable[[str], bytes],
    packs: list[tuple[str, Pack]],
    name: str,
) -> None:
    text = f" {shape(secret)} "
    for one in write:
        text = one(text)
    data = encode(before.encode("utf-8", "ignore").decode() + " " + text)
    for _, pack in packs:
        data = pack(data)
    leaks = found(tmp_path_factory.mktemp("site"), name, data)
    told = repr(leaks).casefold()
    assert any(leak.kind in {"id", "text", "number"} for leak in leaks)
    assert not any(word in told for word in (ID, "sulung", "terlambat", NIP, NIK))
