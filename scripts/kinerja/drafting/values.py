"""Turns what was typed into values, and puts values where they belong."""

import unicodedata
from itertools import pairwise
from typing import Any

from kinerja.diagnostic import CannotRun
from kinerja.drafting.shape import Shape, Steps
from kinerja.load import strict_yaml

_WRITTEN_AS_THEY_ARE = ("string", "")


def value_of(typed: str, wanted: str) -> object:
    """What a text means where a type is wanted; a text that means nothing of the kind stays a text."""
    text = unicodedata.normalize("NFC", typed.strip())
    if wanted in _WRITTEN_AS_THEY_ARE:
        return text
    parsed = strict_yaml.parse(f"value: {text}".encode(errors="replace"), "")
    given = parsed.data if isinstance(parsed.data, dict) else {}
    return given["value"] if given.keys() == {"value"} else text


def setting(data: dict[str, Any], shape: Shape, words: str) -> None:
    """Carries out one `key=value`; the key may lead inside, as in `results.0.value`. Raises CannotRun."""
    key, sign, typed = words.partition("=")
    steps = _steps(shape, key)
    if not (sign and all(step != "" for step in steps)):
        raise CannotRun("new-setting")
    try:
        put(data, steps, value_of(typed, shape.type(steps)))
    except (LookupError, TypeError) as error:
        raise CannotRun("new-setting") from error


def put(data: dict[str, Any], steps: Steps, value: object) -> None:
    """Sets a value, and makes the mappings and lists on the way. Raises LookupError or TypeError where it cannot."""
    here: Any = data
    for step, following in pairwise(steps):
        if step not in (range(len(here)) if isinstance(here, list) else here):
            _store(here, step, [] if isinstance(following, int) else {})
        here = here[step]
    _store(here, steps[-1], value)


def get(data: object, steps: Steps) -> Any:
    """The value at the end of these steps."""
    here: Any = data
    for step in steps:
        here = here[step]
    return here


def _store(here: Any, step: Any, value: object) -> None:
    if isinstance(here, list) and step == len(here):
        here.append(value)
    elif isinstance(here, list | dict):
        here[step] = value
    else:
        raise TypeError


def _steps(shape: Shape, key: str) -> Steps:
    steps: Steps = ()
    for word in key.strip().split("."):
        is_number = shape.type(steps) == "array" and word.isascii() and word.isdecimal()
        steps = (*steps, int(word) if is_number else word)
    return steps
