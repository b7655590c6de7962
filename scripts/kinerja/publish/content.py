"""What a site is made of."""

from dataclasses import dataclass
from pathlib import Path

from kinerja.disclose.published import DisclosurePolicy, Release, ScoringPolicy
from kinerja.disclose.published.approvals import Approvals

VECTORS_SCHEMA = "vectors.schema.json"


@dataclass(frozen=True, slots=True)
class RuleEntry:
    """A rule of the check; its sentences are `<section>.<slug>.title`, `.message` and `.fix`."""

    slug: str
    severity: str
    section: str = "rules"


@dataclass(frozen=True, slots=True)
class Site:
    """The releases of each government, oldest first; the rules; the folder of `<language>/*.md` written by hand.

    `policies` are those at hand besides those of the releases, `vectors` the folder of their test vectors.
    A `preview` says on each page that it is not published. `url` is the address of the site without the last slash,
    where it is known: feeds and catalogues need whole addresses. `approvals` are the counts of governments that
    published them.
    """

    releases: tuple[tuple[Release, ...], ...]
    rules: tuple[RuleEntry, ...]
    hand_written: Path
    preview: bool = False
    policies: tuple[ScoringPolicy, ...] = ()
    vectors: Path | None = None
    url: str = ""
    approvals: tuple[Approvals, ...] = ()

    @property
    def chains(self) -> tuple[tuple[Release, ...], ...]:
        """The releases of each government that has any, oldest first."""
        return tuple(chain for chain in self.releases if chain)

    @property
    def latest(self) -> tuple[Release, ...]:
        """The newest release of each government, by its name."""
        newest = (chain[-1] for chain in self.chains)
        return tuple(sorted(newest, key=lambda one: (one.government.name, one.government.id)))

    def rule(self, slug: str) -> RuleEntry | None:
        """A rule by its slug."""
        return next((one for one in self.rules if one.slug == slug), None)

    def known_policies(self) -> tuple[ScoringPolicy, ...]:
        """All policies by id; one that a release has as the newest release has it."""
        ordered = sorted(self.latest, key=lambda one: (one.made, one.government.id))
        known = {policy.id: policy for policy in self.policies}
        known |= {policy.id: policy for release in ordered for policy in release.policies}
        return tuple(known[identifier] for identifier in sorted(known))

    def known_disclosures(self) -> tuple[DisclosurePolicy, ...]:
        """All disclosure policies that any release has, by id, each as the newest release has it.

        Figures of an early period stay under the policy of their time, so releases before the newest count as well.
        """
        every = sorted((one for chain in self.releases for one in chain), key=lambda one: one.made)
        known = {one.disclosure.id: one.disclosure for one in every if one.disclosure}
        return tuple(known[identifier] for identifier in sorted(known))

    def users(self, policy: ScoringPolicy) -> tuple[Release, ...]:
        """The newest releases that hold a policy."""
        return tuple(one for one in self.latest if any(held.id == policy.id for held in one.policies))

    def vector_files(self) -> tuple[Path, ...]:
        """The files of test vectors, by name."""
        return tuple(sorted(self.vectors.glob("*.json"))) if self.vectors else ()
