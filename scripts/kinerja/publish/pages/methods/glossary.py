"""The glossary: every term of the field in everyday words, and how to read a figure."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from kinerja import texts
from kinerja.publish import address
from kinerja.publish.content import Site
from kinerja.publish.marks import SHAPES
from kinerja.publish.page import Page
from kinerja.publish.voice import Voice

# Each group in the order of reading; the words are `pages.glossary.terms.<term>`, its anchor is the term.
GROUPS = {
    "figures": (
        *("indicator", "target", "realisation", "achievement", "cap", "status", "band", "direction", "baseline"),
        *("weight", "average", "median", "peer-group", "point", "quarter", "semester", "series-break", "evidence"),
        "trace",
    ),
    "planning": (
        *("vision", "goal", "sakip", "akip", "agreement", "rpjmd", "lkjip", "unit", "organisation-rating"),
        *("review", "permenpanrb", "permendagri", "pp", "se"),
    ),
    "surveys": ("skm", "ikm", "element", "letter", "respondent"),
    "people": (
        *("asn", "pns", "pppk", "skp", "nip", "rating", "expectation", "feedback", "training-hours", "credit-points"),
        *("talent", "follow-up", "objection", "pool", "withheld"),
    ),
    "site": (
        *("release", "record", "quoted", "recomputed", "correction", "final", "policy", "check", "vectors"),
        *("open-data", "ppid", "lapor"),
    ),
    "files": ("csv", "xlsx", "json", "api", "atom", "cc-by", "wcag", "size", "dcat", "sha"),
}

# Terms that come from English; all others come from Indonesian.
ENGLISH = ("files",)

STEPS = ("target", "realisation", "achievement", "status")
QUESTIONS = ("direction", "period", "label", "missing", "peers")

# The worked example of the page.
_TARGET, _REALISATION = 80, 72


@dataclass(frozen=True, slots=True)
class Term:
    """A term with its name and its long form here and in the language that it comes from; empty where there is none."""

    id: str
    name: str
    expansion: str
    text: str
    source: str
    origin: str
    origin_language: str


@dataclass(frozen=True, slots=True)
class Group:
    """Terms of one subject, a word of `pages.glossary.groups`."""

    id: str
    terms: tuple[Term, ...]


def pages(site: Site, voice: Voice) -> Iterator[Page]:  # noqa: ARG001 - every kind of page is called alike
    """The one page of all terms."""
    groups = tuple(Group(name, tuple(_term(voice, name, term) for term in terms)) for name, terms in GROUPS.items())
    every = [term for group in groups for term in group.terms]
    yield Page(
        address=address.GLOSSARY,
        title=voice.text("glossary.title"),
        description=voice.text("glossary.description", count=voice.number(len(every))),
        template="glossary.html",
        view={
            "groups": groups,
            "steps": tuple(voice.text(f"glossary.steps.{name}", **_facts(voice)) for name in STEPS),
            "example": voice.text("glossary.example", **_facts(voice)),
            "shapes": SHAPES,
            "questions": QUESTIONS,
        },
        keywords=tuple(term.name for term in every),
    )


def _facts(voice: Voice) -> dict[str, str]:
    achievement = Decimal(_REALISATION) / _TARGET * 100
    return {
        "target": voice.number(_TARGET),
        "realisation": voice.number(_REALISATION),
        "achievement": voice.percent(achievement.quantize(Decimal(1))),
    }


def _term(voice: Voice, group: str, identifier: str) -> Term:
    origin_language = "en" if group in ENGLISH else "id"
    name, expansion = (_part(voice.language, identifier, part) for part in ("name", "expansion"))
    origin = _part(origin_language, identifier, "expansion") or _part(origin_language, identifier, "name")
    return Term(
        id=identifier,
        name=name,
        expansion=expansion,
        text=_part(voice.language, identifier, "text"),
        source=_part(voice.language, identifier, "source"),
        origin="" if origin in (name, expansion) else origin,
        origin_language=origin_language,
    )


def _part(language: str, term: str, part: str) -> str:
    key = f"pages.glossary.terms.{term}.{part}"
    return texts.text(language, key) if texts.has(language, key) else ""
