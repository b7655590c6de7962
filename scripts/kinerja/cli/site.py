"""`kinerja build` and `kinerja serve`: the site that citizens read."""

from contextlib import suppress
from pathlib import Path

import click

from kinerja.cli import complaint
from kinerja.cli.findings import refused
from kinerja.cli.session import Session
from kinerja.cli.worded import command


@command("build")
@click.option("--output", type=click.Path(path_type=Path))
@click.pass_obj
def build(session: Session, output: Path | None) -> int:
    """Build the site."""
    from kinerja import building, pipeline

    try:
        with session.progress("building"):
            built = building.build(session.root, output)
    except pipeline.Refused as fault:
        return refused(fault, session)
    for government in built.unreleased:
        click.echo(session.text("build.unreleased", government=government), err=True)
    click.echo(session.text("build.made", folder=str(built.folder)))
    return 0


@command("serve")
@click.option("--port", type=click.IntRange(1, 65535), default=8000)
@click.pass_obj
def serve(session: Session, port: int) -> int:
    """Show the site as it would be if everything were released now, and again after each change."""
    from kinerja import pipeline, serving

    def ready(address: str) -> None:
        click.echo(session.text("serve.ready", address=address))

    def complain(fault: Exception) -> None:
        if isinstance(fault, pipeline.Refused):
            refused(fault, session)
        else:
            complaint.about(fault, session)

    try:
        with suppress(KeyboardInterrupt):
            serving.Preview(session.root, port, ready, complain).run()
    except pipeline.Refused as fault:
        return refused(fault, session)
    return 0
