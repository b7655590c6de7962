"""Nothing that stands in a record acts where a report is read, and nothing of a person reaches the public."""

import re
from html.parser import HTMLParser
from itertools import cycle
from pathlib import Path

import pytest
from hypothesis import example, given, strategies as st
from markdown import markdown
from review_town import EVALUATION, OWN, PERSON, UNIT, evaluate, soften, told, town

from kinerja.review.reader import LONGEST, Reader, is_tame
from project import change, commit, git

HOSTILE = (
    "x <script>alert(1)</script>",
    "x <img src=x onerror=alert(1)>",
    "x [klik](javascript:alert(1))",
    "x ![gambar](https://jahat.example/x.png)",
    "x @semua-orang !1 #2 ~label %3 gh-4",
    "x https://jahat.example www.jahat.example",
    "x `` ` ```html <b>",
    "x **tebal** _miring_ ~~coret~~ | a | b |",
    "x &lt;b&gt; &#64;a \\`",
)
# Words of records that no report for the public may have; none is a word of the program.
CANARIES = ("kenari-umpan", "kenari-kuat", "kenari-alasan", "kenari-jabatan")


class Tags(HTMLParser):
    """The tags and attributes of a page, and the text outside code."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.plain: list[str] = []
        self._inside = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags |= {tag, *(name for name, _ in attrs)}
        self._inside += tag == "code"

    def handle_endtag(self, tag: str) -> None:
        self._inside -= tag == "code"

    def handle_data(self, data: str) -> None:
        if not self._inside:
            self.plain.append(data)


def page(report: str) -> Tags:
    """What a page has that is made from a report."""
    found = Tags()
    found.feed(markdown(report))
    return found


def test_hostile_texts_of_records_are_shown_and_do_nothing(tmp_path: Path) -> None:
    root = town(tmp_path)
    texts = ("'" + one.replace("'", "''") + "'" for one in cycle(HOSTILE))
    free = {"feedback": [f"{PERSON}/evaluations/2025-S1.yml"], "text": [f"{PERSON}/plans/2025.yml"]}
    free["name"] = [
        f"{UNIT}/unit.yml",
        f"{UNIT}/indicators/pegawai-dilatih.yml",
        *(f"{OWN}/offices/{name}.yml" for name in ("kepegawaian", "sekretariat")),
    ]
    for key, paths in free.items():
        for file in (root / path for path in paths):
            pattern = rf'(?m)^([ -]*"?{key}"?: )[^,\n]*(,?)$'
            file.write_text(re.sub(pattern, lambda found: found[1] + next(texts) + found[2], file.read_text()))
    soften(root)
    commit(root)
    shown = told(root).stdout
    found = page(shown)
    assert found.tags == {"h1", "h2", "p", "ul", "li", "code"}
    assert not re.search(r"[<>@#!]|https?:|www\.|gh-", "".join(found.plain))
    assert all(one.split()[1] in shown for one in HOSTILE)


@given(st.text(max_size=2 * LONGEST))
@example("`")
@example("a`")
@example("1. a")
@example("- a")
def test_any_text_is_one_line_of_code_or_tame(text: str) -> None:
    shown = Reader("id").quoted(text)
    assert "\n" not in shown
    assert shown.isprintable()
    if shown and not is_tame(shown) and not re.fullmatch(r"-?[0-9]+(,[0-9]+)?(–-?[0-9]+(,[0-9]+)?)?", shown):
        ticks = re.match(r"`+", shown)
        assert ticks
        assert shown.endswith(ticks[0])
        inside = shown[len(ticks[0]) : -len(ticks[0])]
        assert ticks[0] not in re.findall(r"`+", inside)
        assert not inside.startswith("`")
        assert not inside.endswith("`")
    assert len(shown) <= LONGEST * 2 + 4


@given(st.text(alphabet=st.characters(codec="ascii"), max_size=40))
def test_a_tame_text_is_itself_on_a_page(text: str) -> None:
    if is_tame(text):
        found = page(f"- {text}")
        assert found.tags == {"ul", "li"}
        assert "".join(found.plain).split() == text.split()


@pytest.mark.parametrize("layout", ["markdown", "json"])
def test_no_id_of_an_employee_and_no_text_of_private_records_reaches_the_public(layout: str, tmp_path: Path) -> None:
    root = town(tmp_path)
    evaluate(root, **{"rated_on:": f'strengths: "{CANARIES[1]}"\nrated_on:'})
    change(root / PERSON / "employee.yml", 'post: "Pranata Komputer"', f'post: "{CANARIES[3]}"')
    plan = root / PERSON / "plans/2025.yml"
    plan.write_text(plan.read_text().replace("target: 15", "target: 10"))
    before = root / PERSON / "evaluations/2025-S1.yml"
    before.write_text(re.sub(r"(?m)^    feedback: .*$", f'    feedback: "{CANARIES[0]}"', before.read_text()))
    follow_up = root / PERSON / "follow-ups/2025-1.yml"
    follow_up.write_text(re.sub(r"(?m)^reason: .*$", f'reason: "{CANARIES[2]}"', follow_up.read_text()))
    indicator = root / UNIT / "indicators/pegawai-dilatih.yml"
    indicator.write_text(indicator.read_text().replace("decimals: 0", "decimals: 1"))
    (root / OWN / "units/bkpsdm/people/p-045/kenari-alasan.yml").write_text("kind: x\n")
    commit(root)
    private, public = told(root, "--format", layout), told(root, "--public", "--format", layout)
    assert [one for one in (*CANARIES, "p-045") if one not in private.stdout] == []
    assert [one for one in (*CANARIES, "p-0", "people/", "sangat-baik", "Sangat Baik") if one in public.stdout] == []
    assert public.stderr == ""
    assert "Pegawai yang dilatih setelah evaluasi" in public.stdout


def test_figures_of_public_kinds_are_told_to_the_public_in_full(tmp_path: Path) -> None:
    root = town(tmp_path)
    change(root / UNIT / "agreements/2025-v1.yml", "    value: 100\n    weight", "    value: 90\n    weight")
    commit(root)
    shown = told(root, "--public").stdout
    assert "100 pegawai → 90 pegawai, lebih lunak; realisasi sebelumnya 98 pegawai." in shown
    assert "101,00 (Tercapai) → 112,22 (Tercapai)" in shown
    assert "- Disetujui pimpinan di atas unit: 1 berkas\n" in shown


def test_a_hostile_name_of_a_file_is_code_too(tmp_path: Path) -> None:
    root = town(tmp_path)
    name = "<b>`@semua`.yml"
    (root / UNIT / name).write_text("kind: unit\n")
    git(root, "add", "--all")
    commit(root)
    found = page(told(root).stdout)
    assert found.tags <= {"h1", "h2", "p", "ul", "li", "code"}
    assert "@" not in "".join(found.plain)


def test_a_removed_evaluation_is_told_with_its_path_only_in_private(tmp_path: Path) -> None:
    root = town(tmp_path)
    evaluate(root)
    commit(root)
    git(root, "branch", "--force", "main")
    (root / EVALUATION).unlink()
    commit(root)
    assert "Evaluasi p-045 2025-S2 dihapus." in told(root).stdout
    assert "p-045" not in told(root, "--public").stdout
