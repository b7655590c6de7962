"""What the pictures of indicators and governments say."""

from kinerja.disclose.published import PublishedIndicator, PublishedUnit, Release
from kinerja.publish.embedding.subject import Subject
from kinerja.publish.marks import figure_mark, latest_tally
from kinerja.publish.pages.parts.rows import headline
from kinerja.publish.share.card import Card
from kinerja.publish.voice import Voice


def indicator_card(voice: Voice, release: Release, unit: PublishedUnit, indicator: PublishedIndicator) -> Card:
    """The latest figure of an indicator."""
    figure = headline(indicator)
    place = Subject(voice, release, unit, indicator).place
    if figure is None:
        return _card(voice, release, heading=indicator.name, place=place)
    parts = voice.parts(figure.realisation, indicator)
    target = voice.text("none") if figure.target is None else voice.amount(figure.target, indicator)
    mark = figure_mark(voice, release, figure)
    return _card(
        voice,
        release,
        heading=indicator.name,
        place=place,
        figure=voice.text("format.amount", number=parts.value, unit=parts.unit) if parts.unit else parts.value,
        below=voice.text("share.target", target=target, period=voice.period(figure.period)),
        status=mark.word,
        shape=mark.shape,
    )


def government_card(voice: Voice, release: Release) -> Card:
    """How many indicators of a government reached the best status in its latest period."""
    tally = latest_tally(voice, release, (one for unit in release.units for one in unit.summaries))
    kind = voice.word("government_types", release.government.type)
    if tally is None or not tally.counts:
        return _card(voice, release, heading=release.government.name, place=kind)
    best = tally.counts[0]
    return _card(
        voice,
        release,
        heading=release.government.name,
        place=kind,
        figure=voice.text("share.of", count=voice.number(best.number), all=voice.number(tally.indicators)),
        below=voice.text("share.indicators", period=voice.period(tally.period)),
        status=best.mark.word,
        shape=best.mark.shape,
    )


def _card(voice: Voice, release: Release, **said: str) -> Card:
    data = release.government.data
    origin = voice.text("colophon.release", number=release.number, date=voice.day(release.made))
    known = {"figure": "", "below": "", "status": "", "shape": "none", **said}
    return Card(origin=origin, kind="" if data == "own" else voice.word("banner", data), **known)
