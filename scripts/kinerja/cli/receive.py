"""`kinerja receive`: the `pre-receive` hook of a server without a forge."""

import sys
from typing import TYPE_CHECKING

import click

from kinerja.cli.session import Session
from kinerja.cli.worded import command

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kinerja.diagnostic import Finding

# Who pushed sees so many reasons; the rest comes when these are mended.
MOST = 20


@command("receive")
@click.pass_obj
def receive(session: Session, /) -> int:
    """Judge a push from the lines that Git gives to the hook."""
    from kinerja.load.git import Repository
    from kinerja.receiving import judge

    repository = Repository(session.root_at("HEAD"))
    found = judge.receive(repository, (line.decode(errors="replace") for line in sys.stdin.buffer))
    for line in _told(found, session):
        click.echo(line)
    return int(bool(found))


def _told(found: "Sequence[Finding]", session: Session) -> "Iterator[str]":
    """What, why, and how to mend it: Git shows these lines to the one who pushes."""
    from kinerja.report import part

    if not found:
        return
    yield session.text("receive.refused", count=len(found))
    for number, one in enumerate(found[:MOST], 1):
        yield f"{number}. {_place(one)}: {part(one, 'message', session.language)}"
        yield f"   {session.text('receive.labels.why')}: {part(one, 'title', session.language)}"
        yield f"   {session.text('receive.labels.fix')}: {part(one, 'fix', session.language)}"
    if len(found) > MOST:
        yield session.text("receive.more", count=len(found) - MOST)
    yield session.text("receive.unchanged")


def _place(finding: "Finding") -> str:
    """Line and column only where a record is read."""
    at = finding.at
    return f"{at.path}:{at.line}" if at.line > 1 else at.path
