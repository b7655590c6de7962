"""What a record refers to exists.

A figure without its unit, period, indicator, goal, source or policy can be neither scored nor checked by a reader.
Mend it by correcting the id, or by adding the record it names.
"""

from collections.abc import Iterator

from kinerja.diagnostic import Finding, Rule, Severity
from kinerja.score.ledger import Ledger
from kinerja.validate.references import references

RULE = Rule("reference-exists", Severity.ERROR, needs=frozenset({"file-matches-id"}))


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each id that names nothing."""
    for missing in references(ledger.records):
        yield RULE.finding(missing.at(), field=missing.key, id=missing.id)
