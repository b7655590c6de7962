"""Runs the cross-record rules in their order; a record that broke a needed rule is not examined again."""

from collections import defaultdict
from dataclasses import dataclass

from kinerja.diagnostic import Finding
from kinerja.score.ledger import Ledger
from kinerja.validate.rules import RULES
from kinerja.validate.waivers import is_waived


@dataclass(frozen=True, slots=True)
class Examined:
    """The findings, and those that are left out because a waiver that holds covers them; both by place."""

    findings: tuple[Finding, ...]
    waived: tuple[Finding, ...]


def run(ledger: Ledger) -> tuple[Finding, ...]:
    """The findings of all rules that nobody waived, sorted by place: one fault gives one finding."""
    return examine(ledger).findings


def examine(ledger: Ledger) -> Examined:
    """The findings of all rules, and which of them are waived."""
    found = [(one, is_waived(ledger.records, one)) for one in _found(ledger)]
    return Examined(
        findings=tuple(one for one, waived in found if not waived),
        waived=tuple(one for one, waived in found if waived),
    )


def _found(ledger: Ledger) -> list[Finding]:
    broken: defaultdict[str, set[str]] = defaultdict(set)
    findings: list[Finding] = []
    for module in RULES:
        for finding in module.check(ledger):
            if not any(finding.at.path in broken[slug] for slug in module.RULE.needs):
                findings.append(finding)
                broken[module.RULE.slug].add(finding.at.path)
    return sorted(findings, key=lambda one: one.order)
