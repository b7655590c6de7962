"""Findings on the terminal, and the exit code that they give."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from kinerja.cli.session import Session
from kinerja.diagnostic import Finding, Severity

if TYPE_CHECKING:
    from kinerja.pipeline import CheckResult, Refused

FORMATS = ("text", "json", "github")


def show(findings: Sequence[Finding], result: "CheckResult", layout: str, session: Session) -> None:
    """Print the findings of a check that are wanted, in one of FORMATS."""
    from kinerja import report

    if layout == "json":
        click.echo(report.as_json(findings, session.language, result.files, result.waived), nl=False)
        return
    render = report.github if layout == "github" else report.text
    click.echo(render(findings, session.language), nl=False)
    click.echo(report.summary(findings, result.files, session.language, result.waived))


def refused(fault: "Refused", session: Session) -> int:
    """Show the errors that stopped a release or a build."""
    show(fault.result.findings, fault.result, "text", session)
    return exit_code(fault.result.findings)


def exit_code(findings: Sequence[Finding], strict: bool = False) -> int:
    """1 when there are errors, or anything at all when warnings count too."""
    return int(any(strict or finding.severity is Severity.ERROR for finding in findings))
