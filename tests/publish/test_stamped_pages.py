"""Pages around which a frame is put are what MkDocs makes of them, or MkDocs makes them."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import publish_sample as sample
import pytest
from hypothesis import given, strategies as st
from jinja2 import Environment

from kinerja.publish import abreast, builder
from kinerja.publish.builder import SETTINGS, build_site
from kinerja.publish.site import Site, SiteFault, render
from kinerja.publish.stamp.frame import Frame, shapes

URL = "https://kinerja.invalid/dasar"
HOSTILE = '</div></script> q7kerangka0002 "\\ \u202e \U0001f600 \x07 {{ 1 }}'

# The theme's scripts, which no page loads, are not taken along.
UNUSED = ("assets/javascripts/", "assets/stylesheets/palette.")

THEME = Environment(autoescape=False).from_string(
    "<{{ url }}|{{ title }}|{% if feed %}{{ feed }}{% endif %}|{% for one in trail %}{{ loop.index }}{{ one.name }}"
    "{{ one.path }}{% endfor %}|{{ lang }}|{{ content }}|{{ title }}>"
)


def alone(root: Path, target: Path, language: str) -> dict[str, bytes]:
    """What MkDocs makes of a root without any help of ours."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", root / SETTINGS[language], "-d", target]
    # The address counts only where a builder of ours was told the same.
    url = os.environ.get("SITE_URL")
    address = {"SITE_URL": f"{url}/", "SITE_URL_EN": f"{url}/en/"} if url else {}
    subprocess.run(command, check=True, env=os.environ | address)
    files = tree(target)
    return {name: files[name] for name in files if not name.startswith(UNUSED) and not name.endswith(".map")}


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def rendered(site: Site, root: Path) -> Path:
    root.mkdir(parents=True, exist_ok=True)
    for name in SETTINGS.values():
        shutil.copy(sample.HAND_WRITTEN.parent / name, root)
    render(site, root / "build")
    return root


@pytest.fixture
def stamped(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages that were not drawn by MkDocs, as they come; all work is done in this process."""
    names: list[str] = []
    real = builder.stamp
    monkeypatch.setattr(abreast, "hands", lambda: 1)
    monkeypatch.setattr(builder, "stamp", lambda drawing, some, site: (names.extend(some), real(drawing, some, site)))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795320306")
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    monkeypatch.delenv("SITE_URL", raising=False)
    return names


def test_a_whole_preview_full_of_hostile_texts_is_byte_for_byte_what_mkdocs_alone_makes_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stamped: list[str]
) -> None:
    monkeypatch.setenv("SITE_URL", URL)
    site = sample.site(lambda text: f"{text} {HOSTILE}", preview=True)
    root = rendered(replace(site, url=URL), tmp_path / "root")
    build_site(root, root / "site")
    ours = tree(root / "site")
    english = {name.removeprefix("en/"): page for name, page in ours.items() if name.startswith("en/")}
    indonesian = {name: page for name, page in ours.items() if not name.startswith("en/")}
    assert alone(root, tmp_path / "id", "id") == indonesian
    assert alone(root, tmp_path / "en", "en") == english
    pages = [name for name in ours if name.endswith(".html")]
    # The others are written by hand, in the navigation, or the first of their shape.
    assert len(stamped) > len(pages) / 3


def test_a_theme_that_does_more_with_a_text_than_to_print_it_is_left_to_mkdocs(
    tmp_path: Path, stamped: list[str]
) -> None:
    root = rendered(sample.site(), tmp_path / "root")
    main = root / "build/theme/main.html"
    main.write_text(main.read_text().replace("<title>{{ page.meta.title ~", "<title>{{ page.meta.title | upper ~"))
    build_site(root, root / "site", ("id",))
    assert stamped == []
    assert tree(root / "site") == alone(root, tmp_path / "id", "id")
    assert "<title>METODE" in (root / "site/metode/index.html").read_text()


def test_settings_with_a_plugin_are_left_to_mkdocs(tmp_path: Path, stamped: list[str]) -> None:
    root = rendered(sample.site(), tmp_path / "root")
    settings = root / "mkdocs.yml"
    settings.write_text(settings.read_text().replace("plugins: []", "plugins: [search]"))
    build_site(root, root / "site", ("id",))
    assert stamped == []
    found = json.loads((root / "site/search/search_index.json").read_text())["docs"]
    assert "instansi/kota-contoh/dinas/index.html" in {one["location"] for one in found}


def test_links_that_people_wrote_are_followed_to_stamped_pages_their_anchors_and_files(
    tmp_path: Path, stamped: list[str]
) -> None:
    root = rendered(sample.site(), tmp_path / "root")
    page = root / "build/docs/id/tamu/index.md"
    page.parent.mkdir()
    indicator = "../instansi/kota-contoh/dinas/kesalahan/index.md"
    page.write_text(f"[janji]({indicator}#about), [data](../data-terbuka/kota-contoh/indicators.csv)\n")
    build_site(root, root / "site", ("id",))
    made = (root / "site/tamu/index.html").read_text()
    assert '<a href="../instansi/kota-contoh/dinas/kesalahan/index.html#about">' in made
    assert '<a href="../data-terbuka/kota-contoh/indicators.csv">' in made
    assert "instansi/kota-contoh/dinas/kesalahan/index.md" in stamped
    page.write_text(f"[janji]({indicator}#tidak-ada)\n")
    with pytest.raises(SiteFault, match=r"tamu/index\.md.*#tidak-ada"):
        build_site(root, root / "site", ("id",))


texts = st.text(st.characters(codec="utf-8"), max_size=12)
heads = st.fixed_dictionaries(
    {
        "title": texts,
        "feed": texts,
        "lang": st.sampled_from(["id", "en"]),
        "trail": st.lists(st.fixed_dictionaries({"name": texts, "path": texts}), max_size=3),
    }
)
folders = st.lists(st.sampled_from(["a", "b", "metode", "x.y", "z-1"]), min_size=1, max_size=4).map("/".join)


def drawn(place: str, source: str) -> str:
    """A page of a theme that prints texts, leaves out empty ones and counts."""
    head, _, content = source.removeprefix("---\n").partition("\n---\n\n")
    return THEME.render(url=place, content=content.strip(), **json.loads(head))


@given(st.dictionaries(folders, st.tuples(heads, texts), min_size=1, max_size=5))
def test_a_frame_holds_every_page_of_its_shape_exactly(pages: dict[str, tuple[dict[str, object], str]]) -> None:
    said = {f"{folder}/index.md": json.dumps(head) for folder, (head, _) in pages.items()}
    found = shapes(said, ["index.md", "metode/index.md", "metode/x.y/index.md"])
    frames = dict(_frames({shape for shape, _ in found.values()}))
    for name, (shape, rest) in found.items():
        folder = name.removesuffix("/index.md")
        content = f'<div class="k">{pages[folder][1].strip()}</div>'
        whole = drawn(folder, f"---\n{said[name]}\n---\n\n{content}")
        assert frames[shape].around(rest, content, said[name]) == whole
    # Where a link of the theme ends, no frame is put.
    assert not {"metode/index.md", "metode/x.y/index.md"} & set(found)


def _frames(kinds) -> Iterator:  # type: ignore[no-untyped-def, type-arg]
    for number, shape in enumerate(kinds):
        folder, source = shape.stand_in(number)
        frame = Frame(drawn(f"{shape.above}{folder}", source), folder)
        assert frame.is_clean
        yield shape, frame
