"""Scores as a table for people: one block per unit, numbers under each other."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import Any

from kinerja import periods
from kinerja.load.index import Index
from kinerja.report import figure
from kinerja.score import organisation, person, policy
from kinerja.score.ledger import Ledger
from kinerja.score.result import OrganisationScore, PersonScore, Score, SurveyScore, Verdict
from kinerja.texts import has, text as sentence

INDICATOR_COLUMNS = ("indicator", "period", "target", "realisation", "achievement", "change", "status")
SURVEY_COLUMNS = ("survey", "period", "index", "letter", "status")
ORGANISATION_COLUMNS = ("organisation", "period", "mean", "proposed", "rating", "set-by")
PEOPLE_COLUMNS = ("employee", "period", "work", "behaviour", "value", "proposed", "rating")
_COUNTS = ("results", "changed", "figures", "statuses", "words")
_TO_THE_RIGHT = frozenset(
    {"target", "realisation", "achievement", "change", "index", "mean", "value", "days", *_COUNTS}
)
_ABSENT = "–"

Row = tuple[str, ...]
Scored = Score | SurveyScore | OrganisationScore | PersonScore


def text(ledgers: Iterable[Ledger], language: str) -> Iterator[str]:
    """All that the ledgers hold, government by government and unit by unit."""
    blocks = (block for ledger in ledgers for block in _blocks(ledger, language))
    return spaced(blocks, sentence(language, "report.no-scores") + "\n")


def spaced(blocks: Iterator[str], nothing: str) -> Iterator[str]:
    """The blocks with an empty line between them, or what is said when there is none."""
    yield next(blocks, nothing)
    yield from (f"\n{block}" for block in blocks)


def status(one: Scored, records: Index, language: str) -> str:
    """The policies' words for a score, or why there is none."""
    if one.state != "scored":
        return sentence(language, f"report.states.{one.state}")
    words = (band_word(verdict, records, language) for verdict in _verdicts(one) if verdict)
    return ", ".join(words) or sentence(language, "report.states.scored")


def band_word(verdict: Verdict, records: Index, language: str) -> str:
    """A policy's word in the reader's language."""
    rule = records.policy(verdict.policy)
    words = {band.id: band.word for band in rule.bands} if rule else {}
    return str(getattr(words[verdict.band], language)) if verdict.band in words else verdict.band


def rating_word(one: OrganisationScore | PersonScore, records: Index, language: str) -> str:
    """The rating as it was set, in the words of the policy in force."""
    use = organisation.USE if isinstance(one, OrganisationScore) else person.USE
    return word_in_force((use, one.period), one.rating, records, language) if one.rating else _ABSENT


def word_in_force(rule_of: tuple[str, str], band: str, records: Index, language: str) -> str:
    """The word for a band of the policy that is in force for a use at the end of a period."""
    use, period = rule_of
    rule = policy.in_force(records, use, periods.last_day(period))
    return band_word(Verdict(rule.id, band), records, language) if rule else band


def word(family: str, key: str, language: str) -> str:
    """The wording of one of few words; ids and numbers stay as they are."""
    name = f"report.{family}.{key}"
    return sentence(language, name) if has(language, name) else key


def _verdicts(one: Scored) -> tuple[Verdict | None, ...]:
    if isinstance(one, Score):
        return one.status, one.word
    return (one.verdict,) if isinstance(one, SurveyScore) else (one.proposed,)


def _blocks(ledger: Ledger, language: str) -> Iterator[str]:
    of_unit: dict[str, tuple[list[Row], ...]] = defaultdict(lambda: tuple([] for _ in _TABLES))
    for number, (_, name, row) in enumerate(_TABLES):
        for one in getattr(ledger, name):
            of_unit[one.unit][number].append(row(one, ledger, language))
    for unit, tables in sorted(of_unit.items()):
        lines = [f"{ledger.records.government} / {unit}"]
        for (columns, _, _), rows in zip(_TABLES, tables, strict=True):
            lines += aligned(columns, rows, language)
        yield "\n".join(lines) + "\n"


def _score(one: Score, ledger: Ledger, language: str) -> Row:
    numbers = (_shown(value, language) for value in (one.target, one.realisation, one.achievement, one.change))
    return one.indicator, one.period, *numbers, status(one, ledger.records, language)


def _survey(one: SurveyScore, ledger: Ledger, language: str) -> Row:
    letter = (one.verdict and one.verdict.letter) or _ABSENT
    return one.service, one.period, _shown(one.index, language), letter, status(one, ledger.records, language)


def _organisation(one: OrganisationScore, ledger: Ledger, language: str) -> Row:
    words = status(one, ledger.records, language), rating_word(one, ledger.records, language)
    return one.unit, one.period, _shown(one.achievement, language), *words, one.set_by or _ABSENT


def _person(one: PersonScore, ledger: Ledger, language: str) -> Row:
    parts = (word("ratings", part, language) if part else _ABSENT for part in (one.results, one.behaviour))
    words = status(one, ledger.records, language), rating_word(one, ledger.records, language)
    return one.employee, one.period, *parts, _shown(one.value, language), *words


# Columns, where the scores stand in a ledger, and a score's row.
_TABLES: tuple[tuple[Row, str, Callable[[Any, Ledger, str], Row]], ...] = (
    (INDICATOR_COLUMNS, "scores", _score),
    (SURVEY_COLUMNS, "surveys", _survey),
    (ORGANISATION_COLUMNS, "organisations", _organisation),
    (PEOPLE_COLUMNS, "people", _person),
)


def _shown(value: Decimal | str | None, language: str) -> str:
    return _ABSENT if value is None else figure(value, language)


def aligned(columns: Row, rows: list[Row], language: str) -> Iterable[str]:
    """Lines of a table, its columns named in the reader's language; none without rows."""
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
