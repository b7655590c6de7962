"""What an audit found, as sentences for people and as JSON for machines."""

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from kinerja.audit.leaks import Leak
from kinerja.audit.report import Derived, Failure, Report
from kinerja.audit.surfaces import Unexplained
from kinerja.auditing import Audit, Audited
from kinerja.report import figure
from kinerja.texts import has, text as sentence

_CLASS = "class:"


def text(found: Audit, language: str, derived: int) -> str:
    """A block for each government, then what leaked."""
    lines = [line for one in found.governments for line in _government(one, language, derived)]
    lines += _surfaces(found, language)
    return "".join(f"{line}\n" for line in lines)


def failures(report: Report, language: str) -> Iterator[str]:
    """Each broken promise with its reason, how it was worked out, and the way to mend it."""
    for one in report.failures:
        yield _failure(one, language)
        if one.how:
            yield f"  {_say(language, 'how', how=one.how)}"
        yield f"  {_say(language, 'remedy', sentence=_say(language, f'remedies.{one.reason}'))}"


def as_json(found: Audit, language: str) -> str:
    """Everything, with the reasons in words of the language."""
    content = {
        "passed": found.passed,
        "governments": [_as_dict(one, language) for one in found.governments],
        "leaks": [{"path": one.path, "kind": one.kind, "where": one.where, "count": one.count} for one in found.leaks],
        "unexplained": [{"path": one.path, "where": one.where} for one in found.unexplained],
        "folders": list(found.folders),
    }
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"


def _government(one: Audited, language: str, derived: int) -> Iterator[str]:
    if not one.staff:
        yield _say(language, "nothing", government=one.government)
        return
    report = one.report
    yield _say(
        language, "summary", government=one.government, periods=report.periods, cells=report.cells, atoms=report.atoms
    )
    if report.failures:
        yield _say(language, "failed", government=one.government, count=len(report.failures))
        yield from failures(report, language)
    else:
        yield _say(language, "passed")
    if report.derived[:derived]:
        yield _say(language, "derived")
        yield from (f"  {_derived(fact, language)}" for fact in report.derived[:derived])


def _surfaces(found: Audit, language: str) -> Iterator[str]:
    yield from (_leak(one, language) for one in found.leaks)
    for one in found.unexplained:
        yield _unexplained(one, language)
    if found.folders and not found.leaks:
        yield _say(language, "leaks-none", folders=", ".join(found.folders))


def _failure(one: Failure, language: str) -> str:
    told = _range(one.low, one.high, language)
    why = _say(language, f"reasons.{one.reason}")
    return _say(language, "failure", reason=one.reason, range=told, sentence=why, **_about(one, language))


def _derived(one: Derived, language: str) -> str:
    low, high = _number(one.low, language), _number(one.high, language)
    return _say(language, "fact", low=low, high=high, how=one.how, **_about(one, language))


def _about(one: Failure | Derived, language: str) -> dict[str, object]:
    metric = _metric(one.metric, language)
    return {"period": one.period, "group": one.group, "metric": metric, "people": one.people}


def _leak(one: Leak, language: str) -> str:
    where = _say(language, "inside", where=one.where) if one.where else ""
    return _say(
        language, "leak", kind=one.kind, path=one.path, where=where, sentence=_say(language, f"kinds.{one.kind}")
    )


def _unexplained(one: Unexplained, language: str) -> str:
    return _say(language, "unexplained", path=one.path, where=one.where)


def _metric(name: str, language: str) -> str:
    if name.startswith(_CLASS):
        return _say(language, "metrics.class", rating=name.removeprefix(_CLASS))
    return _say(language, f"metrics.{name}") if has(language, f"audit.metrics.{name}") else name


def _range(low: Decimal | None, high: Decimal | None, language: str) -> str:
    if low is None or high is None:
        return ""
    return _say(language, "range", low=_number(low, language), high=_number(high, language))


def _number(value: Decimal, language: str) -> str:
    # Bounds are told to two decimals, outwards they stay as they are: they are no published figures.
    return figure(value.quantize(Decimal("0.01")).normalize(), language)


def _say(language: str, key: str, **facts: object) -> str:
    return sentence(language, f"audit.{key}", **facts)


def _as_dict(one: Audited, language: str) -> dict[str, Any]:
    report = one.report
    return {
        "government": one.government,
        "staff": one.staff,
        "periods": report.periods,
        "cells": report.cells,
        "atoms": report.atoms,
        "failures": [
            {**_fact(fault), "reason": fault.reason, "message": _say(language, f"reasons.{fault.reason}")}
            for fault in report.failures
        ],
        "derived": [_fact(fact) for fact in report.derived],
    }


def _fact(one: Failure | Derived) -> dict[str, object]:
    return {
        "period": one.period,
        "group": one.group,
        "metric": one.metric,
        "people": one.people,
        "low": None if one.low is None else str(one.low),
        "high": None if one.high is None else str(one.high),
        "how": one.how,
    }
