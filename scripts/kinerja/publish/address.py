"""Addresses of pages: the same in every language but for the words of the site in them."""

import posixpath
import re

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


def policy(identifier: str) -> Address:
    """Page of a scoring policy."""
    return *METHOD, identifier


def disclosure(identifier: str) -> Address:
    """Page of a disclosure policy, which says how people are protected."""
    return *METHOD, "@people", identifier


def path(language: str, address: Address) -> str:
    """The address in a language, without the language's root: `` or `metode/skm/`."""
    return "".join(f"{_part(language, part)}/" for part in address)


def relative(here: str, there: str) -> str:
    """A link from one path of the site to another; paths of pages end with a slash."""
    link = posixpath.relpath(f"/{there}", f"/{here}")
    return f"{link}/" if there.endswith("/") or not there else link


def _part(language: str, part: str) -> str:
    word = text(language, f"pages.slugs.{part[1:]}") if part.startswith("@") else part
    if not _PART.fullmatch(word):
        raise SiteFault(f"{word!r} cannot be part of an address")
    return word
