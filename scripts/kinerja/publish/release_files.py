"""Where the file of each release and the feeds lie on the site, and whether the chain of releases holds."""

from collections.abc import Sequence
from hashlib import sha256 as digest
from itertools import pairwise

from kinerja.disclose.published import Release, encode
from kinerja.publish import address
from kinerja.publish.address import ROOTS, Address, path, relative
from kinerja.publish.once import once

NAME = "release.json"
FEED = "feed.xml"

# A release is in no language of the site: its file lies once, below the root.
LANGUAGE = next(language for language, root in ROOTS.items() if not root)


def document(language: str, here: Address, release: Release) -> str:
    """The link from a page of a language to the file of a release."""
    there = path(LANGUAGE, address.release(release.government.id, release.number))
    return relative(ROOTS[language] + path(language, here), f"{there}{NAME}")


def feed(language: str, government: str, unit: str = "") -> str:
    """The path of the feed of a government or of one of its units, below the folder of the language."""
    place = address.unit(government, unit) if unit else address.releases(government)
    return f"{path(language, place)}{FEED}"


@once(256)
def sha256(release: Release) -> str:
    """The SHA-256 of a release's file, which the next release names."""
    return digest(encode(release)).hexdigest()


def broken(chain: Sequence[Release]) -> tuple[int, ...]:
    """The numbers of the releases that do not name the file of the release before them as it is."""
    return tuple(
        after.number
        for before, after in pairwise(chain)
        if not after.previous or (after.previous.number, after.previous.sha256) != (before.number, sha256(before))
    )
