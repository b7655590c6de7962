"""`kinerja release`: appends what citizens may see, numbered and for good."""

from typing import TYPE_CHECKING

import click

from kinerja.cli.findings import refused
from kinerja.cli.session import Session
from kinerja.cli.worded import command

if TYPE_CHECKING:
    from kinerja.releasing import GivenAway, Released


@command("release")
@click.option("--government")
@click.pass_obj
def release(session: Session, government: str | None) -> int:
    """Append the next release of each government."""
    from kinerja import pipeline, releasing

    try:
        with session.progress("releasing"):
            released = releasing.release(session.root, government)
    except pipeline.Refused as fault:
        return refused(fault, session)
    except releasing.GivenAway as fault:
        return _given_away(fault, session)
    for one in released:
        _show(one, session)
    return 0


def _show(one: "Released", session: Session) -> None:
    facts = {"government": one.government, "number": f"{one.number:04}"}
    if one.path is None:
        click.echo(session.text("release.unchanged", **facts))
    else:
        path = one.path.relative_to(session.root).as_posix()
        click.echo(session.text("release.made", **facts, path=path))
    if one.rosters:
        click.echo(session.text("release.rosters", government=one.government, count=one.rosters))
    if one.waiting:
        click.echo(session.text("release.waiting", government=one.government, periods=", ".join(one.waiting)))


def _given_away(fault: "GivenAway", session: Session) -> int:
    from kinerja import texts
    from kinerja.cli import audit_text

    click.echo(texts.text(session.language, "audit.refused", government=fault.government))
    for line in audit_text.failures(fault.report, session.language):
        click.echo(line)
    return 1
