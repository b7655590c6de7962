"""The command line: the only place that turns results into sentences on a terminal and into exit codes."""

import os
import sys
from collections.abc import Sequence

import click

from kinerja import __version__
from kinerja.cli.session import Session, choose_language
from kinerja.cli.worded import Group

COULD_NOT_RUN = 2
INTERRUPTED = 130


# Every command with its module in this room, which is loaded when the command is wanted. Newcomers' order.
COMMANDS = {
    "check": "check",
    "explain": "rules",
    "rules": "rules",
    "score": "score",
    "status": "status",
    "simulate": "simulate",
    "review": "review",
    "approve": "approve",
    "new": "new",
    "fmt": "fmt",
    "forms": "forms",
    "export": "export",
    "import": "import_",
    "tally": "tally",
    "print": "print",
    "codeowners": "codeowners",
    "release": "release",
    "audit": "audit",
    "build": "site",
    "serve": "site",
    "verify-history": "verify_history",
    "receive": "receive",
    "ci": "ci",
    "demo": "demo",
    "sample": "sample",
    "collect": "collect",
}


def _print_version(context: click.Context, _option: click.Parameter, wanted: bool) -> None:
    if wanted:
        click.echo(f"kinerja {__version__}")
        context.exit()


program = Group(
    "kinerja",
    {name: f"{__name__}.{module}" for name, module in COMMANDS.items()},
    params=[click.Option(["--version"], is_flag=True, is_eager=True, expose_value=False, callback=_print_version)],
)


def main() -> None:
    """Run the command line and leave with its exit code."""
    # A file name that is no text must not stop a report; in JSON the escapes are valid ones.
    for stream in (sys.stdout, sys.stderr):
        getattr(stream, "reconfigure", _unchanged)(errors="backslashreplace")
    _leave(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """The exit code of a command line; whatever goes wrong becomes one sentence on stderr."""
    try:
        return int(program.main(list(arguments), "kinerja", standalone_mode=False) or 0)
    except click.exceptions.Abort:
        return INTERRUPTED
    except Exception as fault:
        from kinerja.cli import complaint

        complaint.about(fault, Session(choose_language(arguments, os.environ)))
        return COULD_NOT_RUN


def _leave(code: int) -> None:
    """Ends the process at once: the system frees what is left, on which Python would spend a tenth of a short check."""
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        # Who read the output has gone; Python says so in its own way.
        sys.exit(code)
    os._exit(code)


def _unchanged(*, errors: str) -> None:
    """A stream that is not a text file, as in tests, is left as it is."""
    del errors
