"""The command line: the only place that turns results into sentences on a terminal and into exit codes."""

import os
import sys
from collections.abc import Sequence

import click

from kinerja import __version__
from kinerja.cli import audit, check, demo, new, print as printing, release, rules, score, simulate, site, status, tally
from kinerja.cli.session import Session, choose_language
from kinerja.cli.worded import Group

COULD_NOT_RUN = 2
INTERRUPTED = 130


def _print_version(context: click.Context, _option: click.Parameter, wanted: bool) -> None:
    if wanted:
        click.echo(f"kinerja {__version__}")
        context.exit()


program = Group(
    "kinerja",
    params=[click.Option(["--version"], is_flag=True, is_eager=True, expose_value=False, callback=_print_version)],
)
for _command in (
    check.check,
    rules.explain,
    rules.rules,
    score.score,
    status.status,
    simulate.simulate,
    new.new,
    tally.tally,
    printing.print_form,
    release.release,
    audit.audit,
    site.build,
    site.serve,
    demo.demo,
):
    program.add_command(_command)


def main() -> None:
    """Run the command line and leave with its exit code."""
    # A file name that is no text must not stop a report; in JSON the escapes are valid ones.
    for stream in (sys.stdout, sys.stderr):
        getattr(stream, "reconfigure", _unchanged)(errors="backslashreplace")
    sys.exit(run(sys.argv[1:]))


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


def _unchanged(*, errors: str) -> None:
    """A stream that is not a text file, as in tests, is left as it is."""
    del errors
