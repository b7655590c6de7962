"""What `kinerja approve` says: what is approved in words, what is not and why, and what to do next."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from kinerja.cli.session import Session

if TYPE_CHECKING:
    from kinerja.approval.approvers import Who
    from kinerja.approval.approving import Verdict
    from kinerja.approval.needs import Approver, Need
    from kinerja.approval.proposals import Proposal
    from kinerja.approval.statement import By
    from kinerja.load.git import Repository


# More lines about one file would hide the other files; `kinerja review` shows all.
_MOST_LINES = 12


def show(session: Session, asked: "Proposal", who: "Who", found: Sequence["Verdict"]) -> None:
    """Everything that this person is asked about: first what would be signed, then the rest."""
    say(session, "heading", employee=who.employee, day=who.day, head=asked.head[:12], base=asked.base[:12])
    for one in found:
        if one.statements:
            _ready(session, one)
    for one in found:
        if one.reason not in (None, "free", "own"):
            _refused(session, one)
    counts = [(reason, sum(one.reason == reason for one in found)) for reason in ("own", "free")]
    for reason, count in counts:
        if count:
            click.echo()
            say(session, f"reasons.{reason}", count=count)
    click.echo()


def done(session: Session, repository: "Repository", count: int, remote: str | None) -> None:
    """What was written; then sends it to a remote, or says how to."""
    from kinerja.approval import sending
    from kinerja.approval.notes import REF

    say(session, "done", count=count, ref=REF)
    if remote:
        sending.send(repository, remote)
        say(session, "sent", remote=remote)
    else:
        say(session, "send", ref=REF)


def say(session: Session, key: str, *, err: bool = False, **facts: object) -> None:
    """Prints one sentence of the section."""
    click.echo(text(session, key, **facts), err=err)


def text(session: Session, key: str, **facts: object) -> str:
    """One sentence of the section."""
    from kinerja import texts

    return texts.text(session.language, f"approve.{key}", **facts)


def _ready(session: Session, one: "Verdict") -> None:
    from kinerja.load import repository
    from kinerja.review.words import change_in_words

    click.echo()
    say(session, "ready", path=repository.shown(one.change.path))
    first, *lines = change_in_words(one.change, session.language)
    for line in (first, *lines[:_MOST_LINES]):
        click.echo(f"  {line}")
    if more := len(lines[_MOST_LINES:]):
        _below(session, "more", count=more)
    for statement in one.statements:
        _below(session, "as", how=_relation(session, statement.predicate.approver))
    for need in one.needs:
        _below(session, "tier", tier=_wording(session, need), count=need.tier.approvals)


def _refused(session: Session, one: "Verdict") -> None:
    from kinerja.load import repository

    click.echo()
    say(session, "refused", path=repository.shown(one.change.path))
    _below(session, f"reasons.{one.reason}")
    for need in one.needs:
        people = ", ".join(_people(session, need.approvers)) or text(session, "nobody")
        _below(session, "may", tier=_wording(session, need), people=people)


def _below(session: Session, key: str, **facts: object) -> None:
    click.echo(f"  {text(session, key, **facts)}")


def _people(session: Session, approvers: Sequence["Approver"]) -> Iterator[str]:
    return (f"{one.employee} ({_relation(session, one)})" for one in approvers)


def _relation(session: Session, one: "Approver | By") -> str:
    relation = text(session, f"relations.{one.relation}", office=one.office)
    return text(session, f"acting.{one.acting}", relation=relation) if one.acting else relation


def _wording(session: Session, need: "Need") -> str:
    return str(getattr(need.tier.title, session.language) or need.tier.title.id)
