"""What a score says in words: the figure with the policy's word for it, what changed it, and the clause behind it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from kinerja import periods
from kinerja.load.index import Index
from kinerja.model import ScoringPolicy, Wording
from kinerja.review.item import Say, Several, Term, Value, say
from kinerja.score import policy as policies
from kinerja.score.bands import SCALED, rising
from kinerja.score.result import Input, TraceStep, Verdict

_WORDS_OF = {"results_rating": "report.ratings", "behaviour_rating": "report.ratings", "state": "report.states"}


def outcome(state: str, figure: Value, verdicts: Iterable[Verdict | None], records: Index) -> Value:
    """A score in words; None when there is none."""
    if state != "scored":
        return Term(f"report.states.{state}", state)
    words = tuple(word(one, records) for one in verdicts if one)
    if figure is None:
        return Several(words) if words else None
    return say("scores.figure", figure=figure, words=Several(words)) if words else figure


def word(verdict: Verdict, records: Index) -> Wording | str:
    """A policy's word for a figure."""
    rule = records.policy(verdict.policy)
    found = next((band.word for band in rule.bands if band.id == verdict.band), None) if rule else None
    return found or verdict.band


def word_in_force(records: Index, use: str, period: str, band: str | None) -> Value:
    """The word for a band of the policy that is in force for a use at the end of a period."""
    rule = policies.in_force(records, use, periods.last_day(period)) if band else None
    return word(Verdict(rule.id, band), records) if rule and band else band


def is_better(rule: ScoringPolicy | None, band: str | None, other: str | None) -> bool:
    """Whether a band of a policy is above another; False where that cannot be told."""
    if rule is None:
        return False
    # The words of a matrix stand from the best to the worst.
    ordered = [one.id for _, one in rising(rule)] if rule.method in SCALED else [one.id for one in reversed(rule.bands)]
    return band in ordered and other in ordered and ordered.index(band) > ordered.index(other)


def reasons(before: Sequence[Input], after: Sequence[Input]) -> tuple[Say, ...]:
    """The inputs that are others now."""
    old, new = (dict(_numbered(side)) for side in (before, after))
    return tuple(
        say("scores.input", name=_name(key[0]), before=_given(key[0], old.get(key)), after=_given(key[0], new.get(key)))
        for key in dict.fromkeys((*old, *new))
        if old.get(key) != new.get(key)
    )


def _numbered(inputs: Iterable[Input]) -> Iterator[tuple[tuple[str, int], str]]:
    """Each input by its name, and by how many of that name come before it."""
    seen: Counter[str] = Counter()
    for one in inputs:
        yield (one.name, seen[one.name]), one.value
        seen[one.name] += 1


def basis(trace: Sequence[TraceStep], verdicts: Iterable[Verdict | None], records: Index) -> Value:
    """The regulation and article behind a score, as its policy quotes them; None where none is quoted."""
    named = (*(one.legal for one in verdicts if one), *(one.legal for one in reversed(trace)))
    reference = next(filter(None, named), None)
    return next(_quoted(reference, records), reference) if reference else None


def _quoted(reference: str, records: Index) -> Iterator[Value]:
    identifier, _, clause = reference.partition("#")
    rule = records.policy(identifier)
    for one in rule.legal if rule else ():
        if one.id == clause:
            yield Several(tuple(filter(None, (one.regulation, one.article))))


def _name(key: str) -> Value:
    return Term(f"report.inputs.{key}", key)


def _given(key: str, value: str | None) -> Value:
    return Term(f"{_WORDS_OF[key]}.{value}", value) if key in _WORDS_OF and value else value
