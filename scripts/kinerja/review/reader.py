"""Puts facts into the words of a language, so that nothing that stands in a record can act where it is read."""

import re
from decimal import Decimal

from kinerja import report, texts
from kinerja.diagnostic import Finding
from kinerja.drafting import shape
from kinerja.model import Wording
from kinerja.review.item import Chosen, Say, Several, Term, Titled, Value

# More of a text is not needed to recognise it; who wants all of it opens the record.
LONGEST = 160
# Letters, digits and these signs have no meaning in Markdown, nor to what Git services read out of texts: no link,
# mention, number of an issue, emphasis, code or list. Whatever has more is shown as code, where nothing acts.
_TAME = re.compile(r"(?:[^\W_](?:[^\W_]|[ ,;()/.%'’–-])*)?…?")
# But an address, an issue of `gh-1`, a milestone `%1`, and what begins a numbered list.
_WILD = re.compile(r"\.[^\W\d_]|\b(?:gh|gl)-[0-9]|%[^\W_]|^[0-9]+[.)]", re.IGNORECASE)
_TICKS = re.compile(r"`+")
_BLANKS = re.compile(r"\s+")
# Signs that act in a sentence of ours: none of them is needed there.
_ACTING = re.compile(r"([\\`*_\[\]<>~|#@&!$^])")


class Reader:
    """One reader: a language, and whether the text is Markdown."""

    def __init__(self, language: str, *, markdown: bool = True) -> None:
        self.language = language
        self.markdown = markdown

    def text(self, key: str, **facts: object) -> str:
        """The sentence `review.<key>` with facts that are texts already."""
        return texts.text(self.language, f"review.{key}", **facts)

    def says(self, said: Say | Finding) -> str:
        """A fact as a sentence."""
        if isinstance(said, Finding):
            return self.sentence(report.part(said, "message", self.language))
        return self.text(said.key, **{name: self.value(value) for name, value in said.facts.items()})

    def sentence(self, told: str) -> str:
        """A sentence that was made elsewhere, of the locales and of facts that were checked."""
        return escaped(told) if self.markdown else told

    def value(self, value: Value) -> str:
        """A value as it stands in a sentence."""
        if isinstance(value, str):
            return self.quoted(value)
        if isinstance(value, Decimal | int | None):
            return "–" if value is None else report.figure(value, self.language)
        if isinstance(value, Several):
            return value.between.join(map(self.value, value.values))
        return self.says(value) if isinstance(value, Say) else self._word(value)

    def quoted(self, written: str) -> str:
        """A text that somebody wrote: in one line, shortened, and tame."""
        line = _BLANKS.sub(" ", "".join(one if one.isprintable() else " " for one in written)).strip()
        line = line if len(line) <= LONGEST else f"{line[: LONGEST - 1].rstrip()}…"
        figure = report.figure(line, self.language)
        if not self.markdown or not line or figure != line or is_tame(line):
            return figure
        return code(line)

    def _word(self, value: Term | Titled | Chosen | Wording) -> str:
        match value:
            case Wording():
                return self.quoted(value.en if self.language == "en" else value.id)
            case Term():
                known = texts.has(self.language, value.key)
                return texts.text(self.language, value.key) if known else self.quoted(value.raw)
            case Titled():
                return shape.of(value.kind).word(value.steps, "title", self.language)
        return self.quoted(self._choice(value))

    def _choice(self, value: Chosen) -> str:
        """Schemas explain their words in Indonesian as `final (ditetapkan)`; the words themselves are English."""
        if self.language != "id":
            return value.raw
        told = shape.of(value.kind).word(value.steps, "description", self.language)
        found = re.search(rf"\b{re.escape(value.raw)} \(([^()]*)\)", told)
        return found[1] if found else value.raw


def is_tame(line: str) -> bool:
    """Whether a text has no meaning but its own wherever Markdown is shown."""
    return _TAME.fullmatch(line) is not None and not _WILD.search(line)


def code(line: str) -> str:
    """A text of one line as code, between more ticks than it has itself."""
    ticks = "`" * (max(map(len, _TICKS.findall(line)), default=0) + 1)
    pad = " " if line.startswith("`") or line.endswith("`") or not line else ""
    return f"{ticks}{pad}{line or ' '}{pad}{ticks}"


def escaped(sentence: str) -> str:
    """A sentence of ours with values in it that were checked: no sign in it acts."""
    return _ACTING.sub(r"\\\1", sentence)
