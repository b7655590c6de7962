"""`kinerja new`: makes one record from answers, settings or JSON."""

import sys
from typing import TYPE_CHECKING, Any

import click

from kinerja.cli.session import Session, below
from kinerja.cli.worded import command

if TYPE_CHECKING:
    from kinerja.diagnostic import Finding
    from kinerja.drafting.draft import Draft, File

# Rosters are missing: `kinerja release` writes them.
KINDS = (
    *("government", "period", "goal", "unit", "indicator", "agreement", "measurement", "survey", "organisation-rating"),
    *("employee", "plan", "evaluation", "feedback", "progress", "objection", "development", "follow-up"),
    *("indicator-review", "amendment", "waiver", "office", "repositories"),
    *("scoring-policy", "disclosure-policy", "approval-policy"),
)
PLACE = ("government", "unit", "employee", "period")


@command("new")
@click.argument("kind", type=click.Choice(KINDS))
@click.option("--set", "settings", multiple=True)
@click.option("--from-json", "source", type=click.File("rb"))
@click.option("--like")
@click.option("--government")
@click.option("--unit")
@click.option("--employee")
@click.option("--period")
@click.option("--yes", is_flag=True)
@click.option("--dry-run", is_flag=True)
@click.pass_obj
def new(session: Session, /, dry_run: bool, **options: Any) -> int:
    """Make one record."""
    from kinerja.drafting import draft

    root = session.root
    try:
        file = _composed(session, options)
    except draft.NotAccepted as refused:
        for finding in refused.findings:
            click.echo(_told(finding, session), err=True)
        return 1
    if dry_run:
        click.echo(file.content.decode(), nl=False)
        return 0
    file.write(root)
    click.echo(file.path)
    return 0


class _Terminal:
    """Questions go to stderr, so that stdout holds the path alone."""

    def say(self, line: str) -> None:
        click.echo(line, err=True)

    def read(self, prompt: str) -> str:
        click.echo(prompt, nl=False, err=True)
        line = sys.stdin.buffer.readline()
        if not line:
            raise click.Abort
        return line.decode(errors="replace")


def _composed(session: Session, options: dict[str, Any]) -> "File":
    from kinerja.drafting import order
    from kinerja.load import yaml_text

    like, source = options["like"], options["source"]
    wanted = order.Order(
        kind=options["kind"],
        like=below(session.root, like) if like else None,
        source=source.read(yaml_text.LARGEST + 1) if source else None,
        settings=options["settings"],
        place={key: options[key] for key in PLACE if options[key] is not None},
    )
    begun = order.begin(session.root, wanted)
    begun.refuse_faults()
    if sys.stdin.isatty() and sys.stderr.isatty():
        return _asked(begun, session, quick=options["yes"])
    return order.complete(begun)


def _asked(begun: "Draft", session: Session, *, quick: bool) -> "File":
    from kinerja.drafting.interview import Interview

    interview = Interview(begun, _Terminal(), session.language, optional=not quick)
    interview.complete()
    file = begun.file()
    if not quick and not interview.confirmed(file):
        raise click.Abort
    return file


def _told(finding: "Finding", session: Session) -> str:
    from kinerja import report
    from kinerja.load.repository import shown

    at = finding.at
    inside = shown(at.pointer.strip("/").replace("/", "."))
    place = inside or ":".join(filter(None, (at.path, str(at.line), str(at.column))))
    sentences = " ".join(report.part(finding, name, session.language) for name in ("message", "fix"))
    return f"{place}: {finding.severity.value}[{finding.rule}] {sentences}"
