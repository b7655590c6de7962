"""What else is told about a government, as a menu; a page that does not exist is not offered."""

from collections.abc import Callable
from dataclasses import dataclass

from kinerja.disclose.published import Release
from kinerja.publish import address
from kinerja.publish.address import Address
from kinerja.publish.content import Site
from kinerja.publish.pages.governments import approvals
from kinerja.publish.pages.history import reviews
from kinerja.publish.pages.lists import late
from kinerja.publish.pages.staff import people
from kinerja.publish.pages.units import ratings
from kinerja.publish.voice import Voice


@dataclass(frozen=True, slots=True)
class Door:
    """A page about a government: its name, what one finds there, and its address."""

    name: str
    about: str
    address: Address


def _always(_site: Site, _release: Release) -> bool:
    return True


# What citizens ask most often stands first.
_DOORS: tuple[tuple[str, Callable[[str], Address], Callable[[Site, Release], bool]], ...] = (
    ("promises", address.promises, _always),
    ("goals", address.goals, _always),
    ("late", address.late, _always),
    ("ratings", address.ratings, lambda _, release: ratings.has_ratings(release)),
    ("people", address.people, lambda _, release: people.has_people(release)),
    ("releases", address.releases, _always),
    ("approvals", address.approvals, lambda site, release: approvals.of(site, release) is not None),
    ("corrections", address.corrections, _always),
    ("reviews", address.reviews, lambda _, release: reviews.exists(release)),
    ("open-data", address.open_data, _always),
)


def menu(site: Site, voice: Voice, release: Release) -> tuple[Door, ...]:
    """The pages about a government."""
    return tuple(
        Door(voice.text(f"government.doors.{key}"), _about(voice, release, key), place(release.government.id))
        for key, place, exists in _DOORS
        if exists(site, release)
    )


def _about(voice: Voice, release: Release, key: str) -> str:
    missing = late.count(release) if key == "late" else 0
    if missing:
        return voice.text("government.missing", count=voice.number(missing))
    return voice.text(f"government.abouts.{key}")
