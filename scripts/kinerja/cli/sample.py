"""`kinerja sample`: a government made by the program, of any size, to measure and to test on."""

from pathlib import Path

import click

from kinerja.cli.session import Session
from kinerja.cli.worded import command

# Fewer people make no unit with sections. Years to come are dated ahead, and tests need no more of them.
FEWEST, MOST = 20, 1_000_000
MOST_YEARS = 20


@command("sample")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--employees", type=click.IntRange(FEWEST, MOST), default=200)
@click.option("--years", type=click.IntRange(1, MOST_YEARS), default=1)
@click.option("--seed", type=click.IntRange(0), default=1)
@click.option("--faults", type=click.IntRange(0), default=0)
@click.option("--bare", is_flag=True)
@click.pass_obj
def sample(session: Session, /, folder: Path, bare: bool, **size: int) -> int:
    """Make the repository; tell where which fault was planted."""
    from kinerja import sampling

    with session.progress("sampling"):
        made = sampling.make(folder, sampling.Order(**size), bare=bare)
    click.echo(session.text("sample.made", files=made.files, folder=folder))
    if made.planted:
        click.echo(session.text("sample.planted", faults=len(made.planted)))
    for one in made.planted:
        click.echo(f"{one.path} {one.rule}")
    return 0
