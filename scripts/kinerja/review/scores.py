"""Which scores and ratings a change moves, and why: also where only a policy changed, and no record of the unit."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import msgspec

from kinerja.load.by_part import UnitIndex
from kinerja.load.index import Index
from kinerja.load.part_index import PartIndex
from kinerja.load.tree import Tree
from kinerja.model import Employee, Evaluation, Indicator
from kinerja.review import sides
from kinerja.review.item import GRAVE, NOTABLE, PLAIN, Item, Say, Several, Value, say
from kinerja.review.sides import Both
from kinerja.review.verdicts import basis, is_better, outcome, reasons, word_in_force
from kinerja.score import organisation, person
from kinerja.score.ledger import Ledger, ledger
from kinerja.score.result import OrganisationScore, PersonScore, Score, SurveyScore, Verdict

Scored = Score | SurveyScore | OrganisationScore | PersonScore


class Wanted(msgspec.Struct, frozen=True):
    """Whose ratings may have moved: of these employees in these periods, or, where `everybody`, of all.

    A year stands for all periods in it, no period for all that there are.
    """

    employees: Mapping[str, frozenset[str]] = {}
    everybody: bool = False


def of_unit(unit: Both, trees: tuple[Tree, Tree], wanted: Wanted) -> Iterator[Item]:
    """The scores of a unit that are others now, then those of its people."""
    old, new = (ledger(one) if one is not None else None for one in (unit.before, unit.after))
    for name in ("scores", "surveys", "organisations"):
        before, after = ({_key(one): one for one in getattr(side, name)} if side else {} for side in (old, new))
        yield from _moved(before, after, (old, new))
    found = tuple(_people(*side, wanted) for side in zip(trees, (unit.before, unit.after), strict=True))
    yield from _moved(found[0], found[1], (old, new))


def _moved(
    before: Mapping[tuple[str, str], Scored],
    after: Mapping[tuple[str, str], Scored],
    ledgers: tuple[Ledger | None, ...],
) -> Iterator[Item]:
    for key in sorted({*before, *after}):
        was, now = before.get(key), after.get(key)
        rated = not _is_kept(was, now)
        known = tuple(_said(one, held, rated=rated) for one, held in zip((was, now), ledgers, strict=True))
        if known[0] != known[1]:
            held = next(side for side in reversed(ledgers) if side)
            yield from filter(None, (_item(was, now, known, held.records),))
        if now and ledgers[1]:
            yield from _too_high(was, now, ledgers[1].records)


def _item(was: Scored | None, now: Scored | None, said: tuple[Value, ...], records: Index) -> Item | None:
    """What a score was and is, and why: what else was set, the inputs that are others, and the clause."""
    one = now or was
    if one is None:
        return None
    facts: dict[str, Value] = {"unit": one.unit, "of": _subject(one, records), "period": one.period}
    says = say(f"scores.{_NAMES[type(one)]}", **facts, before=said[0], after=said[1])
    words = [[given and given.band for given in _verdicts(side)] if side else [] for side in (was, now)]
    rank = PLAIN if was is None else GRAVE if words[0] != words[1] else NOTABLE
    below = tuple(_why(was, now, records)) if was and now else ()
    return Item("scores", rank, says, _path(one, records), isinstance(one, PersonScore), below)


def _why(was: Scored, now: Scored, records: Index) -> Iterator[Say]:
    if rating := _kept(was, now, records):
        yield say("scores.set", rating=rating)
    if why := reasons(was.inputs, now.inputs):
        yield say("scores.because", reasons=Several(why, "; "))
    else:
        yield say(f"scores.because-of-{_cause(was, now)}")
    if clause := basis(now.trace, _verdicts(now), records):
        yield say("scores.basis", clause=clause)


def _cause(was: Scored, now: Scored) -> str:
    """What else than its own inputs moved a score: of a unit, the mean of its indicators."""
    own = isinstance(was, OrganisationScore) and isinstance(now, OrganisationScore)
    return "indicators" if own and _FIGURES[type(now)](was) != _FIGURES[type(now)](now) else "rules"


def _too_high(was: Scored | None, now: Scored, records: Index) -> Iterator[Item]:
    """A rating above the one that follows, where that is new."""
    if not isinstance(now, PersonScore | OrganisationScore) or now.proposed is None:
        return
    rule = records.policy(now.proposed.policy)
    seen = (was.rating, was.proposed) if isinstance(was, PersonScore | OrganisationScore) else None
    if is_better(rule, now.rating, now.proposed.band) and seen != (now.rating, now.proposed):
        private = isinstance(now, PersonScore)
        facts: dict[str, Value] = {"unit": now.unit, "of": _subject(now, records), "period": now.period}
        facts |= {"rating": _rating(now, records), "proposed": outcome("scored", None, (now.proposed,), records)}
        says = say(f"attention.{'person' if private else 'organisation'}-above-policy", **facts)
        yield Item("attention", GRAVE, says, _path(now, records), private)


def _people(tree: Tree, records: UnitIndex | None, wanted: Wanted) -> dict[tuple[str, str], Scored]:
    if records is None:
        return {}
    if wanted.everybody:
        return {_key(one): one for one in person.all_scores(records)}
    asked = sorted(wanted.employees.items())
    found = (one for name, spans in asked for one in sides.evaluations(tree, records, name, spans))
    return {_key(scored): scored for scored in (person.score(records, one) for one in found)}


def heads(records: PartIndex) -> Iterator[str]:
    """Those who head a unit: their ratings follow from that of the unit."""
    return (one.record.employee for one in records.of(Employee) if one.record.heads_unit)


def _is_kept(was: Scored | None, now: Scored | None) -> bool:
    """Whether a rating that was set stays, so that it need not be told twice."""
    ratings = [one.rating for one in (was, now) if isinstance(one, PersonScore | OrganisationScore)]
    return len(ratings) == 2 and ratings[0] == ratings[1]


def _kept(was: Scored | None, now: Scored | None, records: Index) -> Value:
    own = isinstance(now, PersonScore | OrganisationScore) and now.rating and _is_kept(was, now)
    return _rating(now, records) if own and isinstance(now, PersonScore | OrganisationScore) else None


def _said(one: Scored | None, held: Ledger | None, *, rated: bool) -> Value:
    if one is None or held is None:
        return None
    found = outcome(one.state, _FIGURES[type(one)](one), _verdicts(one), held.records)
    if rated and isinstance(one, PersonScore | OrganisationScore) and one.rating:
        return say("scores.rated", rating=_rating(one, held.records), proposed=found)
    return found


def _rating(one: PersonScore | OrganisationScore, records: Index) -> Value:
    use = person.USE if isinstance(one, PersonScore) else organisation.USE
    return word_in_force(records, use, one.period, one.rating)


def _verdicts(one: Scored) -> tuple[Verdict | None, ...]:
    if isinstance(one, Score):
        return one.status, one.word
    return (one.verdict,) if isinstance(one, SurveyScore) else (one.proposed,)


def _key(one: Scored) -> tuple[str, str]:
    return _SUBJECTS[type(one)](one), one.period


def _subject(one: Scored, records: Index) -> str:
    if isinstance(one, Score):
        found = records.get(Indicator, unit=one.unit, id=one.indicator)
        return found.record.name if found else one.indicator
    return str(_SUBJECTS[type(one)](one))


def _path(one: Scored, records: Index) -> str:
    if isinstance(one, Score):
        return records.path(Indicator, unit=one.unit, id=one.indicator)
    if isinstance(one, PersonScore):
        return records.path(Evaluation, unit=one.unit, employee=one.employee, period=one.period)
    return next((entered.document.path for entered in one.inputs), "")


_NAMES = {Score: "indicator", SurveyScore: "survey", OrganisationScore: "organisation", PersonScore: "person"}
_SUBJECTS: Mapping[type, Callable[[Any], str]] = {
    Score: lambda one: one.indicator,
    SurveyScore: lambda one: one.service,
    OrganisationScore: lambda one: one.unit,
    PersonScore: lambda one: one.employee,
}
_FIGURES: Mapping[type, Callable[[Any], Value]] = {
    Score: lambda one: one.achievement,
    SurveyScore: lambda one: one.index,
    OrganisationScore: lambda one: one.achievement,
    PersonScore: lambda one: one.value,
}
