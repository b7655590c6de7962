"""Files of sentences are YAML, and are read as any reader of YAML reads them."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
import yaml

from kinerja import texts

FILES = sorted(texts.FOLDER.rglob("*.yml"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(texts.FOLDER).as_posix())
def test_sentences_are_read_as_yaml_has_them(file: Path) -> None:
    tree = yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)
    assert list(texts._sentences(file)) == list(flattened(tree))


def flattened(tree: Mapping[str, object], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in tree.items():
        if isinstance(value, dict):
            yield from flattened(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", str(value).strip()


@pytest.mark.parametrize(
    "content",
    [
        "- a list",
        "a: &anchor x",
        "a: *anchor",
        "a: [1]",
        "a: {b: c}",
        "a: !tag x",
        "a: x # comment",
        "a: b: c",
        "a: one\n  two",
    ],
)
def test_what_sentences_do_not_need_is_refused(content: str, tmp_path: Path) -> None:
    file = tmp_path / "x.yml"
    file.write_text(f"{content}\n")
    with pytest.raises(ValueError, match=r"x\.yml"):
        list(texts._sentences(file))
