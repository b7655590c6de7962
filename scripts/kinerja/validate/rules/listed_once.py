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

# The key that names an entry, by the list it stands in; lists of the same name may name theirs by another one.
NAMED_BY = {
    "missions": ("id",),
    "sources": ("id",),
    "scale": ("word",),
    "targets": ("indicator",),
    "steps": ("id",),
    "periods": ("period",),
    "results": ("indicator", "result", "id"),
    "indicators": ("indicator", "id"),
    "behaviours": ("core_value",),
    "tallies": ("group",),
    "elements": ("id",),
    "legal": ("id",),
    "bands": ("id",),
    "changes": ("pointer",),
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
            key = next(key for key in NAMED_BY[name] if hasattr(entry, key))
            earlier = first.setdefault(getattr(entry, key), number)
            if earlier != number:
                related = document.at(*steps, name, earlier, key)
                yield RULE.finding(document.at(*steps, name, number, key), related, list=name, field=key)
            yield from _repeated(document, entry, (*steps, name, number))
