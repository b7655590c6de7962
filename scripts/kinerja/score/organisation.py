"""Rates a unit in a period: what its agreement's achievements propose, beside the rating that was set one level up."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kinerja import periods
from kinerja.load.document import Document
from kinerja.load.index import Index
from kinerja.model import OrganisationRating, ScoringPolicy
from kinerja.score import policy
from kinerja.score.mean import Mean, mean
from kinerja.score.numbers import plain, rounded, shown
from kinerja.score.result import Input, OrganisationScore, Score, TraceStep
from kinerja.score.steps import step

USE = "organisation-rating"


def all_scores(records: Index, scores: Iterable[Score]) -> Iterator[OrganisationScore]:
    """One score for each unit and period that a policy or a set rating speaks about, in that order."""
    groups: dict[tuple[str, str], list[Score]] = defaultdict(list)
    for one in scores:
        groups[one.unit, one.period].append(one)
    ratings = _ratings(records)
    for unit, period in sorted({*groups, *ratings}):
        rule, rating = policy.in_force(records, USE, periods.last_day(period)), ratings.get((unit, period))
        if rule or rating:
            yield _score((records.government, unit, period), groups[unit, period], rule, rating)


def _ratings(records: Index) -> Mapping[tuple[str, str], Document[OrganisationRating]]:
    """The ratings that were set, by unit and period; of two files that say the same the first by path."""
    return {(one.record.unit, one.record.period): one for one in reversed(records.of(OrganisationRating))}


def _score(
    place: tuple[str, str, str],
    scores: Sequence[Score],
    rule: ScoringPolicy | None,
    rating: Document[OrganisationRating] | None,
) -> OrganisationScore:
    found = mean(scores)
    judgement = policy.judge(rule, found.value)
    decimals = policy.decimals(rule)
    return OrganisationScore(
        *place,
        state=_state(rule, found, proposed=judgement.verdict is not None),
        indicators=found.indicators,
        counted=found.counted,
        weighted=found.weighted,
        achievement=None if found.value is None else rounded(found.value, decimals),
        proposed=judgement.verdict,
        rating=rating.record.rating if rating else None,
        set_by=rating.record.set_by if rating else None,
        set_on=rating.record.set_on if rating else None,
        inputs=(Input("rating", rating.record.rating, rating, ("rating",)),) if rating else (),
        trace=(*_steps(found, decimals), *judgement.steps),
    )


def _state(rule: ScoringPolicy | None, found: Mean, *, proposed: bool) -> str:
    if proposed:
        return "scored"
    if rule is None:
        return "no-policy"
    return "pending" if found.value is None else "unscorable"


def _steps(found: Mean, decimals: int) -> tuple[TraceStep, ...]:
    counts = {"counted": str(found.counted), "indicators": str(found.indicators)}
    if found.value is None:
        return (TraceStep("organisation-without-achievement", {"indicators": counts["indicators"]}),)
    name = "organisation-weighted-mean" if found.weighted else "organisation-mean"
    figure = plain(rounded(found.value, decimals))
    rounding = TraceStep("rounding", {"percent": shown(found.value)[0], "decimals": str(decimals)}, figure)
    return step(name, found.value, **counts), rounding
