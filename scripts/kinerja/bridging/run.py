"""The whole way from tables to records: nothing is written before everything is known."""

from collections import Counter
from collections.abc import Callable, Mapping as Map, Sequence
from pathlib import Path

import msgspec

from kinerja import record_text
from kinerja.bridging import mapping, tables
from kinerja.bridging.account import Account, LookedInto, Reasons
from kinerja.bridging.gathering import Gathering, joined
from kinerja.bridging.lookup import Lookup
from kinerja.bridging.mapping import Mapping, NotAMapping, Parameter
from kinerja.bridging.refusal import BLANK, Refused
from kinerja.bridging.tables import Row
from kinerja.bridging.template import piece
from kinerja.bridging.values import Scope, Surroundings
from kinerja.diagnostic import CannotRun
from kinerja.load import repository
from kinerja.model import Kind

# A long table tells on the way that it is being read.
_EACH = 1000


class Made(msgspec.Struct, frozen=True):
    """The files of the records by path, relative to the new root, and the account of all rows."""

    files: Map[str, bytes]
    account: Account


def run(
    wanted: Mapping, files: Sequence[Path], given: Map[str, str], progress: Callable[[], None] = lambda: None
) -> Made:
    """Makes records of tables; each thousand rows are told to `progress`. Raises CannotRun and NotAMapping."""
    homes = tables.files_of(wanted, files)
    around = Surroundings(wanted, _parameters(wanted.parameters, given), {})
    looked_into = _lookups(around, homes)
    gathering, account = Gathering(), Account(tables.shown(homes[wanted.rows]))
    _once(around, gathering)
    aside, refused = Reasons(), Reasons()
    for row in tables.rows(wanted, wanted.rows, homes[wanted.rows]):
        account.rows += 1
        if account.rows % _EACH == 0:
            progress()
        try:
            reason = _taken(around, row, gathering)
            account.used += not reason
            if reason:
                aside.add(row.line, reason)
        except Refused as why:
            refused.add(row.line, why.reason, why.place)
    account.aside, account.refused = aside.told(), refused.told()
    account.tables = looked_into()
    account.numbered = sum(ids.numbered for ids in around.ids.values())
    return _made(gathering, account)


def _taken(around: Surroundings, row: Row, gathering: Gathering) -> str:
    """Takes a row in, or gives the reason for which it is left aside. Raises Refused.

    An empty row, which many tables end with, is no fault.
    """
    if row.is_blank:
        return BLANK
    if row.is_longer_than_its_header:
        raise Refused("too-many-cells")
    scope = Scope(around, row)
    for one in around.mapping.aside:
        if scope.holds(one.when):
            return one.reason
    templates = (one for one in around.mapping.records if not one.once and scope.holds(one.when))
    pieces = joined([piece(one, scope) for one in templates])
    if not pieces:
        raise Refused("nothing-made")
    gathering.take(pieces)
    return ""


def _once(around: Surroundings, gathering: Gathering) -> None:
    """The records that the mapping itself holds. Raises CannotRun when one of them is no record."""
    scope = Scope(around, None)
    for template in around.mapping.records:
        if template.once:
            try:
                gathering.take(joined([piece(template, scope)]))
            except Refused as why:
                raise CannotRun("mapping-once", kind=template.kind, place=why.place or template.kind) from why


def _parameters(known: Map[str, Parameter], given: Map[str, str]) -> dict[str, str]:
    """What the user says, with the defaults of the mapping. Raises CannotRun."""
    defaults = {name: one.default for name, one in known.items() if one.default is not None}
    filled = {**defaults, **given}
    missing, unknown = known.keys() - filled.keys(), given.keys() - known.keys()
    if missing or unknown:
        raise CannotRun("mapping-parameters", names=", ".join(known) or "-")
    return {name: tables.clean(one) for name, one in filled.items()}


def _lookups(around: Surroundings, homes: Map[str, Path]) -> Callable[[], list[LookedInto]]:
    """Reads the tables that are looked into; gives what tells in the end how many of their rows were of use."""
    wanted = around.mapping
    lookups: dict[str, Lookup] = {}
    counts: Counter[str] = Counter()
    for name, join in wanted.joins.items():
        read = list(tables.rows(wanted, join.table, homes[join.table]))
        counts[join.table] = len(read)
        lookups[name] = Lookup(read, join.key, join.between)
    around.lookups = lookups

    def used(table: str) -> int:
        return len(
            set[int]().union(*(lookups[name].used for name, join in wanted.joins.items() if join.table == table))
        )

    return lambda: [LookedInto(tables.shown(homes[table]), rows, used(table)) for table, rows in counts.items()]


def _made(gathering: Gathering, account: Account) -> Made:
    files: dict[str, bytes] = {}
    kinds: Counter[str] = Counter()
    for kind, data in gathering.records():
        path, content = _file(kind, data)
        files[path] = content
        kinds[kind.name] += 1
    account.records = dict(kinds)
    return Made(files, account)


def _file(kind: Kind, data: dict[str, object]) -> tuple[str, bytes]:
    """A whole record. Each row's share was accepted, so only what they are together can be against it.

    Raises NotAMapping, as when one list has grown too long.
    """
    path = kind.path_from(data)
    try:
        content = record_text.encoded(msgspec.convert(data, kind.type))
    except msgspec.ValidationError as error:
        raise CannotRun("mapping-once", kind=kind.name, place=path) from error
    document, findings = repository.accept(path, content)
    if document is None:
        raise NotAMapping(findings)
    return path, content


__all__ = ["Made", "NotAMapping", "mapping", "run"]
