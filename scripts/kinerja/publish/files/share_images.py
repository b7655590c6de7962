"""The pictures that other services show where a page is shared: one for each government and each indicator."""

from collections.abc import Iterator

from kinerja.disclose.published import Release
from kinerja.publish import address
from kinerja.publish.address import Address
from kinerja.publish.content import Site
from kinerja.publish.share.card import Card
from kinerja.publish.share.cards import government_card, indicator_card
from kinerja.publish.share.places import drawn, path_of
from kinerja.publish.voice import Voice


def files(site: Site, voice: Voice) -> Iterator[tuple[str, bytes]]:
    """All pictures; none without the address of the site, or without the program that draws them."""
    for release in site.latest:
        for place, card in _cards(voice, release):
            target = path_of(site, voice.language, place)
            if target:
                yield target, drawn(card)


def _cards(voice: Voice, release: Release) -> Iterator[tuple[Address, Card]]:
    identifier = release.government.id
    yield address.government(identifier), government_card(voice, release)
    for unit in release.units:
        for indicator in unit.indicators:
            yield (
                address.embed(identifier, unit.id, indicator.id),
                indicator_card(voice, release, unit, indicator),
            )
