"""Dates fit the period that they belong to, and nothing ends before it begins.

A report dated before its period, or a target outside its year, shows that one of the two was mistyped.
Mend it by correcting the date or the period.
"""

from collections.abc import Iterator

from kinerja import periods
from kinerja.diagnostic import Finding, Rule, Severity
from kinerja.load.document import Document
from kinerja.load.index import Index
from kinerja.model import (
    Acting,
    Agreement,
    Development,
    Employee,
    Government,
    Key,
    Measurement,
    Member,
    Objection,
    Office,
    Period,
    PolicyUse,
    Record,
    ScoringPolicy,
    Unit,
)
from kinerja.score.ledger import Ledger

RULE = Rule("dates-inside-period", Severity.ERROR, needs=frozenset({"file-matches-id"}))

# A document, the place of a date in it, whether it fits, and what it should be (a key of `rules.relations`, days).
Expectation = tuple[Document[Record], tuple[str | int, ...], bool, str, str]

# What is valid from one day until another, and its place.
Dated = Unit | ScoringPolicy | PolicyUse | Employee | Acting | Member | Key
Span = tuple[Document[Record], tuple[str | int, ...], Dated]


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each date that does not fit."""
    for expect in (_periods, _reports, _agreements, _activities, _decisions, _validities):
        for document, steps, fits, relation, date in expect(ledger.records):
            if not fits:
                key = next(step for step in reversed(steps) if isinstance(step, str))
                yield RULE.finding(document.at(*steps), field=key, relation=relation, date=date)


def _periods(records: Index) -> Iterator[Expectation]:
    for document in records.of(Period):
        first, last = periods.first_day(document.record.id), periods.last_day(document.record.id)
        yield document, ("starts",), document.record.starts == first, "exactly", first
        yield document, ("ends",), document.record.ends == last, "exactly", last
        due = document.record.measurements_due
        yield document, ("measurements_due",), due is None or due >= first, "not-before", first


def _reports(records: Index) -> Iterator[Expectation]:
    for document in records.of(Measurement):
        first, day = periods.first_day(document.record.period), document.record.reported_on
        yield document, ("reported_on",), day is None or day >= first, "not-before", first


def _agreements(records: Index) -> Iterator[Expectation]:
    for document in records.of(Agreement):
        year, day = document.record.year, document.record.agreed_on
        first, last = f"{year - 1}-01-01", f"{year}-12-31"
        # An agreement is made when the budget is approved: late in the year before, or in the year itself.
        yield document, ("agreed_on",), day is None or first <= day <= last, "within", f"{first} – {last}"
        for number, target in enumerate(document.record.targets):
            for part, one in enumerate(target.periods):
                steps = ("targets", number, "periods", part, "period")
                yield document, steps, periods.year(one.period) == year, "within", f"{year}-01-01 – {last}"


def _activities(records: Index) -> Iterator[Expectation]:
    """Training in its year; what begins at its end may go on into the next one."""
    for document in records.of(Development):
        first, last = f"{document.record.year}-01-01", f"{document.record.year}-12-31"
        for number, one in enumerate(document.record.entries):
            begins, ends = one.starts, one.ends
            yield document, ("entries", number, "starts"), first <= begins <= last, "within", f"{first} – {last}"
            yield document, ("entries", number, "ends"), ends is None or ends >= begins, "not-before", begins


def _decisions(records: Index) -> Iterator[Expectation]:
    """An objection is decided when it was filed."""
    for document in records.of(Objection):
        filed, decision = document.record.filed_on, document.record.decision
        yield (
            document,
            ("decision", "decided_on"),
            decision is None or decision.decided_on >= filed,
            "not-before",
            filed,
        )


def _validities(records: Index) -> Iterator[Expectation]:
    """What is valid from one day until another."""
    spans: list[Span] = [
        *((unit, (), unit.record) for unit in records.of(Unit)),
        *((policy, (), policy.record) for policy in records.of(ScoringPolicy)),
        *((employee, (), employee.record) for employee in records.of(Employee)),
    ]
    for own in records.of(Government):
        spans += [(own, ("policies", number), use) for number, use in enumerate(own.record.policies)]
    for one in records.of(Employee):
        spans += [(one, ("acting", number), acting) for number, acting in enumerate(one.record.acting)]
        spans += [(one, ("keys", number), key) for number, key in enumerate(one.record.keys)]
    spans += _of_approval(records)
    for document, steps, span in spans:
        first, last = span.valid_from or "", span.valid_until
        yield document, (*steps, "valid_until"), last is None or last >= first, "not-before", first


def _of_approval(records: Index) -> Iterator[Span]:
    """Those who approve for an office, and keys that are no employee's own."""
    for office in records.of(Office):
        for number, member in enumerate(office.record.members):
            yield office, ("members", number), member
            yield from ((office, ("members", number, "keys", place), key) for place, key in enumerate(member.keys))
    for own in records.of(Government):
        for number, forge in enumerate(own.record.approvals.forges if own.record.approvals else ()):
            steps = ("approvals", "forges", number, "keys")
            yield from ((own, (*steps, place), key) for place, key in enumerate(forge.keys))
