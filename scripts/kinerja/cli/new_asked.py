"""`kinerja new` on a terminal: the questions, and drafts that an earlier conversation left."""

import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kinerja.cli.session import Session
from kinerja.diagnostic import CannotRun

if TYPE_CHECKING:
    from kinerja.drafting.draft import Draft, File
    from kinerja.drafting.kept import Keeper, Kept


class Terminal:
    """Questions go to stderr, so that stdout holds the path alone."""

    def say(self, line: str) -> None:
        """Shows a line."""
        click.echo(line, err=True)

    def read(self, prompt: str) -> str:
        """The line that was typed. Raises Abort at the end of the input."""
        click.echo(prompt, nl=False, err=True)
        line = sys.stdin.buffer.readline()
        if not line:
            raise click.Abort
        return line.decode(errors="replace")


def asked(begun: "Draft", kept: "Kept", keeper: "Keeper", session: Session, *, quick: bool) -> "File":
    """The file that a conversation makes; whatever ends it early, what was answered stays kept."""
    from kinerja.drafting.interview import Interview

    interview = Interview(
        begun,
        Terminal(),
        session.language,
        lambda lists: keeper.keep(begun.data, lists),
        optional=not quick,
    )
    try:
        interview.complete(kept.lists)
        file = begun.file()
        if not quick and not interview.confirmed(file):
            raise click.Abort
    except BaseException:
        if keeper.file:
            # Nobody reads what a terminal shows that was closed.
            with suppress(OSError):
                click.echo("\n" + _worded(session, "kept", kind=begun.kind.name), err=True)
        raise
    return file


def fitting(begun: "Draft") -> tuple[Path, ...]:
    """The drafts of the kind that say nothing else about the place of the record than what was asked for."""
    from kinerja.drafting import kept

    return tuple(file for file in kept.found(begun.root, begun.kind.name) if _fits(begun, file))


def the_one(files: tuple[Path, ...], kind: str) -> Path:
    """The only draft. Raises CannotRun when there is none, or more."""
    if not files:
        raise CannotRun("new-no-draft", kind=kind)
    if len(files) > 1:
        raise CannotRun("new-which-draft", count=len(files))
    return files[0]


def chosen(files: tuple[Path, ...], begun: "Draft", session: Session) -> Path | None:
    """The draft that the user wants to go on with; None to begin a new one."""
    from kinerja.drafting.dialogue import Dialogue

    if not files:
        return None
    dialogue = Dialogue(Terminal(), session.language)
    picked = dialogue.pick(dialogue.text("drafts", kind=begun.kind.name), [_label(begun, file) for file in files])
    return None if picked is None else files[picked]


def _fits(begun: "Draft", file: Path) -> bool:
    held = _place(begun, file)
    return all(begun.data.get(key, value) == value for key, value in held.items())


def _label(begun: "Draft", file: Path) -> str:
    moment = datetime.fromtimestamp(file.stat().st_mtime).strftime("%Y-%m-%d %H:%M")
    return ", ".join([*map(str, _place(begun, file).values()), moment])


def _place(begun: "Draft", file: Path) -> dict[str, object]:
    """What a draft says of where its record is to lie; a broken one says nothing."""
    from kinerja.drafting import kept

    try:
        data = kept.read(file).data
    except CannotRun:
        return {}
    return {key: data[key] for key in begun.shape.names() if f"{{{key}}}" in begun.kind.path and key in data}


def _worded(session: Session, key: str, **facts: object) -> str:
    from kinerja import texts

    return texts.text(session.language, f"new.{key}", **facts)
