"""The forms: which records each one prints, and what stands on it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from kinerja.diagnostic import CannotRun
from kinerja.load import repository
from kinerja.load.document import Document
from kinerja.model import KIND_BY_TYPE, Agreement, Employee, Evaluation, Plan, Record
from kinerja.periods import year
from kinerja.printing import people, ratings, results, targets
from kinerja.printing.parties import Directory, Party
from kinerja.printing.words import Words

View = Mapping[str, object]
STATEMENTS = 9
COMPETENCES = 6


@dataclass(frozen=True)
class Order:
    """What is to be printed: a record by its path below the root, on which form, with whose names, how worded."""

    path: str
    form: str
    people: Path | None
    language: str


@dataclass(frozen=True)
class Form:
    """A form, the kinds of record it can be printed from, and how its view is made."""

    name: str
    kinds: tuple[type[Record], ...]
    view: Callable[[Directory, Words, Document[Any]], View]


def fill(root: Path, order: Order) -> View:
    """What stands on the form of one record. Raises CannotRun when the record does not fit."""
    form, words = FORMS[order.form], Words(order.language)
    document, directory = _opened(root, order.path, people.read(root, order.people))
    if not isinstance(document.record, form.kinds):
        kinds = ", ".join(KIND_BY_TYPE[kind].name for kind in form.kinds)
        raise CannotRun("print-wrong-kind", form=form.name, kinds=kinds)
    shared = {"form": form.name, "title": words.text(f"titles.{form.name}"), "government": directory.government}
    return {**shared, "joined": bool(directory.people), **form.view(directory, words, document)}


def file_name(order: Order, ending: str) -> str:
    """A name for the printed file: the form and the ids on the record's path, and nothing of a person."""
    ids = [part for part in PurePosixPath(order.path).with_suffix("").parts[2:] if part not in _FOLDERS]
    return "-".join((order.form, *ids)) + f".{ending}"


_FOLDERS = frozenset({"units", "people", "plans", "evaluations", "agreements", "employee"})


def _opened(root: Path, path: str, known: Mapping[str, people.Person]) -> tuple[Document[Record], Directory]:
    parts = PurePosixPath(path).parts
    if len(parts) < 3 or parts[0] != "records" or parts[1] not in repository.governments(root):
        raise CannotRun("print-no-record", path=path)
    records = repository.load(root, parts[1]).index
    document = next((one for one in records.all() if one.path == path), None)
    if document is None:
        raise CannotRun("print-no-record", path=path)
    return document, Directory(records, known)


def _plan(directory: Directory, words: Words, document: Document[Plan]) -> View:
    own = document.record
    return {
        **_parties(directory, own.unit, own.employee, own.evaluator),
        "approach": own.approach,
        "period": words.span(str(own.year)),
        "main": results.blocks(directory, words, own, "main", None),
        "additional": results.blocks(directory, words, own, "additional", None),
        "behaviours": results.behaviours(words, own, None),
        "day": words.day(own.agreed_on) if own.agreed_on else None,
    }


def _evaluation(directory: Directory, words: Words, document: Document[Evaluation]) -> View:
    own = document.record
    found = directory.records.get(Plan, unit=own.unit, employee=own.employee, year=year(own.period))
    plan = found.record if found else None
    main, additional = (
        results.blocks(directory, words, plan, kind, own) if plan else () for kind in ("main", "additional")
    )
    return {
        **_parties(directory, own.unit, own.employee, own.evaluator),
        "approach": plan.approach if plan else "quantitative",
        "period": words.span(own.period),
        "main": (*main, *results.unplanned(words, plan, own)),
        "additional": additional,
        "behaviours": results.behaviours(words, plan, own),
        "ratings": ratings.ratings(directory, words, document),
        "strengths": own.strengths,
        "improvements": own.improvements,
        "day": words.day(own.rated_on) if own.rated_on else None,
    }


def _agreement(directory: Directory, words: Words, document: Document[Agreement]) -> View:
    own = document.record
    head = directory.head(own.unit)
    unit = directory.unit_name(own.unit)
    return {
        "first": directory.party(own.unit, head.employee) if head else directory.vacant(own.unit),
        "second": directory.evaluator(own.unit, head.employee) if head else Party(),
        "unit": unit,
        "year": str(own.year),
        "version": own.version,
        "reason": own.reason,
        "rows": targets.rows(directory, words, own),
        "day": words.day(own.agreed_on) if own.agreed_on else None,
    }


def _coaching(directory: Directory, words: Words, document: Document[Employee | Plan | Evaluation]) -> View:
    own = document.record
    evaluator = None if isinstance(own, Employee) else own.evaluator
    return {
        **_parties(directory, own.unit, own.employee, evaluator),
        "statements": [words.text(f"coaching.statements.s{number}") for number in range(1, STATEMENTS + 1)],
        "competences": COMPETENCES,
        "day": None,
    }


def _parties(directory: Directory, unit: str, employee: str, evaluator: str | None) -> dict[str, object]:
    own = directory.employee(unit, employee)
    return {
        "employee": directory.party(unit, employee),
        "evaluator": directory.evaluator(unit, employee, evaluator),
        "heads_unit": own is not None and own.heads_unit,
    }


FORMS = {
    form.name: form
    for form in (
        Form("plan", (Plan,), _plan),
        Form("evaluation", (Evaluation,), _evaluation),
        Form("agreement", (Agreement,), _agreement),
        Form("coaching", (Employee, Plan, Evaluation), _coaching),
    )
}
