"""Mixes the answers of raters into the one record that may be kept: a mean and a number for each group."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from kinerja import answers, periods, record_text
from kinerja.answers import Answers, Rater
from kinerja.diagnostic import CannotRun
from kinerja.load import repository
from kinerja.load.index import Index
from kinerja.model import KIND_BY_TYPE, Employee, FeedbackTallies, RaterGroup, Role, ScoringPolicy, Tally
from kinerja.score import policy as policies
from kinerja.score.numbers import rounded

USE = "feedback"
MEAN_DECIMALS = 1
# One answer of few can be told from the others' means; a theme shows what somebody wrote, so it needs more company.
FEWEST = {"superior": 1}
FEWEST_OTHERS = 2
FEWEST_FOR_A_THEME = 3


@dataclass(frozen=True)
class Wanted:
    """Whose feedback it is, for which period, and by which policy when not the one in force."""

    unit: str
    employee: str
    period: str
    policy: str | None = None


@dataclass(frozen=True)
class Group:
    """What became of a group: raters who answered, how many are needed; None: the role has no such group."""

    id: str
    raters: int
    minimum: int | None

    @property
    def counts(self) -> bool:
        """Whether the group enters the record."""
        return self.minimum is not None and self.raters >= self.minimum


@dataclass(frozen=True)
class Tallied:
    """The outcome; `path` is None when no group had enough raters. Themes are told and never kept."""

    path: str | None
    record: FeedbackTallies | None
    groups: tuple[Group, ...]
    themes: tuple[tuple[str, int], ...]
    questions: int
    unread: int


def write(root: Path, government: str | None, source: Path, wanted: Wanted) -> Tallied:
    """Reads the answers, and writes the feedback record when there is enough to write. Raises CannotRun."""
    done = compose(repository.load(root, _government(root, government)).index, source, wanted)
    if done.path is None or done.record is None:
        return done
    content = record_text.encoded(done.record)
    if repository.accept(done.path, content)[0] is None:
        raise CannotRun("tally-refused")
    file = root / done.path
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        with file.open("xb") as stream:
            stream.write(content)
    except FileExistsError as error:
        # Two records of one period differ by few raters: their difference would be what those answered.
        raise CannotRun("tally-exists", path=done.path) from error
    return done


def compose(records: Index, source: Path, wanted: Wanted) -> Tallied:
    """What the record would say."""
    employee = records.get(Employee, unit=wanted.unit, employee=wanted.employee)
    if employee is None:
        raise CannotRun("tally-no-employee", path=records.path(Employee, unit=wanted.unit, employee=wanted.employee))
    rule = _policy(records, wanted)
    role = _role(rule, employee.record)
    scale = answers.Scale(rule.feedback.lowest, rule.feedback.highest) if rule.feedback else None
    if scale is None or role is None:
        raise CannotRun("tally-no-policy")
    given = answers.read(source, scale)
    groups = _groups(role, given)
    told = tallies(given, [one.id for one in groups if one.counts])
    record = _record(records, wanted, role, told) if told else None
    path = KIND_BY_TYPE[FeedbackTallies].path_of(record) if record else None
    return Tallied(path, record, groups, _themes(given.raters), given.questions, given.unread)


def _government(root: Path, government: str | None) -> str:
    known = repository.governments(root)
    if government is None and len(known) == 1:
        return known[0]
    if government not in known:
        raise CannotRun("unknown-government" if government else "which-government", known=", ".join(known))
    return government


def _policy(records: Index, wanted: Wanted) -> ScoringPolicy:
    try:
        day = periods.last_day(wanted.period)
    except ValueError as error:
        raise CannotRun("tally-no-period") from error
    rule = records.policy(wanted.policy) if wanted.policy else policies.in_force(records, USE, day)
    if rule is None or rule.use != USE or policies.sound(rule):
        raise CannotRun("tally-no-policy")
    return rule


def _role(rule: ScoringPolicy, employee: Employee) -> Role | None:
    """The policy's role of the employee: heads are rated by more groups than all others."""
    name = "head" if employee.role == "head" else "staff"
    return next((one for one in rule.feedback.roles if one.id == name), None) if rule.feedback else None


def _groups(role: Role, given: Answers) -> tuple[Group, ...]:
    """The groups of the role in its order, then those that answered without being asked."""
    counts = Counter(rater.group for rater in given.raters)
    asked = {one.id: _minimum(one) for one in role.groups}
    return tuple(Group(name, counts[name], asked.get(name)) for name in (*asked, *sorted(counts.keys() - asked.keys())))


def _minimum(group: RaterGroup) -> int:
    return max(group.minimum, FEWEST.get(group.id, FEWEST_OTHERS))


def tallies(given: Answers, groups: Iterable[str]) -> tuple[Tally, ...]:
    """The number of raters and the mean of each group; every rater counts alike, in whatever order they came."""
    return tuple(_tally([rater.mean for rater in given.raters if rater.group == one], one) for one in groups)


def _tally(means: Sequence[Fraction], group: str) -> Tally:
    mean = rounded(sum(means, Fraction(0)) / len(means), MEAN_DECIMALS)
    return Tally(group=group, raters=len(means), mean=_short(mean))


def _short(value: Decimal) -> Decimal:
    """A whole number without its point, as people write it."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value


def _record(records: Index, wanted: Wanted, role: Role, told: tuple[Tally, ...]) -> FeedbackTallies:
    return FeedbackTallies(
        government=records.government,
        unit=wanted.unit,
        employee=wanted.employee,
        period=wanted.period,
        role=role.id,
        tallies=told,
    )


def _themes(raters: Iterable[Rater]) -> tuple[tuple[str, int], ...]:
    """Themes that enough raters named, the most frequent first."""
    counts = Counter(theme for rater in raters for theme in rater.themes)
    kept = ((theme, count) for theme, count in counts.items() if count >= FEWEST_FOR_A_THEME)
    return tuple(sorted(kept, key=lambda one: (-one[1], one[0])))
