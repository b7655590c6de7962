"""How units were rated as organisations: the word that was set, beside the one that the figures propose."""

from collections.abc import Sequence
from dataclasses import dataclass

from kinerja.disclose.published import PublishedOrganisationRating, PublishedUnit, PublishedVerdict, Release, Source
from kinerja.publish import address
from kinerja.publish.address import Address
from kinerja.publish.marks import band_word
from kinerja.publish.pages import parts
from kinerja.publish.span import span
from kinerja.publish.voice import Voice


@dataclass(frozen=True, slots=True)
class RatingRow:
    """A unit's rating of one period in words; `differs` when the word that was set is not the proposed one."""

    name: str
    address: Address
    period: str
    is_set: bool
    word: str
    setting: str
    proposed: str
    differs: bool
    agreement: str
    sentence: str
    reason: str | None
    source: Source | None
    computation: parts.Computation | None


def rows(voice: Voice, release: Release, unit: PublishedUnit) -> tuple[RatingRow, ...]:
    """All ratings of a unit, newest first."""
    ordered = sorted(unit.ratings, key=lambda one: span(one.period).order, reverse=True)
    return tuple(_row(voice, release, unit, one) for one in ordered)


def latest(voice: Voice, release: Release, units: Sequence[PublishedUnit]) -> tuple[RatingRow, ...]:
    """The newest rating of each unit that has one."""
    found = (rows(voice, release, unit)[:1] for unit in units)
    return tuple(row for newest in found for row in newest)


def _row(voice: Voice, release: Release, unit: PublishedUnit, one: PublishedOrganisationRating) -> RatingRow:
    period = voice.period(one.period)
    differs = one.rating is not None and one.proposed is not None and one.rating != one.proposed.band
    title = voice.text("rating.computed_for", period=period)
    return RatingRow(
        name=unit.name,
        address=address.unit(release.government.id, unit.id),
        period=period,
        is_set=one.rating is not None,
        word=voice.text("rating.not_set") if one.rating is None else _word(voice, release, one, one.rating),
        setting=_setting(voice, one),
        proposed=parts.verdict_text(voice, release, one.proposed),
        differs=differs,
        agreement=_agreement(voice, one, differs=differs),
        sentence=_sentence(voice, release, one),
        reason=one.reason,
        source=parts.source_of(release, one.source),
        computation=parts.computation(voice, release, title, one.inputs, one.trace),
    )


def _word(voice: Voice, release: Release, one: PublishedOrganisationRating, band: str) -> str:
    policy = one.policy or (one.proposed.policy if one.proposed else "")
    return band_word(voice, release, PublishedVerdict(policy=policy, band=band))


def _agreement(voice: Voice, one: PublishedOrganisationRating, *, differs: bool) -> str:
    if one.rating is None or one.proposed is None:
        return voice.text("none")
    return voice.text("rating.words_differ" if differs else "rating.words_agree")


def _setting(voice: Voice, one: PublishedOrganisationRating) -> str:
    if one.set_by is None or one.set_on is None:
        return voice.text("none")
    return voice.text("rating.set", post=one.set_by, date=voice.day(one.set_on))


def _sentence(voice: Voice, release: Release, one: PublishedOrganisationRating) -> str:
    said = [voice.text("rating.sentence_not_set")]
    if one.rating is not None:
        facts = {"word": _word(voice, release, one, one.rating), "setting": _setting(voice, one)}
        said = [voice.text("rating.sentence_set", **facts)]
    if one.proposed is None or one.achievement is None:
        return " ".join((*said, voice.text("rating.nothing_proposed")))
    key = "rating.proposed_weighted" if one.weighted else "rating.proposed"
    facts = {"achievement": voice.percent(one.achievement), "counted": voice.number(one.counted)}
    word = parts.verdict_text(voice, release, one.proposed)
    said.append(voice.text(key, word=word, indicators=voice.number(one.indicators), **facts))
    if one.rating is not None:
        said.append(voice.text("rating.same" if one.rating == one.proposed.band else "rating.differs"))
    return " ".join(said)
