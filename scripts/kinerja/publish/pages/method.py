"""The method: formulas in words, and each scoring policy with its ranges, legal basis and examples."""

from collections.abc import Iterator
from dataclasses import dataclass

from kinerja.publish import address
from kinerja.publish.content import Site
from kinerja.publish.marks import ranked
from kinerja.publish.page import Crumb, Page
from kinerja.publish.shapes import Band, Policy
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


@dataclass(frozen=True, slots=True)
class BandRow:
    """A range with its word."""

    word: str
    letter: str
    lowest: str
    highest: str
    clause: str | None


def pages(site: Site, voice: Voice) -> Iterator[Page]:
    """The index of methods, and one page for each policy."""
    policies = site.policies()
    yield Page(
        address=address.METHOD,
        title=voice.text("method.title"),
        description=voice.text("method.description"),
        template="method.html",
        view={"policies": policies, "methods": METHODS, "states": STATES},
    )
    for policy in policies:
        yield _page(site, voice, policy)


def _page(site: Site, voice: Voice, policy: Policy) -> Page:
    title = voice.wording(policy.title)
    return Page(
        address=address.policy(policy.id),
        title=voice.text("method.policy_title", title=title),
        description=voice.wording(policy.summary),
        template="policy.html",
        trail=(Crumb(voice.text("method.title"), address.METHOD),),
        view={
            "policy": policy,
            "heading": title,
            "validity": _validity(voice, policy),
            "bands": tuple(_band(voice, policy, band) for band in ranked(policy)),
            "examples": tuple((voice.number(one.value), _word(voice, policy, one.band)) for one in policy.examples),
            "users": tuple(_users(site, policy)),
        },
    )


def _validity(voice: Voice, policy: Policy) -> str:
    since = voice.day(policy.valid_from)
    if policy.valid_until is None:
        return voice.text("method.valid_from", **{"from": since})
    return voice.text("method.valid_between", until=voice.day(policy.valid_until), **{"from": since})


def _band(voice: Voice, policy: Policy, band: Band) -> BandRow:
    no_limit = voice.text("method.no_limit")
    legal = next((one for one in policy.legal if one.id == band.legal), None)
    return BandRow(
        word=voice.wording(band.word),
        letter=band.letter or voice.text("none"),
        lowest=no_limit if band.lowest is None else voice.number(band.lowest),
        highest=no_limit if band.highest is None else voice.number(band.highest),
        clause=legal.id if legal else None,
    )


def _word(voice: Voice, policy: Policy, band_id: str) -> str:
    band = next((one for one in policy.bands if one.id == band_id), None)
    if band is None:
        return band_id
    word = voice.wording(band.word)
    return voice.text("format.letter", letter=band.letter, word=word) if band.letter else word


def _users(site: Site, policy: Policy) -> Iterator[Crumb]:
    for release in site.latest:
        if any(one.id == policy.id for one in release.policies):
            yield Crumb(release.government.name, address.government(release.government.id))
