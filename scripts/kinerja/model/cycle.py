"""What happens between and after evaluations: progress, objections, training, follow-ups, reviews and corrections."""

from decimal import Decimal

from kinerja.model.base import Part, Record
from kinerja.model.indicator import Evidence


class ProgressFeedback(Part, frozen=True):
    """What the superior, or who stood in, said to a step forward."""

    date: str
    text: str
    by: str


class ProgressEntry(Part, frozen=True):
    """One step forward on a planned result; `amount` is in the unit of the result's target."""

    date: str
    result: str
    text: str
    amount: Decimal | None = None
    evidence: tuple[Evidence, ...] = ()
    feedback: ProgressFeedback | None = None


class Progress(Record, frozen=True, tag="progress"):
    """An employee's progress in a month, in short entries."""

    government: str
    unit: str
    employee: str
    month: str
    entries: tuple[ProgressEntry, ...]


class OriginalRatings(Part, frozen=True):
    """The ratings as they were before a decision."""

    rating: str
    results_rating: str | None = None
    behaviour_rating: str | None = None


class Decision(Part, frozen=True):
    """What the evaluator's superior decided.

    `upheld`: the evaluation stands; `changed`: it was changed; `rejected`: the objection was not accepted.
    """

    outcome: str
    decided_by: str
    decided_on: str
    explanation: str
    original: OriginalRatings


class Objection(Record, frozen=True, tag="objection"):
    """An employee's objection to the evaluation of a period (keberatan), about `rating`, `results` or `behaviour`."""

    government: str
    unit: str
    employee: str
    period: str
    filed_on: str
    about: str
    reason: str
    evidence: tuple[Evidence, ...] = ()
    decision: Decision | None = None


class Activity(Part, frozen=True):
    """A training or another way of learning; `need` is the period of the evaluation that asked for it."""

    title: str
    kind: str
    starts: str
    hours: Decimal
    provider: str | None = None
    ends: str | None = None
    need: str | None = None
    evidence: tuple[Evidence, ...] = ()


class Development(Record, frozen=True, tag="development"):
    """How an employee learned in a year, in training hours (JP)."""

    government: str
    unit: str
    employee: str
    year: int
    entries: tuple[Activity, ...]

    @property
    def id(self) -> str:
        """File name without its ending."""
        return str(self.year)


class Competence(Part, frozen=True):
    """A competence and its score from 1 to 5 with the reason (format B.1.9)."""

    competence: str
    score: int
    reason: str


class Coaching(Part, frozen=True):
    """A coaching meeting: the employee's `answers` to the nine statements (format B.1.8), and the competences."""

    held_on: str
    answers: tuple[int, ...] = ()
    competences: tuple[Competence, ...] = ()


class FollowUp(Record, frozen=True, tag="follow-up"):
    """What follows from the evaluation of a period; an incentive is a proposal and never has an amount."""

    government: str
    unit: str
    employee: str
    year: int
    number: int
    type: str
    evaluation: str
    reason: str
    due: str
    status: str
    outcome: str | None = None
    done_on: str | None = None
    coaching: Coaching | None = None

    @property
    def id(self) -> str:
        """File name without its ending."""
        return f"{self.year}-{self.number}"


class ReviewItem(Part, frozen=True):
    """What was decided about an indicator: `kept`, `changed`, `retired` or `added`."""

    unit: str
    indicator: str
    decision: str
    reason: str
    successor: str | None = None


class IndicatorReview(Record, frozen=True, tag="indicator-review"):
    """A periodic review of the `indicators`, or of the `system` itself."""

    government: str
    date: str
    subject: str
    items: tuple[ReviewItem, ...] = ()
    findings: tuple[str, ...] = ()
    next_due: str | None = None


class Change(Part, frozen=True):
    """A value that an amendment changes, as texts; `old` is None when there was none."""

    pointer: str
    new: str
    old: str | None = None


class Amendment(Record, frozen=True, tag="amendment"):
    """A correction of a record of a closed period.

    `path` is relative to the government's folder; `original` is the record's SHA-256 before, `previous` that of
    the amendment before. `approved_by` are posts, not persons.
    """

    government: str
    period: str
    number: str
    path: str
    original: str
    reason: str
    approved_by: tuple[str, ...]
    changes: tuple[Change, ...]
    previous: str | None = None


class Waiver(Record, frozen=True, tag="waiver"):
    """An exception to one rule for a file or folder of the government, until the day it `expires`."""

    government: str
    id: str
    rule: str
    path: str
    reason: str
    granted_by: str
    expires: str
