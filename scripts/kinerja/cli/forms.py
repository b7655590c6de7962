"""`kinerja forms`: forms for the browser, made from the schemas and the records there are."""

from pathlib import Path
from typing import Any

import click

from kinerja.cli.session import Session
from kinerja.cli.worded import command
from kinerja.forms import BACKENDS, KINDS, TARGETS


@command("forms")
@click.argument("target", type=click.Choice(TARGETS))
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--government")
@click.option("--unit")
@click.option("--employee")
@click.option("--kind", "kinds", type=click.Choice(KINDS), multiple=True)
@click.option("--period", "periods", multiple=True)
@click.option("--backend", type=click.Choice(BACKENDS), default="github")
@click.option("--repo")
@click.option("--branch", default="main")
@click.option("--server")
@click.option("--login")
@click.option("--app-id")
@click.option("--script", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.pass_obj
def forms(session: Session, /, target: str, folder: Path, **wishes: Any) -> int:
    """Write forms of one make into a folder."""
    if target == "offline":
        return _offline(session, folder, wishes)
    return _content(session, target, folder, wishes)


def _offline(session: Session, folder: Path, wishes: dict[str, Any]) -> int:
    """Forms that are one file each and need no network."""
    from kinerja import texts
    from kinerja.forms import choices, placing
    from kinerja.forms.offline import page
    from kinerja.model import KIND_BY_NAME

    made = choices.scope(session.root, wishes["government"], wishes["unit"], wishes["employee"], wishes["periods"])
    kinds = wishes["kinds"] or KINDS
    files = [page.made(made, kind, session.language) for kind in kinds]
    placing.write(folder, files, None)
    for file in files:
        click.echo(texts.text(session.language, "offline.made", path=str(folder / file.path)))
    if made.unit and any(KIND_BY_NAME[kind].side == "private" for kind in kinds):
        click.echo(texts.text(session.language, "offline.private", unit=made.unit), err=True)
    click.echo(texts.text(session.language, "offline.next"), err=True)
    return 0


def _content(session: Session, target: str, folder: Path, wishes: dict[str, Any]) -> int:
    """Forms of a content management system that makes proposals in a Git service."""
    from kinerja.forms import choices, config, package, placing

    made = choices.scope(session.root, wishes["government"], wishes["unit"], wishes["employee"], wishes["periods"])
    backend = config.Backend(
        **{key: wishes[key] for key in ("repo", "branch", "server", "login", "app_id")}, name=wishes["backend"]
    )
    script = package.script(target, wishes["script"]) if wishes["script"] else None
    kinds = tuple(dict.fromkeys(wishes["kinds"])) or KINDS
    files = config.files(target, made, kinds, backend, session.language)
    placing.write(folder / "admin", files, script)
    for path in (*(file.path for file in files), *((script.path,) if script else ())):
        click.echo(session.text("forms.made", path=f"admin/{path}"))
    if not made.periods:
        session.notice("forms-no-period")
    wanted = package.PINS[target]
    step = "next" if script else "script"
    click.echo(
        f"\n{session.text(f'forms.{step}', target=target, folder=folder, package=wanted.spec, file=wanted.file)}"
    )
    return 0
