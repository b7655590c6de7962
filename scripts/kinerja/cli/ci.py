"""`kinerja ci`: the files with which a forge or a server checks, reviews and verifies records."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kinerja.cli.session import Session
from kinerja.cli.worded import command
from kinerja.continuous import FORGES
from kinerja.diagnostic import CannotRun

if TYPE_CHECKING:
    from kinerja.continuous.placing import State


@command("ci")
@click.argument("forge", type=click.Choice(FORGES))
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--branch", default="main")
@click.option("--program")
@click.option("--check", is_flag=True)
@click.option("--force", is_flag=True)
@click.pass_obj
def ci(session: Session, /, forge: str, folder: Path, branch: str, program: str | None, **how: bool) -> int:
    """Write the files of CI for a forge into a repository of records, or tell which of them differ."""
    from kinerja.continuous import placing, templating

    files = templating.files(forge, branch, program or templating.PROGRAM)
    found = placing.states(folder, files)
    if how["check"]:
        return _compared(found, session)
    foreign = [path for path, state in found.items() if state is placing.State.FOREIGN]
    if foreign and not how["force"]:
        raise CannotRun("ci-foreign", paths=", ".join(foreign))
    placing.write(folder, files)
    for path, state in found.items():
        click.echo(session.text("ci.states.same" if state is placing.State.SAME else "ci.made", path=path))
    click.echo(f"\n{session.text(f'ci.next.{forge}', branch=branch)}")
    return 0


def _compared(found: dict[str, "State"], session: Session) -> int:
    for path, state in found.items():
        click.echo(session.text(f"ci.states.{state.value}", path=path))
    return int(any(state.value != "same" for state in found.values()))
