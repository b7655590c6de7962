"""What a record refers to exists.

A figure without its unit, period, indicator, goal, source or policy can be neither scored nor checked by a reader.
In a unit's own repository, what another repository is named for is looked for there, when all are collected.
Mend it by correcting the id, or by adding the record it names.
"""

from collections.abc import Iterator

from kinerja.diagnostic import Finding, Rule, Severity
from kinerja.score.ledger import Ledger
from kinerja.validate import elsewhere
from kinerja.validate.references import references

RULE = Rule("reference-exists", Severity.ERROR, needs=frozenset({"file-matches-id"}))


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each id that names nothing."""
    for missing in references(ledger.records):
        if not elsewhere.excused(ledger.records, missing):
            yield RULE.finding(missing.at(), field=missing.key, id=missing.id)
