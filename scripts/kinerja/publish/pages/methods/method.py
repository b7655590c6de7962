"""The method: formulas in words, and the scoring policies by what they are for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kinerja.disclose.published import ScoringPolicy
from kinerja.publish import address
from kinerja.publish.content import Site
from kinerja.publish.page import Crumb, Page
from kinerja.publish.pages.methods.policy import replacement, validity
from kinerja.publish.voice import Voice

METHODS = (
    "ratio",
    "inverse-2t",
    "inverse-ratio",
    "range",
    "progress",
    "maintain-above",
    "maintain-below",
    "milestone",
    "ordinal",
)

STATES = ("pending", "not-measured", "not-applicable", "no-target", "zero-target", "no-baseline", "unscorable")

# What a reader looks for, and the uses of policies that answer it.
GROUPS = {
    "indicators": ("status", "achievement"),
    "surveys": ("survey",),
    "organisations": ("organisation-rating", "accountability"),
    "people": ("person-rating", "feedback", "credit-points", "training-hours", "talent"),
}


@dataclass(frozen=True, slots=True)
class PolicyRow:
    """A policy in the list."""

    policy: ScoringPolicy
    validity: str
    used: bool
    replacement: Crumb | None


@dataclass(frozen=True, slots=True)
class Group:
    """The policies for one kind of thing."""

    id: str
    rows: tuple[PolicyRow, ...]


def pages(site: Site, voice: Voice) -> Iterator[Page]:
    """The index of methods."""
    yield Page(
        address=address.METHOD,
        title=voice.text("method.title"),
        description=voice.text("method.description"),
        template="method.html",
        view={
            "groups": tuple(_groups(site, voice)),
            "disclosures": tuple(
                Crumb(voice.wording(one.title), address.disclosure(one.id)) for one in site.known_disclosures()
            ),
            "methods": METHODS,
            "states": STATES,
            "vectors": bool(site.vector_files()),
        },
    )


def _groups(site: Site, voice: Voice) -> Iterator[Group]:
    policies = site.known_policies()
    named = {use for uses in GROUPS.values() for use in uses}
    # A use that a later release knows and this list does not must not vanish.
    others = tuple(sorted({one.use for one in policies} - named))
    for name, uses in (GROUPS | {"others": others}).items():
        rows = tuple(_row(site, voice, one) for one in _ordered(policies, uses))
        if rows:
            yield Group(name, rows)


def _ordered(policies: Sequence[ScoringPolicy], uses: Sequence[str]) -> list[ScoringPolicy]:
    """By use, the newest first, those that were replaced behind those that replace them."""
    wanted = (one for one in policies if one.use in uses)
    chosen = sorted(wanted, key=lambda one: (one.valid_from, one.superseded_by is None), reverse=True)
    return sorted(chosen, key=lambda one: uses.index(one.use))


def _row(site: Site, voice: Voice, policy: ScoringPolicy) -> PolicyRow:
    return PolicyRow(policy, validity(voice, policy), bool(site.users(policy)), replacement(site, voice, policy))
