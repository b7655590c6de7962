"""Accounts and keys that are claimed for more than one person."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain

from kinerja.diagnostic import Finding, Rule
from kinerja.load.claims import Claim, claims
from kinerja.load.document import Document
from kinerja.load.index import Index
from kinerja.model import Government, Office, Record
from kinerja.score.ledger import Ledger
from kinerja.score.remembered import OfRecords

Placed = tuple[Claim, Document[Record]]


def shared(rule: Rule, ledger: Ledger, what: str) -> Iterator[Finding]:
    """One finding for each claim of a kind (`Claim.what`) that the first one by path contradicts, related to that."""
    for claimed in _doubtful(ledger.records) if ledger.records.central else ():
        first, at = claimed[0]
        for claim, document in claimed[1:] if first.what == what else ():
            if claim.holder != first.holder:
                yield rule.finding(document.at(*claim.steps), at.at(*first.steps))


@OfRecords
def _doubtful(records: Index) -> tuple[tuple[Placed, ...], ...]:
    """The claims to one account or key, by path, each by one that several may claim."""
    own = [(claim, one) for one in chain(records.of(Government), records.of(Office)) for claim in claims(one)]
    others = records.claimants(frozenset(claim.name for claim, _ in own))
    found: dict[str, list[Placed]] = defaultdict(list)
    for claim, document in (*own, *((claim, one) for one in others for claim in claims(one))):
        found[claim.name].append((claim, document))
    several = (claimed for claimed in found.values() if len(claimed) > 1)
    return tuple(tuple(sorted(claimed, key=lambda one: one[1].path)) for claimed in several)
