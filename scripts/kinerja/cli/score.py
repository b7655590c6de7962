"""`kinerja score`: what follows from the records, as a table, as data, or step by step."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

import click

from kinerja import periods
from kinerja.cli.session import Session, below
from kinerja.cli.worded import command
from kinerja.diagnostic import CannotRun

if TYPE_CHECKING:
    from kinerja.score.ledger import Ledger
    from kinerja.score.result import Input, OrganisationScore, PersonScore, Score, SurveyScore

    Scored = Score | SurveyScore | OrganisationScore | PersonScore

LAYOUTS = ("table", "json", "csv")
_PIECE = 1 << 16

S = TypeVar("S", bound="Scored")


@command("score")
@click.option("--government")
@click.option("--period")
@click.option("--unit")
@click.option("--trace", "record")
@click.option("--people", is_flag=True)
@click.option("--at")
@click.option("--format", "layout", type=click.Choice(LAYOUTS), default="table")
@click.pass_obj
def score(
    session: Session,
    /,
    government: str | None,
    record: str | None,
    people: bool,
    at: str | None,
    layout: str,
    **wanted: str | None,
) -> int:
    """Show the scores of all records, or of those wanted."""
    from kinerja import pipeline

    root = session.root_at(at)
    path = below(root, record, now=at is None) if record else None
    # Employees' ratings are private, and logs may be public: they are shown only when asked for.
    private = people or (path is not None and _is_personal(path))
    with session.progress("scoring"):
        scored = pipeline.ledgers(root, government, at, _units(wanted["unit"], path))
        chosen = (_only(one, path, wanted, people=private) for one in scored)
        ledgers = _found(chosen, path) if path else chosen
        told = _pieces(_render(ledgers, layout, session.language, steps=path is not None, people=private))
        begin = next(told)
    for text in chain((begin,), told):
        click.echo(text, nl=False)
    return 0


def _pieces(texts: Iterable[str]) -> Iterator[str]:
    """The same in pieces of some size: what a terminal is told at once is told quickly."""
    waiting: list[str] = []
    length = 0
    for text in texts:
        waiting.append(text)
        length += len(text)
        if length >= _PIECE:
            yield "".join(waiting)
            waiting, length = [], 0
    yield "".join(waiting)


def _units(wanted: str | None, path: str | None) -> frozenset[str] | None:
    """The units that can have what is asked for; None for all. What a unit records is used by its own scores only."""
    asked = [] if wanted is None else [{wanted}]
    if path is not None:
        _, _, folder, name, *_ = *path.split("/"), "", "", "", ""
        asked.append({name} if folder == "units" else set())
    return frozenset(set.intersection(*asked)) if asked else None


def _found(ledgers: Iterable["Ledger"], path: str) -> list["Ledger"]:
    """The ledgers with a score that uses a record. Raises CannotRun when there is none."""
    found = [one for one in ledgers if one.scores or one.surveys or one.organisations or one.people]
    if not found:
        raise CannotRun("no-score", path=path)
    return found


def _is_personal(path: str) -> bool:
    """Whether a record lies in the folder of an employee: `records/<government>/units/<unit>/people/…`."""
    return path.split("/")[4:5] == ["people"]


def _only(ledger: "Ledger", path: str | None, wanted: dict[str, str | None], *, people: bool) -> "Ledger":
    def chosen(scores: Iterable[S]) -> tuple[S, ...]:
        return tuple(one for one in scores if _fits(one, wanted) and _uses(ledger, one, path))

    scores = chosen(ledger.scores)
    # An organisation's mean comes from the scores of its unit.
    means = {(one.unit, one.period) for one in scores}
    organisations = (
        one
        for one in ledger.organisations
        if _fits(one, wanted) and ((one.unit, one.period) in means or _uses(ledger, one, path))
    )
    return replace(
        ledger,
        scores=scores,
        surveys=chosen(ledger.surveys),
        organisations=tuple(organisations),
        people=chosen(ledger.people) if people else (),
    )


def _fits(one: "Scored", wanted: dict[str, str | None]) -> bool:
    return all(value is None or getattr(one, name) == value for name, value in wanted.items())


def _uses(ledger: "Ledger", one: "Scored", path: str | None) -> bool:
    return path is None or path in _sources(ledger, one)


def _sources(ledger: "Ledger", one: "Scored") -> Iterator[str]:
    """The files that a score comes from: those of its inputs, the indicator's own, and an employee's."""
    from kinerja.model import Employee, Evaluation, Indicator, Plan
    from kinerja.score.result import PersonScore, Score

    yield from map(_file, one.inputs)
    if isinstance(one, Score):
        yield ledger.records.path(Indicator, unit=one.unit, id=one.indicator)
    if isinstance(one, PersonScore):
        place = {"unit": one.unit, "employee": one.employee}
        yield ledger.records.path(Employee, **place)
        yield ledger.records.path(Plan, **place, year=periods.year(one.period))
        yield ledger.records.path(Evaluation, **place, period=one.period)


def _file(entered: "Input") -> str:
    """Where an input stands; the place inside the file is not needed, and costs more."""
    return entered.document.path


def _render(ledgers: Iterable["Ledger"], layout: str, language: str, *, steps: bool, people: bool) -> Iterator[str]:
    from kinerja.cli import score_data, score_table, score_trace

    if layout == "json":
        return score_data.as_json(ledgers, people=people)
    if layout == "csv":
        return score_data.as_csv(ledgers, people=people)
    return score_trace.text(ledgers, language) if steps else score_table.text(ledgers, language)
