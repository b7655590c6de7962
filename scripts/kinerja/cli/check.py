"""`kinerja check`: validates the records and shows what was found."""

import click

from kinerja.cli.findings import FORMATS, exit_code, show
from kinerja.cli.session import Session, below
from kinerja.cli.worded import command
from kinerja.diagnostic import Finding


@command("check")
@click.argument("paths", nargs=-1)
@click.option("--format", "layout", type=click.Choice(FORMATS), default="text")
@click.option("--government")
@click.option("--strict", is_flag=True)
@click.pass_obj
def check(session: Session, paths: tuple[str, ...], layout: str, government: str | None, strict: bool) -> int:
    """Validate the records."""
    from kinerja import pipeline

    root = session.root
    wanted = tuple(below(root, path) for path in paths)
    with session.progress("checking"):
        result = pipeline.check(root, government)
    findings = tuple(one for one in result.findings if not wanted or _concerns(one, wanted))
    show(findings, result.files, layout, session)
    return exit_code(findings, strict)


def _concerns(finding: Finding, wanted: tuple[str, ...]) -> bool:
    return any(path in (".", finding.at.path) or finding.at.path.startswith(f"{path}/") for path in wanted)
