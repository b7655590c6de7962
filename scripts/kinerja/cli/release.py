"""`kinerja release`: appends what citizens may see, numbered and for good."""

import click

from kinerja.cli.findings import refused
from kinerja.cli.session import Session
from kinerja.cli.worded import command


@command("release")
@click.option("--government")
@click.pass_obj
def release(session: Session, government: str | None) -> int:
    """Append the next release of each government."""
    from kinerja import pipeline

    root = session.root
    try:
        with session.progress("releasing"):
            released = pipeline.release(root, government)
    except pipeline.Refused as fault:
        return refused(fault, session)
    for one in released:
        facts = {"government": one.government, "number": f"{one.number:04}"}
        if one.path is None:
            click.echo(session.text("release.unchanged", **facts))
        else:
            path = (root / one.path).relative_to(root).as_posix()
            click.echo(session.text("release.made", **facts, path=path))
    return 0
