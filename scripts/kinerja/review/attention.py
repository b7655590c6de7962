"""What a reviewer looks at first: what makes figures look better without better work, and what touches everybody."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

import msgspec

from kinerja.approval.authority import Authority
from kinerja.approval.change import RECORDS, Change
from kinerja.approval.closed import touched
from kinerja.approval.needs import tiers_of
from kinerja.model import (
    ApprovalPolicy,
    DisclosurePolicy,
    Employee,
    EvaluatedResult,
    Evaluation,
    Government,
    Indicator,
    Measurement,
    Office,
    Period,
    Plan,
    Record,
    Result,
    ScoringPolicy,
    Unit,
)
from kinerja.review import targets
from kinerja.review.item import ERROR, GRAVE, NOTABLE, Item, Say, say
from kinerja.review.sides import Both
from kinerja.review.words import record_name

# What of an indicator decides its achievement.
FORMULA = ("direction", "method", "aggregation", "cumulative", "cap", "zero_target", "baseline", "scale", "decimals")
_OF_SUPERIORS = ("superior", "acting", "heads_unit", "valid_from", "valid_until")
_OF_KEYS = ("keys", "account")
_MACHINERY = ("schemas/", "scripts/", ".github/", ".gitlab/", ".forgejo/", ".gitlab-ci.yml", "CODEOWNERS")
# So many files of one folder are named one by one.
_FEW = 3
_SOFT = {targets.SOFTER: GRAVE, targets.DROPPED: GRAVE, targets.NEW_SOFTER: NOTABLE}


def of_change(change: Change, authorities: Sequence[Authority]) -> Iterator[Item]:
    """What one file alone brings, seen from the state before the change of the governments that it concerns."""
    for period in filter(None, (touched(one, change) for one in authorities[:1])):
        yield _item(change, ERROR, say("attention.closed", record=record_name(change), period=period))
    if _is_machinery(change, authorities):
        yield Item("attention", GRAVE, say("attention.program", path=change.path), change.path, private=False)
    if change.kind is None:
        return
    finder = _FINDERS.get(change.kind.type)
    for rank, says in finder(change.old, change.new, change) if finder else ():
        yield _item(change, rank, says)


def together(found: Iterable[Item]) -> Iterator[Item]:
    """The same facts, but those about many files beside the records told once for each folder."""
    beside: dict[str, list[Item]] = defaultdict(list)
    for one in found:
        if one.name == "program":
            beside[one.path.partition("/")[0]].append(one)
        else:
            yield one
    for folder, some in beside.items():
        if len(some) > _FEW:
            yield msgspec.structs.replace(some[0], says=say("attention.programs", folder=folder, count=len(some)))
        else:
            yield from some


def of_targets(unit: Both, moves: Sequence[targets.Move]) -> Iterator[Item]:
    """The targets of a unit that are easier now, and those that moved when results were known."""
    for one in moves:
        if one.how in _SOFT:
            yield Item("attention", _SOFT[one.how], one.says, one.path, private=False)
        if one.known and one.how not in (targets.NEW, targets.NEW_SOFTER):
            facts = {key: one.says.facts[key] for key in ("name", "unit", "period")} | {"known": ", ".join(one.known)}
            yield Item("attention", GRAVE, say("attention.after-results", **facts), one.path, private=False)

    for says, path in targets.weights(unit):
        yield Item("attention", NOTABLE, says, path, private=False)


def _is_machinery(change: Change, authorities: Sequence[Authority]) -> bool:
    """Whether a file beside the records decides what is checked, or an approval policy names it."""
    if change.path.startswith(RECORDS):
        return False
    named = any(tiers_of(one.policy, change) for one in authorities if one.policy)
    return named or change.path.startswith(_MACHINERY)


def is_private(change: Change) -> bool:
    """Whether a change must not be told to the public: it is of a private kind, or of none."""
    return change.kind is None or change.kind.side != "public"


def _item(change: Change, rank: int, says: Say) -> Item:
    return Item("attention", rank, says, change.path, is_private(change))


def _indicator(old: Indicator | None, new: Indicator | None, _change: Change) -> Iterator[tuple[int, Say]]:
    if old and (new is None or (old.status, new.status) == ("active", "retired")):
        yield GRAVE, say(f"attention.{'retired' if new else 'gone'}", name=old.name, unit=old.unit)
    if old and new and any(getattr(old, key) != getattr(new, key) for key in FORMULA):
        yield GRAVE, say("attention.formula", name=new.name, unit=new.unit)


def _measurement(old: Measurement | None, new: Measurement | None, change: Change) -> Iterator[tuple[int, Say]]:
    before, after = ({one.indicator: one for one in side.results} if side else {} for side in (old, new))
    period = PurePosixPath(change.path).stem
    for name, one in after.items():
        if _is_told(one) and not one.evidence and before.get(name) != one:
            facts = {"name": name, "unit": change.unit, "period": period}
            yield NOTABLE, say("attention.result-without-evidence", **facts)
    for name in sorted(before.keys() - after.keys()):
        yield GRAVE, say("attention.result-gone", name=name, unit=change.unit, period=period)


def _evaluation(old: Evaluation | None, new: Evaluation | None, _change: Change) -> Iterator[tuple[int, Say]]:
    if new is None:
        if old:
            yield GRAVE, say("attention.evaluation-gone", employee=old.employee, period=old.period)
        return
    before = {one.result: one for one in old.results} if old else {}
    lacking = [
        one.result for one in new.results if _is_realised(one) and not one.evidence and before.get(one.result) != one
    ]
    if lacking:
        facts = {"employee": new.employee, "period": new.period, "results": ", ".join(lacking)}
        yield GRAVE, say("attention.evaluation-without-evidence", count=len(lacking), **facts)


def _plan(old: Plan | None, new: Plan | None, change: Change) -> Iterator[tuple[int, Say]]:
    for how, says in targets.plan_moves(old, new):
        if how == targets.SOFTER:
            yield GRAVE, say("attention.plan-target", employee=change.employee, what=says)


def _employee(old: Employee | None, new: Employee | None, _change: Change) -> Iterator[tuple[int, Say]]:
    own = new or old
    if own is None:
        return
    if _differs(old, new, _OF_SUPERIORS):
        yield GRAVE, say("attention.superiors", employee=own.employee, unit=own.unit)
    if _differs(old, new, _OF_KEYS):
        yield GRAVE, say("attention.keys-of-person", employee=own.employee, unit=own.unit)


def _government(old: Government | None, new: Government | None, change: Change) -> Iterator[tuple[int, Say]]:
    for key in ("policies", "approvals", "staff_figures"):
        if _differs(old, new, (key,)):
            yield GRAVE, say(f"attention.government-{key.replace('_', '-')}", government=change.government)


def _whole(key: str) -> Callable[[Record | None, Record | None, Change], Iterator[tuple[int, Say]]]:
    """Of such records every change matters."""

    def found(_old: Record | None, _new: Record | None, change: Change) -> Iterator[tuple[int, Say]]:
        yield GRAVE, say(f"attention.{key}", record=record_name(change))

    return found


def _differs(old: Record | None, new: Record | None, keys: tuple[str, ...]) -> bool:
    """Whether one of these values is another one now; where there is no record, each is as if it were left out."""
    return any((getattr(old, key, None) or None) != (getattr(new, key, None) or None) for key in keys)


def _is_told(one: Result) -> bool:
    return one.value is not None or one.word is not None or one.done is not None


def _is_realised(one: EvaluatedResult) -> bool:
    return one.realisation is not None or any(given.value is not None for given in one.indicators)


_FINDERS: Mapping[type[Record], Callable[[Any, Any, Change], Iterator[tuple[int, Say]]]] = {
    Indicator: _indicator,
    Measurement: _measurement,
    Evaluation: _evaluation,
    Plan: _plan,
    Employee: _employee,
    Government: _government,
    Office: _whole("office"),
    Period: _whole("period"),
    Unit: _whole("unit"),
    ScoringPolicy: _whole("policy"),
    DisclosurePolicy: _whole("policy"),
    ApprovalPolicy: _whole("approval-policy"),
}
