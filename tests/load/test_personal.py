"""What counts as personal, what only looks like it, and how it is told. The numbers are patterns, made of parts."""

from pathlib import Path

import pytest

from kinerja import report, texts
from kinerja.diagnostic import Finding, Location, Severity
from kinerja.load import yaml_text
from kinerja.load.personal import RULES, findings_in, findings_in_message, masked

ROOT = Path(__file__).parent.parent.parent
PATH = "records/kota-contoh/units/dinas/unit.yml"
BORN, APPOINTED = "19900101", "201501"
NIP = BORN + APPOINTED + "1" + "001"
PPPK = BORN + "2023" + "21" + "2" + "001"
NIK = "110101" + "010190" + "0001"
WOMAN = "110101" + "410190" + "0001"
MOBILE = "812" + "0000" + "0000"
MAIL = "pegawai" + "@" + "example.org"
CLEAN = sorted(
    file
    for pattern in ("records/**/*.yml", "tests/cases/schema/*/ok/*.yml", "tests/cases/rules/*/ok-*/**/*.yml")
    for file in ROOT.glob(pattern)
)


def told(findings: tuple[Finding, ...]) -> list[tuple[str, int, int]]:
    return [(finding.rule, finding.at.line, finding.at.column) for finding in findings]


def rules(text: str) -> list[str]:
    return [finding.rule for finding in findings_in(PATH, text)]


@pytest.mark.parametrize("number", [NIP, PPPK], ids=["PNS", "PPPK"])
@pytest.mark.parametrize(
    "text",
    ["name: Dinas # {}", "{}: nama", "note: NIP{}", 'url: "https://contoh.go.id/sk?nip={}&x=1"', "- SK_{}_2025.pdf"],
)
def test_a_personnel_number_is_found_in_values_keys_comments_and_addresses(number: str, text: str) -> None:
    assert told(findings_in(PATH, text.format(number))) == [("personal-number", 1, text.index("{") + 1)]


@pytest.mark.parametrize("written", [NIK, WOMAN, "11.01.01.010190.0001", "1101 0101 0190 0001", "110101-410190-0001"])
def test_an_identity_number_is_found_for_men_and_women(written: str) -> None:
    assert told(findings_in(PATH, f"note: NIK {written}\n")) == [("identity-number", 1, 11)]


@pytest.mark.parametrize(
    "number",
    [
        "19900230" + APPOINTED + "1001",
        "19191231" + APPOINTED + "1001",
        "20160101" + "204001" + "1001",
        BORN + "200401" + "1001",
        BORN + "290001" + "1001",
        BORN + APPOINTED + "3001",
        BORN + APPOINTED + "0001",
        NIP + "1",
        "1" + NIP,
        NIP[:-1],
        "15" + "0" * 16,
    ],
    ids=[
        *("no such day", "born too early", "born too late", "appointed as a child", "appointed too late", "third sex"),
        *("no sex", "one digit more", "one digit before", "one digit less", "an amount"),
    ],
)
def test_eighteen_digits_that_are_built_otherwise_are_no_personnel_number(number: str) -> None:
    assert rules(f"note: {number}\n") == []


@pytest.mark.parametrize(
    "number",
    [
        "110101" + "300290" + "0001",
        "110101" + "011390" + "0001",
        "110101" + "720190" + "0001",
        "110101" + "400190" + "0001",
        "110101" + "010190" + "0000",
        "410101" + "010190" + "0001",
        "110001" + "010190" + "0001",
        "110100" + "010190" + "0001",
        "20201104" + "12345678",
        "2." + NIK,
        "1.101.010.101.900.001",
        "5.11.01.01.01.01.90.0001",
        NIK + "1",
        f"sha256: {'ab' * 8}{NIK}{'cd' * 16}",
        f"a{'0' * 7}-0000-0000-{NIK[:4]}-{NIK[4:]}",
    ],
)
def test_sixteen_digits_that_are_built_otherwise_are_no_identity_number(number: str) -> None:
    assert rules(f"note: {number}\n") == []


def test_a_leap_day_exists_only_in_leap_years() -> None:
    assert rules("110101" + "290292" + "0001") == ["identity-number"]
    assert rules("110101" + "290291" + "0001") == []
    assert rules("19920229" + APPOINTED + "1001") == ["personal-number"]
    assert rules("19910229" + APPOINTED + "1001") == []


@pytest.mark.parametrize(
    "line",
    [
        f"note: '0{MOBILE}'",
        f"note: 0{MOBILE}",
        f"# HP: 62{MOBILE}",
        f'note: "WA 62{MOBILE}"',
        f"note: hubungi 62{MOBILE} segera",
        f"note: 62{MOBILE} (kantor)",
        f"note: |\n  62{MOBILE}",
        f"url: https://wa.me/62{MOBILE}",
        "note: 62 812-0000-0000",
        "note: +62.812.0000.0000",
        "note: +62 (0)812 0000 000",
        "note: (0812) 0000 0000",
        "note: 0812.000.000",
    ],
)
def test_a_mobile_number_is_found_in_each_way_of_writing(line: str) -> None:
    assert rules(f"kind: unit\n{line}\n") == ["phone-number"]


@pytest.mark.parametrize(
    "line",
    [
        "value: 62812500000",
        "  - 62812500000",
        "- {indicator: a, value: 62812500000}",
        "value: 62812500000 # rupiah",
        "note: sebesar Rp62812500000",
        "note: sebesar Rp 62812500000",
        "note: sebesar IDR. 62812500000",
        "note: anggaran 62.812.500.000",
        "note: anggaran 62 812 500 000",
        "value: 62.81250000000",
        "value: 0.81250000000",
        "value: 10.0812500000",
        "code: 5.0812500000",
        "note: 08-12-2024 10 30 45",
        "note: 2024-08-12 100000000",
        "at: 20240131T081530123456Z",
        "note: 08000000000",
        "note: 0812000",
        f"note: 0{MOBILE}0000",
    ],
)
def test_amounts_dates_and_decimals_are_no_mobile_number(line: str) -> None:
    assert rules(f"kind: unit\n{line}\n") == []


def test_a_number_outside_yaml_is_not_taken_for_an_amount() -> None:
    assert [one.rule for one in findings_in_message("0" * 40, f"- 62{MOBILE}\n")] == ["phone-number"]


@pytest.mark.parametrize(
    "line",
    [
        MAIL,
        MAIL.replace("pegawai", "git"),
        f"mailto:{MAIL}",
        f"<{MAIL}>",
        MAIL.replace("@", "%40"),
        f"{NIP}@example.org",
    ],
)
def test_an_address_is_found_once_even_when_it_holds_a_number(line: str) -> None:
    assert rules(f"note: {line}") == ["email-address"]


@pytest.mark.parametrize(
    "line",
    [
        "uses: actions/checkout@v4.1.2",
        "uses: actions/checkout@v4.beta2",
        "url: https://video.example.org/@dinas.contoh/1",
        "url: https://peta.example.org/@-0.9471,100.4172,17z",
        "repository: git@example.org:contoh/catatan.git",
        "repository: ssh://git@example.org/contoh/catatan.git",
        "note: '@dinas@sosial.example.org'",
        "note: 5 buah @ Rp1.000.000",
    ],
)
def test_an_at_sign_alone_makes_no_address(line: str) -> None:
    assert rules(line) == []


def test_several_are_told_in_the_order_of_their_places() -> None:
    text = f"# {MAIL}\nnote: 0{MOBILE}, {NIK}\n# {NIP}\n"
    assert told(findings_in(PATH, text)) == [
        ("email-address", 1, 3),
        ("phone-number", 2, 7),
        ("identity-number", 2, 21),
        ("personal-number", 3, 3),
    ]


def test_a_number_behind_digits_that_are_none_is_found() -> None:
    assert told(findings_in(PATH, f"1 2 19 90 {NIP}")) == [("personal-number", 1, 11)]
    assert told(findings_in(PATH, f"3. {NIK}")) == [("identity-number", 1, 4)]
    no_region = "11 00 00 01 01 90 "
    assert told(findings_in(PATH, no_region + "1101 01 010190 0001")) == [("identity-number", 1, 19)]


def test_digits_of_other_scripts_are_digits() -> None:
    arabic = NIP.translate({ord(str(digit)): chr(0x0660 + digit) for digit in range(10)})
    wide = NIK.translate({ord(str(digit)): chr(0xFF10 + digit) for digit in range(10)})
    assert rules(f"note: {arabic} {wide}") == ["personal-number", "identity-number"]


def test_the_lines_that_git_tools_add_to_a_message_may_hold_an_address() -> None:
    message = f"Perbaiki target\n\nSigned-off-by: Penguji <{MAIL}>\nCo-authored-by: Penguji <{MAIL}>\r\n"
    assert findings_in_message("0" * 40, message) == ()
    assert told(findings_in_message("0" * 40, f"{message}Dari: Penguji <{MAIL}>\n")) == [("email-address", 5, 16)]
    assert told(findings_in_message("0" * 40, f"Signed-off-by: {NIP} <{MAIL}>")) == [("personal-number", 1, 16)]


def test_no_more_is_told_than_of_any_other_faulty_file() -> None:
    findings = findings_in(f"records/{NIP}.yml", f"- {NIP}\n- {MAIL}\n" * 40)
    assert len(findings) == yaml_text.MOST_FAULTS
    assert told(findings)[:3] == [("personal-number", 1, 1), ("personal-number", 1, 3), ("email-address", 2, 3)]


def test_a_number_in_a_path_is_hidden_in_every_place_of_the_file() -> None:
    shown = f"records/kota-contoh/{'?' * len(NIP)}/unit.yml"
    assert masked(f"records/kota-contoh/{NIP}/unit.yml") == shown
    findings = findings_in(f"records/kota-contoh/{NIP}/unit.yml", f"\n# {NIK}\n")
    assert [finding.at for finding in findings] == [Location(shown), Location(shown, 2, 3)]


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_nothing_that_was_found_is_ever_shown(language: str) -> None:
    text = f"{NIP} {NIK} 0{MOBILE} {MAIL}"
    findings = [*findings_in(f"records/{NIP}/{MAIL}.yml", text), *findings_in_message("f" * 40, text)]
    shown = report.text(findings, language) + report.as_json(findings, language, 1) + report.github(findings, language)
    assert {finding.rule for finding in findings} == {rule.slug for rule in RULES}
    assert [one for one in (NIP, NIK, MOBILE, MAIL, BORN) if one in shown] == []
    assert {key for finding in findings for key in finding.facts} == {"place", "digits"}


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_each_place_has_its_own_words(language: str) -> None:
    findings = [*findings_in(f"records/{NIP}.yml", f"\n{NIP}"), *findings_in_message("f" * 40, NIP)]
    assert [finding.facts["place"] for finding in findings] == ["path", "file", "message"]
    assert len({report.part(finding, "message", language) for finding in findings}) == 3


def test_every_rule_refuses() -> None:
    assert [(rule.slug, rule.severity, rule.section) for rule in RULES] == [
        ("personal-number", Severity.ERROR, "personal"),
        ("identity-number", Severity.ERROR, "personal"),
        ("phone-number", Severity.ERROR, "personal"),
        ("email-address", Severity.ERROR, "personal"),
    ]


def test_the_records_and_good_cases_of_this_repository_hold_nothing_personal() -> None:
    assert len(CLEAN) > 100
    found = [
        report.text(findings, "en")
        for file in CLEAN
        if (findings := findings_in(file.relative_to(ROOT).as_posix(), file.read_text(encoding="utf-8")))
    ]
    assert found == []
