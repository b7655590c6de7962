"""`kinerja status`: what is late, behind, silent or without evidence, before it is too late."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from itertools import chain
from typing import TYPE_CHECKING

import click

from kinerja.cli.session import Session
from kinerja.cli.worded import command
from kinerja.diagnostic import CannotRun

if TYPE_CHECKING:
    from kinerja.load.by_part import ByPart
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
    from kinerja import history, pipeline, watch
    from kinerja.cli import status_table
    from kinerja.load import commit

    day = as_of.date().isoformat() if as_of else history.today()
    with session.progress("scoring"), commit.opened(session.root, None) as tree:
        known = tuple(pipeline.records(tree, government))
        _refuse_unknown(known, wanted)
        found = [watch.by_urgency(_items(one, day, stale_after, wanted)) for one in known]
    items = [item for one in found for item in one]
    render = status_table.as_json if layout == "json" else status_table.text
    click.echo(render(items, day, session.language), nl=False)
    return int(any(item.state == "late" for item in items))


def _refuse_unknown(known: Iterable["ByPart"], wanted: Wanted) -> None:
    """Raises CannotRun for a name that no record has: an empty list would say that all is well."""
    from kinerja.model import Unit
    from kinerja.watch.people import postings

    centres = [one.central for one in known]
    for flag in ("unit", "head"):
        name = wanted[flag]
        if name is not None and not any(one.get(Unit, id=name) for one in centres):
            raise CannotRun("unknown-unit")
    for flag in ("employee", "superior"):
        name = wanted[flag]
        if name is not None and not any(postings(one, name) for one in centres):
            raise CannotRun("unknown-employee")


def _items(records: "ByPart", day: str, stale_after: int, wanted: Wanted) -> Iterator["Item"]:
    """What is wanted of a government, part by part."""
    from kinerja import watch

    units = _units(records, wanted)
    # What the government itself owes is nobody's.
    parts = records.units(units) if any(wanted.values()) else chain((records.central,), records.units())
    for part in parts:
        yield from _only(watch.obligations(part, day, stale_after), part, day, wanted)


def _units(records: "ByPart", wanted: Wanted) -> frozenset[str] | None:
    """The units that all of what is wanted lies in; None where it may lie in any."""
    from kinerja.model import Unit
    from kinerja.watch import selection

    chosen = [frozenset({wanted["unit"]})] if wanted["unit"] else []
    if wanted["head"]:
        units = (one.record for part in records.units() for one in part.of(Unit))
        chosen.append(selection.units_below(units, wanted["head"]))
    return frozenset.intersection(*chosen) if chosen else None


def _only(items: Iterable["Item"], records: "Index", day: str, wanted: Wanted) -> Iterable["Item"]:
    from kinerja.watch import selection

    if superior := wanted["superior"]:
        items = selection.for_superior(items, records, superior, day)
    if employee := wanted["employee"]:
        items = selection.for_employee(items, employee)
    return items
