"""The ratings on an evaluation, in the words of the policies in force; nothing is computed that nobody set."""

from collections.abc import Iterator
from dataclasses import dataclass

from kinerja import periods
from kinerja.load.document import Document
from kinerja.model import DistributionRule, Evaluation, OrganisationRating, ScoringPolicy
from kinerja.printing.parties import Directory
from kinerja.printing.words import Words
from kinerja.score import organisation, person, policy


@dataclass(frozen=True)
class Ratings:
    """What was set; what is None is filled in by hand."""

    organisation: str | None
    pattern: tuple[str, ...]
    results: str | None
    behaviour: str | None
    rating: str | None


def ratings(directory: Directory, words: Words, document: Document[Evaluation]) -> Ratings:
    """The ratings of an evaluation and of its unit; the results of a head are those of the unit."""
    records, own = directory.records, document.record
    day = periods.last_day(own.period)
    rule = policy.in_force(records, person.USE, day)
    unit = records.get(OrganisationRating, unit=own.unit, period=own.period)
    band = unit.record.rating if unit else None
    scored = person.score(records, document)
    return Ratings(
        _band(words, policy.in_force(records, organisation.USE, day), band),
        tuple(_pattern(words, rule, band)),
        _word(words, scored.results),
        _word(words, own.behaviour_rating),
        _band(words, rule, own.rating),
    )


def _word(words: Words, rating: str | None) -> str | None:
    return words.text(f"ratings.{rating}") if rating else None


def _band(words: Words, rule: ScoringPolicy | None, band: str | None) -> str | None:
    """A policy's word; the id where the policy cannot be read."""
    known = {one.id: words.wording(one.word) for one in rule.bands} if rule else {}
    return known.get(band, band) if band else None


def _pattern(words: Words, rule: ScoringPolicy | None, organisation_band: str | None) -> Iterator[str]:
    """What the policy advises for the spread of ratings where the unit has this rating."""
    for pattern in rule.distribution.patterns if rule and rule.distribution else ():
        if pattern.organisation == organisation_band:
            yield from (_advice(words, rule, one) for one in pattern.rules)


def _advice(words: Words, rule: ScoringPolicy | None, one: DistributionRule) -> str:
    bands = f" {words.text('or')} ".join(str(_band(words, rule, band)) for band in one.bands)
    percent = words.number(one.percent) if one.percent is not None else ""
    return words.text(f"distribution.{one.rule}", bands=bands, percent=percent)
