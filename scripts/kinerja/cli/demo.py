"""`kinerja demo`: four governments with fictional figures, to try everything on."""

from pathlib import Path

import click

from kinerja.cli.session import Session
from kinerja.cli.worded import command


@command("demo")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--seed", type=click.IntRange(0), default=1)
@click.pass_obj
def demo(session: Session, folder: Path, seed: int) -> int:
    """Write the demonstration governments below a folder; another seed gives other figures."""
    from kinerja import demo as room

    for government, files in room.write(folder, seed).items():
        click.echo(session.text("demo.made", government=government, files=files))
    return 0
