"""Compares a record with the JSON Schema of its kind; what does not fit becomes findings in our own words."""

import json
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache
from typing import Any

from kinerja import resources
from kinerja.diagnostic import Finding
from kinerja.load.schema_faults import REFUSED, RULES, At, Error, findings

__all__ = ["REFUSED", "RULES", "check"]

_INTEGER = re.compile(rb'"type": *"integer"')


def check(kind: str, data: object, at: At) -> tuple[Finding, ...]:
    """The faults in the shape of a record of this kind, by place; none when it is accepted.

    A record is judged by the quick validator where it is installed, and only a refused one is explained. When the
    explanation finds nothing, the record stays refused.
    """
    accepts = _quick(kind)
    if accepts is None:
        return findings(_errors(kind, data), at)
    if _is_accepted(accepts, data):
        return ()
    return findings(_errors(kind, data), at) or (REFUSED.finding(at()),)


def _is_accepted(accepts: Callable[[object], bool], data: object) -> bool:
    try:
        return accepts(data)
    except ValueError:
        # What the quick validator cannot read (half a character, for example) is no record.
        return False


@cache
def _quick(kind: str) -> Callable[[object], bool] | None:
    try:
        import jsonschema_rs
    except ImportError:
        return None
    return jsonschema_rs.Draft202012Validator(
        _schema(kind),
        validate_formats=True,
        # Patterns in linear time, whatever text they meet.
        pattern_options=jsonschema_rs.RegexOptions(),
        # A keyword of our own makes every judgement slower, so it is brought only where a number must be whole.
        keywords={"x-whole": _Whole} if b'"integer"' in _source(kind) else {},
    ).is_valid


def _errors(kind: str, data: object) -> Iterator[Error]:
    yield from _explainer(kind).iter_errors(data)


@cache
def _explainer(kind: str) -> Any:
    from jsonschema import Draft202012Validator, FormatChecker, validators

    types = Draft202012Validator.TYPE_CHECKER.redefine_many({"number": _is_number, "integer": _is_whole})
    strict: Any = validators.extend(  # type: ignore[no-untyped-call]
        Draft202012Validator, {"pattern": _pattern}, type_checker=types
    )
    return strict(_schema(kind), format_checker=FormatChecker(formats=("date",)))


@cache
def _schema(kind: str) -> dict[str, Any]:
    # JSON Schema takes 2.0 for an integer; the types of the records and we do not.
    return dict(json.loads(_INTEGER.sub(rb'\g<0>, "x-whole": true', _source(kind))))


def _source(kind: str) -> bytes:
    return (resources.schemas() / f"{kind}.schema.json").read_bytes()


class _Whole:
    """The keyword `x-whole` of the quick validator."""

    def __init__(self, _schema: object, _value: object, _path: object) -> None: ...

    def validate(self, instance: object) -> None:
        if not _is_whole(None, instance):
            raise ValueError


def _is_whole(_checker: object, instance: object) -> bool:
    return type(instance) is int


def _is_number(_checker: object, instance: object) -> bool:
    return isinstance(instance, int | float | Decimal) and not isinstance(instance, bool)


def _pattern(_validator: object, pattern: str, instance: object, _schema: object) -> Iterator[Exception]:
    from jsonschema import ValidationError

    # In Python `$` also stands before a last line feed; in JSON Schema it does not.
    exact = rf"{pattern[:-1]}\Z" if pattern.endswith("$") else pattern
    if isinstance(instance, str) and not re.search(exact, instance, re.ASCII):
        yield ValidationError("pattern")
