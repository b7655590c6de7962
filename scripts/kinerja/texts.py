"""Sentences in the public's languages; the only reader of `locales/`."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import yaml

LANGUAGES = ("id", "en")
FOLDER = Path(__file__).parent / "locales"


@cache
def section(language: str, name: str) -> Mapping[str, str]:
    """All sentences of one section, by dotted key without the section's name.

    A section is one file, or a folder of files that share no first key.
    """
    place = FOLDER / language / name
    files = sorted(place.glob("*.yml")) if place.is_dir() else [place.with_suffix(".yml")]
    return {key: sentence for file in files for key, sentence in _flatten(_tree(file))}


def text(language: str, key: str, /, **facts: object) -> str:
    """The sentence for a key such as `rules.weights-add-up.title`, with its facts filled in.

    Raises KeyError when the language lacks the key: a missing sentence is a bug that the tests find.
    """
    name, _, rest = key.partition(".")
    return section(language, name)[rest].format_map(facts)


def has(language: str, key: str) -> bool:
    """Whether a language has a sentence for this key."""
    name, _, rest = key.partition(".")
    return rest in section(language, name)


def _tree(file: Path) -> Mapping[str, object]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return dict(yaml.load(file.read_bytes(), Loader=loader))  # noqa: S506 - a safe loader, on our own files


def _flatten(tree: Mapping[str, object], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in tree.items():
        if isinstance(value, dict):
            yield from _flatten(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", str(value).strip()
