"""Findings on the terminal, and the exit code that they give."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kinerja.cli.session import Session
from kinerja.diagnostic import Finding, Severity

if TYPE_CHECKING:
    from kinerja.pipeline import CheckResult, Refused

FORMATS = ("text", "json", "github", "gitlab", "junit", "sarif")
REPORTS = ("json", "gitlab", "junit", "sarif", "markdown")


def show(findings: Sequence[Finding], result: "CheckResult", layout: str, session: Session) -> None:
    """Print the findings of a check that are wanted, in one of FORMATS."""
    from kinerja import report

    if layout not in ("text", "github"):
        click.echo(_document(findings, result, layout, session), nl=False)
        return
    render = report.github if layout == "github" else report.text
    click.echo(render(findings, session.language), nl=False)
    click.echo(_told(findings, result, session))


def write(
    findings: Sequence[Finding], result: "CheckResult", reports: Sequence[tuple[str, Path]], session: Session
) -> None:
    """Write reports to files; one in Markdown is added to the end, as jobs of CI share one page."""
    for layout, file in reports:
        with file.open("a" if layout == "markdown" else "w", encoding="utf-8", errors="backslashreplace") as end:
            end.write(_document(findings, result, layout, session))


def read_reports(context: click.Context, option: click.Parameter, given: Sequence[str]) -> tuple[tuple[str, Path], ...]:
    """Each FORMAT=FILE of a command line, with FORMAT one of REPORTS."""
    parted = [one.partition("=") for one in given]
    if any(layout not in REPORTS or not file for layout, _, file in parted):
        raise click.BadParameter("FORMAT=FILE", context, option)
    return tuple((layout, Path(file)) for layout, _, file in parted)


def _document(findings: Sequence[Finding], result: "CheckResult", layout: str, session: Session) -> str:
    """A whole file for another program."""
    from kinerja import report
    from kinerja.report import gitlab, junit, markdown, sarif

    match layout:
        case "gitlab":
            return gitlab.render(findings, session.language)
        case "junit":
            return junit.render(findings, _told(findings, result, session), session.language)
        case "markdown":
            return markdown.render(findings, _told(findings, result, session), session.language)
        case "sarif":
            return sarif.render(findings, session.language)
    return report.as_json(findings, session.language, result.files, result.waived)


def _told(findings: Sequence[Finding], result: "CheckResult", session: Session) -> str:
    from kinerja import report

    return report.summary(findings, result.files, session.language, result.waived)


def refused(fault: "Refused", session: Session) -> int:
    """Show the errors that stopped a release or a build."""
    show(fault.result.findings, fault.result, "text", session)
    return exit_code(fault.result.findings)


def exit_code(findings: Sequence[Finding], strict: bool = False) -> int:
    """1 when there are errors, or anything at all when warnings count too."""
    return int(any(strict or finding.severity is Severity.ERROR for finding in findings))
