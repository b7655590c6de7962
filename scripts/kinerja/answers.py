"""What raters answered, read from tables that lie outside the repository; nothing of a single answer is ever told."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from kinerja import private_files
from kinerja.diagnostic import CannotRun

LARGEST = 4_000_000
# What is longer than a theme is free text, which nobody but its reader may see.
LONGEST_THEME = 40

GROUPS = {
    "superior": "superior",
    "peers": "peers",
    "subordinates": "subordinates",
    "atasan": "superior",
    "rekan": "peers",
    "rekan kerja": "peers",
    "bawahan": "subordinates",
}
_GROUP_COLUMNS = frozenset({"group", "kelompok"})
_THEME_COLUMNS = frozenset({"theme", "tema"})
# What form tools number their rows with: digits, but no answers.
_COUNTERS = frozenset({"", "#", "id", "no", "no.", "nomor", "number"})
_NUMBER = re.compile(r"[0-9]{1,6}(?:[.,][0-9]{1,6})?", re.ASCII)


@dataclass(frozen=True)
class Scale:
    """The lowest and the highest answer."""

    lowest: Decimal
    highest: Decimal


@dataclass(frozen=True)
class Rater:
    """One rater: the group, the mean of the answers, and the themes that were named."""

    group: str
    mean: Fraction
    themes: frozenset[str]


@dataclass(frozen=True)
class Answers:
    """All raters, how many columns were questions, and how many others were left unread."""

    raters: tuple[Rater, ...]
    questions: int
    unread: int


Row = Mapping[str, str]


def read(source: Path, scale: Scale) -> Answers:
    """The answers of one table, or of all tables of a folder. Raises CannotRun when a table cannot be used."""
    rows = [row for file in _files(source) for row in _table(file)]
    names = sorted({name for row in rows for name in row})
    questions = [name for name in names if name not in _GROUP_COLUMNS | _THEME_COLUMNS and _asks(name, rows, scale)]
    raters = tuple(rater for row in rows if (rater := _rater(row, questions)))
    if not questions or not raters:
        raise CannotRun("answers-none")
    unread = len(set(names) - set(questions) - _GROUP_COLUMNS - _THEME_COLUMNS)
    return Answers(raters, len(questions), unread)


def _files(source: Path) -> list[Path]:
    if not source.exists():
        raise CannotRun("path-missing", path=str(source))
    files = sorted(file for file in source.iterdir() if file.suffix.lower() == ".csv") if source.is_dir() else [source]
    for file in (source, *files):
        # The folder is named, not the file in it: a file of one rater may carry that rater's name.
        private_files.refuse_in_history(file, named=source)
    if not files:
        raise CannotRun("answers-no-table", path=str(source))
    return files


def _table(file: Path) -> Sequence[Row]:
    try:
        with file.open("rb") as stream:
            content = stream.read(LARGEST + 1)
        text = content.decode("utf-8-sig") if len(content) <= LARGEST else ""
        first = text.partition("\n")[0]
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count), strict=True)
        names = [name.strip().casefold() for name in next(reader)]
        rows = [dict(zip(names, map(str.strip, row), strict=True)) for row in reader if any(row)]
    except (OSError, ValueError, csv.Error, StopIteration):
        # The cause is not chained: it may quote what stands in the table, or name a rater's file.
        raise CannotRun("answers-unreadable") from None
    if len(_GROUP_COLUMNS & set(names)) != 1 or len(set(names)) < len(names):
        raise CannotRun("answers-no-group")
    return rows


def _asks(name: str, rows: Sequence[Row], scale: Scale) -> bool:
    """Whether a column is a question: all its cells are numbers, and lie on the scale."""
    cells = [row[name] for row in rows if row.get(name)]
    numbers = [Fraction(cell.replace(",", ".")) for cell in cells if _NUMBER.fullmatch(cell)]
    if name in _COUNTERS or not numbers:
        return False
    if len(numbers) < len(cells) or not all(scale.lowest <= number <= scale.highest for number in numbers):
        raise CannotRun("answers-off-scale", lowest=scale.lowest, highest=scale.highest)
    return True


def _rater(row: Row, questions: Sequence[str]) -> Rater | None:
    """A rater who answered at least one question; each answered question counts alike."""
    given = [Fraction(row[name].replace(",", ".")) for name in questions if row.get(name)]
    if not given:
        return None
    group = GROUPS.get(_cell(row, _GROUP_COLUMNS).casefold())
    if group is None:
        raise CannotRun("answers-group-unknown", known=", ".join(GROUPS))
    return Rater(group, sum(given, Fraction(0)) / len(given), frozenset(_themes(_cell(row, _THEME_COLUMNS))))


def _cell(row: Row, names: frozenset[str]) -> str:
    return next((row[name] for name in names if name in row), "")


def _themes(cell: str) -> Iterator[str]:
    words = (" ".join(part.casefold().split()) for part in cell.split(";"))
    return (word for word in words if 0 < len(word) <= LONGEST_THEME and word.isprintable())
