"""How each score was computed: what entered, every step in words, and the clause it follows."""

from collections.abc import Iterator, Sequence

from kinerja.cli.score_table import status
from kinerja.load.index import Index
from kinerja.report import figure
from kinerja.score.ledger import Ledger
from kinerja.score.result import Input, Score, SurveyScore, TraceStep
from kinerja.texts import has, text as sentence


def text(ledgers: Sequence[Ledger], language: str) -> str:
    """All scores and surveys, step by step."""
    blocks = (_lines(one, ledger.records, language) for ledger in ledgers for one in _all(ledger))
    return "\n".join("".join(f"{line}\n" for line in block) for block in blocks)


def _all(ledger: Ledger) -> Iterator[Score | SurveyScore]:
    yield from ledger.scores
    yield from ledger.surveys


def _lines(one: Score | SurveyScore, records: Index, language: str) -> Iterator[str]:
    name = one.indicator if isinstance(one, Score) else one.service
    result = one.achievement if isinstance(one, Score) else one.index
    yield f"{one.government} / {one.unit} / {name} / {one.period}"
    yield f"  {sentence(language, 'report.labels.inputs')}"
    yield from (f"    {line}" for line in _inputs(one.inputs, language))
    yield f"  {sentence(language, 'report.labels.steps')}"
    for number, step in enumerate(one.trace, 1):
        yield from _step(number, step, records, language)
    outcome = status(one, records, language)
    shown = outcome if result is None else f"{figure(result, language)} ({outcome})"
    yield f"  {sentence(language, 'report.labels.result')}: {shown}"


def _inputs(inputs: tuple[Input, ...], language: str) -> list[str]:
    names = [_word("inputs", one.name, language) for one in inputs]
    width = max(map(len, names), default=0)
    return [
        f"{name:<{width}}  {figure(_word('states', one.value, language), language)}  ({one.at.path}:{one.at.line})"
        for name, one in zip(names, inputs, strict=True)
    ]


def _step(number: int, step: TraceStep, records: Index, language: str) -> Iterator[str]:
    values = {name: figure(value, language) for name, value in step.values.items()}
    result = ""
    if step.result is not None:
        # A cut number says that it goes on.
        result = f" = {figure(step.result, language)}{'' if step.exact else '…'}"
    yield f"    {number}. {sentence(language, f'steps.{step.name}', **values)}{result}"
    if step.legal:
        yield f"       {sentence(language, 'report.labels.legal')}: {_clause(step.legal, records)}"


def _clause(reference: str, records: Index) -> str:
    """`<policy>#<clause>` as the regulation and article that the policy quotes."""
    identifier, _, clause = reference.partition("#")
    policy = records.policy(identifier)
    legal = next((one for one in policy.legal if one.id == clause), None) if policy else None
    named = ", ".join(filter(None, (legal.regulation, legal.article))) if legal else ""
    return f"{named} ({reference})" if named else reference


def _word(family: str, key: str, language: str) -> str:
    """The wording of one of few words; ids and numbers stay as they are."""
    name = f"report.{family}.{key}"
    return sentence(language, name) if has(language, name) else key
