"""How the check behaves: closed when in doubt, the same with and without the quick validator, quick and limited."""

import json
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from kinerja import resources
from kinerja.diagnostic import Location
from kinerja.disclose import published
from kinerja.load import schema, strict_yaml

CASES = Path(__file__).parents[1] / "cases" / "schema"

SAMPLES = {
    "id": "satu",
    "text": "Satu",
    "date": "2025-03-31",
    "period": "2025-Q1",
    "url": "https://contoh.example/",
    "url_template": "https://contoh.example/lapor?halaman={page}",
    "code": "13.75",
    "decimal": "174.00",
    "clause": "aturan#pasal-1",
    "name": "target",
    "path": "records/contoh/government.yml",
    "sha256": "0" * 64,
    "moment": "2025-03-31T08:30:00Z",
    "pointer": "/results/0/value",
    "inside": "units/satu/measurements/2025.yml",
    "four_digits": "0001",
}


def example(name: str) -> Any:
    """A value with every key of a schema, made from the schema itself."""
    whole = json.loads((resources.schemas() / f"{name}.schema.json").read_bytes())
    return sample(whole, whole["$defs"])


def sample(node: dict[str, Any], parts: dict[str, Any]) -> Any:
    if "$ref" in node:
        return sample(parts[node["$ref"].removeprefix("#/$defs/")], parts)
    if "const" in node or "enum" in node:
        return node.get("const", node.get("enum", [None])[0])
    match node["type"]:
        case "object" if "properties" in node:
            other = {key for branch in node.get("oneOf", ())[1:] for key in branch["required"]}
            made: Any = {key: sample(one, parts) for key, one in node["properties"].items() if key not in other}
        case "object":
            made = {"satu": sample(node["additionalProperties"], parts)}
        case "array":
            made = [sample(node["items"], parts)] * node.get("minItems", 1)
        case "string":
            made = SAMPLES.get(node.get("x-form", ""), "20..30")
        case "boolean":
            made = not node.get("default", False)
        case _:
            made = node["minimum"]
    return made


def at(*steps: str | int) -> Location:
    return Location("record.yml", pointer=strict_yaml.pointer(steps))


def record(kind: str, name: str = "full") -> dict[str, Any]:
    path = CASES / kind / "ok" / f"{name}.yml"
    data = strict_yaml.parse(path.read_bytes(), path.name).data
    assert isinstance(data, dict)
    return data


def rules(kind: str, data: object) -> list[tuple[str, str]]:
    return [(finding.rule, finding.at.pointer) for finding in schema.check(kind, data, at)]


@pytest.fixture(params=["quick", "plain"])
def validator(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Both ways in which the check runs: with the quick validator, and where it is not installed."""
    if request.param == "plain":
        monkeypatch.setitem(sys.modules, "jsonschema_rs", None)
    schema._quick.cache_clear()
    yield request.param
    schema._quick.cache_clear()


@pytest.mark.usefixtures("validator")
@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2024-02-29", []),
        ("2000-02-29", []),
        ("2025-12-31", []),
        ("2023-02-29", ["schema-real-date"]),
        ("2100-02-29", ["schema-real-date"]),
        ("2025-02-30", ["schema-real-date"]),
        ("2025-04-31", ["schema-real-date"]),
        ("2025-00-10", ["schema-real-date"]),
        ("2025-13-01", ["schema-real-date"]),
        ("2025-01-00", ["schema-real-date"]),
        ("2025-1-1", ["schema-pattern"]),
        ("20250101", ["schema-pattern"]),
        ("2025-W01-1", ["schema-pattern"]),
        ("2025-01-01T00:00:00", ["schema-pattern"]),
    ],
)
def test_only_days_of_the_calendar_are_dates(date: str, expected: list[str]) -> None:
    data = record("period") | {"starts": date}
    assert [rule for rule, _ in rules("period", data)] == expected


@pytest.mark.usefixtures("validator")
@pytest.mark.parametrize("value", [Decimal("1"), Decimal("3.9999999999999999999999"), 4, Decimal("4.000")])
def test_limits_of_numbers_are_exact(value: Decimal) -> None:
    data = record("survey", "minimal")
    data["elements"][0]["mean"] = value
    assert rules("survey", data) == []


@pytest.mark.usefixtures("validator")
@pytest.mark.parametrize("value", [Decimal("4.0000000000000000000001"), Decimal("0.9999999999999999999999"), 5])
def test_a_number_just_beyond_a_limit_is_refused(value: Decimal) -> None:
    data = record("survey", "minimal")
    data["elements"][0]["mean"] = value
    assert rules("survey", data) == [("schema-range", "/elements/0/mean")]


@pytest.mark.usefixtures("validator")
@pytest.mark.parametrize("value", [True, Decimal("2025.0"), "2025", None, [2025]])
def test_only_a_number_written_without_a_point_is_whole(value: object) -> None:
    assert rules("agreement", record("agreement") | {"year": value}) == [("schema-type", "/year")]


@pytest.mark.usefixtures("validator")
@pytest.mark.parametrize("data", [None, [], "kind: goal", 7, [record("goal")]])
def test_what_is_no_mapping_is_refused_once(data: object) -> None:
    assert rules("goal", data) == [("schema-type", "")]


@pytest.mark.usefixtures("validator")
def test_a_record_of_another_kind_is_refused() -> None:
    assert ("schema-choice", "/kind") in rules("goal", record("period"))


def test_a_refusal_that_nothing_explains_stays_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "_quick", lambda _kind: lambda _data: False)
    assert rules("goal", record("goal")) == [("schema-refused", "")]


def test_a_keyword_without_words_of_its_own_is_a_refusal_at_its_place() -> None:
    release = example("release")
    release["units"][0]["summaries"][0]["states"] = {f"state-{number}": 1 for number in range(201)}
    assert rules("release", release) == [("schema-refused", "/units/0/summaries/0/states")]


def test_what_the_quick_validator_cannot_read_is_refused() -> None:
    assert rules("goal", record("goal") | {"statement": "\ud800"}) == [("schema-refused", "")]


def test_findings_name_no_value_of_the_record() -> None:
    secret = "Rahasia"
    for kind in ("government", "indicator", "agreement", "measurement", "survey"):
        full = record(kind)
        for key in full:
            for value in (secret, {secret: secret}, [secret], secret * 500):
                for finding in schema.check(kind, full | {key: value}, at):
                    assert secret not in "".join(map(str, finding.facts.values()))


@pytest.mark.usefixtures("validator")
def test_a_file_full_of_faults_is_told_fifty_of_them() -> None:
    many_keys = record("goal") | {f"{'k' * 500}{number}": 1 for number in range(9_000)}
    many_results = record("measurement") | {"results": [{"indicator": "A B", "value": "x"}] * 6_000}
    assert len(schema.check("goal", many_keys, at)) == 50
    assert len(schema.check("measurement", many_results, at)) == 50


def test_findings_stand_in_the_order_of_their_places() -> None:
    data = record("agreement") | {"year": "x", "version": 0, "zzz": 1, "agreed_on": "2025-02-30"}
    found = schema.check("agreement", data, at)
    assert list(found) == sorted(found, key=lambda finding: finding.order)
    assert len(found) == 4


def test_an_accepted_record_never_loads_the_explaining_library() -> None:
    program = (
        "import sys; from kinerja.load import schema;"
        f"assert schema.check('goal', {record('goal')!r}, None) == ();"
        "print('jsonschema' in sys.modules)"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert result.stdout == "False\n"


@pytest.mark.usefixtures("validator")
def test_a_release_and_its_schema_say_the_same() -> None:
    complete = example("release")
    assert rules("release", complete) == []
    release = published.decode(json.dumps(complete).encode())
    assert json.loads(published.encode(release)) == complete
    smallest = published.Release(
        format=published.FORMAT, number=1, made="2025-03-31T08:30:00Z", government=release.government
    )
    assert rules("release", json.loads(published.encode(smallest))) == []


def test_every_published_release_follows_the_schema_of_releases() -> None:
    releases = sorted((Path(__file__).parents[2] / "docs" / "releases").glob("*/*.json"))
    assert releases
    for path in releases:
        assert rules("release", json.loads(path.read_bytes())) == []
