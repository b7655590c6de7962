"""`kinerja import --mapping`: foreign tables by a mapping file, with an account of every row."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kinerja.cli.session import Session
from kinerja.diagnostic import CannotRun

if TYPE_CHECKING:
    from kinerja.bridging.account import Account, Reason
    from kinerja.bridging.mapping import Mapping


def bridged(
    session: Session, files: Sequence[Path], mapping: str, *, layout: str, into: Path | None, settings: Sequence[str]
) -> int:
    """Makes records of tables and writes them below a folder, or only tells what it would make."""
    from kinerja import report
    from kinerja.bridging import run, writing
    from kinerja.bridging.mapping import NotAMapping, read

    try:
        wanted = read(mapping)
        with session.progress("bridging") as each:
            made = run.run(wanted, files, dict(map(_setting, settings)), each)
    except NotAMapping as refused:
        click.echo(report.text(refused.findings, session.language), nl=False)
        return 1
    if into is not None:
        writing.write(made.files, into)
    if layout == "json":
        click.echo(_json(made.account))
    else:
        click.echo("\n".join(_told(made.account, wanted, session, into)))
    return int(bool(made.account.refused))


def _setting(words: str) -> tuple[str, str]:
    name, sign, value = words.partition("=")
    if not (name and sign and value.strip()):
        raise CannotRun("mapping-setting")
    return name.strip(), value


def _json(account: "Account") -> str:
    import msgspec

    return msgspec.json.format(msgspec.json.encode(account), indent=2).decode()


def _told(account: "Account", wanted: "Mapping", session: Session, into: Path | None) -> Iterator[str]:
    """The account in lines; the figures of the parts add up to the rows that were read."""
    aside, refused = (sum(one.rows for one in part) for part in (account.aside, account.refused))
    yield _sentence(session, "rows", file=account.file, count=account.rows)
    yield "  " + _sentence(session, "used", count=account.used)
    yield "  " + _sentence(session, "aside", count=aside)
    titles = {one.reason: getattr(one.title, session.language) for one in wanted.aside}
    yield from (_reason(one, titles.get(one.reason) or _title(one.reason, session), session) for one in account.aside)
    yield "  " + _sentence(session, "refused", count=refused)
    yield from (_reason(one, _title(one.reason, session), session) for one in account.refused)
    for table in account.tables:
        yield _sentence(session, "looked-into", file=table.file, used=table.used, count=table.rows)
    if account.numbered:
        yield _sentence(session, "numbered", count=account.numbered)
    kinds = ", ".join(f"{kind} {count}" for kind, count in account.records.items()) or "0"
    yield _sentence(session, "records", kinds=kinds)
    yield _sentence(session, "written" if into else "not-written", folder=into or "")


def _reason(one: "Reason", title: str, session: Session) -> str:
    shown = ", ".join(map(str, one.lines)) + (", …" if one.rows > len(one.lines) else "")
    place = f" [{one.place}]" if one.place else ""
    return "    " + _sentence(session, "reason", count=one.rows, title=title, place=place, lines=shown)


def _title(reason: str, session: Session) -> str:
    from kinerja import texts

    own = f"bridging.reasons.{reason}"
    # Other reasons are rules of the schema of records.
    return texts.text(session.language, own if texts.has(session.language, own) else f"schema.{reason}.title")


def _sentence(session: Session, key: str, **facts: object) -> str:
    from kinerja import texts

    return texts.text(session.language, f"bridging.account.{key}", **facts)
