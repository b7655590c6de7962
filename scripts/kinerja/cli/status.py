"""`kinerja status`: what is late, behind, silent or without evidence, before it is too late."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import click

from kinerja.cli.session import Session
from kinerja.cli.worded import command
from kinerja.diagnostic import CannotRun

if TYPE_CHECKING:
    from kinerja.load.index import Index
    from kinerja.watch import Item

LAYOUTS = ("table", "json")
STALE_AFTER = 30
LONGEST = 3660

Wanted = Mapping[str, str | None]


@command("status")
@click.option("--as-of", "as_of", type=click.DateTime(("%Y-%m-%d",)))
@click.option("--government")
@click.option("--unit")
@click.option("--for", "employee")
@click.option("--superior")
@click.option("--head")
@click.option("--stale-after", "stale_after", type=click.IntRange(1, LONGEST), default=STALE_AFTER)
@click.option("--format", "layout", type=click.Choice(LAYOUTS), default="table")
@click.pass_obj
def status(
    session: Session,
    /,
    as_of: datetime | None,
    government: str | None,
    stale_after: int,
    layout: str,
    **wanted: str | None,
) -> int:
    """Show every open obligation, or those of one person or unit; 1 when something is late."""
    from kinerja import pipeline, watch
    from kinerja.cli import status_table

    day = as_of.date().isoformat() if as_of else _today()
    with session.progress("scoring"):
        ledgers = list(pipeline.ledgers(session.root, government))
        _refuse_unknown([ledger.records for ledger in ledgers], wanted)
        found = [_only(watch.status(one, day, stale_after), one.records, day, wanted) for one in ledgers]
    items = [item for one in found for item in one]
    render = status_table.as_json if layout == "json" else status_table.text
    click.echo(render(items, day, session.language), nl=False)
    return int(any(item.state == "late" for item in items))


def _today() -> str:
    """The day that SOURCE_DATE_EPOCH declares, else that of the clock."""
    from kinerja import history

    declared = history.declared_time()
    return (date.today() if declared is None else datetime.fromtimestamp(declared, UTC).date()).isoformat()


def _refuse_unknown(records: Iterable["Index"], wanted: Wanted) -> None:
    """Raises CannotRun for a name that no record has: an empty list would say that all is well."""
    from kinerja.model import Employee, Unit

    known = list(records)
    units = {document.record.id for one in known for document in one.of(Unit)}
    employees = {document.record.employee for one in known for document in one.of(Employee)}
    for names, flags, reason in (
        (units, ("unit", "head"), "unknown-unit"),
        (employees, ("employee", "superior"), "unknown-employee"),
    ):
        if any(wanted[flag] is not None and wanted[flag] not in names for flag in flags):
            raise CannotRun(reason)


def _only(items: tuple["Item", ...], records: "Index", day: str, wanted: Wanted) -> tuple["Item", ...]:
    from kinerja.watch import selection

    if unit := wanted["unit"]:
        items = tuple(one for one in items if one.unit == unit)
    if head := wanted["head"]:
        items = selection.for_head(items, records, head)
    if superior := wanted["superior"]:
        items = selection.for_superior(items, records, superior, day)
    if employee := wanted["employee"]:
        items = selection.for_employee(items, employee)
    return items
