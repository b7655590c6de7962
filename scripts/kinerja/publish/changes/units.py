"""What changed about a unit: its indicators, surveys and ratings."""

from collections.abc import Iterator
from dataclasses import replace

from kinerja.disclose.published import PublishedOrganisationRating, PublishedSurvey, PublishedUnit, Summary
from kinerja.publish.changes.change import Change, differing, paired, text, verdict
from kinerja.publish.changes.indicators import indicator

_PARTS = frozenset({"indicators", "surveys", "ratings", "summaries"})


def unit(before: PublishedUnit | None, after: PublishedUnit | None) -> Iterator[Change]:
    """A unit in two releases, one of which may not have it."""
    shown = after or before
    if shown is None:
        return
    place = Change("other", unit=shown, subject=shown.id, name=shown.name)
    if before is None or after is None:
        yield replace(place, kind="unit-new" if after else "unit-gone", count=len(shown.indicators))
        return
    differs = differing(before, after, before.__struct_fields__) - _PARTS
    if "name" in differs:
        yield replace(place, kind="unit-renamed", old=before.name, new=after.name)
    if differs - {"name"}:
        yield place
    yield from _parts(Change("other", unit=after), before, after)


def _parts(place: Change, before: PublishedUnit, after: PublishedUnit) -> Iterator[Change]:
    told = False
    for old, new in paired(before.indicators, after.indicators, lambda one: one.id):
        for one in indicator(after, old, new):
            told = True
            yield one
    for old_survey, new_survey in paired(before.surveys, after.surveys, lambda one: (one.period, one.service)):
        yield from _survey(place, old_survey, new_survey)
    for old_rating, new_rating in paired(before.ratings, after.ratings, lambda one: one.period):
        yield from _rating(place, old_rating, new_rating)
    for old_summary, new_summary in paired(before.summaries, after.summaries, lambda one: one.period):
        yield from _summary(place, old_summary, new_summary, follows=told)


def _survey(place: Change, before: PublishedSurvey | None, after: PublishedSurvey | None) -> Iterator[Change]:
    shown = after or before
    if shown is None:
        return
    here = replace(place, subject=shown.service, name=shown.service_name, period=shown.period, survey=shown)
    if after is None:
        yield replace(here, kind="survey-gone")
    # What is withheld now is not told again as the value that was.
    elif after.withheld:
        yield here if before and before.withheld else replace(here, kind="survey-withheld")
    elif before is None or before.index is None:
        yield replace(here, kind="survey-new", new=text(after.index))
    elif before.index != after.index:
        yield replace(here, kind="survey-revised", old=text(before.index), new=text(after.index))
    elif (old := verdict(before.verdict)) != (new := verdict(after.verdict)):
        yield replace(here, kind="survey-word", old=old, new=new)
    else:
        yield here


def _rating(
    place: Change, before: PublishedOrganisationRating | None, after: PublishedOrganisationRating | None
) -> Iterator[Change]:
    shown = after or before
    if shown is None:
        return
    here = replace(place, period=shown.period)
    (old, old_proposed), (new, new_proposed) = _rated(before), _rated(after)
    if old != new:
        yield replace(here, kind="rating-new" if old is None else "rating-changed", old=old, new=new)
    elif old_proposed != new_proposed:
        yield replace(here, kind="proposal-changed", old=old_proposed, new=new_proposed)
    else:
        yield here


def _rated(one: PublishedOrganisationRating | None) -> tuple[str | None, str | None]:
    """The word that was set, and the one that the figures propose."""
    if one is None:
        return None, None
    policy = one.policy or (one.proposed.policy if one.proposed else "")
    return f"{policy}#{one.rating}" if one.rating else None, verdict(one.proposed)


def _summary(place: Change, before: Summary | None, after: Summary | None, *, follows: bool) -> Iterator[Change]:
    if before and after and before.average is not None and before.average != after.average:
        here = replace(place, period=after.period)
        yield replace(here, kind="average-changed", old=text(before.average), new=text(after.average))
    # Counts follow from the figures; alone, they are a change of their own.
    elif not follows:
        yield place
