"""The rules that every record is checked against: a list of all, and a page for each group of them."""

from collections.abc import Iterator
from dataclasses import dataclass

from kinerja.publish import address
from kinerja.publish.content import RuleEntry, Site
from kinerja.publish.page import Crumb, Page
from kinerja.publish.voice import Voice

# The groups in the order in which they matter to a reader, and the sections of rules that they hold.
SECTIONS = {
    **{"people": "personal", "files": "files", "shape": "schema", "text": "yaml"},
    **{"approvals": "approvals", "owners": "owners", "receiving": "receive", "collecting": "collect"},
}
GROUPS = ("errors", "warnings", *SECTIONS)


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A rule in words; facts are gaps."""

    slug: str
    severity: str
    title: str
    message: str
    fix: str


@dataclass(frozen=True, slots=True)
class Group:
    """The rules of one group, a word of `pages.rules.groups`."""

    name: str
    rules: tuple[RuleRow, ...]


def pages(site: Site, voice: Voice) -> Iterator[Page]:
    """The list of all rules, and the page of each group that has any."""
    groups = tuple(_groups(site, voice))
    yield Page(
        address=address.RULES,
        title=voice.text("rules.title"),
        description=voice.text("rules.description", count=voice.number(len(site.rules))),
        template="rules.html",
        view={"groups": groups},
    )
    for group in groups:
        yield _page(voice, group)


def _page(voice: Voice, group: Group) -> Page:
    return Page(
        address=address.rules(group.name),
        title=voice.text("rules.group_title", group=voice.text(f"rules.groups.{group.name}")),
        description=voice.text(f"rules.leads.{group.name}"),
        template="rule_group.html",
        trail=(Crumb(voice.text("rules.title"), address.RULES),),
        view={"group": group},
        keywords=tuple(rule.slug for rule in group.rules),
    )


def _groups(site: Site, voice: Voice) -> Iterator[Group]:
    for name in GROUPS:
        rules = tuple(_row(voice, rule) for rule in site.rules if _group(rule) == name)
        if rules:
            yield Group(name, rules)


def _group(rule: RuleEntry) -> str:
    named = (name for name, section in SECTIONS.items() if section == rule.section)
    return next(named, "errors" if rule.severity == "error" else "warnings")


def _row(voice: Voice, rule: RuleEntry) -> RuleRow:
    key = f"{rule.section}.{rule.slug}"
    return RuleRow(
        slug=rule.slug,
        severity=rule.severity,
        title=voice.pattern(f"{key}.title"),
        message=voice.pattern(f"{key}.message"),
        fix=voice.pattern(f"{key}.fix"),
    )
