"""`kinerja review`: what a reviewer must see of a change before it is approved."""

import click

from kinerja.cli.session import Session
from kinerja.cli.worded import command

LAYOUTS = ("markdown", "json")
# Git services cut or refuse comments of more than 65,536 characters.
LIMIT = 60_000
SMALLEST = 4_000


@command("review")
@click.argument("base")
@click.argument("proposed")
@click.option("--format", "layout", type=click.Choice(LAYOUTS), default="markdown")
@click.option("--public", is_flag=True)
@click.option("--limit", type=click.IntRange(SMALLEST, 1 << 30), default=LIMIT)
@click.option("--government")
@click.option("--strict", is_flag=True)
@click.pass_obj
def review(session: Session, /, layout: str, limit: int, *, public: bool, strict: bool, **wanted: str) -> int:
    """Tell what a change brings; 1 when it brings errors."""
    from kinerja import history
    from kinerja.checking.run import Manner
    from kinerja.review import gather, shown
    from kinerja.review.data import as_json
    from kinerja.review.markdown import markdown

    asked = gather.Asked(wanted["base"], wanted["proposed"], history.today(), wanted["government"])
    with session.progress("reviewing") as advance:
        found = gather.review(
            session.root_at(wanted["proposed"]), asked, Manner(advance=advance, notice=session.notice)
        )
    items = shown.for_public(found.items) if public else list(found.items)
    render = as_json if layout == "json" else markdown
    click.echo(render(found, items, session.language, limit), nl=False)
    return int(found.errors > 0 or (strict and found.warnings > 0))
