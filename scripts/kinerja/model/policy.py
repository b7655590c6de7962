"""Scoring rules as dated data, each clause with its legal source."""

from decimal import Decimal

from kinerja.model.base import Part, Record, Wording
from kinerja.model.policy_cases import WorkedCase


class Legal(Part, frozen=True):
    """A clause that a policy follows, and how well it was verified (`rule`, `secondary`, `unverified`)."""

    id: str
    regulation: str
    verified: str
    article: str | None = None
    url: str | None = None
    note: Wording | None = None


class Band(Part, frozen=True):
    """A word for figures from `lowest` to `highest` (both included, on the policy's grid; None: no limit).

    A band with a `condition` goes before the others where the condition is met; without it nobody gets it.
    """

    id: str
    word: Wording
    lowest: Decimal | None = None
    highest: Decimal | None = None
    letter: str | None = None
    condition: str | None = None
    legal: str | None = None


class Example(Part, frozen=True):
    """A worked example that the tests run: a figure, and the band it falls in."""

    value: Decimal
    band: str


class Word(Part, frozen=True):
    """One of few words with its id."""

    id: str
    word: Wording


class Axis(Part, frozen=True):
    """What a side of a matrix is about, and its words from the lowest to the highest."""

    name: Wording
    words: tuple[Word, ...]


class Cell(Part, frozen=True):
    """The band where a row meets a column."""

    row: str
    column: str
    band: str
    legal: str | None = None


class Matrix(Part, frozen=True):
    """Two words give a third, without arithmetic."""

    rows: Axis
    columns: Axis
    cells: tuple[Cell, ...]


class DistributionRule(Part, frozen=True):
    """Advice on the share of some bands together: `majority`, `at-most`, `at-least` a percentage, or `must-have`."""

    rule: str
    bands: tuple[str, ...]
    percent: Decimal | None = None


class Pattern(Part, frozen=True):
    """What is advised where the organisation has this rating."""

    organisation: str
    rules: tuple[DistributionRule, ...]
    legal: str | None = None


class Distribution(Part, frozen=True):
    """How ratings of persons should spread. Groups below `minimum_group` are not looked at."""

    minimum_group: int
    patterns: tuple[Pattern, ...]


class Alternative(Part, frozen=True):
    """Percentages of results and behaviour, where the opinion of peers and subordinates counts or not."""

    feedback: bool
    results: Decimal
    behaviour: Decimal
    legal: str | None = None


class Weighing(Part, frozen=True):
    """Results and behaviour as figures, each at most `cap`, and their weights."""

    cap: Decimal
    alternatives: tuple[Alternative, ...]


class Piece(Part, frozen=True):
    """From the achievement `start` up to the next piece: `value` there, on a line to `end_value` at `end`."""

    band: str
    start: Decimal
    value: Decimal
    end: Decimal | None = None
    end_value: Decimal | None = None
    legal: str | None = None


class Share(Part, frozen=True):
    """A percentage that a band counts for."""

    band: str
    percent: Decimal


class Additional(Part, frozen=True):
    """Points for results beyond the plan: percentage of the band times weight times value, at most `cap` together."""

    cap: Decimal
    shares: tuple[Share, ...]
    legal: str | None = None


class Conversion(Part, frozen=True):
    """Achievements to values; `at_maximum` is the value of full achievement where more is not possible."""

    at_maximum: Decimal
    pieces: tuple[Piece, ...]
    additional: Additional
    legal: str | None = None


class SubComponent(Part, frozen=True):
    """A part of a component, with the most points it can have."""

    id: str
    name: Wording
    weight: Decimal


class Component(Part, frozen=True):
    """A part of an evaluation, with the most points it can have."""

    id: str
    name: Wording
    weight: Decimal
    parts: tuple[SubComponent, ...] = ()
    legal: str | None = None


class RaterGroup(Part, frozen=True):
    """A group of raters: its weight in percent, and how many must have answered before it counts."""

    id: str
    weight: Decimal
    minimum: int


class Role(Part, frozen=True):
    """Who rates the holders of a kind of post."""

    id: str
    groups: tuple[RaterGroup, ...]
    legal: str | None = None


class Feedback(Part, frozen=True):
    """Answers from `lowest` to `highest`, times `multiplier`, weighted by group."""

    lowest: Decimal
    highest: Decimal
    multiplier: Decimal
    roles: tuple[Role, ...]


class Coefficient(Part, frozen=True):
    """The credit points that a post earns in a full year."""

    id: str
    name: Wording
    value: Decimal
    legal: str | None = None


class Credit(Part, frozen=True):
    """Credit points: percentage of the rating times coefficient, for the months out of `months`."""

    months: int
    shares: tuple[Share, ...]
    coefficients: tuple[Coefficient, ...]
    legal: str | None = None


class HoursRule(Part, frozen=True):
    """Training hours a year of a group of employees: at least `lowest`, at most `highest`."""

    group: str
    lowest: Decimal | None = None
    highest: Decimal | None = None
    legal: str | None = None


class ScoringPolicy(Record, frozen=True, tag="scoring-policy"):
    """A scoring rule as dated data. `decimals` is the grid of its bands and the rounding before them.

    `method` says how a figure or a band comes about, and which block it reads. Where `reversed_for` names the
    direction of an indicator, the bands are read in reverse order on realisation / target. `public_results` is
    false where results are about persons.
    """

    id: str
    use: str
    title: Wording
    summary: Wording
    valid_from: str
    legal: tuple[Legal, ...]
    decimals: int
    bands: tuple[Band, ...]
    method: str = "bands"
    valid_until: str | None = None
    superseded_by: str | None = None
    public_results: bool = True
    reversed_for: str | None = None
    matrix: Matrix | None = None
    distribution: Distribution | None = None
    weighing: Weighing | None = None
    conversion: Conversion | None = None
    components: tuple[Component, ...] = ()
    feedback: Feedback | None = None
    credit: Credit | None = None
    hours: tuple[HoursRule, ...] = ()
    examples: tuple[Example, ...] = ()
    cases: tuple[WorkedCase, ...] = ()
