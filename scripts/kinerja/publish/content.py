"""What a site is made of."""

from dataclasses import dataclass
from pathlib import Path

from kinerja.disclose.published import Release
from kinerja.publish.shapes import Policy


@dataclass(frozen=True, slots=True)
class RuleEntry:
    """A rule of the check; its sentences are `<section>.<slug>.title`, `.message` and `.fix`."""

    slug: str
    severity: str
    section: str = "rules"


@dataclass(frozen=True, slots=True)
class Site:
    """The releases of each government, oldest first; the rules; the folder of `<language>/*.md` written by hand.

    A `preview` says on each page that it is not published.
    """

    releases: tuple[tuple[Release, ...], ...]
    rules: tuple[RuleEntry, ...]
    hand_written: Path
    preview: bool = False

    @property
    def latest(self) -> tuple[Release, ...]:
        """The newest release of each government, by its name."""
        newest = (chain[-1] for chain in self.releases if chain)
        return tuple(sorted(newest, key=lambda one: (one.government.name, one.government.id)))

    def rule(self, slug: str) -> RuleEntry | None:
        """A rule by its slug."""
        return next((one for one in self.rules if one.slug == slug), None)

    def policies(self) -> tuple[Policy, ...]:
        """The policies of all releases, each as its newest release has it."""
        ordered = sorted(self.latest, key=lambda one: (one.made, one.government.id))
        known = {policy.id: policy for release in ordered for policy in release.policies}
        return tuple(known[identifier] for identifier in sorted(known))
