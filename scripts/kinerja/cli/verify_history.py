"""`kinerja verify-history`: proves from Git alone who approved what."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kinerja.cli.session import Session
from kinerja.cli.worded import command
from kinerja.diagnostic import CannotRun

if TYPE_CHECKING:
    from kinerja.approval.verified import Counted, Verified

_SHOWN = 12


@command("verify-history")
@click.option("--since")
@click.option("--head", default="HEAD")
@click.option("--government")
@click.option("--format", "layout", type=click.Choice(["text", "json", "public"]), default="text")
@click.option("--publish", type=click.Path(path_type=Path))
@click.option("--export", type=click.Path(path_type=Path))
@click.pass_obj
def verify_history(
    session: Session, /, head: str, layout: str, publish: Path | None, export: Path | None, **scope: str | None
) -> int:
    """Prove who approved what."""
    from kinerja.approval.export import export as exported
    from kinerja.approval.verified import public
    from kinerja.approval.verify import verify
    from kinerja.load.git import Repository

    repository = Repository(session.root_at(head))
    with session.progress("verifying") as advance:
        verified = verify(repository, head, scope["since"], government=scope["government"], advance=advance)
    if publish:
        publish.parent.mkdir(parents=True, exist_ok=True)
        publish.write_bytes(public(verified, _only(verified)))
    if export:
        exported(repository, export, _only(verified).government, head)
    if layout == "public":
        click.echo(public(verified, _only(verified)), nl=False)
    else:
        click.echo((_as_json if layout == "json" else _as_text)(verified, session), nl=False)
    return int(bool(verified.findings))


def _only(verified: "Verified") -> "Counted":
    """The one government with an approval policy that was verified."""
    if not verified.governments:
        raise CannotRun("no-approval-policy")
    if len(verified.governments) > 1:
        raise CannotRun("which-government", known=", ".join(one.government for one in verified.governments))
    return verified.governments[0]


def _as_json(verified: "Verified", session: Session) -> str:
    """The findings as `check` writes them, and beside them the counts."""
    import msgspec

    from kinerja import report

    changes = sum(one.changes for one in verified.governments)
    content: dict[str, Any] = json.loads(report.as_json(verified.findings, session.language, changes))
    counts = [
        {key: value for key, value in msgspec.to_builtins(one).items() if key != "findings"}
        for one in verified.governments
    ]
    about = {key: getattr(verified, key) for key in ("commit", "day", "since", "steps", "ignored")}
    return json.dumps({**content, **about, "governments": counts}, indent=2, ensure_ascii=False) + "\n"


def _as_text(verified: "Verified", session: Session) -> str:
    """The findings, then what was counted."""
    from kinerja import report

    lines = [line for one in verified.governments for line in _counted(one, session)]
    if not verified.governments:
        lines.append(session.text("verify-history.no-policy"))
    elif not verified.findings:
        since = session.text("verify-history.since", commit=(verified.since or "")[:_SHOWN]) if verified.since else ""
        facts = {"commit": verified.commit[:_SHOWN], "day": verified.day, "since": since}
        lines.append(session.text("verify-history.proved", **facts))
    if verified.findings:
        lines.append(session.text("verify-history.found", count=len(verified.findings)))
    return report.text(verified.findings, session.language) + "".join(f"{line}\n" for line in lines)


def _counted(one: "Counted", session: Session) -> list[str]:
    facts = {"government": one.government, "steps": one.steps, "before": one.before_policy}
    head = session.text("verify-history.counted", changes=one.changes, free=one.free, **facts)
    tiers = [
        session.text(
            "verify-history.tier",
            title=getattr(tier.title, session.language),
            approved=tier.approved,
            changes=tier.changes,
        )
        for tier in one.tiers
    ]
    return [head, *tiers]
