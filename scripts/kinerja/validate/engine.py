"""Runs the cross-record rules in their order; a record that broke a needed rule is not examined again."""

from collections import defaultdict

from kinerja.diagnostic import Finding
from kinerja.score.ledger import Ledger
from kinerja.validate.rules import RULES


def run(ledger: Ledger) -> tuple[Finding, ...]:
    """The findings of all rules, sorted by place: one fault gives one finding."""
    broken: defaultdict[str, set[str]] = defaultdict(set)
    findings: list[Finding] = []
    for module in RULES:
        for finding in module.check(ledger):
            if not any(finding.at.path in broken[slug] for slug in module.RULE.needs):
                findings.append(finding)
                broken[module.RULE.slug].add(finding.at.path)
    return tuple(sorted(findings, key=lambda one: one.order))
