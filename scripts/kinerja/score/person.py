"""Rates an employee in a period: what follows from the evaluation by the policy in force, with the trace of how."""

from collections.abc import Iterator

from kinerja import periods
from kinerja.load.document import Document
from kinerja.load.index import Index
from kinerja.model import Evaluation, ScoringPolicy
from kinerja.score.bands import clause
from kinerja.score.numbers import plain, rounded
from kinerja.score.rater import USE, Basis, Rater, case, rated
from kinerja.score.rating import PersonCase, Rated
from kinerja.score.result import Input, PersonScore, TraceStep, Verdict

__all__ = ["USE", "all_scores", "score"]

# The clause of an organisation policy that makes the unit's rating its head's rating of results.
HEAD_CLAUSE = "pimpinan"

Inputs = tuple[Input, ...]
Steps = tuple[TraceStep, ...]


def all_scores(records: Index) -> Iterator[PersonScore]:
    """One score for each evaluation, by unit, employee and period."""
    rater = Rater(records)
    for document in sorted(records.of(Evaluation), key=_order):
        yield _score(rater, document)


def score(records: Index, document: Document[Evaluation]) -> PersonScore:
    """The score of one evaluation; a state where nothing follows."""
    return _score(Rater(records), document)


def _score(rater: Rater, document: Document[Evaluation]) -> PersonScore:
    basis = rater.basis(document)
    if basis is None:
        step = TraceStep("no-person-policy", {"day": periods.last_day(document.record.period)})
        return _scored(document, Rated("no-policy", None, None, ()), trace=(step,))
    found = case(document.record, basis)
    outcome = rated(basis.rule, found)
    inputs, steps = _results(rater, document, basis)
    given = _given(document, "behaviour_rating", "results_value", "behaviour_value")
    return _scored(
        document,
        outcome,
        basis.rule,
        found,
        inputs=(*inputs, *given, *basis.raters.inputs, *basis.reached.inputs),
        trace=(*steps, *basis.raters.steps, *basis.reached.steps, *outcome.steps),
    )


def _order(document: Document[Evaluation]) -> tuple[str, str, tuple[int, int]]:
    return document.record.unit, document.record.employee, periods.order(document.record.period)


def _results(rater: Rater, document: Document[Evaluation], basis: Basis) -> tuple[Inputs, Steps]:
    """How the rating of results came about; that of a head is that of the unit."""
    unit = basis.unit
    if unit is None:
        return tuple(_given(document, "results_rating")), ()
    if isinstance(unit, str):
        return (), (TraceStep("organisation-not-rated"),)
    band = unit.record.rating
    legal = _head_clause(rater.rules[document.record.period].organisation)
    step = TraceStep("organisation-is-results", {"band": band}, legal=legal)
    return (Input("organisation-rating", band, unit, ("rating",)),), (step,)


def _head_clause(rule: ScoringPolicy | None) -> str | None:
    """What the organisation policy in force says about heads, if it says anything."""
    named = rule is not None and any(one.id == HEAD_CLAUSE for one in rule.legal)
    return f"{rule.id}#{HEAD_CLAUSE}" if rule and named else None


def _given(document: Document[Evaluation], *keys: str) -> Iterator[Input]:
    """Ratings and figures as the evaluator wrote them."""
    for key in keys:
        value = getattr(document.record, key)
        if value is not None:
            yield Input(key, value if isinstance(value, str) else plain(value), document, (key,))


def _scored(
    document: Document[Evaluation],
    rated: Rated,
    rule: ScoringPolicy | None = None,
    case: PersonCase | None = None,
    inputs: Inputs = (),
    trace: Steps = (),
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
        inputs=inputs,
        trace=trace,
    )


def _verdict(rule: ScoringPolicy | None, rated: Rated) -> Verdict | None:
    band = next((one for one in rule.bands if one.id == rated.band), None) if rule else None
    if rule is None or band is None:
        return None
    # The words of a matrix have no clause of their own: its cell, the last step, has it.
    return Verdict(rule.id, band.id, band.letter, clause(rule, band.legal) or rated.steps[-1].legal)
