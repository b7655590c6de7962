"""Addresses of pages: the same in every language but for the words of the site in them."""

import posixpath
import re
from functools import lru_cache
from typing import TypeGuard

from kinerja.disclose.published import PublishedSurvey
from kinerja.publish.faults import SiteFault
from kinerja.texts import text

# Parts of an address; a part that begins with `@` is a word of the site, `pages.slugs.<word>`.
Address = tuple[str, ...]

HOME: Address = ()
METHOD: Address = ("@method",)
VECTORS: Address = (*METHOD, "@vectors")
RULES: Address = ("@rules",)
OPEN_DATA: Address = ("@open-data",)
ABOUT: Address = ("@about",)
GLOSSARY: Address = ("@glossary",)
PRIVACY: Address = ("@privacy",)
ACCESSIBILITY: Address = ("@accessibility",)
SEARCH: Address = ("@search",)

# Where each language stands under the root of the site.
ROOTS = {"id": "", "en": "en/"}

# A release is read without its schema: an id must not lead out of the folder of the site.
_PART = re.compile(r"[A-Za-z0-9]+(?:[-.][A-Za-z0-9]+)*", re.ASCII)


def government(identifier: str) -> Address:
    """Page of a government."""
    return "@governments", identifier


def unit(identifier: str, unit_id: str) -> Address:
    """Page of a unit."""
    return *government(identifier), unit_id


def indicator(identifier: str, unit_id: str, indicator_id: str) -> Address:
    """Page of an indicator."""
    return *unit(identifier, unit_id), indicator_id


def survey(identifier: str, unit_id: str, one: PublishedSurvey) -> Address:
    """Page of a survey."""
    return *unit(identifier, unit_id), "@survey", f"{one.period}-{one.service}"


# What else is told about a government stands beside the pages of its units, whose ids could be the same words.


def goals(identifier: str, page: int = 1) -> Address:
    """What the government wants: vision, missions, goals and their indicators, page by page."""
    return _paged(("@goals", identifier), page)


def promises(identifier: str, page: int = 1, group: str = "") -> Address:
    """All indicators of a government with their latest figures, or those of one group, page by page."""
    return _paged(("@promises", identifier, *((f"@{group}",) if group else ())), page)


def peers(identifier: str, unit_type: str, page: int = 1) -> Address:
    """The units of one kind side by side, page by page."""
    return _paged(("@peers", identifier, unit_type), page)


def people(identifier: str) -> Address:
    """Figures about the people of a government."""
    return "@people", identifier


def ratings(identifier: str) -> Address:
    """How the units of a government were rated."""
    return "@ratings", identifier


def late(identifier: str, page: int = 1) -> Address:
    """What should be known by now and is not, page by page."""
    return _paged(("@late", identifier), page)


def reviews(identifier: str) -> Address:
    """The periodic reviews of indicators and system."""
    return "@reviews", identifier


def corrections(identifier: str) -> Address:
    """What was corrected after a period was closed."""
    return "@corrections", identifier


def approvals(identifier: str) -> Address:
    """Who approved the records of a government."""
    return "@approvals", identifier


def releases(identifier: str) -> Address:
    """All releases of a government."""
    return "@releases", identifier


def release(identifier: str, number: int) -> Address:
    """What one release changed."""
    return *releases(identifier), str(number)


def open_data(identifier: str) -> Address:
    """The data files of a government, and the page that lists them."""
    return *OPEN_DATA, identifier


def computation(identifier: str, unit_id: str, indicator_id: str, page: int = 1) -> Address:
    """How every figure of an indicator was computed, page by page."""
    return _paged(("@computation", identifier, unit_id, indicator_id), page)


def embed(identifier: str, unit_id: str, indicator_id: str) -> Address:
    """The chart of an indicator for other sites."""
    return "@embed", identifier, unit_id, indicator_id


def _paged(place: Address, page: int) -> Address:
    return place if page == 1 else (*place, str(page))


def rules(group: str) -> Address:
    """The rules of one group, a word of `pages.rules.groups`."""
    return *RULES, f"@rules-{group}"


def policy(identifier: str) -> Address:
    """Page of a scoring policy."""
    return *METHOD, identifier


def disclosure(identifier: str) -> Address:
    """Page of a disclosure policy, which says how people are protected."""
    return *METHOD, "@people", identifier


@lru_cache(maxsize=16_384)
def path(language: str, address: Address) -> str:
    """The address in a language, without the language's root: `` or `metode/skm/`."""
    return "".join(f"{_part(language, part)}/" for part in address)


def relative(here: str, there: str) -> str:
    """A link from one path of the site to another; paths of pages end with a slash.

    It names the file of a page, so that it leads there from a folder without a server too.
    """
    place, sign, anchor = there.partition("#")
    target = f"{place}index.html" if place.endswith("/") or not place else place
    ours, theirs = here.rstrip("/").split("/") if here else [], target.split("/")
    shared = 0
    while shared < len(ours) and shared < len(theirs) and ours[shared] == theirs[shared]:
        shared += 1
    return "/".join([*[".."] * (len(ours) - shared), *theirs[shared:]]) + sign + anchor


def is_web_address(url: str | None) -> TypeGuard[str]:
    """Whether an address of a record leads to the web, and nowhere else: `javascript:` stays a text."""
    return url is not None and url.startswith(("https://", "http://"))


def from_file(here: str, there: str, url: str = "") -> str:
    """A link that stands in a file of the site: whole where the site's address is known, else the way from the file."""
    return f"{url}/{there}" if url else relative(posixpath.dirname(here), there)


def _part(language: str, part: str) -> str:
    word = text(language, f"pages.slugs.{part[1:]}") if part.startswith("@") else part
    if not _PART.fullmatch(word):
        raise SiteFault(f"{word!r} cannot be part of an address")
    return word
