"""Forms of one file: what stands in them, and what never does."""

import base64
import hashlib
import json
import re
import sys
import unicodedata
from pathlib import Path

import pytest
from click.testing import CliRunner

from kinerja.cli import program
from kinerja.cli.new import KINDS
from kinerja.forms import choices
from kinerja.forms.offline import content, page
from kinerja.model import Employee, Plan
from project import ROOT

GOVERNMENT, UNIT = "tanjungpinang", "diskominfo"
LARGEST = 150_000


@pytest.fixture(scope="module")
def unit() -> choices.Scope:
    return choices.scope(ROOT, GOVERNMENT, UNIT, None, ())


@pytest.fixture(scope="module")
def everyone() -> choices.Scope:
    return choices.scope(ROOT, GOVERNMENT, None, None, ())


def known(text: str) -> dict[str, object]:
    """What the form knows, as its script reads it."""
    found: dict[str, object] = json.loads(re.findall(r'id="form-data">(.*?)</script>', text, re.DOTALL)[0])
    return found


def test_every_kind_has_a_small_form_that_may_load_nothing(unit: choices.Scope) -> None:
    for language in ("id", "en"):
        for kind in KINDS:
            form = page.made(unit, kind, language)
            style = re.findall(r"<style>(.*?)</style>", form.content, re.DOTALL)
            scripts = re.findall(r"<script>(.*?)</script>", form.content, re.DOTALL)
            sources = [base64.b64encode(hashlib.sha256(one.encode()).digest()).decode() for one in (*style, *scripts)]
            policy = re.findall(r'Content-Security-Policy" content="([^"]+)"', form.content)
            assert form.path == f"{kind}.html"
            assert len(form.content.encode()) < LARGEST
            assert len(style) == len(scripts) == 1
            assert [one.replace("&#39;", "'") for one in policy] == [
                f"default-src 'none'; style-src 'sha256-{sources[0]}'; script-src 'sha256-{sources[1]}'; "
                "base-uri 'none'; form-action 'none'"
            ]
            assert not re.search(r"""\s(?:src|href|style|on[a-z]+)=["']""", form.content.split("<style>")[0])
            assert "localStorage" not in form.content
            assert "{" not in "".join(re.findall(r">([^<>]*)<", form.content.split("</style>")[1].split("<script")[0]))


def test_the_same_records_give_the_same_bytes(unit: choices.Scope) -> None:
    assert page.made(unit, "plan", "id") == page.made(unit, "plan", "id")


def test_people_are_only_in_forms_for_their_own_unit(unit: choices.Scope, everyone: choices.Scope) -> None:
    people = {one.record.employee for one in unit.records.of(Employee)}
    own = {one.record.employee for one in unit.records.of(Employee) if one.record.unit == UNIT}
    above = {one.record.superior.employee for one in unit.records.of(Employee) if one.record.superior}
    results = {one.text for plan in unit.records.of(Plan) for one in plan.record.results if plan.record.unit != UNIT}
    assert len(own) > 1
    for kind in KINDS:
        public = page.made(everyone, kind, "id").content
        private = page.made(unit, kind, "id").content
        assert not [one for one in people if f'"{one}"' in public], kind
        assert not [one for one in people - own - above if f'"{one}"' in private], kind
        shared = {one.text for plan in unit.records.of(Plan) for one in plan.record.results} - results
        assert not [one for one in results - shared if one in private], kind
    assert all(f'"{one}"' in page.made(unit, "plan", "id").content for one in own)


def test_forms_for_one_employee_tell_of_no_colleague(unit: choices.Scope) -> None:
    own = [one.record for one in unit.records.of(Employee) if one.record.unit == UNIT and one.record.superior]
    chosen = own[-1]
    alone = choices.scope(ROOT, GOVERNMENT, UNIT, chosen.employee, ())
    offered = known(page.made(alone, "evaluation", "id").content)["choices"]
    assert isinstance(offered, dict)
    assert list(offered["employee"]["of"].values()) == [[[chosen.employee, chosen.post]]]
    assert {place.split("/")[1] for place in offered["result"]["of"]} == {chosen.employee}


def test_only_forms_about_people_hold_people_and_say_so(unit: choices.Scope) -> None:
    made = {kind: page.made(unit, kind, "id").content for kind in KINDS}
    warned = {kind for kind, form in made.items() if "Halaman ini memuat id pegawai" in form}
    own = {one.record.employee for one in unit.records.of(Employee) if one.record.unit == UNIT}
    assert warned == {kind for kind, form in made.items() if any(f'"{one}"' in form for one in own)}
    assert {"plan", "evaluation", "progress"} <= warned
    assert not warned & {"measurement", "agreement", "indicator", "survey", "goal"}


def test_texts_of_records_cannot_end_the_data_of_the_form(unit: choices.Scope) -> None:
    text = page.made(unit, "measurement", "id").content
    data = text.split('id="form-data">')[1].split("</script>")[0]
    assert not set("<>&'") & set(data)


def test_forms_refuse_the_characters_that_records_refuse() -> None:
    refused = content.content(choices.scope(ROOT, GOVERNMENT, None, None, ()), "goal", "id")["refused"]
    categories = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
    wanted = {
        code
        for code in range(sys.maxunicode + 1)
        if code != 10
        and (unicodedata.category(chr(code)) in categories or code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF)
    }
    assert {code for first, last in refused for code in range(first, last + 1)} == wanted


def test_choices_are_called_by_the_words_that_the_schema_has_for_them(unit: choices.Scope) -> None:
    schema = known(page.made(unit, "plan", "id").content)["schema"]
    assert isinstance(schema, dict)
    kind = schema["$defs"]["result"]["properties"]["kind"]
    assert kind["labels"] == {"main": "utama", "additional": "tambahan"}
    assert kind["description"] == ""
    assert schema["properties"]["status"]["labels"]["draft"] == "rancangan"


def test_forms_speak_one_language(unit: choices.Scope) -> None:
    forms = {language: page.made(unit, "plan", language).content for language in ("id", "en")}
    for language, words in {
        "id": ("Isian ini wajib", "Kosongkan pilihan"),
        "en": ("This answer is required", "Planned result"),
    }.items():
        assert f'<html lang="{language}">' in forms[language]
        assert all(word in forms[language] for word in words)
        assert not any(word in forms["en" if language == "id" else "id"] for word in words)


def test_the_command_writes_the_forms_that_were_asked_for(tmp_path: Path) -> None:
    words = ["forms", "offline", str(tmp_path / "formulir"), "--root", str(ROOT), "--government", GOVERNMENT]
    done = CliRunner().invoke(program, [*words, "--unit", UNIT, "--kind", "plan", "--kind", "progress", "--lang", "id"])
    assert done.exception is None
    assert done.stdout.splitlines() == [f"{tmp_path}/formulir/{kind}.html ditulis." for kind in ("plan", "progress")]
    assert f"unit {UNIT}" in done.stderr
    assert sorted(one.name for one in (tmp_path / "formulir").iterdir()) == ["plan.html", "progress.html"]
