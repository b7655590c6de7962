"""The citizens' language: short sentences, and no abbreviation that a reader cannot look up."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from kinerja import texts
from kinerja.publish.pages.methods import glossary

DOCS = Path(__file__).parents[2] / "docs"
MOST_WORDS = 20

# Pages for programmers, who know the words of their trade.
FOR_PROGRAMMERS = {"architecture", "arsitektur", "speed", "kecepatan"}

# Names of laws are as long as they are, and stand as names rather than as sentences.
NAMES_OF_LAWS = re.compile(r"glossary\.terms\.[a-z-]+\.source")

GAP = re.compile(r"\{[^{}]*\}")
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
# Commands and what a program printed: the sentences of the program have tests of their own.
QUOTED = re.compile(r"^```.*?^```$|^>.*?$|`[^`\n]*`", re.MULTILINE | re.DOTALL)
# A sentence ends with its mark before a space; a line of a list or a heading ends without one.
END = re.compile(r"(?<=[.!?])[\"”)]*\s+|\n")
ABBREVIATION = re.compile(r"\b[A-Za-z]*[A-Z][A-Za-z]*[A-Z]+[A-Za-z]*\b")
ROMAN = re.compile(r"[IVX]+")

# Proper names, and a grade (of accountability and of accessibility) that stands for nothing longer.
NO_ABBREVIATION = {"JavaScript", "GitHub", "GitLab", "OpenSSH", "AA"}


@dataclass(frozen=True)
class Text:
    """A text of a language with the place where it is written."""

    language: str
    place: str
    said: str

    @property
    def sentences(self) -> Iterator[str]:
        for sentence in END.split(self.said):
            if sentence.strip():
                yield sentence.strip()


def of_locales() -> Iterator[Text]:
    for language in texts.LANGUAGES:
        for file in sorted((texts.FOLDER / language / "pages").glob("*.yml")):
            for key, said in leaves(yaml.safe_load(file.read_bytes())):
                # A gap is one word: a number, a name or a period.
                yield Text(language, f"{language}/{file.name}: {key}", GAP.sub("x", said))


def leaves(tree: dict[str, object], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in tree.items():
        if isinstance(value, dict):
            yield from leaves(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", str(value)


def of_documents() -> Iterator[Text]:
    for language in texts.LANGUAGES:
        for file in sorted((DOCS / language).rglob("*.md")):
            if file.parent.name not in FOR_PROGRAMMERS:
                yield Text(language, file.relative_to(DOCS).as_posix(), plain(file.read_text(encoding="utf-8")))


def plain(markdown: str) -> str:
    """The words of a page, a paragraph, a point of a list or a cell of a table on each line."""
    front, body = markdown.split("\n---\n", 1)
    described = "\n".join(re.findall(r"^(?:title|description): (.*)$", front, re.MULTILINE))
    body = re.sub(r" \| ", "\n", QUOTED.sub("x", body))
    body = LINK.sub(r"\1", re.sub(r"<[^>]*>|[*`#]", "", body))
    return f"{described}\n{body}"


LOCALES, DOCUMENTS = tuple(of_locales()), tuple(of_documents())
EVERY = (*LOCALES, *DOCUMENTS)


def expansions(language: str) -> dict[str, str]:
    """The long form of each abbreviation of the glossary."""
    found = {}
    for term in (term for terms in glossary.GROUPS.values() for term in terms):
        key = f"pages.glossary.terms.{term}"
        if texts.has(language, f"{key}.expansion"):
            name = texts.text(language, f"{key}.name")
            found |= dict.fromkeys(ABBREVIATION.findall(name), texts.text(language, f"{key}.expansion"))
    return found


def explained_in(said: str, abbreviation: str) -> bool:
    """Whether a text says itself what an abbreviation stands for, one of the two in brackets."""
    return f"({abbreviation}" in said or f"{abbreviation} (" in said


def test_no_sentence_has_more_than_twenty_words() -> None:
    long = [
        f"{text.place}: {len(sentence.split())} words: {sentence}"
        for text in EVERY
        if not NAMES_OF_LAWS.search(text.place)
        for sentence in text.sentences
        if len(re.findall(r"\w[\w'’.,/-]*", sentence)) > MOST_WORDS
    ]
    assert not long, "\n".join(long)


def test_every_abbreviation_is_explained_in_the_text_or_in_the_glossary() -> None:
    known = {language: expansions(language) for language in texts.LANGUAGES}
    unknown = [
        f"{text.place}: {abbreviation}"
        for text in EVERY
        for abbreviation in sorted(set(ABBREVIATION.findall(text.said)))
        if not ROMAN.fullmatch(abbreviation)
        and abbreviation not in NO_ABBREVIATION
        and abbreviation not in known[text.language]
        and not explained_in(text.said, abbreviation)
    ]
    assert not unknown, "\n".join(unknown)


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_the_indonesian_pages_and_the_english_pages_are_all_read(language: str) -> None:
    places = {text.place for text in EVERY if text.language == language}
    assert {f"{language}/{name}.yml: {key}" for name, key in (("frame", "trail"), ("home", "home.title"))} <= places
    assert len([place for place in places if place.endswith("index.md")]) == len(
        [folder for folder in (DOCS / language).iterdir() if folder.name not in FOR_PROGRAMMERS]
    )
