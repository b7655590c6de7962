"""The guides of tasks: every command, answer and added line in them is tried out, and leaves records without fault."""

from pathlib import Path

import pytest
from guide_pages import DOCS, Guide
from guide_tasks import follow, steps
from guide_world import HERE, PEOPLE, TRAINEE, World

# The pages of a language in the same order as those of the other.
PAGES = {
    "id": ("panduan", "panduan-pegawai", "panduan-atasan", "panduan-kepegawaian", "panduan-unit"),
    "en": ("guides", "guide-for-staff", "guide-for-superiors", "guide-for-personnel-offices", "guide-for-units"),
}
WRITERS = ("contoh-4", "contoh-4", "contoh-3", "contoh-7", "contoh-4")
# A list of what is late ends with 1.
LATE = {1: {1: 1}, 2: {1: 1, 2: 1}, 3: {6: 1}}
EXERCISES = {"id": "latihan-catatan", "en": "practising-records"}
FAIRNESS = {"id": "mengapa-adil", "en": "why-this-is-fair"}


@pytest.fixture(scope="module", params=sorted(PAGES))
def world(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> World:
    made = World(tmp_path_factory.mktemp(request.param), request.param)
    made.begin({})
    # The superior's copy is older than the evaluations that the others begin with.
    made.clone("contoh-3")
    for employee in ("contoh-4", "contoh-5"):
        folder = made.clone("contoh-7") / PEOPLE / employee / "evaluations"
        folder.mkdir()
        written = (HERE / "proposal" / PEOPLE / "contoh-5/evaluations/2025.yml").read_text(encoding="utf-8")
        (folder / "2025.yml").write_text(written.replace("contoh-5", employee), encoding="utf-8")
    made.run("contoh-7", "git add --all; git commit --quiet -m Evaluasi; git push --quiet origin HEAD:main")
    return made


@pytest.mark.parametrize("number", range(len(WRITERS)))
def test_a_guide_can_be_followed_word_by_word(world: World, number: int) -> None:
    guide, person = Guide(f"{world.language}/{PAGES[world.language][number]}"), WRITERS[number]
    follow(guide, world, person, codes=LATE.get(number))


@pytest.mark.parametrize("language", EXERCISES)
def test_the_exercises_begin_with_sample_data_and_end_with_a_proposal(language: str, tmp_path: Path) -> None:
    guide, world = Guide(f"{language}/{EXERCISES[language]}"), World(tmp_path, language)
    # The fourth finds the fault that the page tells to make.
    follow(guide, world, TRAINEE, world.home(TRAINEE), {4: 1})
    (made,) = world.home(TRAINEE).glob("*/records")
    # A plan and two months of progress.
    changed = world.run(TRAINEE, "git diff --name-only main HEAD", made.parent).stdout.split()
    assert [path.split("/people/")[1] for path in changed] == [
        "p-183/plans/2026.yml",
        "p-183/progress/2026-01.yml",
        "p-183/progress/2026-02.yml",
    ]


@pytest.mark.parametrize("language", PAGES)
def test_the_start_page_leads_to_every_guide_and_about_leads_to_it(language: str) -> None:
    start, *others = PAGES[language]
    text = Guide(f"{language}/{start}").text
    for name in (*others, EXERCISES[language], FAIRNESS[language]):
        assert f"](../{name}/index.md)" in text
        assert f"](../{start}/index.md)" in Guide(f"{language}/{name}").text
    about = DOCS / language / {"id": "tentang", "en": "about"}[language] / "index.md"
    assert f"](../{start}/index.md)" in about.read_text(encoding="utf-8")


def test_both_languages_tell_the_same_steps() -> None:
    """The same kinds of steps in the same order, with as many answers, and the same lines but for what people write."""
    names = zip((*PAGES["id"], EXERCISES["id"]), (*PAGES["en"], EXERCISES["en"]), strict=True)
    for indonesian, english in names:
        told = [steps(Guide(f"{language}/{name}")) for language, name in (("id", indonesian), ("en", english))]
        shapes = [[(one.kind, one.file, len(one.answers)) for one in page] for page in told]
        assert shapes[0] == shapes[1], (indonesian, english)
