"""`kinerja approve`: signs what somebody may approve of a proposal, and keeps the evidence in Git notes."""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kinerja.cli.findings import exit_code, show
from kinerja.cli.session import Session, below
from kinerja.cli.worded import command
from kinerja.diagnostic import CannotRun

if TYPE_CHECKING:
    from kinerja.approval.approvers import Who
    from kinerja.approval.approving import Verdict
    from kinerja.approval.proposals import Proposal
    from kinerja.approval.state import State

# As in `approval.event`, which only a review at one of them needs.
FORGES = ("github", "gitlab", "forgejo")
# What these files need is nothing from this person, so naming them is no mistake.
_FREE = ("free", "own")


@command("approve")
@click.argument("base", required=False)
@click.argument("proposed", required=False)
@click.option("--as", "employee")
@click.option("--key", type=click.Path(path_type=Path))
@click.option("--only", multiple=True)
@click.option("--government")
@click.option("--dry-run", is_flag=True)
@click.option("--yes", is_flag=True)
@click.option("--push")
@click.option("--event", type=click.File("rb"))
@click.option("--forge", type=click.Choice(FORGES))
@click.pass_obj
def approve(session: Session, /, base: str | None, proposed: str | None, **given: Any) -> int:
    """Sign what somebody may approve."""
    event, forge = given.pop("event"), given.pop("forge")
    if event is None and forge is None:
        base, proposed = (base, proposed) if proposed else (None, base)
        return _of_person(session, base, proposed or "HEAD", given)
    if None in (event, forge, given["key"]) or given["employee"] or given["only"]:
        raise CannotRun("approve-event")
    from kinerja.cli.approve_event import of_event

    return of_event(session, (base, proposed), event, forge, given)


def _of_person(session: Session, base: str | None, head: str, given: Mapping[str, Any]) -> int:
    from kinerja.approval import approving, proposals
    from kinerja.cli import approve_text
    from kinerja.load.git import Repository

    root = session.root_at(head)
    asked = proposals.proposal(Repository(root), base, head)
    files = proposals.changes(asked)
    state = proposals.state_of(asked, files, given["government"])
    who = _who(state, given)
    if code := _errors(session, asked):
        return code
    wanted = tuple(below(root, path, now=False) for path in given["only"])
    found = tuple(one for one in approving.verdicts(asked, state, files, who) if _is_wanted(one, wanted))
    if not found:
        raise CannotRun("approve-not-changed")
    approve_text.show(session, asked, who, found)
    ready = [one for one in found if one.statements]
    if not ready or (wanted and any(one.reason not in (None, *_FREE) for one in found)):
        approve_text.say(session, "nothing", err=True)
        return 1
    if given["dry_run"] or not (given["yes"] or _confirmed(session, len(ready))):
        approve_text.say(session, "not-signed", err=True)
        return 0 if given["dry_run"] else 1
    approving.record(asked.repository, ready, _key(given))
    approve_text.done(session, asked.repository, len(ready), given["push"])
    return 0


def _who(state: "State", given: Mapping[str, Any]) -> "Who":
    """Whoever approves: the one named, whose key it must be, or the only one whose key it is."""
    from kinerja.approval import approvers, signing

    if given["employee"] and given["key"] is None and given["dry_run"]:
        return approvers.known(state, given["employee"])
    return approvers.holder(state, signing.public_key(_key(given)), given["employee"])


def _key(given: Mapping[str, Any]) -> Path:
    if given["key"] is None:
        raise CannotRun("approve-no-key")
    return Path(given["key"])


def _errors(session: Session, asked: "Proposal") -> int:
    """Shows the findings of a proposal with errors; nobody approves those."""
    from kinerja import changes
    from kinerja.checking.run import Manner
    from kinerja.cli import approve_text

    with session.progress("checking") as advance:
        manner = Manner(None, True, advance, session.notice)
        result = changes.check_since(asked.repository.root, asked.fork, None, manner, asked.head)
    code = exit_code(result.findings)
    if code:
        show(result.findings, result, "text", session)
        approve_text.say(session, "has-errors", err=True)
    return code


def _is_wanted(one: "Verdict", wanted: tuple[str, ...]) -> bool:
    path = one.change.path
    return not wanted or any(name in (path, ".") or path.startswith(f"{name}/") for name in wanted)


def _confirmed(session: Session, count: int) -> bool:
    """Whether the person at the terminal says yes; without a terminal there is nobody to ask."""
    if not sys.stdin.isatty():
        raise CannotRun("approve-needs-yes")
    from kinerja.cli import approve_text

    words = approve_text.text(session, "yes-words")
    click.echo(f"{approve_text.text(session, 'confirm', count=count, words=words)} ", nl=False, err=True)
    answer = sys.stdin.buffer.readline().decode(errors="replace").strip().casefold()
    return answer in words.casefold().split()
