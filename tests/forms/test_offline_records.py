"""A form of one file writes what the records hold, sign by sign, in a real browser without a network."""

from collections.abc import Iterator
from decimal import Decimal

import msgspec
import pytest
from hypothesis import HealthCheck, Phase, given, settings, strategies as st
from offline_tab import ALL_KINDS, ROOT, Tab, forms, tab
from playwright.sync_api import Browser

from kinerja import record_text
from kinerja.load import repository, strict_yaml, yaml_text
from kinerja.model import KIND_BY_NAME, Goal, Record

pytestmark = pytest.mark.browser

CASES = ROOT / "tests/cases/schema"
SOME = 4
# The only thing that a hand-written file may do and a form does not read: a text in a block of lines.
BLOCK = "goal/ok/full.yml"


@pytest.fixture(scope="module")
def opened(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    with tab(browser, forms(tmp_path_factory.mktemp("formulir"))) as one:
        yield one
        assert one.told() == []


@pytest.fixture
def here(opened: Tab) -> Tab:
    """The tab, with some form."""
    if not opened.page.url.startswith("file:"):
        opened.open("goal")
    return opened


def records(kind: str) -> list[bytes]:
    """Files of a kind in the repository, spread over all of them, and the cases that its schema accepts."""
    folder, *_, name = KIND_BY_NAME[kind].path.split("/")
    pattern = KIND_BY_NAME[kind].path.removeprefix("records/")
    for key in (
        "government",
        "unit",
        "employee",
        "id",
        "year",
        "version",
        "period",
        "service",
        "month",
        "date",
        "number",
    ):
        pattern = pattern.replace(f"{{{key}}}", "*")
    files = sorted((ROOT / folder).glob(pattern))
    cases = sorted((CASES / kind).glob("ok/*.yml"))
    chosen = [*files[:: max(1, len(files) // SOME)], *(one for one in cases if not str(one).endswith(BLOCK))]
    assert chosen, name
    return [one.read_bytes() for one in chosen]


def canonical(kind: str, source: bytes) -> bytes:
    record: Record = msgspec.convert(strict_yaml.parse(source, "").data, KIND_BY_NAME[kind].type)
    return record_text.encoded(record)


@pytest.mark.parametrize("kind", ALL_KINDS)
def test_records_come_out_as_their_canonical_files_and_faults_are_told(kind: str, here: Tab) -> None:
    here.open(kind)
    sources = records(kind)
    wanted = [{"said": "", "faults": 0, "text": canonical(kind, one).decode()} for one in sources]
    assert here.take([one.decode() for one in sources]) == wanted
    refused = sorted((CASES / kind).glob("bad/*.yml"))
    assert refused
    taken = here.take([case.read_text() for case in refused])
    silent = [case.name for case, one in zip(refused, taken, strict=True) if not (one["said"] or one["faults"])]
    assert silent == []


@pytest.mark.parametrize("kind", ["measurement", "plan", "evaluation", "agreement", "progress", "survey"])
def test_the_saved_file_is_accepted_and_named_after_its_place(kind: str, here: Tab) -> None:
    here.open(kind)
    source = records(kind)[0]
    here.bring(source.decode())
    here.page.click("button[type=submit]")
    name, content = here.downloaded("#download")
    path = "records/" + name.replace("_", "/")
    document, findings = repository.accept(path, content)
    assert (document is not None, findings) == (True, ())
    assert content == canonical(kind, source)
    assert here.page.inner_text("#result-path") == path == KIND_BY_NAME[kind].path_of(document.record)


# Every example asks the browser: a fault is shown as it was found, since making it smaller would take minutes.
FEW = settings(
    max_examples=5,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
SIGNS = st.characters(exclude_categories=["Cc", "Cf", "Cs", "Co", "Zl", "Zp", "Cn"]) | st.sampled_from(
    "\"'#:-\\\n &*!|>%@`{}[],?~é😀ß"
)
TEXTS = st.text(SIGNS, min_size=1, max_size=40).filter(lambda text: not yaml_text.refused_characters(text))


@FEW
@given(st.lists(TEXTS | st.sampled_from(["yes", "null", "a-b", "2025", "1.5", "y", "~", ""]), min_size=20, max_size=60))
def test_any_text_is_quoted_as_the_program_quotes_it(here: Tab, texts: list[str]) -> None:
    goals = [Goal(government="kota", id="satu", statement=text, mission="dua") for text in texts]
    data = [{"kind": "goal", **msgspec.to_builtins(goal)} for goal in goals]
    path = "records/kota/goals/satu.yml"
    made = here.page.evaluate("([data, path]) => data.map(one => encoded(one, 'goal', path))", [data, path])
    assert made == [record_text.encoded(goal).decode() for goal in goals]
    read = here.page.evaluate("texts => texts.map(text => parsed(text).statement)", made)
    assert read == texts


NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, places=None, min_value=-(10**15), max_value=10**15)


@FEW
@given(st.lists(NUMBERS.filter(lambda number: len(f"{number:f}") <= 32), min_size=20, max_size=60))
def test_numbers_are_read_shown_and_compared_without_losing_a_digit(here: Tab, numbers: list[Decimal]) -> None:
    texts = [f"{number if number else abs(number):f}" for number in numbers]
    script = """texts => texts.map(text => {
      const shown = figureShown(figureOf(text.replace(".", ","), ","), ",");
      return [shown, figureOf(shown, ",").text, texts.map(other => Math.sign(compared(text, other)))];
    })"""
    for text, (shown, back, order) in zip(texts, here.page.evaluate(script, texts), strict=True):
        assert (shown, back) == (text.replace(".", ","), text)
        assert order == [(Decimal(text) > Decimal(other)) - (Decimal(text) < Decimal(other)) for other in texts]


TYPED = [
    ("87,5", "87.5", "87.5"),
    ("87.50", "87.50", "87.50"),
    ("1.000", None, "1.000"),
    ("1,000", "1.000", None),
    ("1.234.567", "1234567", "1234567"),
    ("1.234,50", "1234.50", "1234.50"),
    ("1,234.50", "1234.50", "1234.50"),
    ("0.125", "0.125", "0.125"),
    ("007", "7", "7"),
    ("-0,0", "0.0", "0.0"),
    ("\u22125", "-5", "-5"),
    (" 12 ", "12", "12"),
    ("12.34.5", None, None),
    ("1.23.456", None, None),
    ("5%", None, None),
    ("1e5", None, None),
    (",5", None, None),
    ("5,", None, None),
    ("1 000", None, None),
    ("9" * 33, None, None),
]


def test_a_typed_number_means_one_thing_or_nothing(here: Tab) -> None:
    script = "typed => typed.map(one => [',', '.'].map(sign => (figureOf(one, sign) || {text: null}).text))"
    assert here.page.evaluate(script, [typed for typed, _, _ in TYPED]) == [[comma, point] for _, comma, point in TYPED]


HEAD = "kind: goal\ngovernment: kota\nid: satu\n"


MISFITS = [
    f"{HEAD}statement: &a teks\n",
    f"{HEAD}statement: |\n  teks\n",
    f"{HEAD}statement: 'satu\n  dua'\n",
    f"{HEAD}statement: teks\nstatement: lagi\n",
    f"{HEAD}lain: teks\n",
    f"{HEAD}__proto__: teks\n",
    f"{HEAD}constructor: teks\n",
    f"{HEAD}mission: satu\ngoal: dua\nstatement: teks\n",
    f"{HEAD}statement:\n  a: b\n",
    f"{HEAD}statement: null\n",
    f"{HEAD}\tstatement: teks\n",
    "kind: plan\nid: satu\n",
    "- kind: goal\n",
    "{}\n",
    "",
    "\x00",
]


def test_a_file_that_does_not_fit_changes_nothing(here: Tab) -> None:
    here.open("goal")
    good, *taken = here.take([f'{HEAD}statement: "Teks lama"\nmission: dua\n', *MISFITS])
    assert good["said"] == ""
    for misfit, after in zip(MISFITS, taken, strict=True):
        assert after["said"].endswith("Tidak ada yang diubah."), misfit
        assert after["text"] == good["text"]


def test_forms_of_every_kind_are_tested_with_all_their_cases() -> None:
    assert {folder.name for folder in CASES.iterdir()} == set(ALL_KINDS)
    assert (CASES / BLOCK).is_file()
