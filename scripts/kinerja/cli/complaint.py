"""What the program says when it cannot run: one sentence in the reader's language, never a traceback."""

import errno
import os
import sys
import traceback
from collections.abc import Sequence
from difflib import get_close_matches

import click

from kinerja.cli.session import LANGUAGES, Session
from kinerja.cli.worded import UnknownCommand
from kinerja.diagnostic import CannotRun


def about(fault: Exception, session: Session) -> None:
    """Say on stderr why the program could not run."""
    if isinstance(fault, click.exceptions.NoArgsIsHelpError):
        _say(fault.format_message())
    elif isinstance(fault, click.UsageError):
        _usage(fault, session)
    elif isinstance(fault, CannotRun):
        _error(session.text(f"errors.{fault.reason}", **fault.facts), session)
    elif isinstance(fault, OSError):
        code = errno.errorcode.get(fault.errno or 0, type(fault).__name__)
        _error(session.text("errors.file-access", path=fault.filename or "?", code=code), session)
    else:
        _bug(fault)


def suggestion(word: str, known: Sequence[str], session: Session) -> str:
    """` Maybe you mean ...`, or nothing when no known word is near."""
    near = get_close_matches(word, known, n=3)
    return " " + session.text("usage.maybe", words=", ".join(near)) if near else ""


def _usage(fault: click.UsageError, session: Session) -> None:
    if fault.ctx is not None:
        _say(fault.ctx.get_usage())
        _say(session.text("chrome.hint", command=f"{fault.ctx.command_path} --help"))
        _say("")
    _error(_usage_sentence(fault, session), session)


def _usage_sentence(fault: click.UsageError, session: Session) -> str:
    match fault:
        case click.NoSuchOption():
            near = suggestion(fault.option_name, _options(fault.ctx), session)
            return session.text("usage.no-such-option", name=fault.option_name) + near
        case click.BadOptionUsage():
            return session.text("usage.option-value", name=fault.option_name)
        case click.MissingParameter():
            return session.text("usage.missing", name=_name(fault.param, session))
        case click.BadParameter():
            return _bad_value(fault.param, session)
        case UnknownCommand():
            return session.text("usage.no-such-command", name=fault.name) + suggestion(fault.name, fault.known, session)
        case _:
            # Click raises a bare UsageError only for words that no argument takes.
            return session.text("usage.extra-words")


def _bad_value(param: click.Parameter | None, session: Session) -> str:
    name = _name(param, session)
    if param is not None and isinstance(param.type, click.Choice):
        return session.text("usage.bad-choice", name=name, choices=", ".join(param.type.choices))
    if param is not None and isinstance(param.type, click.IntRange):
        return session.text("usage.bad-number", name=name, lowest=param.type.min, highest=param.type.max)
    return session.text("usage.bad-value", name=name)


def _name(param: click.Parameter | None, session: Session) -> str:
    if isinstance(param, click.Argument):
        return session.text(f"metavars.{param.name}")
    return param.opts[-1] if param else "?"


def _options(context: click.Context | None) -> list[str]:
    return [name for param in context.command.params for name in param.opts] if context else []


def _bug(fault: Exception) -> None:
    # Both languages: whoever reads this may pass it on to someone else.
    for language in LANGUAGES:
        _say(Session(language).text("errors.bug", kind=type(fault).__name__))
    if os.environ.get("KINERJA_DEBUG"):
        traceback.print_exception(fault)


def _error(sentence: str, session: Session) -> None:
    _say(f"{session.text('chrome.error')}: {sentence}")


def _say(line: str) -> None:
    click.echo(line, file=sys.stderr)
