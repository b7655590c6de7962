"""`kinerja export`: records as tables, and templates that people fill in."""

from pathlib import Path

import click

from kinerja.cli.new import KINDS
from kinerja.cli.session import Session
from kinerja.cli.worded import command

TEMPLATES = ("agreement", "measurement", "evaluation", "development")


@command("export")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--template", type=click.Choice(TEMPLATES))
@click.option("--kind", type=click.Choice((*KINDS, "roster")))
@click.option("--government")
@click.option("--unit")
@click.option("--period")
@click.option("--force", is_flag=True)
@click.pass_obj
def export(
    session: Session, /, file: Path, template: str | None, kind: str | None, *, force: bool, **place: str | None
) -> int:
    """Write a workbook or CSV of records, or a template."""
    from kinerja.diagnostic import CannotRun
    from kinerja.sheets import exporting

    wanted = template or kind
    if wanted is None or (template and kind):
        raise CannotRun("export-one-of")
    order = exporting.Wanted(wanted, **place, template=template is not None)
    with session.progress("exporting"):
        done = exporting.export(session.root, order, file, session.language, force=force)
    click.echo(session.text("export.made", path=file, records=done.records, rows=done.rows))
    return 0
