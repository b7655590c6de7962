"""What holds for every number and address that a generator can make, and for every text that holds none."""

import re
import string
from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import assume, example, given, settings, strategies as some

from kinerja.diagnostic import Location
from kinerja.load import personal_numbers
from kinerja.load.personal import findings_in, findings_in_message, masked

PATH = "records/kota-contoh/units/dinas/unit.yml"
SEPARATORS = ["", " ", ".", "-", "_", " - ", ". ", "\u00a0", "\u202f", "\u2007", "\u2010", "\u2011", "\u2013", "%20"]
# None of these ends or begins with what could belong to a number or an address.
BEFORE = ["", "NIP ", "NIP", "NIP.", "# nomor: ", 'note: "', "url: https://contoh.go.id/berkas/", "(", "no=", "ke-2 – "]
AFTER = ["", " ", "\n", ".", ",", '"', ")", "/unduh.pdf", ".pdf", "?x=1", " (lama) 2020", "\nyear: 2025\n"]
LINES = ["", "kind: unit\n", "# 2020-01-31\nname: Dinas\n", "– × ½\n\n", "valid_from: '2020-01-01'\r\n"]


def joined(groups: list[str], separator: str) -> str:
    return separator.join(group for group in groups if group)


def cut(number: str, sizes: tuple[int, ...]) -> list[str]:
    ends = [sum(sizes[: index + 1]) for index in range(len(sizes))]
    assert ends[-1] == len(number)
    return [number[end - size : end] for end, size in zip(ends, sizes, strict=True)]


@some.composite
def personnel(draw: some.DrawFn) -> str:
    born = draw(some.dates(date(1920, 1, 1), date(2015, 12, 31)))
    year = draw(some.integers(max(1940, born.year + 15), born.year + 70))
    # A month of appointment, or the code that a PPPK number has in its place.
    month = draw(some.integers(0, 99))
    number = f"{born:%Y%m%d}{year}{month:02}{draw(some.integers(1, 2))}{draw(some.integers(0, 999)):03}"
    sizes = draw(some.sampled_from([(8, 6, 1, 3), (8, 6, 4), (4, 2, 2, 4, 2, 1, 3), (8, 10), (3,) * 6, (1,) * 18]))
    return joined(cut(number, sizes), draw(some.sampled_from(SEPARATORS)))


@some.composite
def identity(draw: some.DrawFn) -> str:
    province = draw(some.sampled_from("1235679")) + str(draw(some.integers(1, 9)))
    region = f"{province}{draw(some.integers(1, 79)):02}{draw(some.integers(1, 99)):02}"
    born = draw(some.dates(date(1930, 1, 1), date(2020, 12, 31)))
    day = born.day + draw(some.sampled_from([0, 40]))
    number = f"{region}{day:02}{born:%m%y}{draw(some.integers(1, 9999)):04}"
    sizes = draw(some.sampled_from([(6, 6, 4), (4, 4, 4, 4), (2, 2, 2, 6, 4), (2,) * 6 + (4,), (12, 4)]))
    return joined(cut(number, sizes), draw(some.sampled_from(SEPARATORS)))


@some.composite
def phone(draw: some.DrawFn) -> str:
    separator = draw(some.sampled_from([one for one in SEPARATORS if one != ". "]))
    network = f"8{draw(some.integers(11, 99))}"
    rest = draw(some.text("0123456789", min_size=6, max_size=9))
    groups = [rest[:4], rest[4:]]
    begin = draw(some.sampled_from(["0", "+62", "+62 ", "0062", "+62 (0)"]))
    return f"{begin}{network}{draw(some.sampled_from(['', ')']))}{separator}{joined(groups, separator)}"


@some.composite
def email(draw: some.DrawFn) -> str:
    name = some.text(string.ascii_letters + string.digits + "_", min_size=1, max_size=12)
    local = ".".join(draw(some.lists(name, min_size=1, max_size=3)))
    label = some.text(string.ascii_lowercase + string.digits, min_size=1, max_size=10)
    labels = [*draw(some.lists(label, min_size=1, max_size=3)), draw(some.sampled_from(["id", "go", "com", "web"]))]
    return f"{local}{draw(some.sampled_from(['@', '%40']))}{'.'.join(labels)}"


def place(text: str, index: int) -> tuple[int, int]:
    lines = text[:index].split("\n")
    return len(lines), len(lines[-1]) + 1


KINDS = {"personal-number": personnel(), "identity-number": identity(), "phone-number": phone()}
WITHOUT_NUMBERS = {**KINDS, "email-address": email()}


@pytest.mark.parametrize("rule", WITHOUT_NUMBERS)
@settings(max_examples=400, deadline=None)
@given(data=some.data())
def test_whatever_is_personal_is_found_at_its_place_and_not_quoted(rule: str, data: some.DataObject) -> None:
    found = data.draw(WITHOUT_NUMBERS[rule])
    before = data.draw(some.sampled_from(BEFORE))
    if rule == "email-address":
        assume(not re.search(r"[\w.]$", before))
    lead = data.draw(some.sampled_from(LINES)) + before
    text = lead + found + data.draw(some.sampled_from(AFTER))
    (finding,) = findings_in(PATH, text)
    assert (finding.rule, finding.at) == (rule, Location(PATH, *place(text, len(lead))))
    digits = sum(sign.isdecimal() for sign in found.replace("%20", ""))
    counted = {} if rule == "email-address" else {"digits": digits}
    assert finding.facts == {"place": "file", **counted}


@pytest.mark.parametrize("rule", WITHOUT_NUMBERS)
@settings(max_examples=100, deadline=None)
@given(data=some.data())
def test_the_same_is_found_in_a_commit_message(rule: str, data: some.DataObject) -> None:
    found = data.draw(WITHOUT_NUMBERS[rule])
    (finding,) = findings_in_message("0123456789abcdef" * 2, f"Perbaiki target\n\nUntuk {found}\n")
    assert (finding.rule, finding.at) == (rule, Location("commit 0123456789ab", 3, 7))
    assert finding.facts["place"] == "message"


@pytest.mark.parametrize("rule", WITHOUT_NUMBERS)
@settings(max_examples=100, deadline=None)
@given(data=some.data())
def test_the_same_is_found_in_a_path_which_is_shown_without_it(rule: str, data: some.DataObject) -> None:
    found = data.draw(WITHOUT_NUMBERS[rule])
    path = f"records/kota-contoh/people/{found}/plans/2025.yml"
    shown = f"records/kota-contoh/people/{'?' * len(found)}/plans/2025.yml"
    (finding,) = findings_in(path, "kind: plan\n")
    assert (finding.rule, finding.at) == (rule, Location(shown))
    assert finding.facts["place"] == "path"
    assert masked(path) == shown
    assert masked(shown) == shown


@settings(max_examples=200, deadline=None)
@given(found=some.lists(some.one_of(*KINDS.values()), min_size=1, max_size=4), lead=some.sampled_from(LINES))
def test_numbers_in_neighbouring_lines_are_all_found(found: list[str], lead: str) -> None:
    text = lead + "".join(f"- {one}\n" for one in found)
    first = lead.count("\n") + 1
    assert [(one.at.line, one.at.column) for one in findings_in(PATH, text)] == [
        (first + index, 3) for index in range(len(found))
    ]


@settings(max_examples=300, deadline=None)
@given(some.text("0123456789 .-_+()@%\n:/aTé\u00a0\u0661", max_size=300))
@example("%20" * 20)
@example("0" * 300)
def test_any_text_is_read_without_harm_and_every_place_lies_in_it(text: str) -> None:
    lines = text.split("\n")
    for finding in findings_in("", text):
        assert 1 <= finding.at.column <= len(lines[finding.at.line - 1])


long_rows = some.lists(
    some.tuples(some.text("0123456789\u0661", min_size=1, max_size=5), some.text(" \t._()-–\u00a0\n:aé", max_size=5)),
    max_size=12,
).map(lambda groups: "".join(digits + between for digits, between in groups))


@settings(max_examples=1_000, deadline=None)
@given(long_rows)
@example("1\t(.)2" * 5)
@example("0     " * 9)
@example("1 2 3 4 5 6 7 8 \ud8009")
def test_the_quick_look_at_a_text_overlooks_no_row_of_digits(text: str) -> None:
    plain = "".join(sign if sign.isascii() else personal_numbers._plain(sign) for sign in text)
    row = re.search(r"[0-9](?:[ \t._()-]{0,4}[0-9]){8}", plain)
    assert personal_numbers.prepared(text) == (plain if row else "")


calendar = some.dates(date(1900, 1, 1), date(2099, 12, 31))
moments = some.datetimes()
harmless = some.one_of(
    # The schemas allow no longer whole number; a personnel number needs 18 digits, an identity number 16.
    some.integers(0, 999_999_999_999_999).map(lambda amount: f"value: {amount}"),
    some.integers(0, 10**18 - 1).map(lambda amount: f"note: Rp {amount:,}".replace(",", ".")),
    some.integers(0, 10**15).map(lambda amount: f"- {{indicator: a, value: {amount}}}"),
    # Sixteen digits in a row may be an identity number, whatever stands before them.
    some.integers(0, 10**15 - 1).map(lambda amount: f"value: Rp{amount // 1000:011}000"),
    some.decimals(0, 10_000, places=10).map(lambda value: f"value: {value:f}"),
    some.integers(10, 10**9).map(lambda divisor: f"value: {Decimal(1) / Decimal(divisor):f}"),
    some.binary(min_size=20, max_size=32).map(lambda digest: f"sha256: {digest.hex():0<40}"),
    some.uuids().map(lambda one: f"url: https://data.contoh.go.id/dataset/{one}"),
    moments.map(lambda moment: f"published_at: {moment.isoformat()}Z"),
    moments.map(lambda moment: f"url: https://berita.contoh/read/{moment:%Y/%m/%d/%H%M%S}"),
    some.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)).map(
        lambda moment: f"url: https://berita.contoh/read/{moment:%Y%m%d%H%M%S}/judul"
    ),
    some.lists(calendar, min_size=1, max_size=2).map(lambda days: "note: " + " - ".join(map(str, days))),
    some.lists(calendar, min_size=1, max_size=6).map(lambda days: "note: " + ", ".join(map(str, days))),
    some.lists(some.integers(1900, 2100), max_size=8).map(lambda years: "years " + " ".join(map(str, years))),
    some.tuples(*[some.integers(0, 99)] * 5).map(lambda parts: "code: '" + ".".join(f"{p:02}" for p in parts) + "'"),
    some.tuples(*[some.integers(0, 999)] * 3).map(lambda parts: "uses: actions/x@v" + ".".join(map(str, parts))),
)


@settings(max_examples=2_000, deadline=None)
@given(some.lists(harmless, min_size=1, max_size=3))
@example(["value: 62812500000"])
@example(["value: 0.8123456789"])
def test_amounts_dates_codes_and_checksums_give_no_alarm(lines: list[str]) -> None:
    text = "\n".join(lines) + "\n"
    assert findings_in(PATH, text) == ()
