"""`kinerja rules` and `kinerja explain`: what the records promise, and how to mend what broke a promise."""

from collections import defaultdict

import click

from kinerja.cli.session import Session
from kinerja.cli.worded import command
from kinerja.diagnostic import CannotRun, Rule


@command("rules")
@click.pass_obj
def rules(session: Session) -> int:
    """List all rules."""
    from kinerja.validate import catalogue

    width = max(len(rule.slug) for rule in catalogue.ALL)
    for rule in catalogue.ALL:
        click.echo(f"{rule.slug:<{width}}  {rule.severity.value:<7}  {_part(rule, 'title', session)}")
    return 0


@command("explain")
@click.argument("rule")
@click.pass_obj
def explain(session: Session, rule: str) -> int:
    """Explain one rule."""
    from kinerja.report import page
    from kinerja.validate import catalogue

    found = catalogue.by_slug(rule)
    if found is None:
        raise _unknown(rule, [one.slug for one in catalogue.ALL], session)
    click.echo(f"{found.severity.value}[{found.slug}] {_part(found, 'title', session)}")
    for name in ("message", "fix"):
        click.echo(f"\n{session.text(f'explain.parts.{name}')}\n  {_part(found, name, session)}")
    click.echo(f"\n{session.text('explain.parts.page')}\n  {page(found.slug, session.language)}")
    return 0


def _part(rule: Rule, name: str, session: Session) -> str:
    """A sentence of the rule itself: what a finding would fill in is left open."""
    from kinerja import texts

    key = f"{rule.section}.{rule.slug}.{name}"
    sentence = texts.section(session.language, rule.section)[key.partition(".")[2]]
    return sentence.format_map(defaultdict(lambda: "…"))


def _unknown(slug: str, known: list[str], session: Session) -> CannotRun:
    from kinerja.cli.complaint import suggestion

    return CannotRun("unknown-rule", rule=slug, near=suggestion(slug, known, session))
