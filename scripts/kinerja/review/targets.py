"""Targets that a change moves: which are easier to reach now, seen from their direction and from last year's result."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

import msgspec

from kinerja import periods
from kinerja.load.index import Index
from kinerja.model import Indicator, Plan, PlanIndicator, Target
from kinerja.review.item import Say, Several, Value, say
from kinerja.review.sides import Both
from kinerja.score.indicator import score as indicator_score
from kinerja.score.series import PlacedTarget, Series, all_series

SOFTER, HARDER, OTHER, DROPPED, NEW = "softer", "harder", "other", "dropped", "new"
# A target that was not there before, and asks for less than was reached the year before.
NEW_SOFTER = "new-softer"
_FALLING = ("inverse-2t", "inverse-ratio", "maintain-below")
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?", re.ASCII)
_PERCENT = frozenset({"persen", "%", "percent"})

Key = tuple[str, int, str]
"""Indicator, year, and the part of the year (empty for the year itself)."""


class Move(msgspec.Struct, frozen=True):
    """A target that is another one now: how it moved, the sentence that says so, and the agreement it stands in.

    `known` are the periods with a part in its own whose results were recorded before the change.
    """

    how: str
    says: Say
    path: str
    indicator: str
    known: tuple[str, ...] = ()


def moves(unit: Both) -> Iterator[Move]:
    """Every target of a unit that moved, by indicator and year."""
    old, new = _all(unit.before), _all(unit.after)
    before, after = _targets(old), _targets(new)
    for key in sorted({*before, *after}):
        was, now = before.get(key), after.get(key)
        if (was and _promise(was, key)) != (now and _promise(now, key)):
            series = new.get(key[0]) or old[key[0]], old.get(key[0])
            records = (unit.before if key[0] in old else None) or next(unit.present)
            yield _move(key, was, now, series, records)


def weights(unit: Both) -> Iterator[tuple[Say, str]]:
    """Every weight that is another one now, in words, and the agreement it stands in."""
    before, after = (_targets(_all(one)) for one in (unit.before, unit.after))
    for key in sorted(before.keys() & after.keys()):
        was, now = before[key].target, after[key]
        if not key[2] and was.weight != now.target.weight:
            facts: dict[str, Value] = {"name": key[0], "unit": unit.unit, "period": str(key[1]), "before": was.weight}
            yield say("targets.weight", **facts, after=now.target.weight), now.document.path


def plan_moves(old: Plan | None, new: Plan | None) -> Iterator[tuple[str, Say]]:
    """The targets in an employee's plan that moved: how, and in words."""
    planned = _planned(new)
    for key, was in _planned(old).items():
        now = planned.get(key)
        if now is None or _plan_promise(was) == _plan_promise(now):
            continue
        how = softened(_numbers(was), _numbers(now), _direction_of_plan(now))
        before, after = (with_unit(_amount(*_numbers(one)), one.unit_of_measure) for one in (was, now))
        yield how, say(f"targets.plan-{how}", result=key[0], name=now.text, before=before, after=after)


def softened(was: tuple[Decimal | None, ...], now: tuple[Decimal | None, ...], direction: str) -> str:
    """Whether a target is easier to reach: of two limits, where either leaves more room."""
    if None in was or None in now:
        return OTHER
    low, high = (now[0] or 0) - (was[0] or 0), (now[-1] or 0) - (was[-1] or 0)
    if direction == "range":
        return SOFTER if low < 0 or high > 0 else HARDER
    if direction == "decrease":
        return SOFTER if high > 0 else HARDER
    return SOFTER if low < 0 else HARDER


def indicator_name(indicator: Indicator | None, identifier: str) -> str:
    """What an indicator is called."""
    return indicator.name if indicator else identifier


def with_unit(amount: Value, unit_of_measure: str | None) -> Value:
    """An amount in its unit of measure; what is no number is left as it is."""
    if not unit_of_measure or not isinstance(amount, Decimal | Several):
        return amount
    if unit_of_measure.casefold() in _PERCENT:
        return say("targets.percent", amount=amount)
    return say("targets.amount", amount=amount, of=unit_of_measure)


def _measured(amount: Value, indicator: Indicator | None) -> Value:
    return with_unit(amount, indicator.unit_of_measure if indicator else None)


def _all(records: Index | None) -> Mapping[str, Series]:
    return {one.identifier: one for one in all_series(records)} if records else {}


def _targets(found: Mapping[str, Series]) -> dict[Key, PlacedTarget]:
    targets: dict[Key, PlacedTarget] = {}
    for name, series in found.items():
        for year, placed in series.targets.items():
            targets[name, year, ""] = placed
            targets |= {(name, year, part.period): placed for part in placed.target.periods}
    return targets


def _promise(placed: PlacedTarget, key: Key) -> object:
    own = placed.target
    if key[2]:
        return next((part.value for part in own.periods if part.period == key[2]), None)
    return own.value, own.word, own.lowest, own.highest, own.steps


def _move(
    key: Key,
    was: PlacedTarget | None,
    now: PlacedTarget | None,
    series: tuple[Series, Series | None],
    records: Index,
) -> Move:
    current, earlier = series
    indicator = current.indicator.record if current.indicator else None
    reached = _reached(key, earlier or current, records)
    how = _how(was, now, key, indicator)
    if how == NEW and now and indicator and isinstance(reached, Decimal) and _is_behind(reached, now, key, indicator):
        how = NEW_SOFTER
    period = key[2] or f"{key[1]:04}"
    facts: dict[str, Value] = {
        "name": indicator_name(indicator, key[0]),
        "unit": current.unit,
        "period": period,
        "before": _measured(_shown(was, key), indicator),
        "after": _measured(_shown(now, key), indicator),
    }
    says = (
        say(f"targets.{how}-reached", **facts, reached=_measured(reached, indicator))
        if reached is not None
        else say(f"targets.{how}", **facts)
    )
    held = now or was
    return Move(how, says, held.document.path if held else "", key[0], _known(period, earlier))


def _how(was: PlacedTarget | None, now: PlacedTarget | None, key: Key, indicator: Indicator | None) -> str:
    if was is None or now is None:
        return NEW if was is None else DROPPED
    if indicator is None:
        return OTHER
    return softened(_limits(was, key, indicator), _limits(now, key, indicator), _direction(indicator))


def _is_behind(reached: Decimal, now: PlacedTarget, key: Key, indicator: Indicator) -> bool:
    limits = _limits(now, key, indicator)
    return len(limits) == 1 and limits != (reached,) and softened((reached,), limits, _direction(indicator)) == SOFTER


def _direction(indicator: Indicator) -> str:
    return "decrease" if indicator.method in _FALLING else indicator.direction


def _limits(placed: PlacedTarget, key: Key, indicator: Indicator) -> tuple[Decimal | None, ...]:
    """The numbers of a target: one, two of a range, the number of a word, or the weights of all its steps."""
    own = placed.target
    if key[2]:
        return (next((part.value for part in own.periods if part.period == key[2]), None),)
    if own.lowest is not None or own.highest is not None:
        return own.lowest, own.highest
    if own.word is not None:
        return (next((grade.value for grade in indicator.scale if grade.word == own.word), None),)
    return (own.value,)


def _shown(placed: PlacedTarget | None, key: Key) -> Value:
    own = placed.target if placed else None
    if own is None:
        return None
    if key[2]:
        return next((part.value for part in own.periods if part.period == key[2]), None)
    return _of_target(own)


def _of_target(own: Target) -> Value:
    if own.steps:
        return say("targets.steps", steps=Several(tuple(step.text for step in own.steps), "; "))
    if own.word is not None:
        return own.word
    return own.value if own.value is not None else _amount(own.lowest, own.highest)


def _amount(*numbers: Decimal | None) -> Value:
    return numbers[0] if len(numbers) == 1 else Several(numbers, "–")


def _reached(key: Key, series: Series, records: Index) -> Value:
    """What was reached in the same part of the year before: recorded for it, or put together from its parts."""
    year, _, part = (key[2] or f"{key[1]:04}").partition("-")
    before = f"{int(year) - 1:04}-{part}".rstrip("-")
    reached = indicator_score(records, series, before).realisation
    return Decimal(reached) if reached and _NUMBER.fullmatch(reached) else reached


def _known(period: str, series: Series | None) -> tuple[str, ...]:
    """The periods with a part in this one whose results were recorded."""
    found = series.results.items() if series else ()
    told = (one for one, placed in found if placed.result.state is None and periods.overlap(one, period))
    return tuple(sorted(told, key=periods.order))


def _planned(plan: Plan | None) -> dict[tuple[str, str], PlanIndicator]:
    return {(result.id, one.id): one for result in plan.results for one in result.indicators} if plan else {}


def _plan_promise(one: PlanIndicator) -> object:
    return one.target, one.lowest, one.highest, one.expectation, one.due


def _numbers(one: PlanIndicator) -> tuple[Decimal | None, ...]:
    return (one.target,) if one.target is not None else (one.lowest, one.highest)


def _direction_of_plan(one: PlanIndicator) -> str:
    if one.target is None:
        return "range"
    return "decrease" if one.method in _FALLING else "increase"
