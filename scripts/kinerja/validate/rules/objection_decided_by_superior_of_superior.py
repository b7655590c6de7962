"""An objection is decided by the evaluator's superior, or the one acting on the day of the decision.

PP 30/2019 article 59 takes it out of the hands of the evaluator, who would judge on the own judgement.
Mend it by correcting who decided, or the superior and the acting ones in the evaluator's record.
"""

from collections.abc import Iterator

from kinerja import periods
from kinerja.diagnostic import Finding, Rule, Severity
from kinerja.model import Objection
from kinerja.score.ledger import Ledger
from kinerja.score.lookups import postings
from kinerja.validate.postings import above, evaluator, objected

NEEDS = frozenset({"file-matches-id", "reference-exists"})
RULE = Rule("objection-decided-by-superior-of-superior", Severity.ERROR, needs=NEEDS)


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each decision by somebody else, related to the evaluator's superior."""
    known = postings(ledger.records)
    for document in ledger.records.of(Objection):
        decision, evaluation = document.record.decision, objected(ledger.records, document.record)
        if decision is None or evaluation is None:
            continue
        day = evaluation.record.rated_on or periods.last_day(evaluation.record.period)
        posting = evaluator(known, evaluation.record, day)
        # Above the highest official of this body decides somebody outside the records.
        if posting is None or posting.record.superior is None:
            continue
        if decision.decided_by not in above(posting.record, decision.decided_on):
            place = document.at("decision", "decided_by")
            yield RULE.finding(place, posting.at("superior"), day=decision.decided_on)
