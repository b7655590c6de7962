"""Runs the cross-record rules in their order; a record that broke a needed rule is not examined again."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kinerja.diagnostic import Finding
from kinerja.score.ledger import Ledger
from kinerja.validate import waivers
from kinerja.validate.rules import RULES


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
    found = (finding for module in RULES for finding in module.check(ledger))
    return joined(found, waivers.in_force(ledger.records))


def joined(found: Iterable[Finding], held: Iterable[tuple[str, str]]) -> Examined:
    """What all rules found, in whatever order: without what follows from another fault, and without what is waived."""
    kept: list[Finding] = []
    waived: list[Finding] = []
    held = tuple(held)
    for finding in sorted(_own_faults(found), key=lambda one: one.order):
        (waived if waivers.is_waived(held, finding) else kept).append(finding)
    return Examined(tuple(kept), tuple(waived))


def _own_faults(found: Iterable[Finding]) -> Iterator[Finding]:
    """The findings in records that broke no rule which theirs needs, rule by rule."""
    by_rule: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in found:
        by_rule[finding.rule].append(finding)
    broken: defaultdict[str, set[str]] = defaultdict(set)
    for rule in (module.RULE for module in RULES):
        for finding in by_rule[rule.slug]:
            if not any(finding.at.path in broken[slug] for slug in rule.needs):
                broken[rule.slug].add(finding.at.path)
                yield finding
