"""Which of a policy's words a figure has, and the step that says so."""

from collections.abc import Collection
from decimal import Decimal
from fractions import Fraction

import msgspec

from kinerja.model import Band, ScoringPolicy
from kinerja.score.numbers import plain, rounded
from kinerja.score.result import TraceStep, Verdict

DEFAULT_DECIMALS = 2
# Methods whose bands are ranges of figures; the bands of the others are words only.
SCALED = frozenset({"bands", "weighted", "converted", "components", "feedback"})


class Judgement(msgspec.Struct, frozen=True):
    """A policy's verdict on a figure, None when no band holds it, and the step that says so."""

    verdict: Verdict | None = None
    steps: tuple[TraceStep, ...] = ()


class Reading(msgspec.Struct, frozen=True):
    """What a policy may need to know besides a figure.

    Conditions that are met; the direction of the indicator; realisation / target in percent.
    """

    conditions: Collection[str] = ()
    direction: str | None = None
    ratio: Fraction | None = None


PLAIN = Reading()


def band_of(policy: ScoringPolicy, value: Fraction, reading: Reading = PLAIN) -> Band | None:
    """The band that holds a figure once it is rounded to the policy's grid; met conditions go first."""
    figure = rounded(value, policy.decimals)
    holding = [band for band in policy.bands if _holds(band, figure) and _open(band, reading)]
    found = next(iter(sorted(holding, key=lambda band: band.condition is None)), None)
    return _mirrored(policy, found) if found and _is_reversed(policy, reading) else found


def judge(policy: ScoringPolicy | None, value: Fraction | None, reading: Reading = PLAIN) -> Judgement:
    """A policy's word for a figure; nothing without a policy or without a figure."""
    if policy is None:
        return Judgement()
    read = reading.ratio if _is_reversed(policy, reading) else value
    if value is None or read is None:
        return Judgement()
    figure = plain(rounded(read, policy.decimals))
    band = band_of(policy, read, reading)
    if band is None:
        return Judgement(None, (TraceStep("no-band", {"figure": figure, "policy": policy.id}),))
    legal = clause(policy, band.legal)
    verdict = Verdict(policy.id, band.id, band.letter, legal)
    if _is_reversed(policy, reading):
        values = {"figure": figure, "policy": policy.id, "band": band.id}
        return Judgement(verdict, (TraceStep("band-reversed", values, legal=legal),))
    return Judgement(verdict, (_step(policy, band, figure, legal),))


def decimals(policy: ScoringPolicy | None) -> int:
    """How many decimals a figure shows under a policy, or without one."""
    return DEFAULT_DECIMALS if policy is None else policy.decimals


def clause(policy: ScoringPolicy, legal: str | None) -> str | None:
    """The clause of a policy as traces name it."""
    return f"{policy.id}#{legal}" if legal else None


def rising(policy: ScoringPolicy) -> list[tuple[int, Band]]:
    """The bands without condition with their numbers, from the lowest."""
    free = [(number, band) for number, band in enumerate(policy.bands) if band.condition is None]
    return sorted(free, key=lambda one: Decimal("-Infinity") if one[1].lowest is None else one[1].lowest)


def _holds(band: Band, figure: Decimal) -> bool:
    return (band.lowest is None or band.lowest <= figure) and (band.highest is None or figure <= band.highest)


def _open(band: Band, reading: Reading) -> bool:
    return band.condition is None or band.condition in reading.conditions


def _is_reversed(policy: ScoringPolicy, reading: Reading) -> bool:
    return policy.reversed_for is not None and policy.reversed_for == reading.direction


def _mirrored(policy: ScoringPolicy, band: Band) -> Band:
    """The band as far from the other end."""
    ordered = [one for _, one in rising(policy)]
    return ordered[-1 - ordered.index(band)]


def _step(policy: ScoringPolicy, band: Band, figure: str, legal: str | None) -> TraceStep:
    values = {"figure": figure, "policy": policy.id, "band": band.id}
    limits = {"lowest": band.lowest, "highest": band.highest}
    given = {name: plain(limit) for name, limit in limits.items() if limit is not None}
    name = "-".join(("band", *given)) if given else "band"
    return TraceStep(name, values | given, legal=legal)
