"""The rules that every record is checked against, one anchor each."""

from collections.abc import Iterator
from dataclasses import dataclass

from kinerja.publish import address
from kinerja.publish.content import RuleEntry, Site
from kinerja.publish.page import Page
from kinerja.publish.voice import Voice


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A rule in words; facts are gaps."""

    slug: str
    severity: str
    title: str
    message: str
    fix: str


def pages(site: Site, voice: Voice) -> Iterator[Page]:
    """The page of rules."""
    yield Page(
        address=address.RULES,
        title=voice.text("rules.title"),
        description=voice.text("rules.description"),
        template="rules.html",
        view={"rules": tuple(_row(voice, rule) for rule in site.rules)},
    )


def _row(voice: Voice, rule: RuleEntry) -> RuleRow:
    key = f"{rule.section}.{rule.slug}"
    return RuleRow(
        slug=rule.slug,
        severity=rule.severity,
        title=voice.pattern(f"{key}.title"),
        message=voice.pattern(f"{key}.message"),
        fix=voice.pattern(f"{key}.fix"),
    )
