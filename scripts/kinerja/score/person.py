"""Rates an employee in a period: what follows from the evaluation by the policy in force, with the trace of how."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from kinerja import periods
from kinerja.load.document import Document
from kinerja.load.index import Index
from kinerja.model import Employee, Evaluation, FeedbackTallies, OrganisationRating, ScoringPolicy
from kinerja.score import feedback, organisation, policy
from kinerja.score.achievements import Achieved, achievements
from kinerja.score.bands import clause
from kinerja.score.numbers import plain, rounded
from kinerja.score.rating import PersonCase, Rated, rate
from kinerja.score.result import PersonScore, TraceStep, Used, Verdict

USE = "person-rating"
# The clause of an organisation policy that makes the unit's rating its head's rating of results.
HEAD_CLAUSE = "pimpinan"

# SE MenPANRB 3/2023: the rating of a unit is its head's rating of results. The circular has five words for units and
# the matrix three for results; which of them meet is this tool's reading, not confirmed in the text.
RESULTS_OF_UNIT = {
    "istimewa": "above",
    "baik": "as-expected",
    "butuh-perbaikan": "below",
    "kurang": "below",
    "sangat-kurang": "below",
}


@dataclass(frozen=True, slots=True)
class Found:
    """A part of an evaluation with where it comes from and how."""

    value: str | Fraction | None = None
    inputs: tuple[Used, ...] = ()
    steps: tuple[TraceStep, ...] = ()


def all_scores(records: Index) -> Iterator[PersonScore]:
    """One score for each evaluation, by unit, employee and period; nothing is kept between two of them."""
    for document in sorted(records.of(Evaluation), key=_order):
        yield score(records, document)


def score(records: Index, document: Document[Evaluation]) -> PersonScore:
    """The score of one evaluation; a state where nothing follows."""
    own, day = document.record, periods.last_day(document.record.period)
    rule = policy.in_force(records, USE, day)
    if rule is None:
        return _scored(document, Rated("no-policy", None, None, (TraceStep("no-person-policy", {"day": day}),)))
    results, behaviour = _results(records, document), _given(document, "behaviour_rating")
    raters, reached = _raters(records, document), _reached(records, document, rule)
    values = [_given(document, key) for key in ("results_value", "behaviour_value")]
    case = PersonCase(
        results=_word(results),
        behaviour=own.behaviour_rating,
        results_value=_figure(values[0]),
        behaviour_value=_figure(values[1]) if own.behaviour_value is not None else _figure(raters),
        feedback_counts=raters.value is not None,
        innovation=own.innovation is not None,
        achievements=reached.achievements,
    )
    parts: tuple[Found | Achieved, ...] = (results, behaviour, *values, raters, reached)
    return _scored(document, rate(rule, case), rule, case, parts)


def head_rating(records: Index, evaluation: Evaluation) -> Document[OrganisationRating] | str | None:
    """The rating of the unit that this employee heads, `missing` when it is not set, None for all others.

    Only where ratings meet in a matrix and the government rates its units: other policies know no such rule.
    """
    day = periods.last_day(evaluation.period)
    employee = records.get(Employee, unit=evaluation.unit, employee=evaluation.employee)
    rule = policy.in_force(records, USE, day)
    if employee is None or not employee.record.heads_unit or rule is None or rule.method != "matrix":
        return None
    if policy.in_force(records, organisation.USE, day) is None:
        return None
    return records.get(OrganisationRating, unit=evaluation.unit, period=evaluation.period) or "missing"


def _order(document: Document[Evaluation]) -> tuple[str, str, tuple[int, int]]:
    return document.record.unit, document.record.employee, periods.order(document.record.period)


def _results(records: Index, document: Document[Evaluation]) -> Found:
    """The rating of results; of a head, that of the unit."""
    unit = head_rating(records, document.record)
    if unit is None:
        return _given(document, "results_rating")
    if isinstance(unit, str):
        return Found(None, (), (TraceStep("organisation-not-rated"),))
    band = unit.record.rating
    used = Used("organisation-rating", band, unit, ("rating",))
    told = TraceStep("organisation-is-results", {"band": band}, legal=_head_clause(records, document))
    return Found(RESULTS_OF_UNIT.get(band), (used,), (told,))


def _head_clause(records: Index, document: Document[Evaluation]) -> str | None:
    """What the organisation policy in force says about heads, if it says anything."""
    rule = policy.in_force(records, organisation.USE, periods.last_day(document.record.period))
    named = rule is not None and any(one.id == HEAD_CLAUSE for one in rule.legal)
    return f"{rule.id}#{HEAD_CLAUSE}" if rule and named else None


def _raters(records: Index, document: Document[Evaluation]) -> Found:
    """What superior, peers and subordinates said together, under the feedback policy in force."""
    own = document.record
    rule = policy.in_force(records, "feedback", periods.last_day(own.period))
    tallies = records.get(FeedbackTallies, unit=own.unit, employee=own.employee, period=own.period)
    if rule is None or tallies is None:
        return Found()
    groups = [feedback.GroupTally(one.group, one.raters, Fraction(one.mean)) for one in tallies.record.tallies]
    rated = feedback.tally(rule, tallies.record.role, groups)
    inputs = tuple(
        Used(one.group, plain(one.mean), tallies, ("tallies", number, "mean"))
        for number, one in enumerate(tallies.record.tallies)
    )
    return Found(rated.value, inputs, rated.steps)


def _reached(records: Index, document: Document[Evaluation], rule: ScoringPolicy) -> Achieved:
    return achievements(records, document) if rule.method == "converted" else Achieved()


def _given(document: Document[Evaluation], key: str) -> Found:
    """A rating or figure as the evaluator wrote it."""
    value = getattr(document.record, key)
    if value is None:
        return Found()
    text = value if isinstance(value, str) else plain(value)
    return Found(value if isinstance(value, str) else Fraction(value), (Used(key, text, document, (key,)),))


def _word(found: Found) -> str | None:
    return found.value if isinstance(found.value, str) else None


def _figure(found: Found) -> Fraction | None:
    return found.value if isinstance(found.value, Fraction) else None


def _scored(
    document: Document[Evaluation],
    rated: Rated,
    rule: ScoringPolicy | None = None,
    case: PersonCase | None = None,
    parts: tuple[Found | Achieved, ...] = (),
) -> PersonScore:
    own = document.record
    return PersonScore(
        government=own.government,
        unit=own.unit,
        employee=own.employee,
        period=own.period,
        state=rated.state,
        results=case.results if case else None,
        behaviour=case.behaviour if case else None,
        proposed=_verdict(rule, rated),
        rating=own.rating,
        value=None if rule is None or rated.value is None else rounded(rated.value, rule.decimals),
        inputs=tuple(used for part in parts for used in part.inputs),
        trace=(*(told for part in parts for told in part.steps), *rated.steps),
    )


def _verdict(rule: ScoringPolicy | None, rated: Rated) -> Verdict | None:
    band = next((one for one in rule.bands if one.id == rated.band), None) if rule else None
    if rule is None or band is None:
        return None
    # The words of a matrix have no clause of their own: its cell, the last step, has it.
    return Verdict(rule.id, band.id, band.letter, clause(rule, band.legal) or rated.steps[-1].legal)
