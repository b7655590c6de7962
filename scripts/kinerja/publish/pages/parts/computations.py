"""How figures came about, and whether printed ones follow: traces and comparisons in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kinerja.disclose.published import Comparison, PublishedInput, PublishedStep, Release
from kinerja.publish import address, numerals
from kinerja.publish.address import Address
from kinerja.publish.marks import policy_of, ranked
from kinerja.publish.voice import Voice


@dataclass(frozen=True, slots=True)
class Clause:
    """A legal reference, with its page and anchor when the release holds its policy."""

    title: str
    address: Address | None
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step of a computation in words."""

    sentence: str
    result: str | None
    clause: Clause | None


@dataclass(frozen=True, slots=True)
class Computation:
    """How a figure came about: what went in, from where, and each step."""

    title: str
    inputs: tuple[tuple[str, str, str], ...]
    steps: tuple[StepRow, ...]


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    """A printed figure beside the same figure recomputed."""

    period: str
    what: str
    printed: str
    computed: str
    follows: bool


def computation(
    voice: Voice,
    release: Release,
    title: str,
    inputs: Sequence[PublishedInput],
    trace: Sequence[PublishedStep],
) -> Computation | None:
    """A trace in words, if there is one."""
    if not inputs and not trace:
        return None
    rows = tuple((voice.word("inputs", one.name), voice.value(one.value), f"{one.path}:{one.line}") for one in inputs)
    return Computation(title, rows, tuple(_step(voice, release, one) for one in trace))


def _step(voice: Voice, release: Release, step: PublishedStep) -> StepRow:
    result = None if step.result is None else voice.value(step.result)
    if result is not None and numerals.is_number(step.result or ""):
        result = voice.text("indicator.equals" if step.exact else "indicator.cut", number=result)
    sentence = voice.sentence(f"steps.{step.name}", _named(voice, release, step.values))
    reference = step.legal or step.values.get("policy")
    return StepRow(sentence, result, clause(voice, release, reference) if reference else None)


def _named(voice: Voice, release: Release, values: Mapping[str, str]) -> dict[str, str]:
    """The values of a step, with its periods, the policy and its bands in words."""
    named = dict(values)
    if "periods" in values:
        named["periods"] = ", ".join(voice.period(one) for one in values["periods"].split(", "))
    policy = policy_of(release, values.get("policy"))
    if policy:
        words = {one.id: voice.wording(one.word) for one in policy.bands}
        known = {"policy": voice.wording(policy.title), "band": words.get(values.get("band", ""), "")}
        named |= {name: word for name, word in known.items() if name in values and word}
    return named


def clause(voice: Voice, release: Release, reference: str) -> Clause:
    """A legal reference `<policy>#<clause>`, or a policy alone, as a link into the method pages."""
    identifier, _, anchor = reference.partition("#")
    policy = policy_of(release, identifier)
    if policy is None:
        return Clause(reference, None)
    legal = next((one for one in policy.legal if one.id == anchor), None)
    if legal is None:
        return Clause(voice.wording(policy.title), address.policy(identifier))
    title = ", ".join(part for part in (legal.regulation, legal.article) if part)
    return Clause(title, address.policy(identifier), f"#{legal.id}")


def comparison_row(voice: Voice, release: Release, period: str, one: Comparison) -> ComparisonRow:
    """A comparison in words; bands of policies by their word."""
    return ComparisonRow(
        period=voice.period(period),
        what=voice.word("whats", one.what),
        printed=voice.value(one.printed),
        computed=_band_or_value(voice, release, one),
        follows=one.follows,
    )


def _band_or_value(voice: Voice, release: Release, one: Comparison) -> str:
    policy = policy_of(release, release.status_policy)
    bands = ranked(policy) if policy and one.what == "status" else ()
    return next((voice.wording(band.word) for band in bands if band.id == one.computed), voice.value(one.computed))
