"""`kinerja codeowners`: writes the file that tells a Git service whom to ask for a review."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kinerja.cli.session import Session, below
from kinerja.cli.worded import command
from kinerja.diagnostic import CannotRun

if TYPE_CHECKING:
    from kinerja.diagnostic import Finding


@command("codeowners")
@click.option("--government")
@click.option("--as-of", "as_of", type=click.DateTime(("%Y-%m-%d",)))
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--check", "held", type=click.Path(path_type=Path, dir_okay=False))
@click.pass_obj
def codeowners(
    session: Session, /, government: str | None, as_of: datetime | None, output: Path | None, held: Path | None
) -> int:
    """Write the owners, or compare a file with them; 1 when somebody cannot be asked, or the file is out of date."""
    from kinerja import history, owners
    from kinerja.load import commit
    from kinerja.pipeline import governments

    if output is not None and held is not None:
        raise CannotRun("output-or-check")
    day = as_of.date().isoformat() if as_of else history.today()
    root = session.root
    with session.progress("owning"), commit.opened(root, None) as tree:
        made = owners.make(tree, governments(tree, government), day)
    findings = made.findings or (_differing(root, held, made.text) if held else ())
    if findings:
        return _refused(findings, session)
    if output is not None:
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_text(made.text, encoding="utf-8", newline="\n")
    elif held is None:
        click.echo(made.text, nl=False)
    return 0


def _differing(root: Path, held: Path, wanted: str) -> tuple["Finding", ...]:
    """The finding that a file is not as it should be; also when it is not there."""
    from kinerja.diagnostic import Location
    from kinerja.validate.owning import OUT_OF_DATE

    path = below(root, str(held), now=False)
    given = held.read_bytes() if held.exists() else b""
    return () if given == wanted.encode() else (OUT_OF_DATE.finding(Location(path)),)


def _refused(findings: tuple["Finding", ...], session: Session) -> int:
    from kinerja import report

    click.echo(report.text(findings, session.language), nl=False)
    return 1
