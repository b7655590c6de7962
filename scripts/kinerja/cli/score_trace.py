"""How each score was computed: what entered, every step in words, and the clause it follows."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import chain

from kinerja.cli.score_table import Scored, band_word, rating_word, spaced, status, word, word_in_force
from kinerja.load.index import Index
from kinerja.report import figure
from kinerja.score import organisation
from kinerja.score.ledger import Ledger
from kinerja.score.result import Input, OrganisationScore, PersonScore, Score, SurveyScore, TraceStep, Verdict
from kinerja.texts import text as sentence

# Which wording an input's value has, by the input's name.
_FAMILIES = {"state": "states", "results_rating": "ratings", "behaviour_rating": "ratings"}
_OF_UNIT = ("rating", "organisation-rating")


def text(ledgers: Iterable[Ledger], language: str) -> Iterator[str]:
    """All that the ledgers hold, step by step."""
    blocks = (_lines(one, ledger.records, language) for ledger in ledgers for one in _all(ledger))
    return spaced(("".join(f"{line}\n" for line in block) for block in blocks), "")


def _all(ledger: Ledger) -> Iterator[Scored]:
    return chain(ledger.scores, ledger.surveys, ledger.organisations, ledger.people)


def _lines(one: Scored, records: Index, language: str) -> Iterator[str]:
    name, result = _name(one, language), _result(one)
    yield f"{one.government} / {one.unit} / {name} / {one.period}"
    if one.inputs:
        yield f"  {sentence(language, 'report.labels.inputs')}"
    yield from (f"    {line}" for line in _inputs(one, records, language))
    yield f"  {sentence(language, 'report.labels.steps')}"
    for number, step in enumerate(one.trace, 1):
        yield from _step(number, step, one, records, language)
    outcome = status(one, records, language)
    shown = outcome if result is None else f"{figure(result, language)} ({outcome})"
    yield f"  {sentence(language, 'report.labels.result')}: {shown}"
    if isinstance(one, OrganisationScore | PersonScore) and one.rating:
        yield f"  {sentence(language, 'report.labels.rating')}: {_set(one, records, language)}"


def _name(one: Scored, language: str) -> str:
    match one:
        case Score():
            return one.indicator
        case SurveyScore():
            return one.service
        case OrganisationScore():
            return word("kinds", "organisation", language)
        case PersonScore():
            return one.employee


def _result(one: Scored) -> Decimal | None:
    if isinstance(one, SurveyScore):
        return one.index
    return one.value if isinstance(one, PersonScore) else one.achievement


def _set(one: OrganisationScore | PersonScore, records: Index, language: str) -> str:
    by = (one.set_by, one.set_on) if isinstance(one, OrganisationScore) else ()
    return ", ".join(filter(None, (rating_word(one, records, language), *by)))


def _inputs(one: Scored, records: Index, language: str) -> list[str]:
    inputs: Sequence[Input] = one.inputs
    names = [word("inputs", entered.name, language) for entered in inputs]
    width = max(map(len, names), default=0)
    return [
        f"{name:<{width}}  {_entered(entered, one.period, records, language)}"
        for name, entered in zip(names, inputs, strict=True)
    ]


def _entered(entered: Input, period: str, records: Index, language: str) -> str:
    at = entered.at
    if entered.name in _OF_UNIT:
        value = word_in_force((organisation.USE, period), entered.value, records, language)
    else:
        value = word(_FAMILIES.get(entered.name, "states"), entered.value, language)
    return f"{figure(value, language)}  ({at.path}:{at.line})"


def _step(number: int, step: TraceStep, one: Scored, records: Index, language: str) -> Iterator[str]:
    values = {name: _value(name, step, one.period, records, language) for name in step.values}
    result = ""
    if step.result is not None:
        # A cut number says that it goes on.
        result = f" = {figure(step.result, language)}{'' if step.exact else '…'}"
    yield f"    {number}. {sentence(language, f'steps.{step.name}', **values)}{result}"
    if step.legal:
        yield f"       {sentence(language, 'report.labels.legal')}: {_clause(step.legal, records)}"


def _value(name: str, step: TraceStep, period: str, records: Index, language: str) -> str:
    """A value of a step; words for the ids that are one of few."""
    value = step.values[name]
    if name == "band" and step.name == "organisation-is-results":
        return word_in_force((organisation.USE, period), value, records, language)
    if name == "band":
        named = step.values.get("policy") or (step.legal or "").partition("#")[0]
        return band_word(Verdict(named, value), records, language)
    family = {"row": "ratings", "column": "ratings", "group": "inputs"}.get(name)
    return word(family, value, language) if family else figure(value, language)


def _clause(reference: str, records: Index) -> str:
    """`<policy>#<clause>` as the regulation and article that the policy quotes."""
    identifier, _, clause = reference.partition("#")
    policy = records.policy(identifier)
    legal = next((one for one in policy.legal if one.id == clause), None) if policy else None
    named = ", ".join(filter(None, (legal.regulation, legal.article))) if legal else ""
    return f"{named} ({reference})" if named else reference
