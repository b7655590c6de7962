"""What a form is made of: the schema in one language, sentences about faults, and what the records offer."""

import json
import re
from collections.abc import Mapping
from functools import cache
from itertools import chain
from typing import Any

from kinerja import resources, texts
from kinerja.forms.choices import Scope
from kinerja.forms.offline import suggested
from kinerja.load import yaml_text
from kinerja.model import KIND_BY_NAME

# Faults that are told in the words of the findings; the other sentences would speak of keys.
_AS_FINDINGS = ("choice", "pattern", "real-date", "too-long", "range", "more-than", "list-length")
_DECIMAL_SIGN = {"id": ",", "en": "."}
_OF_PEOPLE = frozenset(("employee", "evaluator", "result"))
# Advice to those who write YAML themselves.
_FOR_WRITERS = (" Tulis di antara tanda kutip.", " Write it in quotes.")
# What is left of a description that only names the choices, which are shown anyway.
_CONNECTING = re.compile(r"\b(?:atau|or)\b|[\s,.]")
# Planes of Unicode where only single characters are refused; beyond them come non-characters and private use alone.
_LOOKED_AT = (range(0x20000), range(0xE0000, 0xE1000))
_REST = (*((plane << 16 | 0xFFFE, plane << 16 | 0xFFFF) for plane in range(2, 15)), (0xF0000, 0x10FFFF))


def content(scope: Scope, kind: str, language: str) -> dict[str, Any]:
    """Everything that the form of a kind knows, ready for JSON."""
    schema = _schema(kind, language)
    place = {key: value for key, value in scope.fixed.items() if key in schema["properties"]}
    return {
        "kind": kind,
        "path": KIND_BY_NAME[kind].path,
        "sign": _DECIMAL_SIGN[language],
        "place": place,
        "words": {"draft": texts.text(language, "offline.draft")},
        "sentences": _sentences(language),
        "forms": _forms(language),
        "choices": {key: one for key, one in suggested.suggestions(scope, kind).items() if key in _keys(schema)},
        "refused": _refused(),
        "schema": schema,
    }


def tells_of_people(known: dict[str, Any]) -> bool:
    """Whether a form holds ids of employees or what stands in their plans."""
    return bool(_OF_PEOPLE & (known["choices"].keys() | known["place"].keys()))


def _keys(node: Any) -> frozenset[str]:
    """Every key that a record of the schema may have, however deep."""
    if isinstance(node, list):
        return frozenset().union(*map(_keys, node))
    if not isinstance(node, dict):
        return frozenset()
    return frozenset(node.get("properties", ())).union(*map(_keys, node.values()))


def _schema(kind: str, language: str) -> dict[str, Any]:
    raw = json.loads((resources.schemas() / f"{kind}.schema.json").read_bytes())
    schema: dict[str, Any] = _worded(raw, language)
    return {key: value for key, value in schema.items() if not key.startswith("$") or key == "$defs"}


def _worded(node: Any, language: str) -> Any:
    """The schema in one language, each choice with the words that its description has for it."""
    if isinstance(node, list):
        return [_worded(one, language) for one in node]
    if not isinstance(node, dict):
        return node
    made = {key: _worded(value, language) for key, value in node.items() if key not in ("x-en", "x-when")}
    if isinstance(node.get("description"), str):
        words = node if language == "id" else node["x-en"]
        made |= {"title": words["title"], "description": _for_forms(words["description"])}
        _label(made, words["description"])
    return made


def _for_forms(description: str) -> str:
    for advice in _FOR_WRITERS:
        description = description.replace(advice, "")
    return description


def _label(made: dict[str, Any], description: str) -> None:
    """Labels from descriptions such as `main (utama) or additional (tambahan)`, for one value or those of a list."""
    chooser = made if "enum" in made else made.get("items", {})
    labels: dict[str, str] = {}
    for value in chooser.get("enum", ()):
        found = re.search(rf"(?<![\w-]){re.escape(str(value))} \(([^()]+)\)", description)
        labels |= {value: found[1]} if found else {}
    if labels:
        chooser["labels"] = labels
    if "enum" in chooser and not _CONNECTING.sub("", _without_choices(description, chooser["enum"])):
        made["description"] = ""


def _without_choices(description: str, choices: list[str]) -> str:
    for value in sorted(choices, key=len, reverse=True):
        description = re.sub(rf"(?<![\w-]){re.escape(str(value))}(?![\w-])( \([^()]+\))?", "", description)
    return description


def _sentences(language: str) -> dict[str, str]:
    told = {
        key.removeprefix("told."): sentence
        for key, sentence in texts.section(language, "offline").items()
        if key.startswith("told.")
    }
    schema = texts.section(language, "schema")
    told |= {name: f"{schema[f'schema-{name}.message']} {schema[f'schema-{name}.fix']}" for name in _AS_FINDINGS}
    return told


def _forms(language: str) -> Mapping[str, str]:
    """What each pattern wants; where a file needs quotes, a form has a sentence of its own."""
    own = texts.section(language, "offline")
    return {
        name: own.get(f"forms.{name}", sentence)
        for name, sentence in (
            (key.removeprefix("forms."), sentence)
            for key, sentence in texts.section(language, "schema").items()
            if key.startswith("forms.")
        )
    }


@cache
def _refused() -> tuple[tuple[int, int], ...]:
    """First and last code point of each row of characters that no record may hold."""
    every = "".join(map(chr, chain(*_LOOKED_AT)))
    rows: list[tuple[int, int]] = []
    for code in sorted(map(ord, yaml_text.refused_characters(every))):
        if rows and rows[-1][1] == code - 1:
            rows[-1] = (rows[-1][0], code)
        else:
            rows.append((code, code))
    return (*rows, *_REST)
