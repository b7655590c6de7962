"""A target is not changed when its results are known already.

A target that follows the result is no target; officials, strategy or priorities that change should show in the year.
Mend it by the target as agreed before, or by the day on which the change was really agreed.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise

from kinerja import periods
from kinerja.diagnostic import Finding, Rule, Severity
from kinerja.load.document import Document
from kinerja.load.index import Index
from kinerja.model import Agreement, Measurement, Target
from kinerja.score.ledger import Ledger

RULE = Rule("target-changed-after-results", Severity.WARNING, needs=frozenset({"file-matches-id", "listed-once"}))


# The reports on a unit in a year, by path.
Reports = Mapping[tuple[str, int], list[Document[Measurement]]]


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each such target, related to the earlier target and the report."""
    reports = _reports(ledger.records)
    for before, now in _versions(ledger.records):
        earlier = {one.indicator: (number, one) for number, one in enumerate(before.record.targets)}
        for number, target in enumerate(now.record.targets):
            place, old = earlier.get(target.indicator, (0, target))
            report = _known(reports, now.record, target.indicator) if _promise(old) != _promise(target) else None
            if report:
                related = (before.at("targets", place), report.at("reported_on"))
                facts = {"agreed": now.record.agreed_on or "", "reported": report.record.reported_on or ""}
                yield RULE.finding(now.at("targets", number), *related, indicator=target.indicator, **facts)


def _versions(records: Index) -> Iterator[tuple[Document[Agreement], Document[Agreement]]]:
    """Each version of an agreement beside the next one."""
    found: dict[tuple[str, int], list[Document[Agreement]]] = defaultdict(list)
    for document in records.of(Agreement):
        found[document.record.unit, document.record.year].append(document)
    for versions in found.values():
        yield from pairwise(sorted(versions, key=lambda one: one.record.version))


def _reports(records: Index) -> Reports:
    found: dict[tuple[str, int], list[Document[Measurement]]] = defaultdict(list)
    for document in records.of(Measurement):
        found[document.record.unit, periods.year(document.record.period)].append(document)
    return found


def _known(reports: Reports, agreement: Agreement, indicator: str) -> Document[Measurement] | None:
    """The first report of a result in the agreement's year that was there before the change."""
    for document in reports.get((agreement.unit, agreement.year), ()):
        own, changed = document.record, agreement.agreed_on
        early = own.reported_on is not None and changed is not None and own.reported_on < changed
        if early and any(one.indicator == indicator for one in own.results):
            return document
    return None


def _promise(target: Target) -> tuple[object, ...]:
    return target.value, target.word, target.lowest, target.highest, target.steps
