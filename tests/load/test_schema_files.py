"""The schema files: complete in both languages, closed, bounded, and the same shape as the types they are for."""

import json
import re
import types
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Union, get_args, get_origin

import msgspec
import pytest
from jsonschema import Draft202012Validator

from kinerja import resources
from kinerja.disclose.published import FORMAT, Release
from kinerja.model import KINDS, Record
from kinerja.texts import LANGUAGES, has

Node = dict[str, Any]
TYPES: dict[str, type[msgspec.Struct]] = {kind.name: kind.type for kind in KINDS} | {"release": Release}
every_schema = pytest.mark.parametrize("name", TYPES)


def read(name: str) -> Node:
    return dict(json.loads((resources.schemas() / f"{name}.schema.json").read_bytes()))


def nodes(node: Node) -> Iterator[Node]:
    """The schema itself and all schemas inside it."""
    yield node
    for key in ("properties", "$defs"):
        for inner in node.get(key, {}).values():
            yield from nodes(inner)
    for key in ("items", "additionalProperties"):
        if isinstance(node.get(key), dict):
            yield from nodes(node[key])


def resolved(schema: Node, node: Node) -> Node:
    return schema["$defs"][node["$ref"].removeprefix("#/$defs/")] if "$ref" in node else node


def shape_of_schema(schema: Node, node: Node) -> object:
    """Keys in their order, with whether each is required and its own shape."""
    node = resolved(schema, node)
    if node["type"] == "array":
        return [shape_of_schema(schema, node["items"])]
    if node["type"] != "object":
        return {"string": "text"}.get(node["type"], node["type"])
    if "properties" not in node:
        return ("map", shape_of_schema(schema, node["additionalProperties"]))
    required = node.get("required", [])
    return [(key, key in required, shape_of_schema(schema, one)) for key, one in node["properties"].items()]


def shape_of_type(kind: object, decimals: str) -> object:
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        tag = [("kind", True, "text")] if issubclass(kind, Record) else []
        fields = msgspec.structs.fields(kind)
        return tag + [(one.name, one.required, shape_of_type(one.type, decimals)) for one in fields]
    if get_origin(kind) in (Union, types.UnionType):
        (kind,) = (one for one in get_args(kind) if one is not types.NoneType)
        return shape_of_type(kind, decimals)
    if get_origin(kind) is tuple:
        return [shape_of_type(get_args(kind)[0], decimals)]
    if get_origin(kind) is dict:
        return ("map", shape_of_type(get_args(kind)[1], decimals))
    return {str: "text", int: "integer", bool: "boolean", Decimal: decimals}[kind]  # type: ignore[index]


@every_schema
def test_every_schema_is_a_valid_schema_of_its_dialect(name: str) -> None:
    schema = read(name)
    assert schema["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    assert schema["$id"] == f"{name}.schema.json"
    Draft202012Validator.check_schema(schema)


def test_there_is_a_schema_for_every_kind_for_releases_test_vectors_and_mappings_and_no_other() -> None:
    names = {*TYPES, "vectors", "mapping"}
    assert {path.name for path in resources.schemas().iterdir()} == {f"{name}.schema.json" for name in names}


@every_schema
def test_keys_their_order_and_what_is_required_are_those_of_the_type(name: str) -> None:
    schema = read(name)
    decimals = "text" if name == "release" else "number"
    assert shape_of_schema(schema, schema) == shape_of_type(TYPES[name], decimals)


@every_schema
def test_every_property_has_a_title_and_a_description_in_both_languages(name: str) -> None:
    schema = read(name)
    described = [schema, *(one for node in nodes(schema) for one in node.get("properties", {}).values())]
    for node in described:
        for texts in (node, node["x-en"]):
            assert texts["title"].strip()
            assert texts["description"].endswith(".")
        assert set(node["x-en"]) == {"title", "description"}


@every_schema
def test_every_mapping_is_closed_and_everything_has_a_limit(name: str) -> None:
    for node in nodes(read(name)):
        match node.get("type"):
            case "object" if "properties" in node:
                assert node["additionalProperties"] is False
                assert set(node.get("required", [])) <= set(node["properties"])
            case "object":
                assert {"maxProperties", "propertyNames"} <= set(node)
            case "array":
                assert "maxItems" in node
            case "string":
                assert {"enum", "const", "maxLength"} & set(node)
            case "number" | "integer":
                assert "maximum" in node
                assert ("minimum" in node) != ("exclusiveMinimum" in node)
            case other:
                assert other == "boolean" or "$ref" in node


@every_schema
def test_every_pattern_means_the_same_to_both_validators_and_has_a_name_in_both_languages(name: str) -> None:
    for node in nodes(read(name)):
        if "pattern" in node:
            assert node["pattern"].startswith("^")
            assert node["pattern"].isascii()
            assert "$" not in node["pattern"][:-1]
            assert not re.search(r"\(\?|\\[a-zA-Z]", node["pattern"].replace(r"\t\r\n", ""))
            assert all(has(language, f"schema.forms.{node['x-form']}") for language in LANGUAGES)
        assert node.get("format", "date") == "date"


@every_schema
def test_every_type_has_a_name_in_both_languages(name: str) -> None:
    used = {node["type"] for node in nodes(read(name)) if "type" in node}
    assert all(has(language, f"schema.types.{one}") for language in LANGUAGES for one in used)


@every_schema
def test_every_reference_leads_to_a_part_and_every_part_is_used(name: str) -> None:
    schema = read(name)
    used = set(re.findall(r'"#/\$defs/([a-z0-9_]+)"', json.dumps(schema)))
    assert used == set(schema.get("$defs", {}))


@every_schema
def test_a_default_is_the_default_of_the_type(name: str) -> None:
    declared = {key: one["default"] for key, one in read(name)["properties"].items() if "default" in one}
    fields = {one.name: one.default for one in msgspec.structs.fields(TYPES[name])}
    kept = {key: one for key, one in fields.items() if one not in (None, (), msgspec.NODEFAULT)}
    assert declared == kept


@every_schema
def test_the_kind_is_fixed(name: str) -> None:
    key, value = ("format", FORMAT) if name == "release" else ("kind", name)
    assert read(name)["properties"][key]["const"] == value
