"""`kinerja check`: validates the records and shows what was found."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kinerja.cli.findings import FORMATS, exit_code, read_reports, show, write
from kinerja.cli.session import Session, below
from kinerja.cli.worded import command
from kinerja.diagnostic import Finding

if TYPE_CHECKING:
    from kinerja.checking.run import Manner
    from kinerja.pipeline import CheckResult


@command("check")
@click.argument("paths", nargs=-1)
@click.option("--format", "layout", type=click.Choice(FORMATS), default="text")
@click.option("--government")
@click.option("--strict", is_flag=True)
@click.option("--since")
@click.option("--at")
@click.option("--jobs", type=click.IntRange(1, 64))
@click.option("--no-memo", is_flag=True)
@click.option("--report", multiple=True, callback=read_reports)
@click.pass_obj
def check(
    session: Session,
    /,
    paths: tuple[str, ...],
    layout: str,
    strict: bool,
    report: tuple[tuple[str, Path], ...],
    **how: Any,
) -> int:
    """Validate the records."""
    from kinerja.checking.run import Manner

    at = how["at"]
    root = session.root_at(at)
    wanted = tuple(below(root, path, now=at is None) for path in paths)
    government = how["government"] or _only_government(root, wanted)
    with session.progress("checking") as advance:
        manner = Manner(how["jobs"], not how["no_memo"], advance, session.notice)
        result = _checked(root, manner, government, how["since"], at)
    findings = tuple(one for one in result.findings if not wanted or _concerns(one, wanted))
    show(findings, result, layout, session)
    write(findings, result, report, session)
    return exit_code(findings, strict)


def _only_government(root: Path, wanted: tuple[str, ...]) -> str | None:
    """The one government that all wanted paths belong to: nothing outside it can bring a finding to them."""
    from kinerja.load import repository

    names = {"".join(path.split("/")[1:2]) if path.startswith("records/") else "" for path in wanted}
    return names.pop() if len(names) == 1 and names <= set(repository.governments(root)) else None


def _checked(root: Path, manner: "Manner", government: str | None, since: str | None, at: str | None) -> "CheckResult":
    if since is None:
        from kinerja import pipeline

        return pipeline.check(root, government, at, manner)
    from kinerja import changes

    return changes.check_since(root, since, government, manner, at)


def _concerns(finding: Finding, wanted: tuple[str, ...]) -> bool:
    return any(path in (".", finding.at.path) or finding.at.path.startswith(f"{path}/") for path in wanted)
