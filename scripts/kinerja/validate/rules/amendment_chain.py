"""The amendments of a period are numbered without a gap, each with the hash of the one before and two approvals.

Only a whole chain shows that none was taken out, slipped in or rewritten.
Mend it by restoring the amendments as they were approved.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterator

from kinerja.diagnostic import Finding, Rule, Severity
from kinerja.load.document import Document
from kinerja.model import Amendment
from kinerja.score.ledger import Ledger

RULE = Rule("amendment-chain", Severity.ERROR, needs=frozenset({"file-matches-id"}))


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each link that does not hold: number, hash of the one before, or approvals."""
    chains: dict[str, list[Document[Amendment]]] = defaultdict(list)
    for document in ledger.records.of(Amendment):
        chains[document.record.period].append(document)
    for period in sorted(chains):
        before: Document[Amendment] | None = None
        for document in sorted(chains[period], key=lambda one: one.record.number):
            yield from _link(document, before)
            before = document


def _link(document: Document[Amendment], before: Document[Amendment] | None) -> Iterator[Finding]:
    own, related = document.record, (before.at(),) if before else ()
    number = f"{int(before.record.number) + 1 if before else 1:04}"
    if own.number != number:
        yield RULE.finding(document.at("number"), *related, field="number", link=number)
    elif own.previous != (previous := hashlib.sha256(before.source).hexdigest() if before else None):
        yield RULE.finding(document.at("previous"), *related, field="previous", link=previous or "none")
    if len(set(own.approved_by)) < len(own.approved_by):
        yield RULE.finding(document.at("approved_by"), field="approved_by", link="two-posts")
