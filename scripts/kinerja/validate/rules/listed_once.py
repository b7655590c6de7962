"""What a list names by an id stands in it once.

With two entries of the same name nobody can say which one counts, and a score would depend on their order.
Mend it by removing one of the two, or by giving it its own name.
"""

from collections.abc import Iterator

from kinerja.diagnostic import Finding, Rule, Severity
from kinerja.load.document import Document
from kinerja.model import Part, Record
from kinerja.score.ledger import Ledger

RULE = Rule("listed-once", Severity.ERROR, needs=frozenset({"file-matches-id"}))

# The key that names an entry, by the list it stands in.
NAMED_BY = {
    "missions": "id",
    "sources": "id",
    "scale": "word",
    "targets": "indicator",
    "steps": "id",
    "periods": "period",
    "results": "indicator",
    "elements": "id",
    "legal": "id",
    "bands": "id",
}


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each repeated entry, related to the first."""
    for document in ledger.records.all():
        yield from _repeated(document, document.record, ())


def _repeated(document: Document[Record], part: Part, steps: tuple[str | int, ...]) -> Iterator[Finding]:
    for name in part.__struct_fields__:
        entries = getattr(part, name)
        if name not in NAMED_BY or not isinstance(entries, tuple):
            continue
        first: dict[str, int] = {}
        for number, entry in enumerate(entries):
            here = (*steps, name, number)
            earlier = first.setdefault(getattr(entry, NAMED_BY[name]), number)
            if earlier != number:
                related = document.at(*steps, name, earlier, NAMED_BY[name])
                yield RULE.finding(document.at(*here, NAMED_BY[name]), related, list=name, field=NAMED_BY[name])
            yield from _repeated(document, entry, here)
