"""Employees by opaque ids, what was agreed with them, and how their work was evaluated; never names or numbers."""

from decimal import Decimal

from kinerja.model.approval import Key
from kinerja.model.base import Part, Record
from kinerja.model.indicator import Evidence


class Superior(Part, frozen=True):
    """The employee one level up, and the unit where that employee's folder lies."""

    employee: str
    unit: str


class Acting(Part, frozen=True):
    """An acting superior (`plt`: the post is vacant, `plh`: its holder is away) from one day until another."""

    employee: str
    unit: str
    kind: str
    valid_from: str
    valid_until: str | None = None


class Employee(Record, frozen=True, tag="employee"):
    """A posting of an employee in a unit; after a move there is one more, in the new unit, with the same id."""

    government: str
    unit: str
    employee: str
    post: str
    employment: str
    role: str
    heads_unit: bool = False
    superior: Superior | None = None
    acting: tuple[Acting, ...] = ()
    account: str | None = None
    keys: tuple[Key, ...] = ()
    valid_from: str | None = None
    valid_until: str | None = None


class Supports(Part, frozen=True):
    """What a result serves: a `result` in the superior's plan, or an `indicator` of a `unit` (None: the own one)."""

    result: str | None = None
    indicator: str | None = None
    unit: str | None = None


class PlanIndicator(Part, frozen=True):
    """How a result is measured; a target is one number, a range, or the `expectation` in words.

    `at_maximum` says that the target is the best that can be reached at all; `due` is the last day for reaching it.
    """

    id: str
    aspect: str
    text: str
    target: Decimal | None = None
    lowest: Decimal | None = None
    highest: Decimal | None = None
    expectation: str | None = None
    unit_of_measure: str | None = None
    method: str = "ratio"
    at_maximum: bool = False
    due: str | None = None


class PlanResult(Part, frozen=True):
    """A result that is expected (rencana hasil kerja): `main`, or `additional` with its `weight` by scope."""

    id: str
    kind: str
    text: str
    indicators: tuple[PlanIndicator, ...]
    supports: Supports | None = None
    weight: Decimal | None = None


class BehaviourExpectation(Part, frozen=True):
    """What the superior expects of one core value (BerAKHLAK) in particular."""

    core_value: str
    expectation: str | None = None


class Plan(Record, frozen=True, tag="plan"):
    """What an employee is expected to reach in a year (SKP)."""

    government: str
    unit: str
    employee: str
    year: int
    approach: str
    evaluator: str
    status: str
    results: tuple[PlanResult, ...]
    behaviours: tuple[BehaviourExpectation, ...] = ()
    agreed_on: str | None = None

    @property
    def id(self) -> str:
        """File name without its ending."""
        return str(self.year)


class Realisation(Part, frozen=True):
    """What was reached on one indicator of a planned result: a `value`, or a `state` with its reason."""

    indicator: str
    value: Decimal | None = None
    state: str | None = None
    reason: str | None = None


class EvaluatedResult(Part, frozen=True):
    """What became of a planned result: realisations by indicator, `realisation` in words, or a `state`."""

    result: str
    indicators: tuple[Realisation, ...] = ()
    realisation: str | None = None
    state: str | None = None
    reason: str | None = None
    evidence: tuple[Evidence, ...] = ()
    feedback: str | None = None


class EvaluatedBehaviour(Part, frozen=True):
    """How one core value was lived: `above`, `as-expected` or `below`, and what the evaluator says to it."""

    core_value: str
    rating: str | None = None
    feedback: str | None = None


class Innovation(Part, frozen=True):
    """A new idea or way of work that benefits the organisation, which some policies ask for."""

    title: str
    evidence: tuple[Evidence, ...]


class Evaluation(Record, frozen=True, tag="evaluation"):
    """An employee's evaluation for a period.

    `results_rating` and `behaviour_rating` are `above`, `as-expected` or `below`; the values are for policies that
    compute. `rating` is the band (predikat) as the evaluator set it. `entered_at` is when it was typed in.
    """

    government: str
    unit: str
    employee: str
    period: str
    evaluator: str
    status: str
    results: tuple[EvaluatedResult, ...] = ()
    behaviours: tuple[EvaluatedBehaviour, ...] = ()
    results_rating: str | None = None
    behaviour_rating: str | None = None
    results_value: Decimal | None = None
    behaviour_value: Decimal | None = None
    innovation: Innovation | None = None
    rating: str | None = None
    strengths: str | None = None
    improvements: str | None = None
    rated_on: str | None = None
    entered_at: str | None = None


class Tally(Part, frozen=True):
    """The mean that one group of raters gave, and how many they were; never what a single rater said."""

    group: str
    raters: int
    mean: Decimal


class FeedbackTallies(Record, frozen=True, tag="feedback"):
    """What superior, peers and subordinates said of an employee in a period, as tallies; `role` is the rated one's."""

    government: str
    unit: str
    employee: str
    period: str
    role: str
    tallies: tuple[Tally, ...]
