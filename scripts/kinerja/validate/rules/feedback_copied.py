"""Feedback is written for one person.

The same sentence for several employees tells none of them what to keep and what to change.
Mend it by writing feedback that rests on each employee's own evidence.
"""

from collections import defaultdict
from collections.abc import Iterator

from kinerja.diagnostic import Finding, Rule, Severity
from kinerja.load.document import Document
from kinerja.model import Evaluation
from kinerja.score.ledger import Ledger
from kinerja.validate.evaluations import Evaluations, by_evaluator, feedback

RULE = Rule("feedback-copied", Severity.WARNING, needs=frozenset({"file-matches-id"}))

Place = tuple[Document[Evaluation], tuple[str | int, ...]]


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each evaluator and period: a copied text of each employee concerned."""
    for group in by_evaluator(ledger.records):
        yield from of_group(group)


def of_group(group: Evaluations) -> Iterator[Finding]:
    """The same for the evaluations that one evaluator made for one period."""
    first: dict[str, Place] = {}
    for places in _repeated(group):
        people = {document.record.employee for document, _ in places}
        if len(people) > 1:
            for place in places:
                first.setdefault(place[0].record.employee, place)
    if first:
        yield RULE.finding(*(document.at(*steps) for document, steps in first.values()), count=len(first))


def _repeated(group: Evaluations) -> Iterator[list[Place]]:
    """The places of each text that stands more than once; spaces and capitals make no other text."""
    texts = [" ".join(text.casefold().split()) for document in group for _, text in feedback(document.record)]
    if len(set(texts)) == len(texts):
        return
    found: dict[str, list[Place]] = defaultdict(list)
    places = ((document, steps) for document in group for steps, _ in feedback(document.record))
    for text, place in zip(texts, places, strict=True):
        found[text].append(place)
    yield from (those for those in found.values() if len(those) > 1)
