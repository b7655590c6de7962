"""`kinerja score`: what follows from the records, as a table, as data, or step by step."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from kinerja.cli.session import Session, below
from kinerja.cli.worded import command
from kinerja.diagnostic import CannotRun

if TYPE_CHECKING:
    from kinerja.score.ledger import Ledger
    from kinerja.score.result import Score, SurveyScore

LAYOUTS = ("table", "json", "csv")


@command("score")
@click.option("--government")
@click.option("--period")
@click.option("--unit")
@click.option("--trace", "record")
@click.option("--format", "layout", type=click.Choice(LAYOUTS), default="table")
@click.pass_obj
def score(
    session: Session,
    government: str | None,
    period: str | None,
    unit: str | None,
    record: str | None,
    layout: str,
) -> int:
    """Show the scores of all records, or of those wanted."""
    from kinerja import pipeline

    root = session.root
    path = below(root, record) if record else None
    wanted = {"period": period, "unit": unit}
    with session.progress("scoring"):
        ledgers = [_only(ledger, path, wanted) for ledger in pipeline.ledgers(root, government)]
    if path and not any(ledger.scores or ledger.surveys for ledger in ledgers):
        raise CannotRun("no-score", path=path)
    click.echo(_render(ledgers, layout, session.language, steps=path is not None), nl=False)
    return 0


def _only(ledger: "Ledger", path: str | None, wanted: dict[str, str | None]) -> "Ledger":
    return replace(
        ledger,
        scores=tuple(one for one in ledger.scores if _fits(one, wanted) and _uses(ledger, one, path)),
        surveys=tuple(one for one in ledger.surveys if _fits(one, wanted) and _uses(ledger, one, path)),
    )


def _fits(one: "Score | SurveyScore", wanted: dict[str, str | None]) -> bool:
    return all(value is None or getattr(one, name) == value for name, value in wanted.items())


def _uses(ledger: "Ledger", one: "Score | SurveyScore", path: str | None) -> bool:
    return path is None or path in _sources(ledger, one)


def _sources(ledger: "Ledger", one: "Score | SurveyScore") -> Iterator[str]:
    """The files that a score comes from: those of its inputs, and the indicator's own."""
    from kinerja.model import Indicator

    yield from (entered.at.path for entered in one.inputs)
    indicator = getattr(one, "indicator", None)
    if indicator:
        yield ledger.records.path(Indicator, unit=one.unit, id=indicator)


def _render(ledgers: list["Ledger"], layout: str, language: str, *, steps: bool) -> str:
    from kinerja.cli import score_data, score_table, score_trace

    if layout == "json":
        return score_data.as_json(ledgers)
    if layout == "csv":
        return score_data.as_csv(ledgers)
    return score_trace.text(ledgers, language) if steps else score_table.text(ledgers, language)
