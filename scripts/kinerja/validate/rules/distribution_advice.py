"""The ratings of a unit's employees spread as SE MenPANRB 3/2023 advises for the unit's own rating.

A unit that missed its targets with nobody below "good" rates people and results by two measures. The circular gives
its pattern for consideration, so this is advice with numbers and never an error. Who heads the unit is rated one level
up and is not counted; groups smaller than the policy's minimum are not looked at.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator

from kinerja import periods
from kinerja.diagnostic import Finding, Rule, Severity
from kinerja.load.index import Index
from kinerja.model import OrganisationRating
from kinerja.score.distribution import advice
from kinerja.score.ledger import Ledger
from kinerja.score.lookups import postings
from kinerja.score.person import USE
from kinerja.score.policy import in_force
from kinerja.validate.evaluations import settled

RULE = Rule("distribution-advice", Severity.WARNING, needs=frozenset({"file-matches-id", "reference-exists"}))


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each part of the advice that a unit does not keep in a period, at the unit's rating."""
    counts = _counts(ledger.records)
    for document in ledger.records.of(OrganisationRating):
        own = document.record
        rule = in_force(ledger.records, USE, periods.last_day(own.period))
        for one in advice(rule, own.rating, counts[own.unit, own.period]) if rule else ():
            yield RULE.finding(
                document.at("rating"),
                organisation=own.rating,
                advice=one.rule,
                bands=one.band.replace("+", ", "),
                share=one.share,
                limit=one.limit,
                count=one.count,
                total=one.total,
            )


def _counts(records: Index) -> defaultdict[tuple[str, str], Counter[str]]:
    """How many employees have each rating, by unit and period."""
    counts: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    known = postings(records)
    for document in settled(records):
        own = document.record
        employee = known[own.unit, own.employee]
        # What lies in the folder of another unit counts nowhere until it is moved.
        at_home = document.path == document.kind.path_of(own)
        if at_home and own.rating and employee and not employee.record.heads_unit:
            counts[own.unit, own.period][own.rating] += 1
    return counts
