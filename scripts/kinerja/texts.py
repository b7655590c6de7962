"""Sentences in the public's languages; the only reader of `locales/`."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

LANGUAGES = ("id", "en")
FOLDER = Path(__file__).parent / "locales"

# Indent, key and value: in quotes, the sign of a block, or plain and without any sign that means more to YAML.
_ENTRY = re.compile(r"""( *)([^\s#:-][^:]*):(?: (".*"|'.*'|\||>-|[^-\s"'\[{&*!|>%@`#](?:(?! #|: ).)*))?""")
_FOLD = re.compile(r"\n+")


@cache
def section(language: str, name: str) -> Mapping[str, str]:
    """All sentences of one section, by dotted key without the section's name.

    A section is one file, or a folder of files that share no first key.
    """
    place = FOLDER / language / name
    files = sorted(place.glob("*.yml")) if place.is_dir() else [place.with_suffix(".yml")]
    return {key: sentence for file in files for key, sentence in _sentences(file)}


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


def _sentences(file: Path) -> Iterator[tuple[str, str]]:
    """Every sentence of a file with its dotted key. Raises ValueError for a line that is neither key nor text.

    Files of sentences use little of YAML: keys, and texts in one line or in a block. Reading just that takes a
    thirtieth of the time that loading and running a whole parser takes, and every help and report waits for it.
    """
    lines = _Lines(file.read_text(encoding="utf-8").split("\n"))
    path: list[str] = []
    for line in lines:
        found = _ENTRY.fullmatch(line)
        if found is None:
            raise ValueError(f"{file.name}: {line}")
        level, value = len(found[1]) // 2, found[3]
        path[level:] = [found[2].strip('"')]
        if value:
            yield ".".join(path), _sentence(value, lines, level + 1).strip()


def _sentence(value: str, lines: "_Lines", level: int) -> str:
    if value == "|":
        return "\n".join(lines.block(level))
    if value == ">-":
        return _FOLD.sub(lambda ends: ends[0][1:] or " ", "\n".join(lines.block(level)).strip())
    if value.startswith('"'):
        return str(json.loads(value))
    return value[1:-1].replace("''", "'") if value.startswith("'") else value


class _Lines:
    """The lines of a file that hold an entry; those of a block are asked for."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._next = 0

    def __iter__(self) -> Iterator[str]:
        while self._next < len(self._lines):
            self._next += 1
            line = self._lines[self._next - 1]
            if line.strip() and not line.lstrip().startswith("#"):
                yield line

    def block(self, level: int) -> Iterator[str]:
        """The lines from here on that stand so deep, without their indent."""
        indent = "  " * level
        while self._next < len(self._lines) and (
            self._lines[self._next].startswith(indent) or not self._lines[self._next]
        ):
            self._next += 1
            yield self._lines[self._next - 1].removeprefix(indent)
