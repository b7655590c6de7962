"""How everybody was evaluated; the rating is the one that the policy in force gives."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from kinerja import periods
from kinerja.demo import draw, wording
from kinerja.demo.outcomes import BELOW, Outcome
from kinerja.demo.people import Worker
from kinerja.demo.spec import Place
from kinerja.model import (
    EvaluatedBehaviour,
    EvaluatedResult,
    Evaluation,
    FeedbackTallies,
    Innovation,
    Plan,
    PlanIndicator,
    Realisation,
    ScoringPolicy,
    Tally,
)
from kinerja.model.indicator import Evidence
from kinerja.score import feedback
from kinerja.score.rating import PersonCase, rate

Policies = Mapping[str, ScoringPolicy]
Case = tuple[Worker, Plan, Outcome]

# How far a realisation lies from its target, by what the evaluator found: reports, percent, days.
REACHED = {"above": (3, 6, -2), "as-expected": (0, 1, 0), "below": (-3, -14, 3)}
# Values of results, and the marks of superior and peers, under a policy that computes.
VALUES = {"best": (120, "9.8", "9.6"), "good": (95, "8.8", "8.7"), "low": (76, "7.6", "7.4")}
PEERS, VARIETY = 4, 7
DAYS, REPORTED = 3, 4


@dataclass(frozen=True)
class Round:
    """All evaluations of a period."""

    place: Place
    period: str
    policies: Policies
    seed: int

    def records(self, cases: list[Case]) -> Iterator[Evaluation | FeedbackTallies]:
        """The evaluation of each case, after what others said where they are asked."""
        turns: Counter[str] = Counter()
        texts = _Texts(self)
        for worker, plan, outcome in cases:
            turn = turns[worker.superior(self._day(0))]
            turns[worker.superior(self._day(0))] += 1
            told = self._tallies(worker, outcome) if self.place.feedback_policy else None
            if told:
                yield told
            yield self._evaluation((worker, plan, outcome), told, turn, texts)

    def _day(self, turn: int) -> str:
        """Evaluators spread their talks over the first days of the week after the units have reported."""
        first = date.fromisoformat(periods.last_day(self.period)) + timedelta(REPORTED)
        return (first + timedelta(-first.weekday() % 7 + turn % DAYS)).isoformat()

    def _evaluation(self, case: Case, told: FeedbackTallies | None, turn: int, texts: "_Texts") -> Evaluation:
        worker, plan, outcome = case
        day = self._day(turn)
        evaluator = worker.superior(day)
        # One talk takes 35 minutes or more; those of a day begin at eight.
        minutes = 8 * 60 + 35 * (turn // DAYS) + turn
        results_value = _figure(worker, outcome) if told else None
        return Evaluation(
            government=self.place.id,
            unit=worker.office.id,
            employee=worker.id,
            period=self.period,
            evaluator=evaluator,
            status="final",
            results=tuple(
                EvaluatedResult(
                    result=one.id,
                    indicators=tuple(Realisation(indicator=i.id, value=_reached(i, outcome)) for i in one.indicators),
                    evidence=(Evidence(title=f"Laporan {one.id} {self.period} (contoh)"),),
                    feedback=texts.of_results(evaluator, outcome),
                )
                for one in plan.results
            ),
            behaviours=_behaviours(outcome, texts.of_behaviour(evaluator, outcome)),
            results_rating=None if told else outcome.results,
            behaviour_rating=None if told else outcome.behaviour,
            results_value=results_value,
            innovation=_innovation(outcome) if told else None,
            rating=self._rating(outcome, told, results_value),
            rated_on=day,
            entered_at=f"{day}T{minutes // 60:02}:{minutes % 60:02}:{turn % 60:02}+07:00",
        )

    def _rating(self, outcome: Outcome, told: FeedbackTallies | None, value: Decimal | None) -> str | None:
        policy = self.policies[self.place.person_policy]
        if told is None or value is None or self.place.feedback_policy is None:
            return rate(policy, PersonCase(outcome.results, outcome.behaviour)).band
        groups = [feedback.GroupTally(one.group, one.raters, Fraction(one.mean)) for one in told.tallies]
        said = feedback.tally(self.policies[self.place.feedback_policy], told.role, groups).value
        figures = (Fraction(value), said)
        case = PersonCase(None, None, *figures, feedback_counts=True, innovation=outcome.best)
        return rate(policy, case).band

    def _tallies(self, worker: Worker, outcome: Outcome) -> FeedbackTallies:
        """What superior and peers gave in the mean; the marks of single raters never come into the records."""
        _, superior, peers = VALUES[_level(outcome)]
        chance = draw.source(self.seed, self.place.id, worker.id, self.period, "marks")
        return FeedbackTallies(
            government=self.place.id,
            unit=worker.office.id,
            employee=worker.id,
            period=self.period,
            role="head" if worker.rank != "staff" else "staff",
            tallies=(
                Tally(group="superior", raters=1, mean=Decimal(superior)),
                Tally(group="peers", raters=PEERS + chance.randint(0, 2), mean=Decimal(peers)),
            ),
        )


class _Texts:
    """Sentences of feedback, none of them twice from one evaluator in a period."""

    def __init__(self, held: Round) -> None:
        self._held = held
        self._kept: dict[tuple[str, str], Iterator[tuple[str, ...]]] = {}

    def of_results(self, evaluator: str, outcome: Outcome) -> str:
        return self._next(evaluator, outcome.results, wording.OPENINGS[outcome.results])

    def of_behaviour(self, evaluator: str, outcome: Outcome) -> str:
        if outcome.behaviour == BELOW:
            return self._next(evaluator, "poor-conduct", wording.CONDUCT_BELOW)
        return self._next(evaluator, "conduct", wording.CONDUCT)

    def _next(self, evaluator: str, kind: str, openings: tuple[str, ...]) -> str:
        key = (evaluator, kind)
        if key not in self._kept:
            chance = draw.source(self._held.seed, self._held.place.id, self._held.period, *key)
            self._kept[key] = draw.sentences(chance, openings, wording.ADVICE)
        return "; ".join(next(self._kept[key])) + "."


def _level(outcome: Outcome) -> str:
    return "best" if outcome.best else "low" if outcome.low else "good"


def _figure(worker: Worker, outcome: Outcome) -> Decimal:
    """The value of results: that of the level, and a little more for some."""
    value = VALUES[_level(outcome)][0]
    return Decimal(value if outcome.best else value + int(worker.id[-2:]) % VARIETY)


def _innovation(outcome: Outcome) -> Innovation | None:
    if not outcome.best:
        return None
    proof = (Evidence(title="Uraian cara kerja baru (contoh)"),)
    return Innovation(title="Cara kerja baru yang dipakai oleh unit", evidence=proof)


def _reached(indicator: PlanIndicator, outcome: Outcome) -> Decimal:
    reports, percent, days = REACHED[outcome.results]
    added = {"quantity": reports, "quality": percent, "time": days}[indicator.aspect]
    return (indicator.target or Decimal(0)) + added


def _behaviours(outcome: Outcome, text: str) -> tuple[EvaluatedBehaviour, ...]:
    (first, _), *rest = wording.CORE_VALUES
    return (
        EvaluatedBehaviour(core_value=first, rating=outcome.behaviour, feedback=text),
        *(EvaluatedBehaviour(core_value=name, rating=outcome.behaviour) for name, _ in rest),
    )
