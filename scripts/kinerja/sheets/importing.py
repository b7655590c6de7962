"""From a file of tables to what it would do to the records; nothing is written here."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kinerja.diagnostic import CannotRun, Finding, Location
from kinerja.load import repository
from kinerja.model import KIND_BY_NAME
from kinerja.sheets import faults, headings, numbers, reading, taking
from kinerja.sheets.book import Book, Sheet
from kinerja.sheets.columns import table_names
from kinerja.sheets.headings import Found
from kinerja.sheets.planning import Plan, Planner
from kinerja.sheets.values import Manner
from kinerja.texts import LANGUAGES, text


@dataclass(frozen=True)
class Wanted:
    """A kind where headings do not tell it, one government alone, and whether what is hidden counts."""

    kind: str | None = None
    government: str | None = None
    hidden: bool = False


def plan(root: Path, file: Path, wanted: Wanted) -> Plan:
    """What the file would do to the records. Raises CannotRun when it cannot be read, or holds no table."""
    book = reading.read(file)
    known = repository.governments(root)
    if wanted.government is not None and wanted.government not in known:
        raise CannotRun("unknown-government", known=", ".join(known))
    allowed = (wanted.government,) if wanted.government else known
    only = allowed[0] if len(allowed) == 1 else None
    done = Plan(notices=book.notices)
    for kind, found in _by_kind(book, wanted.kind, done).items():
        manner = _manner(book, found)
        read = [taking.taken(one, manner, hidden=wanted.hidden, government=only) for one in found]
        done.findings += [finding for one in read for finding in one.findings]
        Planner(root, KIND_BY_NAME[kind], read, allowed, done).plan()
    _sort(done.findings, book)
    return done


def _sort(findings: list[Finding], book: Book) -> None:
    """As a reader meets them: sheet by sheet, row by row."""
    order = {sheet.name: number for number, sheet in enumerate(book.sheets)}
    findings.sort(key=lambda one: (order.get(one.at.path, 0), one.order))


def _by_kind(book: Book, kind: str | None, done: Plan) -> dict[str, list[Found]]:
    """The tables of the book by the kind of their records. Raises CannotRun when there is none."""
    guides = {text(language, "export.guide.name") for language in LANGUAGES}
    found: dict[str, list[Found]] = {}
    for sheet in book.sheets:
        one = headings.found(sheet, kind or _named(sheet))
        if one is None:
            if sheet.rows and sheet.name not in guides:
                done.findings.append(faults.NOT_READ.finding(Location(sheet.name)))
            continue
        others = found.setdefault(one.table.kind, [])
        if any(one.table is other.table for other in others):
            done.findings.append(faults.TABLE_TWICE.finding(Location(sheet.name, one.heading)))
            continue
        others.append(one)
        done.kinds[sheet.name] = one.table.kind
    if not found:
        raise CannotRun("sheet-no-records")
    return found


def _named(sheet: Sheet) -> str | None:
    """The kind of a table that lies in a file of its own name."""
    return sheet.name.partition(".")[0] if sheet.name in table_names() else None


def _manner(book: Book, found: Sequence[Found]) -> Manner:
    """CSV with our keys and commas is what `export` wrote; a spreadsheet in Indonesian would have put semicolons."""
    exact = all(one.mark for one in found) and book.notices.get("separator", {}).get("separator") == "comma"
    return Manner(exact, numbers.convention([one for each in found for one in taking.texts(each)]))
