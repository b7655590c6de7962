"""The canonical layout changes nothing but layout: the data stay, every comment stays, and a second time is none."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import Phase, given, settings, strategies as st

from kinerja.formatting.layout import formatted
from kinerja.load import strict_yaml
from kinerja.model import KIND_BY_NAME, kind_names
from project import ROOT

CASES = [
    (f"records/kota-contoh/{file.parts[-3]}.yml", file.read_bytes())
    for file in sorted((ROOT / "tests/cases/schema").glob("*/ok/*.yml"))
]
UNTIDY = """\
# atas
# yaml-language-server: $schema=x
unit: dinas-air   # unit
kind: office # jenis
# sebelum instansi
government: kota-contoh

id: "kantor"
name: | # nama
  Kantor # bukan komentar
# sesudah nama
members: # anggota
  # pertama
  - valid_from: "2026-01-01"  # sejak
    unit: dinas-air
      # pegawai
    employee: p-001
  - {employee: p-002, # alir
     unit: dinas-air, valid_from: "2026-01-01"} # akhir alir
# bawah
"""
TIDY = """\
# yaml-language-server: $schema=../../../schemas/office.schema.json
# atas
kind: office  # jenis
# sebelum instansi
government: kota-contoh
id: kantor
name: "Kantor # bukan komentar\\n"  # nama
unit: dinas-air  # unit
# sesudah nama
members:  # anggota
  # pertama
  # pegawai
  - employee: p-001
    unit: dinas-air
    valid_from: "2026-01-01"  # sejak
  - employee: p-002  # alir
    unit: dinas-air
    valid_from: "2026-01-01"  # akhir alir
# bawah
"""


class _Dumper(yaml.SafeDumper):
    """Writes every text in quotes, on one line, decimals as they are, and all of it however often it occurs."""

    def ignore_aliases(self, _data: object) -> bool:
        return True


_Dumper.add_representer(str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, '"'))
_Dumper.add_representer(
    Decimal, lambda dumper, number: dumper.represent_scalar("tag:yaml.org,2002:float", f"{number:f}")
)


def data(source: bytes) -> Any:
    parsed = strict_yaml.parse(source, "")
    assert parsed.findings == ()
    return parsed.data


def tidy(path: str, source: bytes) -> bytes:
    content, findings = formatted(path, source)
    assert findings == ()
    assert content is not None
    return content


@st.composite
def layouts(draw: st.DrawFn) -> tuple[str, bytes, list[str]]:
    """A record in some layout: its keys in any order, flow or block, with comments between and beside its lines."""
    path, source = draw(st.sampled_from(CASES))
    whole = data(source)
    shuffled = {key: whole[key] for key in draw(st.permutations(list(whole)))}
    flow = draw(st.sampled_from([False, None, True]))
    text = yaml.dump(shuffled, Dumper=_Dumper, default_flow_style=flow, sort_keys=draw(st.booleans()), width=1 << 20)
    lines, comments, written = text.splitlines(), [], []
    words = st.text(st.sampled_from("ab#:-'\"[]{} é"), max_size=6)
    for number, line in enumerate(lines):
        above, beside = draw(st.tuples(st.none() | words, st.none() | words))
        if above is not None:
            comments.append(f"# {number}a{above}".rstrip())
            written.append(" " * draw(st.integers(0, 5)) + comments[-1])
        if beside is not None:
            comments.append(f"# {number}b{beside}".rstrip())
        written.append(line if beside is None else f"{line} {comments[-1]}")
    end = draw(st.sampled_from(["\n", "\r\n"]))
    return path, "".join(line + end for line in written).encode(), comments


@given(layouts())
# What is found is small enough; to make it smaller would take minutes.
@settings(deadline=None, max_examples=60, phases=[Phase.explicit, Phase.reuse, Phase.generate])
def test_comments_data_and_the_layout_itself_survive_any_layout(made: tuple[str, bytes, list[str]]) -> None:
    path, source, comments = made
    content = tidy(path, source)
    assert data(content) == data(source)
    assert [one for one in comments if one not in content.decode()] == []
    assert content.count(b"#") == source.count(b"#") + 1  # The line that names the schema.
    assert tidy(path, content) == content


def test_comments_stand_with_what_they_are_about() -> None:
    path = "records/kota-contoh/offices/kantor.yml"
    assert tidy(path, UNTIDY.encode()).decode() == TIDY
    assert tidy(path, TIDY.encode()).decode() == TIDY


def test_records_that_people_wrote_keep_their_data_and_need_it_only_once() -> None:
    files = [*(ROOT / "records").rglob("*.yml"), *(ROOT / "tests/cases/rules").rglob("records/**/*.yml")]
    assert len(files) > 3000
    differing = 0
    for file in files:
        path = "/".join(file.parts[len(file.parts) - file.parts[::-1].index("records") - 1 :])
        source = file.read_bytes()
        content, _ = formatted(path, source)
        if content is not None and content != source:
            differing += 1
            assert data(content) == data(source), path
            assert tidy(path, content) == content, path
    assert 0 < differing < len(files)


@pytest.mark.parametrize("name", list(kind_names()))
def test_every_kind_is_laid_out_in_the_order_of_its_schema(name: str) -> None:
    kind = KIND_BY_NAME[name]
    schema = yaml.safe_load((ROOT / f"schemas/{name}.schema.json").read_bytes())
    wanted = list(schema["properties"])
    assert ["kind", *kind.type.__struct_encode_fields__] == wanted


@pytest.mark.parametrize(
    "source", [b"", b"kind: office\n", b"- a\n", b"kind: goal\nkind: goal\n", b"\xff", b"a: hubungi@contoh.go.id\n"]
)
def test_what_is_no_good_record_is_not_laid_out(source: bytes) -> None:
    content, findings = formatted("records/kota-contoh/offices/kantor.yml", source)
    assert content is None
    assert findings


def test_the_line_of_the_schema_leads_there_from_where_the_file_lies(tmp_path: Path) -> None:
    for path, source in CASES:
        first = tidy(path, source).decode().splitlines()[0]
        steps = first.partition("$schema=")[2]
        assert (tmp_path / path).parent.joinpath(steps).resolve().parent == tmp_path / "schemas"
