"""An objection is filed within fourteen days after the evaluation was given.

PP 30/2019 article 59 sets the time; what is filed later need not be examined.
Mend it by correcting the days, or by deciding that the objection is rejected.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from kinerja.diagnostic import Finding, Rule, Severity
from kinerja.model import Objection
from kinerja.score.ledger import Ledger
from kinerja.validate.postings import objected

RULE = Rule("objection-in-time", Severity.ERROR, needs=frozenset({"file-matches-id", "reference-exists"}))

DAYS = 14


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each objection that came too late and was not rejected, related to the evaluation's day."""
    for document in ledger.records.of(Objection):
        own, evaluation = document.record, objected(ledger.records, document.record)
        rejected = own.decision is not None and own.decision.outcome == "rejected"
        if evaluation is None or evaluation.record.rated_on is None or rejected:
            continue
        last = (date.fromisoformat(evaluation.record.rated_on) + timedelta(DAYS)).isoformat()
        if own.filed_on > last:
            place = evaluation.at("rated_on")
            yield RULE.finding(document.at("filed_on"), place, filed=own.filed_on, last=last, days=DAYS)
