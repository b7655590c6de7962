"""Worked cases of a policy in words: what is given, and what must follow."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from kinerja.disclose.published import (
    ExpectedAdvice,
    Given,
    GivenAchievement,
    GivenCount,
    GivenGroup,
    GivenPoints,
    WorkedCase,
)
from kinerja.publish.policies.blocks import rule_sentence
from kinerja.publish.policies.words import Line, Table, Words


def table(words: Words) -> Table:
    """All examples and cases, one row each: given, outcome."""
    figures = (Line((words.number(one.value), words.band(one.band))) for one in words.policy.examples)
    cases = (
        Line(
            (_joined(_given(words, one.given)) or words.voice.text("given.nothing"), _joined(_expected(words, one))),
            words.anchor(one.legal),
        )
        for one in words.policy.cases
    )
    title = words.voice.text("method.examples")
    return Table("examples", title, (), ("example", "result"), (), (*figures, *cases))


def _joined(parts: Iterator[str]) -> str:
    return "; ".join(parts)


def _given(words: Words, given: Given) -> Iterator[str]:
    for name, say in _SAID.items():
        value = getattr(given, name)
        if value is not None and value is not False and value != ():
            yield words.voice.text(f"given.{name}", value=say(words, value))


def _expected(words: Words, case: WorkedCase) -> Iterator[str]:
    expect = case.expect
    if expect.state != "scored":
        yield words.voice.word("outcomes", expect.state)
    if expect.value is not None:
        yield words.number(expect.value)
    if expect.band is not None:
        yield words.side(expect.band)
    for one in expect.advice:
        said = rule_sentence(words, one.rule, one.bands, _limit(words, case.given.organisation, one))
        yield words.voice.text("spread.broken", advice=said)
    if case.given.counts and not expect.advice:
        yield words.voice.text("spread.kept")


def _limit(words: Words, organisation: str | None, broken: ExpectedAdvice) -> str:
    """The percentage that the rule names where the organisation has this rating."""
    distribution = words.policy.distribution
    rules = (
        rule
        for pattern in (distribution.patterns if distribution else ())
        if pattern.organisation == organisation
        for rule in pattern.rules
    )
    same = (one.percent for one in rules if (one.rule, one.bands) == (broken.rule, broken.bands))
    return words.percent(next(same, None))


def _number(words: Words, value: Any) -> str:
    return words.number(value)


def _percent(words: Words, value: Any) -> str:
    return words.percent(value)


def _side(words: Words, value: Any) -> str:
    return words.side(value)


def _nothing(_words: Words, _value: Any) -> str:
    return ""


def _organisation(words: Words, value: Any) -> str:
    return words.organisation(value)


def _named(group: str) -> Callable[[Words, Any], str]:
    return lambda words, value: words.voice.word(group, value)


def _achievements(words: Words, given: tuple[GivenAchievement, ...]) -> str:
    return ", ".join(_achievement(words, one) for one in given)


def _achievement(words: Words, one: GivenAchievement) -> str:
    details = [words.voice.text("given.weight", value=words.number(one.weight))] if one.weight is not None else []
    details += [words.voice.text("given.additional")] if not one.main else []
    details += [words.voice.text("given.at_maximum")] if one.at_maximum else []
    figure = words.voice.percent(one.percent)
    return f"{figure} ({', '.join(details)})" if details else figure


def _groups(words: Words, given: tuple[GivenGroup, ...]) -> str:
    return ", ".join(
        words.voice.text(
            "given.rated",
            group=words.voice.word("rater_groups", one.group),
            raters=words.number(one.raters),
            mean=words.number(one.mean),
        )
        for one in given
    )


def _points(words: Words, given: tuple[GivenPoints, ...]) -> str:
    names = {one.id: one.name for one in words.policy.components}
    names |= {part.id: part.name for one in words.policy.components for part in one.parts}
    named = (words.voice.wording(names[one.component]) if one.component in names else one.component for one in given)
    return ", ".join(f"{name} {words.number(one.value)}" for name, one in zip(named, given, strict=True))


def _counts(words: Words, given: tuple[GivenCount, ...]) -> str:
    return ", ".join(f"{words.band(one.band)} {words.number(one.count)}" for one in given)


def _post(words: Words, given: str) -> str:
    coefficients = words.policy.credit.coefficients if words.policy.credit else ()
    return next((words.voice.wording(one.name) for one in coefficients if one.id == given), given)


_SAID: Mapping[str, Callable[[Words, Any], str]] = {
    "value": _number,
    "ratio": _percent,
    "direction": _named("directions"),
    "results": _side,
    "behaviour": _side,
    "performance": _side,
    "potential": _side,
    "achievements": _achievements,
    "results_value": _number,
    "behaviour_value": _number,
    "feedback_counts": _nothing,
    "innovation": _nothing,
    "role": _named("roles"),
    "groups": _groups,
    "points": _points,
    "rating": _side,
    "post": _post,
    "months": _number,
    "group": _named("employee_groups"),
    "hours": _number,
    "organisation": _organisation,
    "counts": _counts,
}
