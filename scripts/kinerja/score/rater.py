"""What follows from evaluations by the policies in force, without the telling of how."""

from fractions import Fraction
from typing import NamedTuple

import msgspec

from kinerja import periods
from kinerja.load.document import Document
from kinerja.load.index import Index
from kinerja.model import Evaluation, FeedbackTallies, OrganisationRating, ScoringPolicy
from kinerja.score import feedback, organisation, policy
from kinerja.score.achievements import Achieved, achievements
from kinerja.score.lookups import Lookup, postings
from kinerja.score.numbers import plain
from kinerja.score.rating import PersonCase, Rated, rate
from kinerja.score.remembered import OfOne
from kinerja.score.result import Input, TraceStep

USE = "person-rating"

# More different cases of one policy are not kept: figures have many, and each is rated in a moment.
MOST_CASES = 4096

# SE MenPANRB 3/2023: the rating of a unit is its head's rating of results. The circular has five words for units and
# the matrix three for results; which of them meet is this tool's reading, not confirmed in the text.
RESULTS_OF_UNIT = {
    "istimewa": "above",
    "baik": "as-expected",
    "butuh-perbaikan": "below",
    "kurang": "below",
    "sangat-kurang": "below",
}

# The rating of the unit that an employee heads, `missing` when it is not set, None for all others.
HeadRating = Document[OrganisationRating] | str | None


class Found(msgspec.Struct, frozen=True):
    """A part of an evaluation with where it comes from and how."""

    value: Fraction | None = None
    inputs: tuple[Input, ...] = ()
    steps: tuple[TraceStep, ...] = ()


NOTHING = Found()
NOT_REACHED = Achieved()


class Rules(NamedTuple):
    """The policies in force at the end of a period: for ratings of people, for raters, for ratings of units."""

    person: ScoringPolicy | None
    feedback: ScoringPolicy | None
    organisation: ScoringPolicy | None


class Basis(NamedTuple):
    """What an evaluation rests on besides itself: the policy, of a head the unit's rating, raters, the plan."""

    rule: ScoringPolicy
    unit: HeadRating
    raters: Found
    reached: Achieved


class Rater:
    """Rates the evaluations of some records; what many of them ask for is looked up once."""

    def __init__(self, records: Index) -> None:
        self._records = records
        self._postings = postings(records)
        self.rules = Lookup(self._in_force)

    def proposal(self, document: Document[Evaluation]) -> Rated | None:
        """What follows from an evaluation; None without a policy in force."""
        basis = self.basis(document)
        return rated(basis.rule, case(document.record, basis)) if basis else None

    def basis(self, document: Document[Evaluation]) -> Basis | None:
        """What an evaluation rests on; None without a policy in force."""
        rules = self.rules[document.record.period]
        if rules.person is None:
            return None
        converted = rules.person.method == "converted"
        reached = achievements(self._records, document) if converted else NOT_REACHED
        raters = self._raters(rules.feedback, document.record) if rules.feedback else NOTHING
        return Basis(rules.person, self.head_rating(document.record), raters, reached)

    def head_rating(self, evaluation: Evaluation) -> HeadRating:
        """The rating of the unit that this employee heads.

        Only where ratings meet in a matrix and the government rates its units: other policies know no such rule.
        """
        employee = self._postings[evaluation.unit, evaluation.employee]
        if employee is None or not employee.record.heads_unit:
            return None
        rules = self.rules[evaluation.period]
        if rules.person is None or rules.person.method != "matrix" or rules.organisation is None:
            return None
        return self._records.get(OrganisationRating, unit=evaluation.unit, period=evaluation.period) or "missing"

    def _in_force(self, period: str) -> Rules:
        day = periods.last_day(period)
        return Rules(*(policy.in_force(self._records, use, day) for use in (USE, "feedback", organisation.USE)))

    def _raters(self, rule: ScoringPolicy, own: Evaluation) -> Found:
        """What superior, peers and subordinates said together."""
        tallies = self._records.get(FeedbackTallies, unit=own.unit, employee=own.employee, period=own.period)
        if tallies is None:
            return NOTHING
        groups = [feedback.GroupTally(one.group, one.raters, Fraction(one.mean)) for one in tallies.record.tallies]
        said = feedback.tally(rule, tallies.record.role, groups)
        inputs = tuple(
            Input(one.group, plain(one.mean), tallies, ("tallies", number, "mean"))
            for number, one in enumerate(tallies.record.tallies)
        )
        return Found(said.value, inputs, said.steps)


def case(own: Evaluation, basis: Basis) -> PersonCase:
    """What the policy looks at. A behaviour value that the evaluator wrote goes before that of the raters."""
    given = own.behaviour_value
    return PersonCase(
        results=_results(own, basis.unit),
        behaviour=own.behaviour_rating,
        results_value=None if own.results_value is None else Fraction(own.results_value),
        behaviour_value=basis.raters.value if given is None else Fraction(given),
        feedback_counts=basis.raters.value is not None,
        innovation=own.innovation is not None,
        achievements=basis.reached.achievements,
    )


def rated(rule: ScoringPolicy, case: PersonCase) -> Rated:
    """The rating of a case. Words leave few cases, which thousands share."""
    known = _known(rule)
    found = known.get(case)
    if found is None:
        if len(known) >= MOST_CASES:
            known.clear()
        found = known[case] = rate(rule, case)
    return found


def _results(own: Evaluation, unit: HeadRating) -> str | None:
    """The rating of results; of a head, that of the unit."""
    if unit is None:
        return own.results_rating
    return None if isinstance(unit, str) else RESULTS_OF_UNIT.get(unit.record.rating)


@OfOne
def _known(rule: ScoringPolicy) -> dict[PersonCase, Rated]:
    """What was made of cases before by a policy."""
    del rule
    return {}
