"""`kinerja print`: official forms as HTML or PDF."""

from pathlib import Path

import click

from kinerja.cli.session import Session, below
from kinerja.cli.worded import command

FORMS = ("plan", "evaluation", "agreement", "coaching")
FORMATS = ("html", "pdf")


@command("print")
@click.argument("form", type=click.Choice(FORMS))
@click.argument("record")
@click.option("--people", type=click.Path(path_type=Path))
@click.option("--output", type=click.Path(path_type=Path))
@click.option("--format", "layout", type=click.Choice(FORMATS), default="html")
@click.pass_obj
def print_form(
    session: Session, /, form: str, record: str, people: Path | None, output: Path | None, layout: str
) -> int:
    """Print one record on its official form."""
    from kinerja.printing import forms, sheet

    root = session.root
    path = below(root, record)
    with session.progress("printing"):
        file = sheet.write(root, forms.Order(path, form, people, session.language), layout, output)
    click.echo(session.text("print.made", path=str(file)))
    return 0
