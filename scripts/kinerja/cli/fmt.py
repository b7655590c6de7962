"""`kinerja fmt`: files of records in the canonical layout."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kinerja.cli.session import Session, below
from kinerja.cli.worded import command

if TYPE_CHECKING:
    from kinerja.diagnostic import Finding
    from kinerja.formatting.files import Done


@command("fmt")
@click.argument("paths", nargs=-1)
@click.option("--check", is_flag=True)
@click.option("--since")
@click.pass_obj
def fmt(session: Session, /, paths: tuple[str, ...], check: bool, since: str | None) -> int:
    """Lay out files of records, or tell which are not laid out so; 1 when there are such, or any is refused."""
    from kinerja import report
    from kinerja.formatting import files

    root = session.root
    wanted = _wanted(root, paths, since)
    counts = {"files": len(wanted), "changed": 0, "refused": 0}
    findings: list[Finding] = []
    for done in files.laid_out(root, wanted, write=not check):
        counts["changed"] += done.differs
        counts["refused"] += bool(done.findings)
        findings += done.findings
        if done.differs:
            _tell(done, session, check)
    click.echo(report.text(findings, session.language), nl=False)
    click.echo(_worded(session, "would" if check else "did", **counts))
    return int(bool(findings) or (check and counts["changed"] > 0))


def _wanted(root: Path, paths: tuple[str, ...], since: str | None) -> tuple[str, ...]:
    """The files that are meant: all of them, or those at the paths, and of these only the changed ones."""
    from kinerja import history
    from kinerja.formatting import files

    places = tuple(below(root, path) for path in paths) or ("records",)
    if since is None:
        # Names of folders are enough for the root itself.
        return files.below(root, tuple("records" if place == "." else place for place in places))
    changed = history.changed_since(root, since)
    return files.existing(root, _under(changed, places))


def _under(changed: frozenset[str], places: tuple[str, ...]) -> Iterator[str]:
    tops = tuple("" if place == "." else place for place in places)
    yield from (path for path in changed if any(not top or path == top or path.startswith(f"{top}/") for top in tops))


def _tell(done: "Done", session: Session, check: bool) -> None:
    from kinerja.load.repository import shown

    click.echo(_worded(session, "differs" if check else "changed", path=shown(done.path)))


def _worded(session: Session, key: str, **facts: object) -> str:
    from kinerja import texts

    return texts.text(session.language, f"fmt.{key}", **facts)
