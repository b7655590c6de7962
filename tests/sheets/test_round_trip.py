"""Records of every kind, with values drawn at random, go through a workbook and through CSV and come back unchanged."""

import unicodedata
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import msgspec
import pytest

from kinerja import record_text
from kinerja.drafting import shape
from kinerja.drafting.shape import Shape, Steps
from kinerja.load import repository, strict_yaml
from kinerja.model import KIND_BY_NAME, KINDS, Record
from kinerja.sheets import exporting, importing

CASES = Path(__file__).parents[1] / "cases" / "schema"
TOWN = "kota-contoh"
SIGNS = "abcxyz ÄéĀ“”'\";:,#%&*[]{}|>!?/\\\n~°½"
ENDINGS = ("xlsx", "zip")
PER_KIND = 13


def drawn(of: Shape, at: Steps, value: Any, chance: Random) -> Any:
    """A value like a good one: the same keys, other leaves that the schema allows."""
    if isinstance(value, dict):
        return {key: drawn(of, (*at, key), one, chance) for key, one in value.items()}
    if isinstance(value, list):
        return [drawn(of, (*at, number), one, chance) for number, one in enumerate(value)]
    node = of.node(at)
    fixed = at == ("government",) or isinstance(value, bool) or {"const", "enum", "format"} & node.keys()
    if fixed:
        return value
    return _text(node, value, chance) if isinstance(value, str) else _number(node, chance)


def _text(node: dict[str, Any], value: str, chance: Random) -> str:
    form = node.get("x-form")
    if form in ("id", "employee"):
        return chance.choice("abcxyz") + f"{chance.randrange(10**6)}-{chance.choice('pqr')}"
    if form != "text":
        return value
    made = "".join(chance.choices(SIGNS, k=chance.randint(1, 30)))[: node.get("maxLength", 30)]
    # Blanks at the ends are not kept; a text never begins like a formula.
    return unicodedata.normalize("NFC", f"a{made}z")


def _number(node: dict[str, Any], chance: Random) -> int | Decimal:
    lowest, highest = int(node.get("minimum", 0)), int(min(node.get("maximum", 10**9), 10**9))
    if node["type"] == "integer" or highest - lowest < 2:
        return chance.randint(lowest, highest)
    return (
        Decimal(chance.randint((lowest + 1) * 1000, (highest - 1) * 1000))
        .scaleb(-chance.randint(1, 3))
        .quantize(Decimal(1).scaleb(-chance.randint(0, 3)))
        .max(Decimal(lowest + 1))
        .min(Decimal(highest - 1))
    )


def records(kind: str, chance: Random) -> dict[str, Record]:
    """Accepted records by path; some kinds lie by their date alone, and of two in one place the last one counts."""
    of, found = shape.of(kind), dict[str, Record]()
    good = [
        strict_yaml.parse(file.read_bytes(), file.name).data for file in sorted((CASES / kind / "ok").glob("*.yml"))
    ]
    for _ in range(PER_KIND):
        data = drawn(of, (), chance.choice(good), chance) | ({"id": TOWN} if kind == "government" else {})
        record = msgspec.convert(data, KIND_BY_NAME[kind].type)
        if repository.accept("records/x.yml", record_text.encoded(record))[0]:
            found[KIND_BY_NAME[kind].path_of(record)] = record
    return found


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
def test_random_records_come_back_unchanged(kind: str, ending: str, tmp_path: Path) -> None:
    held = records(kind, Random(f"{kind} {ending}"))
    for path, record in held.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(record_text.encoded(record))
    wanted = TOWN if "{government}" in KIND_BY_NAME[kind].path else None
    file = tmp_path / f"t.{ending}"
    done = exporting.export(tmp_path, exporting.Wanted(kind, wanted), file, "id")
    plan = importing.plan(tmp_path, file, importing.Wanted(government=wanted))
    assert held
    assert (plan.files, plan.findings, plan.refused) == ([], [], 0)
    assert (done.records, plan.unchanged) == (len(held), len(held))


def test_more_than_five_hundred_records_are_drawn() -> None:
    drawn_records = (records(kind.name, Random(f"{kind.name} {ending}")) for kind in KINDS for ending in ENDINGS)
    assert sum(map(len, drawn_records)) > 500
