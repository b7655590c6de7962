"""An evaluation that calls for help is followed by coaching, counselling or training.

A low rating alone makes nothing better: the employee must learn how to. Holds for a body's own records.
Neither the name of the rule nor its sentence repeats the rating: logs are read by others.
Mend it by planning such a follow-up for this evaluation.
"""

from collections.abc import Iterator

from kinerja.diagnostic import Finding, Rule, Severity
from kinerja.model import FollowUp
from kinerja.score.ledger import Ledger
from kinerja.validate.evaluations import settled
from kinerja.validate.own import is_own

RULE = Rule("evaluation-has-follow-up", Severity.WARNING, needs=frozenset({"file-matches-id"}))

# The words below Baik of PermenPANRB 6/2022, and Cukup of PP 30/2019.
LOW = frozenset({"butuh-perbaikan", "cukup", "kurang", "sangat-kurang"})
HELP = frozenset({"coaching", "counselling", "training"})


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each final evaluation with a low rating and no such follow-up."""
    follow_ups = (one.record for one in ledger.records.of(FollowUp))
    helped = {(one.unit, one.employee, one.evaluation) for one in follow_ups if one.type in HELP}
    for document in settled(ledger.records) if is_own(ledger.records) else ():
        own = document.record
        low = own.status == "final" and own.rating in LOW
        if low and (own.unit, own.employee, own.period) not in helped:
            yield RULE.finding(document.at("rating"))
