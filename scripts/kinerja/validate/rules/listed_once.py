"""What a list names by an id stands in it once.

With two entries of the same name nobody can say which one counts, and a score would depend on their order.
Mend it by removing one of the two, or by giving it its own name.
"""

from collections.abc import Callable, Iterator
from functools import cache
from operator import attrgetter
from typing import NamedTuple, get_args, get_origin, get_type_hints

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
    "tiers": ("id",),
    "repositories": ("id",),
    "forges": ("host",),
}


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each repeated entry, related to the first."""
    for document in ledger.records.all():
        if _repeats(document.record):
            yield from _repeated(document, document.record, ())


class Listing(NamedTuple):
    """A list in a part: its name, the key that names its entries, and whether these hold such lists themselves."""

    name: str
    key: str
    deeper: bool
    entries: Callable[[Part], tuple[Part, ...]]
    named: Callable[[Part], object]


def _repeats(part: Part) -> bool:
    """Whether a name stands twice in a list, however deep: most records need no closer look."""
    for one in _lists(type(part)):
        entries = one.entries(part)
        if len(entries) > 1 and len(set(map(one.named, entries))) < len(entries):
            return True
        if one.deeper and any(map(_repeats, entries)):
            return True
    return False


def _repeated(document: Document[Record], part: Part, steps: tuple[str | int, ...]) -> Iterator[Finding]:
    for one in _lists(type(part)):
        first: dict[object, int] = {}
        for number, entry in enumerate(one.entries(part)):
            earlier = first.setdefault(one.named(entry), number)
            if earlier != number:
                related = document.at(*steps, one.name, earlier, one.key)
                yield RULE.finding(
                    document.at(*steps, one.name, number, one.key), related, list=one.name, field=one.key
                )
            yield from _repeated(document, entry, (*steps, one.name, number))


@cache
def _lists(kind: type[Part]) -> tuple[Listing, ...]:
    """The lists of named entries in a part of this kind."""
    hints = get_type_hints(kind)
    named = ((name, hints[name]) for name in kind.__struct_fields__ if name in NAMED_BY)
    return tuple(_listing(name, get_args(hint)[0]) for name, hint in named if get_origin(hint) is tuple)


def _listing(name: str, entry: type[Part]) -> Listing:
    key = next(key for key in NAMED_BY[name] if key in entry.__struct_fields__)
    return Listing(name, key, bool(_lists(entry)), attrgetter(name), attrgetter(key))
