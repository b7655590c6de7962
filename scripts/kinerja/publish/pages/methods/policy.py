"""A scoring policy: what it is for, how it computes, its words, its legal basis, and its worked cases."""

from collections.abc import Iterator
from dataclasses import dataclass

from kinerja.disclose.published import Band, ScoringPolicy
from kinerja.publish import address
from kinerja.publish.content import Site
from kinerja.publish.marks import ranked
from kinerja.publish.page import Crumb, Page
from kinerja.publish.policies import blocks, cases
from kinerja.publish.policies.words import Anchor, Words
from kinerja.publish.voice import Voice


@dataclass(frozen=True, slots=True)
class BandRow:
    """A word with its range, where it has one."""

    word: str
    letter: str
    lowest: str
    highest: str
    condition: str
    clause: Anchor | None


def pages(site: Site, voice: Voice) -> Iterator[Page]:
    """One page for each policy."""
    for policy in site.known_policies():
        yield _page(site, Words(voice, policy, site.known_policies()))


def _page(site: Site, words: Words) -> Page:
    voice, policy = words.voice, words.policy
    title = voice.wording(policy.title)
    bands = tuple(_band(words, band) for band in ranked(policy))
    return Page(
        address=address.policy(policy.id),
        title=voice.text("method.policy_title", title=title),
        description=voice.wording(policy.summary),
        template="policy.html",
        kind="policy",
        trail=(Crumb(voice.text("method.title"), address.METHOD),),
        view={
            "policy": policy,
            "heading": title,
            "validity": validity(voice, policy),
            "replacement": replacement(site, voice, policy),
            "replaced": tuple(_replaced(site, voice, policy)),
            "computing": tuple(blocks.sentences(words)),
            "grid": blocks.grid(words),
            "tables": tuple(blocks.tables(words)),
            "advice": blocks.advice(words),
            "bands": bands,
            "figures": any(one.lowest is not None or one.highest is not None for one in policy.bands),
            "columns": tuple(_columns(policy)),
            "examples": cases.table(words),
            "vectors": next((one.name for one in site.vector_files() if one.stem == policy.id), None),
            "users": tuple(
                Crumb(one.government.name, address.government(one.government.id)) for one in site.users(policy)
            ),
        },
    )


def validity(voice: Voice, policy: ScoringPolicy) -> str:
    """From when to when a policy is in force."""
    since = voice.day(policy.valid_from)
    if policy.valid_until is None:
        return voice.text("method.valid_from", **{"from": since})
    return voice.text("method.valid_between", until=voice.day(policy.valid_until), **{"from": since})


def replacement(site: Site, voice: Voice, policy: ScoringPolicy) -> Crumb | None:
    """The policy that took this one's place, if the site knows it."""
    newer = next((one for one in site.known_policies() if one.id == policy.superseded_by), None)
    return Crumb(voice.wording(newer.title), address.policy(newer.id)) if newer else None


def _replaced(site: Site, voice: Voice, policy: ScoringPolicy) -> Iterator[Crumb]:
    for one in site.known_policies():
        if one.superseded_by == policy.id:
            yield Crumb(voice.wording(one.title), address.policy(one.id))


def _columns(policy: ScoringPolicy) -> Iterator[str]:
    """The columns of the table of words that hold anything."""
    yield "word"
    if any(one.letter for one in policy.bands):
        yield "letter"
    if any(one.lowest is not None or one.highest is not None for one in policy.bands):
        yield from ("lowest", "highest")
    if any(one.condition for one in policy.bands):
        yield "condition"
    if any(one.legal for one in policy.bands):
        yield "clause"


def _band(words: Words, band: Band) -> BandRow:
    voice = words.voice
    no_limit, none = voice.text("method.no_limit"), voice.text("none")
    return BandRow(
        word=voice.wording(band.word),
        letter=band.letter or none,
        lowest=no_limit if band.lowest is None else voice.number(band.lowest),
        highest=no_limit if band.highest is None else voice.number(band.highest),
        condition=voice.word("conditions", band.condition) if band.condition else none,
        clause=words.anchor(band.legal),
    )
