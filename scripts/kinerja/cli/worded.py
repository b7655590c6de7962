"""Commands whose help is written in the reader's language at the moment it is shown."""

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from kinerja.cli.session import LANGUAGES, Session, choose_language, session_of

# As a shell reports a program that SIGPIPE ended.
PIPE_CLOSED = 141


class UnknownCommand(click.UsageError):
    """A command that the program does not have."""

    def __init__(self, name: str, known: Sequence[str], context: click.Context) -> None:
        super().__init__(name, context)
        self.name = name
        self.known = known


class Command(click.Command):
    """A command that every reader understands; `--lang` and `--root` may stand after any command."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params += [_root_option(), _language_option()]

    def get_short_help_str(self, limit: int = 45) -> str:
        """One sentence, as shells show it beside a word that they complete."""
        del limit
        return _first_line(Session(choose_language((), os.environ)), str(self.name))

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Usage, what it does, its arguments and options, and examples."""
        self.format_usage(ctx, formatter)
        formatter.write_paragraph()
        formatter.write_text(session_of(ctx).text(f"{self.name}.help"))
        self.format_options(ctx, formatter)
        self.format_epilog(ctx, formatter)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The first line of the help."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, f"{session_of(ctx).text('chrome.usage')}: ")

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """What may follow the command's name."""
        session = session_of(ctx)
        arguments = [param for param in self.params if isinstance(param, click.Argument)]
        return [session.text("chrome.options-slot"), *(_slot(argument, session) for argument in arguments)]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What may be written after the command, each with its meaning."""
        session = session_of(ctx)
        for heading, kind in (("arguments", click.Argument), ("options", click.Option)):
            params = [param for param in self.get_params(ctx) if isinstance(param, kind)]
            if params:
                with formatter.section(session.text(f"chrome.{heading}")):
                    rows = [(self._spelling(param, session), self._meaning(param, session)) for param in params]
                    formatter.write_dl(rows)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Examples, as they are typed."""
        session = session_of(ctx)
        with formatter.section(session.text("chrome.examples")):
            for line in session.text(f"{self.name}.examples").splitlines():
                formatter.write(f"  {line}\n")

    def _meaning(self, param: click.Parameter, session: Session) -> str:
        own = f"{self.name}.parameters.{_key(param)}"
        return session.text(own if session.has_text(own) else f"parameters.{_key(param)}", default=param.default)

    def _spelling(self, param: click.Parameter, session: Session) -> str:
        if isinstance(param, click.Argument):
            return session.text(f"metavars.{param.name}")
        names = ", ".join(sorted(param.opts, key=len))
        if isinstance(param.type, click.Choice):
            return f"{names} [{'|'.join(param.type.choices)}]"
        if isinstance(param, click.Option) and param.is_flag:
            return names
        own = f"{self.name}.metavars.{_key(param)}"
        return f"{names} {session.text(own if session.has_text(own) else f'metavars.{_key(param)}')}"


class Group(Command, click.Group):
    """The program itself: a list of commands, each with the module that is loaded when it is wanted."""

    def __init__(self, name: str, modules: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(name, **kwargs)
        self._modules = modules

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """Start a run in the language that the arguments or the environment ask for."""
        extra.setdefault("obj", Session(choose_language(args, os.environ)))
        return super().make_context(info_name, args, parent, **extra)

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """A command comes after the program's own options."""
        return [*super().collect_usage_pieces(ctx), session_of(ctx).text("chrome.command-slot")]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands first: they are what a newcomer looks for."""
        session = session_of(ctx)
        with formatter.section(session.text("chrome.commands")):
            formatter.write_dl([(name, _first_line(session, name)) for name in self.list_commands(ctx)])
        super().format_options(ctx, formatter)
        with formatter.section(session.text("chrome.exit-codes")):
            formatter.write_dl([(code, session.text(f"exit-codes.{code}")) for code in ("0", "1", "2")])

    def invoke(self, ctx: click.Context) -> Any:
        """Run; a reader that closes the pipe early has seen enough."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return PIPE_CLOSED

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first word names."""
        if args[0] not in self._modules and not args[0].startswith("-"):
            raise UnknownCommand(args[0], tuple(self._modules), ctx)
        return super().resolve_command(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - the signature of click
        """In the order in which a newcomer needs them."""
        return list(self._modules)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - as above
        """The command of this name, from its module."""
        if cmd_name not in self._modules:
            return None
        found = vars(import_module(self._modules[cmd_name])).values()
        return next(one for one in found if isinstance(one, Command) and one.name == cmd_name)


def command(name: str) -> Callable[[Callable[..., int]], Command]:
    """Make a function that returns an exit code a command of the program."""
    return click.command(name, cls=Command)


def _first_line(session: Session, name: str) -> str:
    return session.text(f"{name}.help").splitlines()[0]


def _key(param: click.Parameter) -> str:
    return param.opts[-1].lstrip("-")


def _slot(argument: click.Argument, session: Session) -> str:
    word = session.text(f"metavars.{argument.name}") + ("..." if argument.nargs != 1 else "")
    return word if argument.required else f"[{word}]"


def _root_option() -> click.Option:
    return click.Option(["--root"], type=click.Path(path_type=Path), expose_value=False, callback=_remember_root)


def _remember_root(context: click.Context, _option: click.Parameter, value: Path | None) -> None:
    if value is not None:
        session_of(context).root_given = value


def _language_option() -> click.Option:
    return click.Option(["--lang"], type=click.Choice(LANGUAGES), expose_value=False)
