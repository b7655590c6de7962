"""Makes a release: copies, field by field, what the published types name, and nothing else."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from kinerja.diagnostic import CannotRun, Finding
from kinerja.disclose import continuity, published as out, respondents
from kinerja.disclose.continuity import Continued
from kinerja.disclose.copying import copied
from kinerja.disclose.metric_classes import undeclared
from kinerja.disclose.register import Register
from kinerja.disclose.units import published_units
from kinerja.load.index import Index
from kinerja.model import Goal, Government, IndicatorReview, Period, ScoringPolicy
from kinerja.validate import engine

# Findings that citizens see beside the figures. What is not named here stays inside.
PUBLIC_NOTICES = frozenset(
    {
        "break-is-declared",
        "published-value-follows",
        "cumulative-value-falls",
        "only-quantity-indicators",
        "target-unchanged-for-years",
        "unattainable-or-inverted-target",
    }
)


def compose(
    records: Index,
    parts: Iterable[Continued],
    findings: Iterable[Finding],
    made: str,
    register: Register,
) -> out.Release:
    """The next release of one government's records, with the figures about people of the last one.

    `records` are those that belong to no unit, `parts` its units, each forgotten before the next, and `findings` what
    was found in all of them. It sees public records only; the corrections, which are private records until their
    target is known, come after. Raises CannotRun when the government's own record is missing.
    """
    if undeclared():
        raise RuntimeError(f"fields of a release without a class: {', '.join(undeclared())}")
    own = records.own_record()
    if own is None:
        raise CannotRun("no-government", government=records.government)
    told = _Told([one for one in findings if one.rule in PUBLIC_NOTICES])
    for part in parts:
        told.add(part)
    return out.Release(
        format=out.FORMAT,
        number=register.next_number,
        made=made,
        previous=register.previous,
        government=copied(out.PublishedGovernment, own),
        status_policy=next((use.policy for use in own.policies if use.use == "status"), None),
        disclosure=records.disclosure(),
        periods=tuple(copied(out.PublishedPeriod, one.record) for one in records.of(Period)),
        policies=_policies(records, own),
        goals=tuple(copied(out.PublishedGoal, one.record) for one in records.of(Goal)),
        units=tuple(sorted(told.units, key=lambda one: f"{one.id}/")),
        staff=register.releases[-1].staff if register.releases else (),
        reviews=tuple(_review(one.record) for one in records.of(IndicatorReview)),
        notices=_notices(records, told.findings),
        breaks=continuity.joined(told.breaks),
    )


def _review(one: IndicatorReview) -> out.PublishedReview:
    items = tuple(copied(out.PublishedReviewItem, item) for item in one.items)
    return copied(out.PublishedReview, one, items=items)


def _policies(records: Index, own: Government) -> tuple[ScoringPolicy, ...]:
    used = {use.policy for use in own.policies}
    return tuple(one.record for one in records.shared.of(ScoringPolicy) if one.record.id in used)


@dataclass
class _Told:
    """What is told of all parts: what was found in the records, the units, and the breaks of series."""

    findings: list[Finding]
    units: list[out.PublishedUnit] = field(default_factory=list)
    breaks: set[out.FoundBreak] = field(default_factory=set)

    def add(self, part: Continued) -> None:
        self.units += published_units(part)
        self.breaks.update(part.breaks)
        if part.units:
            # With the breaks that were found, other things may be found in these units than in the records.
            folders = tuple(f"records/{part.ledger.records.government}/units/{unit}/" for unit in part.units)
            kept = [one for one in self.findings if not one.at.path.startswith(folders)]
            anew = (one for one in (*engine.run(part.ledger), *part.findings) if one.rule in PUBLIC_NOTICES)
            self.findings = [*kept, *(one for one in anew if one.at.path.startswith(folders))]


def _notices(records: Index, findings: Iterable[Finding]) -> tuple[out.Notice, ...]:
    # What is told about a survey quotes its figures.
    shown = (one for one in findings if not respondents.is_withheld(records, one.at.path))
    return tuple(_notice(one) for one in sorted(shown, key=lambda one: one.order))


def _notice(finding: Finding) -> out.Notice:
    facts = {name: str(value) for name, value in sorted(finding.facts.items())}
    return out.Notice(rule=finding.rule, path=finding.at.path, line=finding.at.line, facts=facts)
