"""What scoring finds wrong with a policy, as findings of the rule that each fault breaks."""

from collections.abc import Iterator

from kinerja.diagnostic import Finding, Rule
from kinerja.model import ScoringPolicy
from kinerja.score.ledger import Ledger
from kinerja.score.policy import sound

# What must be right before the examples and cases of a policy are tried.
STRUCTURE = frozenset(
    {
        "listed-once",
        "limits-in-order",
        "reference-exists",
        "policy-names-known",
        "policy-bands-meet",
        "policy-cells-complete",
        "policy-weights-add-up",
        "policy-pieces-rise",
    }
)


def of_rule(rule: Rule, ledger: Ledger) -> Iterator[Finding]:
    """One finding for each fault of a policy that breaks this rule."""
    for document in ledger.records.of(ScoringPolicy):
        for fault in sound(document.record):
            if fault.rule == rule.slug:
                related = () if fault.related is None else (document.at(*fault.related),)
                yield rule.finding(document.at(*fault.at), *related, **fault.facts)
