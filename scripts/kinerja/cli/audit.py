"""`kinerja audit`: an attacker on everything that was published."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kinerja.cli.session import Session
from kinerja.cli.worded import command
from kinerja.diagnostic import CannotRun

if TYPE_CHECKING:
    from kinerja.auditing import Audit

LAYOUTS = ("text", "json")
DERIVED = 5


@command("audit")
@click.argument("releases", nargs=-1, type=click.Path(path_type=Path))
@click.option("--government")
@click.option("--site", type=click.Path(path_type=Path))
@click.option("--derived", type=click.IntRange(min=0), default=DERIVED, show_default=False)
@click.option("--format", "layout", type=click.Choice(LAYOUTS), default="text")
@click.pass_obj
def audit(
    session: Session, releases: Sequence[Path], government: str | None, site: Path | None, derived: int, layout: str
) -> int:
    """Try to work something out about single people."""
    from kinerja.cli import audit_text

    with session.progress("auditing"):
        found = _audited(session.root, releases, government, site)
    if layout == "json":
        click.echo(audit_text.as_json(found, session.language), nl=False)
    else:
        click.echo(audit_text.text(found, session.language, derived), nl=False)
    return int(not found.passed)


def _audited(root: Path, folders: Sequence[Path], government: str | None, site: Path | None) -> "Audit":
    from kinerja import auditing, pipeline
    from kinerja.load.tree import WorkTree

    for folder in folders:
        if not folder.is_dir():
            raise CannotRun("path-missing", path=str(folder))
    given = {folder.resolve().name: folder for folder in folders}
    names = pipeline.governments(root, government)
    if unknown := given.keys() - set(names):
        raise CannotRun("releases-of-nobody", folders=", ".join(sorted(unknown)), known=", ".join(names))
    chosen = {name: given.get(name, root / pipeline.RELEASES / name) for name in names if name in given or not given}
    known = (one for one in pipeline.records(WorkTree(root), government) if one.government in chosen)
    chains = [auditing.chain(chosen[one.government], one) for one in known]
    return auditing.audit(chains, _site(root, site))


def _site(root: Path, given: Path | None) -> Path | None:
    """The site asked for, else the one that was built last, if any."""
    if given is not None and not given.is_dir():
        raise CannotRun("path-missing", path=str(given))
    usual = root / "site"
    return given or (usual if usual.is_dir() else None)
