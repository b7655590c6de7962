"""Who approved the records of a government: what is checked, how often it held, and how to check it oneself."""

from collections.abc import Iterator
from dataclasses import dataclass

from kinerja.disclose.published import Release
from kinerja.disclose.published.approvals import Approvals, ApprovedTier, BrokenRule
from kinerja.publish import address
from kinerja.publish.content import Site
from kinerja.publish.page import Crumb, Page
from kinerja.publish.voice import Voice

CHECKED = ("right", "other", "same", "signed", "closed")
_SHORT = 12


@dataclass(frozen=True, slots=True)
class TierRow:
    """A kind of approval: changes that needed it, and those that had it."""

    title: str
    changes: str
    approved: str
    is_whole: bool


@dataclass(frozen=True, slots=True)
class BrokenRow:
    """A rule that was broken, how often, and where it is explained."""

    title: str
    count: str
    anchor: str | None


def of(site: Site, release: Release) -> Approvals | None:
    """The counts of a government, where it has published any."""
    return next((one for one in site.approvals if one.government == release.government.id), None)


def pages(site: Site, voice: Voice) -> Iterator[Page]:
    """A page for each government that has published its counts."""
    for release in site.latest:
        found = of(site, release)
        if found:
            yield _page(site, voice, release, found)


def _page(site: Site, voice: Voice, release: Release, found: Approvals) -> Page:
    government = release.government
    return Page(
        address=address.approvals(government.id),
        title=voice.text("approvals.title", name=government.name),
        description=voice.text("approvals.description", name=government.name, date=voice.day(found.day)),
        template="approvals.html",
        release=release,
        trail=(Crumb(government.name, address.government(government.id)),),
        view={
            "verdict": _verdict(voice, found),
            "is_whole": not found.findings,
            "checked": CHECKED,
            "tiers": tuple(_tier(voice, one) for one in found.tiers),
            "broken": tuple(_broken(site, voice, one) for one in found.findings),
            "day": voice.day(found.day),
            "commit": found.commit[:_SHORT],
            "since": found.since[:_SHORT] if found.since else None,
            "steps": voice.number(found.steps),
            "before": voice.number(found.before_policy) if found.before_policy else None,
            "command": f"kinerja verify-history --government {government.id} --head {found.commit[:_SHORT]}",
        },
    )


def _verdict(voice: Voice, found: Approvals) -> str:
    if found.findings:
        count = sum(one.count for one in found.findings)
        return voice.text("approvals.broken", count=voice.number(count), changes=voice.number(found.changes))
    return voice.text("approvals.whole" if found.changes else "approvals.nothing", changes=voice.number(found.changes))


def _tier(voice: Voice, one: ApprovedTier) -> TierRow:
    whole = one.approved == one.changes
    return TierRow(voice.wording(one.title), voice.number(one.changes), voice.number(one.approved), whole)


def _broken(site: Site, voice: Voice, one: BrokenRule) -> BrokenRow:
    """A rule that the site does not list keeps its short name."""
    rule = site.rule(one.rule)
    if rule is None:
        return BrokenRow(one.rule, voice.number(one.count), None)
    title = voice.pattern(f"{rule.section}.{rule.slug}.title")
    return BrokenRow(title, voice.number(one.count), f"#{rule.slug}")
