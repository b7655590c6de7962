import html
from pathlib import Path

import markdown as python_markdown
import msgspec
import publish_sample as sample
import pytest
from hypothesis import given, settings, strategies as st
from mkdocs.utils.meta import get_data

from kinerja.model import Evidence
from kinerja.publish.content import Site
from kinerja.publish.page import Page, markdown
from kinerja.publish.press import Press
from kinerja.publish.voice import Voice

PAYLOADS = (
    "</title><script>alert(1)</script>",
    "[x](javascript:alert(1)) ![](javascript:alert(2))",
    "{: onclick=alert(1) } {:#isi}",
    "{{ 7*7 }} {% raw %} {# x #}",
    "`kode` ```\n# Judul\n```",
    "<!-- awal",
    "--> ]]> <![CDATA[ <?php",
    "&lt;b&gt; &amp; &#60;i&#62; &nbsp",
    "\" onmouseover=alert(1) x=\" ' autofocus='",
    "</div></div></article><img src=x onerror=alert(1)>",
    "\n\n# Judul\n\n* butir\n\n    kode\n\n<div>\n",
    "--- \ntitle: x\n---",
    "*a* **b** _c_ ~d~ | e | \\ <https://x.invalid>",
    "\u00e9 \U0001f600 \u2028",
)


def hostile(text: str) -> str:
    return f"{text} {' '.join(PAYLOADS)}"


def flat(text: str) -> str:
    return " ".join(text.split())


def test_the_structure_of_the_built_site_does_not_depend_on_the_texts(
    built: Path, tmp_path: Path, build: sample.Build
) -> None:
    attacked = build(sample.site(hostile), tmp_path)
    for name, page in sample.pages(built / "site"):
        benign = sample.Skeleton(page)
        other = sample.Skeleton((attacked / "site" / name).read_text(encoding="utf-8"))
        assert other.elements == benign.elements, name
        assert other.links == benign.links, name
        assert other.anchors == benign.anchors, name


def test_a_built_page_shows_a_hostile_text_exactly(tmp_path: Path, build: sample.Build) -> None:
    site = build(sample.site(hostile), tmp_path) / "site"
    page = sample.Skeleton((site / "instansi/kota-contoh/dinas/kepuasan/index.html").read_text(encoding="utf-8"))
    for text in ("Kepuasan warga", "Yang diukur dengan indikator ini.", "Loket daring", "Kepala Bidang"):
        assert flat(hostile(text)) in page.text
    title = page.text.partition(" - Kinerja")[0]
    assert flat(hostile("Kepuasan warga")) in title


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//x.invalid", "JAVASCRIPT:alert(1)", "/lokal"]
)
def test_an_address_that_is_not_of_the_web_stays_a_text(url: str) -> None:
    release = sample.release()
    unit = release.units[0]
    indicator = unit.indicators[0]
    figure = msgspec.structs.replace(indicator.figures[-1], evidence=(Evidence(title="Bukti", url=url),))
    indicator = msgspec.structs.replace(indicator, figures=(figure,))
    unit = msgspec.structs.replace(unit, indicators=(indicator,))
    release = msgspec.structs.replace(release, units=(unit,))
    site = Site(((release,),), sample.RULES, sample.HAND_WRITTEN)
    from kinerja.publish.pages.indicators import indicator as module

    (page,) = module.pages(site, Voice("id"))
    _, content = Press(site, Voice("id")).file(page)
    assert url not in content.decode()


anything = st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=60) | st.sampled_from(PAYLOADS)


@settings(max_examples=150, deadline=None)
@given(anything, anything)
def test_front_matter_gives_every_title_back_without_markup(title: str, description: str) -> None:
    page = Page((), title, description, "home.html")
    rest, meta = get_data(markdown(page, "id", "<div>isi</div>"))
    assert rest == "<div>isi</div>\n"
    assert not set("<>\"'") & set(meta["title"] + meta["description"])
    # What HTML cannot write at all may be lost; everything a record can hold comes back.
    if all(character.isprintable() or character == "\n" for character in title):
        assert html.unescape(meta["title"]) == title


@settings(max_examples=60, deadline=None)
@given(anything)
def test_markdown_leaves_a_block_with_any_text_as_it_is(text: str) -> None:
    site = sample.site(lambda said: f"{said}{text}")
    from kinerja.publish.pages.indicators import indicator as module

    page = next(iter(module.pages(site, Voice("en"))))
    _, content = Press(site, Voice("en")).file(page)
    source, _ = get_data(content.decode())
    made = python_markdown.Markdown(extensions=["toc", "tables"]).convert(source)
    # The two marks that Python-Markdown keeps for itself cannot stand in a record.
    assert flat(made) == flat(source.replace("\x02", "").replace("\x03", ""))
