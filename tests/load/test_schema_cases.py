"""The case files: what each kind accepts, and what exactly is said about each record that it refuses."""

import json
import os
from pathlib import Path

import msgspec
import pytest

from kinerja.diagnostic import Finding
from kinerja.load import schema, strict_yaml
from kinerja.load.document import Places
from kinerja.model import KIND_BY_NAME, kind_names
from kinerja.texts import LANGUAGES, has, text

CASES = Path(__file__).parents[1] / "cases" / "schema"
ACCEPTED = sorted(CASES.glob("*/ok/*.yml"))
REFUSED = sorted(CASES.glob("*/bad/*.yml"))


def data_of(case: Path) -> object:
    parsed = strict_yaml.parse(case.read_bytes(), case.name)
    assert parsed.findings == ()
    return parsed.data


def check(case: Path) -> tuple[Finding, ...]:
    return schema.check(case.parts[-3], data_of(case), Places(case.name, case.read_bytes()).at)


def name_of(case: Path) -> str:
    return f"{case.parts[-3]}/{case.stem}"


@pytest.mark.parametrize("case", ACCEPTED, ids=name_of)
def test_a_good_record_is_accepted_and_becomes_its_type(case: Path) -> None:
    assert check(case) == ()
    kind = KIND_BY_NAME[case.parts[-3]]
    assert type(msgspec.convert(data_of(case), kind.type)) is kind.type


@pytest.mark.parametrize("case", REFUSED, ids=name_of)
def test_a_bad_record_gets_exactly_the_findings_that_its_case_expects(case: Path) -> None:
    said = [{"rule": one.rule, "pointer": one.at.pointer, "facts": dict(one.facts)} for one in check(case)]
    expected = case.with_suffix(".expected.json")
    if os.environ.get("KINERJA_UPDATE"):
        expected.write_text(json.dumps(said, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    assert said == json.loads(expected.read_text(encoding="utf-8"))
    assert said


@pytest.mark.parametrize("case", REFUSED, ids=name_of)
def test_a_bad_record_gets_the_same_findings_without_the_quick_validator(
    case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_both = check(case)
    monkeypatch.setattr(schema, "_quick", lambda _kind: None)
    assert check(case) == with_both


@pytest.mark.parametrize("case", REFUSED, ids=name_of)
def test_every_sentence_is_complete_in_both_languages(case: Path) -> None:
    for finding in check(case):
        for language in LANGUAGES:
            worded = {
                key: text(language, f"schema.{key}s.{value}") if key in {"type", "form"} else value
                for key, value in finding.facts.items()
            }
            for part in ("title", "message", "fix"):
                assert "{" not in text(language, f"schema.{finding.rule}.{part}", **worded)


def test_every_kind_has_good_and_bad_cases() -> None:
    for folder, cases in (("ok", ACCEPTED), ("bad", REFUSED)):
        kinds = {case.parts[-3] for case in cases if case.parts[-2] == folder}
        assert kinds == set(kind_names())


def test_every_rule_but_the_last_resort_has_a_case_and_its_sentences() -> None:
    shown = {finding.rule for case in REFUSED for finding in check(case)}
    assert shown == {rule.slug for rule in schema.RULES} - {schema.REFUSED.slug}
    for rule in schema.RULES:
        assert all(
            has(language, f"schema.{rule.slug}.{part}")
            for language in LANGUAGES
            for part in ("title", "message", "fix")
        )
