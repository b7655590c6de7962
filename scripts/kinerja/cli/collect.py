"""`kinerja collect`: what is written in many repositories, in one."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kinerja.cli.session import Session
from kinerja.cli.worded import command

if TYPE_CHECKING:
    from kinerja.collecting.gathering import Collected


@command("collect")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--government")
@click.option("--from", "listed")
@click.option("--branch", default="main")
@click.option("--no-verify", is_flag=True)
@click.option("--divide", is_flag=True)
@click.pass_obj
def collect(session: Session, /, folder: Path, no_verify: bool, divide: bool, **scope: str | None) -> int:
    """Collect, or divide what is in one repository."""
    if divide:
        return _divide(session, folder, scope["government"])
    from kinerja.collecting import gathering
    from kinerja.load.git import Repository

    order = gathering.Order(scope["government"], scope["listed"], scope["branch"] or "main", not no_verify)
    with session.progress("collecting") as advance:
        done = gathering.collect(Repository(folder.resolve()), order, advance)
    return _show(session, done)


def _divide(session: Session, folder: Path, government: str | None) -> int:
    from kinerja.collecting import dividing

    for one in dividing.divide(session.root, folder.resolve(), government):
        click.echo(session.text("collect.divided", repository=one.id, files=one.files, folder=folder / one.folder.name))
    return 0


def _show(session: Session, done: "Collected") -> int:
    from kinerja import report
    from kinerja.cli.findings import exit_code

    for name, found in sorted(done.findings.items()):
        if found:
            click.echo(session.text("collect.findings", repository=name))
            click.echo(report.text(found, session.language), nl=False)
    if done.new:
        taken = ", ".join(done.taken) or "-"
        click.echo(session.text("collect.made", commit=(done.commit or "")[:12], repositories=taken))
    else:
        click.echo(session.text("collect.unchanged"))
    return exit_code(tuple(one for found in done.findings.values() for one in found))
