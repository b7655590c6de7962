"""Evaluations as several rules look at them: those that are more than a draft, and those of one evaluator."""

from collections import defaultdict
from collections.abc import Iterator

from kinerja.load.document import Document
from kinerja.load.index import Index
from kinerja.model import Evaluation
from kinerja.score.remembered import OfRecords

Evaluations = tuple[Document[Evaluation], ...]
# An evaluator and a period.
Group = tuple[str, str]
# The keys that lead to a text of feedback, and the text.
Said = tuple[tuple[str, int, str], str]


@OfRecords
def settled(records: Index) -> Evaluations:
    """Every evaluation that was agreed or is final; a draft may still lack anything."""
    return tuple(document for document in records.of(Evaluation) if document.record.status != "draft")


def by_evaluator(records: Index) -> Iterator[Evaluations]:
    """The settled evaluations that one evaluator made for one period, group by group."""
    found = groups(records)
    return (found[key] for key in sorted(found))


@OfRecords
def groups(records: Index) -> dict[Group, Evaluations]:
    """The same groups, each by path, by evaluator and period; one may go on in other parts of the records."""
    found: dict[Group, list[Document[Evaluation]]] = defaultdict(list)
    for document in settled(records):
        found[document.record.evaluator, document.record.period].append(document)
    return {key: tuple(documents) for key, documents in found.items()}


def feedback(evaluation: Evaluation) -> Iterator[Said]:
    """What the evaluator says to results, then to behaviour."""
    for number, result in enumerate(evaluation.results):
        if result.feedback is not None:
            yield ("results", number, "feedback"), result.feedback
    for number, behaviour in enumerate(evaluation.behaviours):
        if behaviour.feedback is not None:
            yield ("behaviours", number, "feedback"), behaviour.feedback
