"""Sentences in the public's languages; the only reader of `locales/`."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import yaml

LANGUAGES = ("id", "en")
FOLDER = Path(__file__).parent / "locales"


@cache
def section(language: str, name: str) -> Mapping[str, str]:
    """All sentences of one section, by dotted key without the section's name."""
    source = (FOLDER / language / f"{name}.yml").read_bytes()
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return dict(_flatten(yaml.load(source, Loader=loader)))  # noqa: S506 - a safe loader, on our own files


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


def _flatten(tree: Mapping[str, object], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in tree.items():
        if isinstance(value, dict):
            yield from _flatten(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", str(value).strip()
