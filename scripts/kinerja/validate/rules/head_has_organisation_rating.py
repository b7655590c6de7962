"""The head of a unit has the unit's rating as rating of results.

SE MenPANRB 3/2023 makes the two one, so that heads are not rated better than what they lead.
In a part of all repositories, the rating may lie in another one.
Mend it by setting the organisation rating first, or by bringing the rating of results in line with it.
"""

from collections.abc import Iterator

from kinerja.diagnostic import Finding, Rule, Severity
from kinerja.model import Evaluation, OrganisationRating
from kinerja.score.ledger import Ledger
from kinerja.score.rater import RESULTS_OF_UNIT, Rater
from kinerja.validate import elsewhere
from kinerja.validate.evaluations import settled

NEEDS = frozenset({"file-matches-id", "reference-exists"})
RULE = Rule("head-has-organisation-rating", Severity.ERROR, needs=NEEDS)


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each head whose unit has no rating, or another one."""
    rater = Rater(ledger.records)
    for document in settled(ledger.records):
        unit, given = rater.head_rating(document.record), document.record.results_rating
        if isinstance(unit, str) and not _elsewhere(ledger, document.record):
            yield RULE.finding(document.at("results_rating"))
        elif not isinstance(unit, str) and unit and given and given != RESULTS_OF_UNIT.get(unit.record.rating, given):
            yield RULE.finding(document.at("results_rating"), unit.at("rating"))


def _elsewhere(ledger: Ledger, head: Evaluation) -> bool:
    """Whether the unit's rating is missing because another repository holds it."""
    path = ledger.records.path(OrganisationRating, unit=head.unit, period=head.period)
    return not ledger.records.has_path(path) and elsewhere.lies_elsewhere(ledger.records, path)
