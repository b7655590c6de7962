"""Each unit is written in one repository, and exactly one repository is the central one.

Records of a unit that two repositories hold could contradict each other, and nobody could say which ones count.
Mend it by naming the unit in one repository only, and by marking one repository as central.
"""

from collections.abc import Iterator

from kinerja.diagnostic import Finding, Rule, Severity
from kinerja.load.document import Document
from kinerja.model import Repositories
from kinerja.score.ledger import Ledger

RULE = Rule("repositories-divide", Severity.ERROR, needs=frozenset({"file-matches-id", "listed-once"}))


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each unit that stands again, and for each central repository but one; or for none."""
    for document in ledger.records.of(Repositories):
        yield from _units(document)
        yield from _central(document)


def _units(document: Document[Repositories]) -> Iterator[Finding]:
    first: dict[str, tuple[str | int, ...]] = {}
    for number, one in enumerate(document.record.repositories):
        for place, unit in enumerate(one.units):
            steps = ("repositories", number, "units", place)
            earlier = first.setdefault(unit, steps)
            if earlier != steps:
                yield RULE.finding(document.at(*steps), document.at(*earlier), name=unit, division="twice")


def _central(document: Document[Repositories]) -> Iterator[Finding]:
    places = [number for number, one in enumerate(document.record.repositories) if one.central]
    if not places:
        yield RULE.finding(document.at("repositories"), name="repositories", division="no-centre")
    for number in places[1:]:
        at, first = (document.at("repositories", place, "central") for place in (number, places[0]))
        name = document.record.repositories[number].id
        yield RULE.finding(at, first, name=name, division="second-centre")
