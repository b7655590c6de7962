"""Policies: which one is in force on a day, and which of its words a figure has."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from kinerja.load.index import Index
from kinerja.model import Band, PolicyUse, ScoringPolicy
from kinerja.score.numbers import plain, rounded
from kinerja.score.result import TraceStep, Verdict

DEFAULT_DECIMALS = 2


@dataclass(frozen=True, slots=True)
class Judgement:
    """A policy's verdict on a figure, None when no band holds it, and the step that says so."""

    verdict: Verdict | None = None
    steps: tuple[TraceStep, ...] = ()


def in_force(records: Index, use: str, day: str) -> ScoringPolicy | None:
    """The policy that the government uses on a day, if the policy itself is valid on that day.

    Of two entries for the same day the younger one counts.
    """
    own = records.own_record()
    entries = [one for one in own.policies if one.use == use and _valid(one, day)] if own else []
    if not entries:
        return None
    policy = records.policy(max(entries, key=lambda one: (one.valid_from, one.policy)).policy)
    return policy if policy and policy.use == use and _valid(policy, day) else None


def band_of(policy: ScoringPolicy, value: Fraction) -> Band | None:
    """The band that holds a figure once it is rounded to the policy's grid."""
    figure = rounded(value, policy.decimals)
    return next((band for band in policy.bands if _holds(band, figure)), None)


def judge(policy: ScoringPolicy | None, value: Fraction | None) -> Judgement:
    """A policy's word for a figure; nothing without a policy or without a figure."""
    if policy is None or value is None:
        return Judgement()
    figure = plain(rounded(value, policy.decimals))
    band = band_of(policy, value)
    if band is None:
        return Judgement(None, (TraceStep("no-band", {"figure": figure, "policy": policy.id}),))
    legal = f"{policy.id}#{band.legal}" if band.legal else None
    verdict = Verdict(policy.id, band.id, band.letter, legal)
    return Judgement(verdict, (_step(policy, band, figure, legal),))


def decimals(policy: ScoringPolicy | None) -> int:
    """How many decimals a figure shows under a policy, or without one."""
    return DEFAULT_DECIMALS if policy is None else policy.decimals


def _valid(entry: PolicyUse | ScoringPolicy, day: str) -> bool:
    return entry.valid_from <= day and (entry.valid_until is None or day <= entry.valid_until)


def _holds(band: Band, figure: Decimal) -> bool:
    return (band.lowest is None or band.lowest <= figure) and (band.highest is None or figure <= band.highest)


def _step(policy: ScoringPolicy, band: Band, figure: str, legal: str | None) -> TraceStep:
    values = {"figure": figure, "policy": policy.id, "band": band.id}
    limits = {"lowest": band.lowest, "highest": band.highest}
    given = {name: plain(limit) for name, limit in limits.items() if limit is not None}
    name = "-".join(("band", *given)) if given else "band"
    return TraceStep(name, values | given, legal=legal)
