"""`kinerja simulate`: what would change under another policy."""

from pathlib import Path

import click

from kinerja.cli.findings import refused
from kinerja.cli.session import Session
from kinerja.cli.worded import command

LAYOUTS = ("table", "json")


@command("simulate")
@click.option("--policy", type=click.Path(path_type=Path), required=True)
@click.option("--instead-of")
@click.option("--government")
@click.option("--list", "listed", is_flag=True)
@click.option("--format", "layout", type=click.Choice(LAYOUTS), default="table")
@click.pass_obj
def simulate(
    session: Session, policy: Path, instead_of: str | None, government: str | None, listed: bool, layout: str
) -> int:
    """Count what would change under another policy."""
    from kinerja import pipeline
    from kinerja.cli import simulate_table

    try:
        with session.progress("scoring"):
            found = pipeline.simulate(session.root, policy, instead_of, government)
    except pipeline.Refused as fault:
        return refused(fault, session)
    if layout == "json":
        click.echo(simulate_table.as_json(found, listed=listed), nl=False)
    else:
        click.echo(simulate_table.text(found, session.language, listed=listed), nl=False)
    return 0
