"""Scores as a table for people: one block per unit, numbers under each other."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from kinerja.load.index import Index
from kinerja.report import figure
from kinerja.score.ledger import Ledger
from kinerja.score.result import Score, SurveyScore, Verdict
from kinerja.texts import text as sentence

INDICATOR_COLUMNS = ("indicator", "period", "target", "realisation", "achievement", "change", "status")
SURVEY_COLUMNS = ("survey", "period", "index", "letter", "status")
_TO_THE_RIGHT = frozenset({"target", "realisation", "achievement", "change", "index"})
_ABSENT = "–"

Row = tuple[str, ...]


def text(ledgers: Sequence[Ledger], language: str) -> str:
    """All scores and surveys, government by government and unit by unit."""
    blocks = [block for ledger in ledgers for block in _blocks(ledger, language)]
    return "\n".join(blocks) or sentence(language, "report.no-scores") + "\n"


def status(one: Score | SurveyScore, records: Index, language: str) -> str:
    """The policies' words for a score, or why there is none."""
    if one.state != "scored":
        return sentence(language, f"report.states.{one.state}")
    verdicts = (one.status, one.word) if isinstance(one, Score) else (one.verdict,)
    words = (band_word(verdict, records, language) for verdict in verdicts if verdict)
    return ", ".join(words) or sentence(language, "report.states.scored")


def band_word(verdict: Verdict, records: Index, language: str) -> str:
    """A policy's word in the reader's language."""
    policy = records.policy(verdict.policy)
    words = {band.id: band.word for band in policy.bands} if policy else {}
    return str(getattr(words[verdict.band], language)) if verdict.band in words else verdict.band


def _blocks(ledger: Ledger, language: str) -> Iterator[str]:
    government = ledger.records.government
    units = {one.unit for one in ledger.scores} | {one.unit for one in ledger.surveys}
    for unit in sorted(units):
        lines = [f"{government} / {unit}"]
        scores = [_score(one, ledger, language) for one in ledger.scores if one.unit == unit]
        surveys = [_survey(one, ledger, language) for one in ledger.surveys if one.unit == unit]
        lines += _aligned(INDICATOR_COLUMNS, scores, language)
        lines += _aligned(SURVEY_COLUMNS, surveys, language)
        yield "\n".join(lines) + "\n"


def _score(one: Score, ledger: Ledger, language: str) -> Row:
    numbers = (_shown(value, language) for value in (one.target, one.realisation, one.achievement, one.change))
    return one.indicator, one.period, *numbers, status(one, ledger.records, language)


def _survey(one: SurveyScore, ledger: Ledger, language: str) -> Row:
    letter = (one.verdict and one.verdict.letter) or _ABSENT
    return one.service, one.period, _shown(one.index, language), letter, status(one, ledger.records, language)


def _shown(value: Decimal | str | None, language: str) -> str:
    return _ABSENT if value is None else figure(value, language)


def _aligned(columns: Row, rows: list[Row], language: str) -> Iterable[str]:
    if not rows:
        return []
    table = [tuple(sentence(language, f"report.columns.{name}").upper() for name in columns), *rows]
    widths = [max(map(len, cells)) for cells in zip(*table, strict=True)]
    return [_line(columns, row, widths) for row in table]


def _line(columns: Row, row: Row, widths: list[int]) -> str:
    cells = (
        cell.rjust(width) if name in _TO_THE_RIGHT else cell.ljust(width)
        for name, cell, width in zip(columns, row, widths, strict=True)
    )
    return "  " + "  ".join(cells).rstrip()
