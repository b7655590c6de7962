"""What `kinerja ci editor` writes lets an editor find the schema of every record."""

import json
from fnmatch import fnmatchcase
from pathlib import Path

import msgspec
import pytest

from kinerja.continuous import placing, templating
from kinerja.load import strict_yaml
from kinerja.model import KINDS
from kinerja.record_text import encoded
from project import ROOT

CASES = sorted((ROOT / "tests/cases/schema").glob("*/ok/*.yml"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("editor")
    placing.write(made, templating.files("editor", "main", templating.PROGRAM))
    return made


def read(file: Path) -> dict[str, object]:
    """The settings of an editor: JSON below one line that says who wrote it."""
    first, _, rest = file.read_text(encoding="utf-8").partition("\n")
    assert first == "// Written by: kinerja ci editor"
    found = json.loads(rest)
    assert isinstance(found, dict)
    return found


def test_the_first_line_of_every_new_record_leads_to_its_schema(folder: Path) -> None:
    kinds = {kind.name: kind for kind in KINDS}
    seen = set()
    for case in CASES:
        kind = kinds[case.parts[-3]]
        record = msgspec.convert(strict_yaml.parse(case.read_bytes(), "").data, kind.type)
        steps = encoded(record).decode().splitlines()[0].removeprefix("# yaml-language-server: $schema=")
        schema = (folder / kind.path_of(record)).parent.joinpath(steps).resolve()
        assert schema == (folder / f"schemas/{kind.name}.schema.json").resolve()
        seen.add(kind.name)
    assert seen == set(kinds)


def test_the_copies_say_what_the_schemas_say(folder: Path) -> None:
    for kind in KINDS:
        name = f"schemas/{kind.name}.schema.json"
        copy = json.loads((folder / name).read_bytes())
        assert copy.pop("$comment") == "Written by: kinerja ci editor"
        assert copy == json.loads((ROOT / name).read_bytes())


def test_records_without_that_line_are_found_by_their_place(folder: Path) -> None:
    schemas = read(folder / ".vscode/settings.json")["yaml.schemas"]
    assert isinstance(schemas, dict)
    assert [name for name in schemas if not (folder / name).is_file()] == []
    for kind in KINDS:
        path = kind.path.replace("{", "").replace("}", "")
        found = [name for name, pattern in schemas.items() if fnmatchcase(path, pattern)]
        assert found == [f"./schemas/{kind.name}.schema.json"], path


def test_the_extension_that_reads_schemas_is_recommended(folder: Path) -> None:
    assert read(folder / ".vscode/extensions.json") == {"recommendations": ["redhat.vscode-yaml"]}
