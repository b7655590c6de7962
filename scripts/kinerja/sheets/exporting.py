"""Records of a kind, or a template for them, as a file."""

import csv
import io
import os
import re
import tempfile
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from kinerja import periods
from kinerja.diagnostic import CannotRun
from kinerja.load import parts, repository
from kinerja.load.index import Index
from kinerja.load.tree import WorkTree
from kinerja.model import KIND_BY_NAME, Period, Unit
from kinerja.sheets.cells import plain, written
from kinerja.sheets.columns import KEY, POSITION, Table, tables
from kinerja.sheets.example import example
from kinerja.sheets.filled import Filled
from kinerja.sheets.flatten import Row, data_of, flatten
from kinerja.sheets.template import Place, prepared
from kinerja.sheets.workbook import workbook
from kinerja.texts import text

ENDINGS = (".xlsx", ".csv", ".zip")
# Rows of a template that only say which record they belong to, for what is added.
_SPARE = 10
# What spreadsheet programs compute when they open CSV; a negative number is none.
_FORMULA = re.compile(r"[=+@\t\r]|-(?![0-9.]+$)")
# The names of files in a ZIP, like all else in it, do not depend on the day.
_MADE = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Wanted:
    """Which records: of a kind, those of a unit and period alone where one is named; or a template for them."""

    kind: str
    government: str | None = None
    unit: str | None = None
    period: str | None = None
    template: bool = False


@dataclass(frozen=True)
class Exported:
    """How much was written."""

    records: int
    rows: int


def export(root: Path, wanted: Wanted, file: Path, language: str, *, force: bool = False) -> Exported:
    """Writes the file, whole or not at all. Raises CannotRun; without `force` also where there is one already."""
    ending = file.suffix.lower()
    if ending not in ENDINGS or (wanted.template and ending != ".xlsx"):
        raise CannotRun("export-ending", endings=", ".join(ENDINGS[: 1 if wanted.template else None]))
    if os.path.lexists(file) and not force:
        raise CannotRun("export-file-exists", path=str(file))
    filled, subject = (_template if wanted.template else _existing)(root, wanted, language)
    records = len(filled[0].rows)
    if not records:
        raise CannotRun("export-nothing", kind=wanted.kind)
    content = workbook(filled, subject, language) if ending == ".xlsx" else _as_csv(filled, ending, language)
    _write(file, content, force=force)
    return Exported(records, sum(len(one.rows) for one in filled))


def _existing(root: Path, wanted: Wanted, language: str) -> tuple[list[Filled], str]:
    index, name = _records(root, wanted)
    documents = index.of(KIND_BY_NAME[wanted.kind].type)
    records = [data for data in (data_of(one.record) for one in documents) if _is_wanted(data, wanted)]
    rows = flatten(wanted.kind, records)
    known = tables(wanted.kind)
    facts = {"kind": known[0].title(language), "government": name}
    return [Filled(one, rows[one.name]) for one in known], text(language, "export.subjects.records", **facts)


def _template(root: Path, wanted: Wanted, language: str) -> tuple[list[Filled], str]:
    index, _ = _records(root, wanted)
    place = _place(index, wanted)
    ready = prepared(wanted.kind, place)
    rows = flatten(wanted.kind, ready.records)
    main = tables(wanted.kind)[0]
    if not rows[main.name]:
        raise CannotRun("export-no-staff")
    named = {column.name: rows[main.name][0][column.name] for column in main.of(KEY)}
    filled = [
        Filled(
            table,
            [*rows[table.name], *_spare(table, named, alone=len(ready.records) == 1)],
            example(table, named, language),
            tuple(ready.hints.get(table.name, ())),
        )
        for table in tables(wanted.kind)
    ]
    unit = index.get(Unit, id=place.unit)
    facts = {"kind": main.title(language), "unit": unit.record.name if unit else place.unit, "period": place.period}
    return filled, text(language, "export.subjects.template", **facts)


def _spare(table: Table, named: Row, *, alone: bool) -> Iterator[Row]:
    """Where a template is for one record, rows that may be added to its lists know already which one it is."""
    if alone and table.of(POSITION):
        yield from ([dict(named)] * _SPARE)


def _records(root: Path, wanted: Wanted) -> tuple[Index, str]:
    if "government" not in KIND_BY_NAME[wanted.kind].path:
        own = repository.load_policies(root)
        return own.index, own.index.government
    known = repository.governments(root)
    if wanted.government is not None and wanted.government not in known:
        raise CannotRun("unknown-government", known=", ".join(known))
    if wanted.government is None and len(known) != 1:
        raise CannotRun("which-government", known=", ".join(known))
    index = _index(root, wanted.government or known[0], wanted.unit)
    if wanted.unit is not None and not index.exists(Unit, id=wanted.unit):
        raise CannotRun("unknown-unit")
    government = index.own_record()
    return index, government.name if government else index.government


def _index(root: Path, government: str, unit: str | None) -> Index:
    """A government's records; of a unit alone, with what belongs to no unit, where nothing else is wanted."""
    if unit is None:
        return repository.load(root, government).index
    tree = WorkTree(root)
    wanted = (one for one in parts.parts(tree, government) if one.name in (parts.CENTRAL, unit))
    read = [repository.load_part(tree, part) for part in wanted]
    return Index(government, chain.from_iterable(one.documents for one in read))


def _place(index: Index, wanted: Wanted) -> Place:
    if wanted.unit is None:
        raise CannotRun("export-no-unit")
    opened = [one.record.id for one in index.of(Period) if one.record.status == "open"]
    period = wanted.period or (opened[0] if len(opened) == 1 else "")
    try:
        periods.span(period)
    except ValueError as error:
        raise CannotRun("export-period") from error
    return Place(index, wanted.unit, period)


def _is_wanted(data: Mapping[str, Any], wanted: Wanted) -> bool:
    own = {data.get("unit"), data.get("id") if wanted.kind == "unit" else None}
    when = {str(data.get(key)) for key in ("period", "year", "month")}
    return (wanted.unit is None or wanted.unit in own) and (wanted.period is None or wanted.period in when)


def _as_csv(filled: Sequence[Filled], ending: str, language: str) -> bytes:
    """One table with rows as CSV; several, each in a file of its own, as ZIP."""
    full = [one for one in filled if one.rows]
    if ending == ".csv":
        if len(full) > 1:
            raise CannotRun("export-many-tables", tables=", ".join(one.table.name for one in full))
        return _csv(full[0], language)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for one in full:
            archive.writestr(zipfile.ZipInfo(f"{one.table.name}.csv", _MADE), _csv(one, language))
    return target.getvalue()


def _csv(filled: Filled, language: str) -> bytes:
    """RFC 4180 with every digit, for programs: UTF-8, commas, the stable keys in its only heading."""
    columns = filled.table.columns
    target = io.StringIO(newline="")
    writer = csv.writer(target)
    writer.writerow([filled.table.mark, *(column.name for column in columns)])
    for row in filled.rows:
        writer.writerow(["", *(_plain(row, column.name, language) for column in columns)])
    return target.getvalue().encode()


def _plain(row: Row, name: str, language: str) -> str:
    if name not in row:
        return ""
    content = written(row[name], language)
    if isinstance(content, str) and _FORMULA.match(content):
        raise CannotRun("export-formula")
    return content if isinstance(content, str) else plain(content)


def _write(file: Path, content: bytes, *, force: bool) -> None:
    """Beside the file first, so that a full disk leaves an older file as it was."""
    if not force:
        try:
            file.touch(exist_ok=False)
        except FileExistsError as error:
            raise CannotRun("export-file-exists", path=str(file)) from error
    with tempfile.NamedTemporaryFile(dir=file.parent, prefix=".kinerja-", delete=False) as stream:
        beside = Path(stream.name)
    try:
        beside.write_bytes(content)
        beside.chmod(0o644)
        beside.replace(file)
    except OSError:
        beside.unlink(missing_ok=True)
        if not force:
            file.unlink(missing_ok=True)
        raise
