"""Findings reach public logs: they hold numbers, ids, dates and keys, never what somebody wrote."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import msgspec
import pytest

from kinerja.load import repository
from kinerja.model import Record
from kinerja.score.ledger import ledger
from kinerja.texts import LANGUAGES, text as sentence
from kinerja.validate import engine

CASES = Path(__file__).parent.parent / "cases" / "rules"
BAD = sorted(CASES.glob("*/bad-*"))

# What a person wrote, as opposed to what the schema or the calendar lets them choose.
WRITTEN = (
    *("name", "title", "statement", "definition", "reason", "text", "word", "regulation", "service_name"),
    *("explanation", "granted_by", "approved_by", "provider", "competence", "findings"),
    *("post", "set_by", "expectation", "realisation", "feedback", "strengths", "improvements"),
)


def written(part: object, key: str = "") -> Iterator[str]:
    """Every free text of a record."""
    if isinstance(part, dict):
        for name, value in part.items():
            yield from written(value, name)
    elif isinstance(part, list | tuple):
        for value in part:
            yield from written(value, key)
    elif key in WRITTEN:
        yield str(part)


def texts_of(records: tuple[Record, ...]) -> set[str]:
    return {text for record in records for text in written(msgspec.to_builtins(record))}


@pytest.mark.parametrize("case", BAD, ids=lambda case: f"{case.parent.name}/{case.name}")
def test_no_fact_quotes_what_somebody_wrote(case: Path) -> None:
    index = repository.load(case, "kota-contoh").index
    # A published status or word is compared with the printed one, so a reader must see both.
    found = [one for one in engine.run(ledger(index)) if one.rule != "published-value-follows"]
    free = texts_of(tuple(document.record for document in index.all()))
    quoted = [
        (one.rule, name) for one in found for name, fact in one.facts.items() if any(text in str(fact) for text in free)
    ]
    assert quoted == []


def test_the_free_texts_of_a_record_are_known() -> None:
    index = repository.load(CASES / "word-on-scale" / "bad-neither-on-scale", "kota-contoh").index
    assert {"Opini pemeriksa", "WTP", "Wajar", "wdp"} <= texts_of(tuple(one.record for one in index.all()))


@pytest.mark.parametrize("case", BAD, ids=lambda case: f"{case.parent.name}/{case.name}")
def test_facts_are_whole_or_exact_numbers_or_texts(case: Path) -> None:
    found = engine.run(ledger(repository.load(case, "kota-contoh").index))
    kinds = {type(fact) for one in found for fact in one.facts.values()}
    assert kinds <= {str, int, Decimal}
    assert found


# Words that tell how a person was rated, in the records and in both languages.
RATINGS = ("sangat-", "baik", "butuh", "cukup", "kurang", "misconduct", "ekspektasi", "expectation", "as-expected")


@pytest.mark.parametrize("case", BAD, ids=lambda case: f"{case.parent.name}/{case.name}")
def test_no_message_about_a_person_tells_the_rating(case: Path) -> None:
    index = repository.load(case, "kota-contoh").index
    about_people = [one for one in engine.run(ledger(index)) if "/people/" in one.at.path]
    told = "\n".join(
        sentence(language, f"{one.section}.{one.rule}.message", **one.facts)
        for one in about_people
        for language in LANGUAGES
        # Here the writer took a word that is no rating: what the sentence repeats tells nothing.
        if one.rule != "reference-exists"
    )
    assert [word for word in RATINGS if word in told.lower()] == []
