"""`kinerja tally`: many answers in, one mean for each group out."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kinerja.cli.session import Session
from kinerja.cli.worded import command

if TYPE_CHECKING:
    from kinerja.tally import Group, Tallied


@command("tally")
@click.argument("answers", type=click.Path(path_type=Path))
@click.option("--unit", required=True)
@click.option("--employee", required=True)
@click.option("--period", required=True)
@click.option("--policy")
@click.option("--government")
@click.pass_obj
def tally(session: Session, /, answers: Path, government: str | None, **wanted: str) -> int:
    """Write the feedback record of one employee."""
    from kinerja import tally as room

    done = room.write(session.root, government, answers, room.Wanted(**wanted))
    click.echo("\n".join(_lines(done, session)))
    return int(done.path is None)


def _lines(done: "Tallied", session: Session) -> Iterator[str]:
    yield session.text("tally.pending") if done.path is None else session.text("tally.made", path=done.path)
    yield from (f"  {_group(one, session)}" for one in done.groups)
    yield session.text("tally.columns", questions=done.questions, unread=done.unread)
    if done.themes:
        yield session.text("tally.themes")
        yield from (f"  {theme} ({count})" for theme, count in done.themes)


def _group(one: "Group", session: Session) -> str:
    outcome = "counted" if one.counts else "unasked" if one.minimum is None else "too-few"
    name = session.text(f"tally.groups.{one.id}")
    return session.text(f"tally.outcomes.{outcome}", group=name, raters=one.raters, minimum=one.minimum or 0)
