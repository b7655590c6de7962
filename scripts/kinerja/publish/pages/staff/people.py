"""The people of a government: every group that is told of, period by period, and how to read the figures."""

from collections.abc import Iterator, Sequence

from kinerja.disclose.published import METRICS, Release, StaffGroup
from kinerja.publish import address
from kinerja.publish.content import Site
from kinerja.publish.page import Page
from kinerja.publish.pages import parts
from kinerja.publish.pages.lists import leaves
from kinerja.publish.pages.lists.leaves import Leaf
from kinerja.publish.pages.staff.sections import StaffPages
from kinerja.publish.voice import Voice

# Every cell names its figure for screen readers and for the audit: more rows would be too much for a slow connection.
_ROWS = 12

# What the one sign may mean. Which of them holds for a figure is never told.
_REASONS = ("few", "difference", "single")


def pages(site: Site, voice: Voice) -> Iterator[Page]:
    """The pages of each government that tells of its people."""
    for chain in site.chains:
        if has_people(chain[-1]):
            staff = StaffPages(site, voice, chain)
            every = leaves.leaves({one.period: groups.tree() for one, groups in staff.periods}, _ROWS)
            for leaf in every:
                yield _page(voice, chain[-1], staff, every, leaf)


def has_people(release: Release) -> bool:
    """Whether a government tells of its people, and so has a page about them."""
    return any(one.groups for one in release.staff)


def _page(
    voice: Voice, release: Release, staff: StaffPages, every: Sequence[Leaf[StaffGroup]], leaf: Leaf[StaffGroup]
) -> Page:
    government = release.government
    root = address.people(government.id)
    facts = {"name": government.name, "period": voice.period(leaf.period)}
    groups = staff.of_groups(leaf.period, leaf.entries)
    return Page(
        address=leaf.place(root),
        title=voice.text("staff.page_title", **facts),
        description=voice.text("staff.description", **facts),
        template="people.html",
        release=release,
        trail=(*parts.crumbs(release), *leaves.trail(voice, root, voice.text("staff.title"), leaf)),
        kind="list",
        view={
            "period": facts["period"],
            "turning": leaves.turning(voice, root, every, leaf),
            "groups": groups,
            "everybody": staff.of_everybody() if leaf is every[0] else None,
            "metrics": tuple(one for one in METRICS if any(one == column.metric for column in groups.columns)),
            "reasons": _REASONS,
        },
    )
