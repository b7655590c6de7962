"""The ratings that a disclosure policy counts as good are words of the policies by which people are rated.

A rating that no such policy has is never counted, and the published share would be too low without anybody noticing.
Mend it by correcting the rating, or by choosing a disclosure policy made for these ratings.
"""

from collections.abc import Iterator

from kinerja.diagnostic import Finding, Rule, Severity
from kinerja.load.document import Document
from kinerja.load.index import Index
from kinerja.model import DisclosurePolicy, Government, ScoringPolicy
from kinerja.score import person
from kinerja.score.ledger import Ledger

NEEDS = frozenset({"file-matches-id", "reference-exists", "policy-in-force"})
RULE = Rule("good-ratings-known", Severity.WARNING, needs=NEEDS)


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each policy for ratings and good rating that it lacks, related to that rating."""
    for own in ledger.records.of(Government):
        figures = own.record.staff_figures
        rules = ledger.records.get(DisclosurePolicy, id=figures.policy) if figures else None
        if rules is not None:
            for rated in _in_use(ledger.records, own.record):
                yield from _unknown(own, rules, rated)


def _unknown(own: Document[Government], rules: Document[DisclosurePolicy], rated: ScoringPolicy) -> Iterator[Finding]:
    known = {band.id for band in rated.bands}
    for number, rating in enumerate(rules.record.good.ratings):
        if rating not in known:
            place = rules.at("good", "ratings", number)
            yield RULE.finding(own.at("staff_figures", "policy"), place, id=rating, policy=rated.id)


def _in_use(records: Index, own: Government) -> tuple[ScoringPolicy, ...]:
    used = sorted({use.policy for use in own.policies if use.use == person.USE})
    return tuple(found for name in used if (found := records.policy(name)))
