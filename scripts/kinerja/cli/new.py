"""`kinerja new`: makes one record from answers, settings or JSON."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kinerja.cli.session import Session, below
from kinerja.cli.worded import command

if TYPE_CHECKING:
    from kinerja.diagnostic import Finding
    from kinerja.drafting.draft import Draft, File
    from kinerja.drafting.kept import Keeper
    from kinerja.drafting.order import Order

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
@click.option("--resume", is_flag=True)
@click.option("--discard", is_flag=True)
@click.option("--branch", is_flag=False, flag_value="")
@click.option("--dry-run", is_flag=True)
@click.pass_obj
def new(session: Session, /, branch: str | None, dry_run: bool, **options: Any) -> int:
    """Make one record."""
    from kinerja.drafting import draft

    try:
        file, keeper = _composed(session, options)
    except draft.NotAccepted as refused:
        for finding in refused.findings:
            click.echo(_told(finding, session), err=True)
        return 1
    if dry_run:
        click.echo(file.content.decode(), nl=False)
        return 0
    if branch is None:
        file.write(session.root)
        click.echo(file.path)
    else:
        _propose(session, options["kind"], file, branch)
    keeper.forget()
    return 0


def _composed(session: Session, options: dict[str, Any]) -> tuple["File", "Keeper"]:
    from kinerja.cli import new_asked
    from kinerja.drafting import kept, order

    wanted = _order(session.root, options)
    begun = order.begin(session.root, wanted)
    interactive = sys.stdin.isatty() and sys.stderr.isatty()
    chosen = _resumed(begun, session, options, interactive=interactive)
    keeper = kept.Keeper(session.root, wanted.kind, chosen)
    before = kept.read(chosen) if chosen else kept.Kept({})
    if chosen:
        begun = order.begin(session.root, replace(wanted, kept=before.data))
    else:
        begun.refuse_faults()
    if interactive:
        return new_asked.asked(begun, before, keeper, session, quick=options["yes"]), keeper
    return order.complete(begun), keeper


def _order(root: Path, options: dict[str, Any]) -> "Order":
    from kinerja.drafting import order
    from kinerja.load import yaml_text

    like, source = options["like"], options["source"]
    return order.Order(
        kind=options["kind"],
        like=below(root, like) if like else None,
        source=source.read(yaml_text.LARGEST + 1) if source else None,
        settings=options["settings"],
        place={key: options[key] for key in PLACE if options[key] is not None},
    )


def _resumed(begun: "Draft", session: Session, options: dict[str, Any], *, interactive: bool) -> Path | None:
    """The draft to go on with; others are thrown away only when that is asked for."""
    from kinerja.cli import new_asked

    if not (interactive or options["resume"] or options["discard"]):
        return None
    files = new_asked.fitting(begun)
    if options["resume"]:
        return new_asked.the_one(files, begun.kind.name)
    if options["discard"]:
        for file in files:
            file.unlink(missing_ok=True)
        return None
    return new_asked.chosen(files, begun, session)


def _propose(session: Session, kind: str, file: "File", name: str) -> None:
    from kinerja import texts
    from kinerja.drafting import branching
    from kinerja.model import KIND_BY_NAME

    message = texts.text(session.language, "new.commit", path=file.path)
    name = name or branching.usual_name(KIND_BY_NAME[kind], file.path)
    made = branching.propose(session.root, file, name, message)
    click.echo(made.name)
    click.echo(texts.text(session.language, "new.proposed", branch=made.name, base=made.base, path=file.path), err=True)


def _told(finding: "Finding", session: Session) -> str:
    from kinerja import report
    from kinerja.load.repository import shown

    at = finding.at
    inside = shown(at.pointer.strip("/").replace("/", "."))
    place = inside or ":".join(filter(None, (at.path, str(at.line), str(at.column))))
    sentences = " ".join(report.part(finding, name, session.language) for name in ("message", "fix"))
    return f"{place}: {finding.severity.value}[{finding.rule}] {sentences}"
