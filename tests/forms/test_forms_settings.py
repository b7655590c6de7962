"""The settings of the forms say what the schemas say, and put each record where it belongs."""

import io
import json
import re
import tarfile
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import jsonschema
import pytest
from forms_world import ROOT, package

from kinerja import resources
from kinerja.forms import KINDS, config
from kinerja.forms.choices import Scope
from kinerja.forms.package import PINS
from kinerja.load import repository, strict_yaml
from kinerja.load.index import Index
from kinerja.model import KIND_BY_NAME, Agreement, Evaluation, Plan, Unit

BACKEND = config.Backend("github", "kota/catatan")
EVERYWHERE = Scope(Index("kota-contoh", ()), periods=("2025-S1",))
Node = Mapping[str, Any]


def schema(kind: str) -> Node:
    return json.loads((resources.schemas() / f"{kind}.schema.json").read_bytes())


def resolved(node: Node, root: Node) -> Node:
    reference = node.get("$ref", "").removeprefix("#/$defs/")
    return {**root["$defs"][reference], **node} if reference else node


def collection(target: str, kind: str, language: str = "id", where: Scope = EVERYWHERE) -> dict[str, Any]:
    (made,) = config.settings(target, where, [kind], BACKEND, language)["collections"]
    return made


def pairs(fields: list[Any], node: Node, root: Node, lax: bool = False) -> Iterator[tuple[Any, Node, bool, bool]]:
    """Each widget with what the schema says of it, whether it is required there, and whether its mapping may lack."""
    assert [one["name"] for one in fields] == list(node["properties"])
    for field in fields:
        inner = resolved(node["properties"][field["name"]], root)
        needed = field["name"] in node.get("required", ())
        yield field, inner, needed, lax
        if inner["type"] == "object":
            yield from pairs(field["fields"], inner, root, lax or not needed)
        if inner["type"] == "array":
            item = resolved(inner["items"], root)
            if item["type"] == "object":
                yield from pairs(field["fields"], item, root)
            else:
                yield field["field"], item, True, False


def limits(node: Node) -> dict[str, Any]:
    if node["type"] == "array":
        return {short: node[key] for short, key in (("min", "minItems"), ("max", "maxItems")) if key in node}
    lowest = node.get("minimum", node.get("exclusiveMinimum"))
    return {key: value for key, value in (("min", lowest), ("max", node.get("maximum"))) if value is not None}


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("target", PINS)
@pytest.mark.parametrize("kind", KINDS)
def test_every_property_has_one_widget_that_asks_for_what_the_schema_does(
    kind: str, target: str, language: str
) -> None:
    root = schema(kind)
    for field, node, needed, lax in pairs(collection(target, kind, language)["fields"], root, root):
        if field["widget"] == "hidden":
            assert field["default"] in (node.get("const"), "kota-contoh", "2025-S1")
            continue
        if "title" in node:
            words = node if language == "id" else node["x-en"]
            assert field["label"] == words["title"]
            if field["name"] != "item":
                assert field["hint"].startswith(words["description"])
                # Decap would insist on what stands in a group that nobody fills in.
                assert field["required"] is (needed and not (lax and target == "decap")), field["name"]
        if "enum" in node:
            assert [one["value"] for one in field["options"]] == node["enum"]
        elif node.get("format") == "date":
            assert (field["widget"], field["format"], field["time_format"]) == ("datetime", "YYYY-MM-DD", False)
        else:
            assert field.get("pattern", [None])[0] == node.get("pattern")
        assert {key: field[key] for key in ("min", "max") if key in field} == limits(node)
        assert field.get("value_type") == {"number": "float", "integer": "int"}.get(node["type"])


def test_a_key_that_depends_on_others_says_so() -> None:
    fields = {one["name"]: one for one in collection("decap", "measurement", "en")["fields"][4]["fields"]}
    assert fields["value"]["hint"].endswith(
        "Fill in only one of these: Value; Word; Steps done; State without a value."
    )
    assert fields["numerator"]["hint"].endswith("Fill in together with: Denominator.")
    evidence = {one["name"]: one for one in fields["evidence"]["fields"]}
    assert evidence["title"]["required"] is True
    decision = {one["name"]: one for one in collection("decap", "objection", "en")["fields"]}["decision"]
    assert decision["fields"][0]["hint"].endswith("Required if anything here is filled in.")


def placed(made: Mapping[str, Any], record: object) -> str:
    """Where Decap puts a record: what it fills in is written small, and so is what stands in a path."""

    def small(text: str) -> str:
        return re.sub(r"[^\w-]+", "-", text.lower().replace(".", "-"))

    slug = re.sub(r"{{fields\.(\w+)}}", lambda found: small(str(getattr(record, found[1]))), made["slug"])
    path = re.sub(
        r"{{(\w+)}}",
        lambda found: slug if found[1] == "slug" else small(str(getattr(record, found[1]))),
        re.sub(r"^[^{]+|(?<=}})[^{]+", lambda found: small_path(found[0]), made.get("path", "{{slug}}")),
    )
    return f"{made['folder']}/{path}.yml"


def small_path(text: str) -> str:
    return text.lower().replace(".", "-")


@cache
def loaded(name: str) -> Index:
    return repository.load(ROOT, name).index


@pytest.mark.parametrize("name", ["tanjungpinang", "kota-padang"])
def test_every_record_there_is_would_lie_where_it_lies(name: str) -> None:
    everything = loaded(name)
    seen = 0
    for document in everything.all():
        record, kind = document.record, document.kind.name
        if kind not in KINDS:
            continue
        wide = Scope(everything, periods=(getattr(record, "period", "2025"),))
        narrow = Scope(everything, record.unit, getattr(record, "employee", None), wide.periods)
        for where in (wide, narrow):
            assert placed(collection("decap", kind, where=where), record) == document.path
        seen += 1
    assert seen


@pytest.mark.parametrize("kind", [kind for kind in KINDS if "{period}" in KIND_BY_NAME[kind].path])
def test_the_capital_letter_of_a_half_year_stays(kind: str) -> None:
    made = collection("decap", kind)
    assert made["slug"].split("-{{")[0] == "2025-S1"
    assert "S1" not in made.get("path", "") + made["folder"]


def answers(fields: list[Any], data: Mapping[str, Any]) -> Iterator[tuple[list[Any], Any]]:
    """The choices of each pick list, and what a record holds there."""
    for field in fields:
        if field["name"] not in data:
            continue
        value = data[field["name"]]
        if "options" in field:
            yield [one["value"] for one in field["options"]], value
        elif field["widget"] == "object":
            yield from answers(field["fields"], value)
        elif field["widget"] == "list" and "fields" in field:
            for one in value:
                yield from answers(field["fields"], one)


def test_pick_lists_hold_what_the_records_of_a_unit_say() -> None:
    everything = loaded("tanjungpinang")
    unit = everything.of(Unit)[0].record.id
    seen = 0
    for document in everything.all():
        if document.kind.name not in KINDS or document.record.unit != unit:
            continue
        where = Scope(everything, unit, getattr(document.record, "employee", None), ("2025",))
        data = strict_yaml.parse(document.source, document.path).data
        for offered, value in answers(collection("decap", document.kind.name, where=where)["fields"], data):
            assert value in offered, document.path
            seen += 1
    assert seen


def test_sveltia_s_own_schema_accepts_its_settings() -> None:
    with tarfile.open(package(PINS["sveltia"].file)) as archive:
        rules = json.load(archive.extractfile("package/schema/sveltia-cms.json") or io.BytesIO())
    where = Scope(loaded("tanjungpinang"), periods=("2025",))
    made = config.settings("sveltia", where, KINDS, BACKEND, "id")
    jsonschema.Draft7Validator(rules).validate(json.loads(json.dumps(made)))


def begun(kind: str, name: str, where: Scope) -> list[Any]:
    made = collection("decap", kind, where=where)
    return next(one for one in made["fields"] if one["name"] == name).get("default", [])


def test_a_list_begins_with_all_that_has_to_be_answered() -> None:
    everything = loaded("tanjungpinang")
    evaluation = next(one.record for one in everything.of(Evaluation) if one.record.period == "2025")
    place = {"unit": evaluation.unit, "employee": evaluation.employee}
    where = Scope(everything, **place, periods=("2025",))
    plan = everything.get(Plan, **place, year="2025")
    assert plan is not None
    rows = begun("evaluation", "results", where)
    assert [row["result"] for row in rows] == [one.id for one in plan.record.results]
    measured = [inner["indicator"] for row in rows for inner in row.get("indicators", ())]
    if plan.record.approach == "quantitative":
        assert measured == [inner.id for one in plan.record.results for inner in one.indicators]
    agreement = everything.get(Agreement, unit=evaluation.unit, year="2025", version=1)
    assert agreement is not None
    targets = [{"indicator": one.indicator} for one in agreement.record.targets]
    assert begun("measurement", "results", where) == targets
    assert begun("survey", "elements", where) == [{"id": f"U{number}"} for number in range(1, 10)]


@pytest.mark.parametrize(("kind", "name"), [("measurement", "results"), ("evaluation", "results")])
def test_a_form_for_many_begins_with_empty_lists(kind: str, name: str) -> None:
    assert begun(kind, name, Scope(loaded("tanjungpinang"), periods=("2025",))) == []


def test_a_second_record_is_not_offered_where_there_is_a_place_for_one() -> None:
    one = Scope(Index("kota-contoh", ()), "dinas", "p-001", ("2025-S1",))
    only = {"filter": {"field": "period", "value": "2025-S1"}, "limit": 1}
    for kind in KINDS:
        for where in (one, EVERYWHERE):
            made = collection("decap", kind, where=where)
            single = where is one and kind in ("measurement", "evaluation", "objection")
            asked = only if single else {"filter": {"field": "kind", "value": kind}}
            assert {key: made[key] for key in ("filter", "limit") if key in made} == asked
            assert (made["create"], made["delete"], made["publish"]) == (True, False, False)
