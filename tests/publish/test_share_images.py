import sys
from dataclasses import replace
from io import BytesIO

import publish_sample as sample
import pytest
from hypothesis import given, settings, strategies as st
from test_hostile_text import hostile

from kinerja.publish.content import Site
from kinerja.publish.files import share_images
from kinerja.publish.pages.indicators import indicator
from kinerja.publish.share.card import Card
from kinerja.publish.share.cards import government_card, indicator_card
from kinerja.publish.share.places import drawn
from kinerja.publish.voice import Voice

Image = pytest.importorskip("PIL.Image")

CARD = Card(
    heading="Kepuasan warga",
    place="Dinas Perizinan, Kota Contoh",
    figure="86 indeks",
    below="dari target 84 indeks, 2026",
    status="Tercapai",
    shape="full",
    origin="Rilis 2, 22 November 2026",
    kind="Kutipan",
)


def known(site: Site) -> Site:
    return replace(site, url="https://contoh.invalid")


def test_a_card_says_what_the_page_says() -> None:
    release = sample.release()
    unit = release.units[0]
    made = indicator_card(Voice("id"), release, unit, unit.indicators[0])
    spaces = {name: getattr(made, name).replace("\u00a0", " ") for name in made.__dataclass_fields__}
    assert Card(**spaces) == CARD


def test_the_card_of_a_government_counts_its_best_status() -> None:
    made = government_card(Voice("id"), sample.release())
    assert (made.heading, made.figure, made.below, made.status) == (
        "Kota Contoh",
        "1 dari 6",
        "indikator, 2026",
        "Tercapai",
    )
    empty = government_card(Voice("en"), sample.example())
    assert (empty.heading, empty.figure, empty.kind) == ("Kabupaten Lain", "", "Example data")


def test_a_picture_is_small_and_has_the_size_that_services_ask_for() -> None:
    made = drawn(CARD)
    image = Image.open(BytesIO(made))
    assert (image.size, image.mode, image.format) == ((1200, 630), "P", "PNG")
    assert len(made) < 20_000


def test_the_same_card_is_the_same_bytes_and_another_card_is_not() -> None:
    assert drawn(CARD) == drawn(CARD)
    shapes = {drawn(replace(CARD, shape=shape)) for shape in ("full", "half", "empty", "none")}
    assert len(shapes) == 4


def test_letters_that_the_font_lacks_lose_their_accents_and_others_are_left_out() -> None:
    assert drawn(replace(CARD, heading="Café – “A”")) == drawn(replace(CARD, heading='Cafe - "A"'))
    assert drawn(replace(CARD, heading="Warga 漢字\U0001f600\u202eمرحبا")) == drawn(replace(CARD, heading="Warga"))


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=200), st.text(max_size=60))
def test_no_text_breaks_a_picture(long: str, short: str) -> None:
    made = drawn(Card(long, long, short, long, short, "half", long, short))
    assert Image.open(BytesIO(made)).size == (1200, 630)


def test_each_page_of_an_indicator_names_a_picture_that_exists() -> None:
    site = known(sample.site(hostile))
    for language in ("id", "en"):
        made = dict(share_images.files(site, Voice(language)))
        named = {page.share for page in indicator.pages(site, Voice(language))}
        governments = {"id": "instansi", "en": "governments"}[language]
        assert named | {f"{governments}/{one}/share.png" for one in ("kota-contoh", "kabupaten-lain")} == set(made)
        assert max(map(len, made.values())) < 20_000


def test_a_site_that_does_not_know_its_address_has_no_pictures() -> None:
    assert dict(share_images.files(sample.site(), Voice("id"))) == {}
    assert {page.share for page in indicator.pages(sample.site(), Voice("id"))} == {""}


def test_a_preview_has_no_pictures() -> None:
    assert dict(share_images.files(known(sample.site(preview=True)), Voice("id"))) == {}


def test_without_pillow_no_page_names_a_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "PIL", None)
    site = known(sample.site())
    assert dict(share_images.files(site, Voice("id"))) == {}
    assert {page.share for page in indicator.pages(site, Voice("id"))} == {""}
