"""`kinerja import`: what people filled in becomes records, after everything was checked and shown."""

from pathlib import Path
from typing import Any

import click

from kinerja.cli.new import KINDS
from kinerja.cli.session import Session
from kinerja.cli.worded import command
from kinerja.diagnostic import CannotRun

FORMATS = ("text", "json")


@command("import")
@click.argument("file", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--kind", type=click.Choice(KINDS))
@click.option("--government")
@click.option("--write", is_flag=True)
@click.option("--partly", is_flag=True)
@click.option("--hidden", is_flag=True)
@click.option("--mapping")
@click.option("--into", type=click.Path(path_type=Path))
@click.option("--set", "settings", multiple=True)
@click.option("--format", "layout", type=click.Choice(FORMATS), default="text")
@click.pass_obj
def import_(session: Session, /, file: tuple[Path, ...], layout: str, mapping: str | None, **given: Any) -> int:
    """Show what a file of tables would do to the records, and write it when asked to."""
    foreign = {name: given.pop(name) for name in ("into", "settings")}
    if mapping is None and len(file) == 1 and not any(foreign.values()):
        return _own(session, file[0], layout, **given)
    if mapping is None or any(given.values()):
        raise CannotRun("import-mapping")
    from kinerja.cli.bridged import bridged

    return bridged(session, file, mapping, layout=layout, **foreign)


def _own(session: Session, file: Path, layout: str, *, write: bool, partly: bool, **wanted: str | bool | None) -> int:
    from kinerja.cli import import_text
    from kinerja.sheets import importing, writing

    root = session.root
    with session.progress("importing"):
        plan = importing.plan(root, file, importing.Wanted(**wanted))  # type: ignore[arg-type]
    is_written = write and (plan.is_sound or partly)
    if is_written:
        writing.write(root, plan.files)
    show = import_text.as_json if layout == "json" else import_text.as_text
    click.echo(show(plan, session, asked=write, is_written=is_written), nl=False)
    return int(not plan.is_sound)
