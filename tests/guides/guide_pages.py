"""Pages of a guide as their readers use them: the commands under each heading, and what they are shown."""

import os
import re
import textwrap
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_COLUMNS = re.compile(r"(?<=\S)  +(?=\S)")
_HEADING = re.compile(r"^(?:#{2,3} |<h2[^>]*>)(.*?)(?:</h2>)?$", re.MULTILINE)


@dataclass(frozen=True)
class Block:
    """What stands between two fences, with the heading above it."""

    heading: str
    kind: str
    text: str


class Guide:
    """A hand-written page."""

    def __init__(self, name: str) -> None:
        self.file = DOCS / name / "index.md"
        self.text = self.file.read_text(encoding="utf-8")

    def blocks(self, kind: str = "sh") -> tuple[Block, ...]:
        """All blocks of a kind, from top to bottom."""
        headings = [(match.start(), match[1]) for match in _HEADING.finditer(_without_fences(self.text))]
        return tuple(
            Block([name for start, name in headings if start < match.start()][-1], match[1], match[2])
            for match in _FENCE.finditer(self.text)
            if match[1] == kind
        )

    def under(self, heading: str) -> str:
        """All commands under a heading, one after the other."""
        found = [block.text for block in self.blocks() if block.heading == heading]
        assert found, f"{self.file}: no command under {heading!r}"
        return "".join(found)

    def shows(self, mark: str, expected: str) -> None:
        """Between two comments the page shows exactly this; KINERJA_UPDATE writes it there."""
        begin, end = (rf"<!-- {mark}: {word} -->" for word in _ENDS[self.file.relative_to(DOCS).parts[0]])
        before, rest = self.text.split(begin + "\n")
        shown, after = rest.split(end)
        if os.environ.get("KINERJA_UPDATE"):
            self.text = f"{before}{begin}\n{expected}{end}{after}"
            self.file.write_text(self.text, encoding="utf-8")
            return
        assert shown == expected


_ENDS = {"id": ("awal", "akhir"), "en": ("begin", "end")}


def quoted(markdown: str) -> str:
    """A report as a quotation: its headings are none of the page's, and its lists are those of Python-Markdown."""
    text = re.sub(r"^#+ (.*)$", r"**\1**", markdown.strip(), flags=re.MULTILINE)
    text = re.sub(r"^  - ", "    - ", text, flags=re.MULTILINE)
    return "\n" + "".join(f"> {line}".rstrip() + "\n" for line in _alike(text).split("\n")) + "\n"


def fenced(output: str) -> str:
    """What a command prints, in lines that fit a page."""
    said = re.sub(r"\n{3,}", "\n\n", _alike(output).strip())
    lines = "\n".join(map(_wrapped, said.splitlines()))
    return f"\n```text\n{lines}\n```\n\n"


def _wrapped(line: str) -> str:
    if len(_COLUMNS.findall(line)) > 2:  # A row of a table loses its columns when it is wrapped; pages let it scroll.
        return line
    margin = " " * (len(line) - len(line.lstrip()) + 2)
    lines = textwrap.wrap(line, 92, subsequent_indent=margin, break_long_words=False, break_on_hyphens=False)
    return "\n".join(lines)


def _alike(text: str) -> str:
    """What differs from run to run, or may stand on no page.

    Every run has keys of its own, so the ids of commits differ: they are counted instead. Ids of the example people are
    left out: the audit of a site takes them for what they would be elsewhere.
    """
    text = re.sub(r"\bp-[0-9]{3}\b", "p-…", text)
    found = dict.fromkeys(re.findall(r"\b[0-9a-f]{12,64}\b", text))
    for number, one in enumerate(found):
        text = text.replace(one, sha256(f"commit {number}".encode()).hexdigest()[: len(one)])
    return text


def _without_fences(text: str) -> str:
    """The text with blanks instead of what stands between fences, so that places stay the same."""
    return _FENCE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
