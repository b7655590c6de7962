"""How the people of a unit were evaluated in one round: talk by talk, each with its own sentences."""

from collections import Counter

from kinerja.sampling import forms, sentences, words
from kinerja.sampling.body import Office
from kinerja.sampling.cases import Case
from kinerja.sampling.chance import Chance
from kinerja.sampling.forms import Measure, Promise
from kinerja.sampling.outcomes import Outcome
from kinerja.sampling.rounds import Round
from kinerja.sampling.staff import Member

# How far results lie from targets in percent, by what the evaluator found, and how much that varies.
_REACHED = {"above": 10, "as-expected": 0, "below": -24}
_VARIETY = 6
_FULL = 100
# The weeks in which a head is evaluated in the unit above, and who stands in for a head.
_WEEK_OF_HEADS, _WEEK_OF_STAND_INS = 1, 2


class Talks:
    """The talks of one round in one unit."""

    def __init__(self, office: Office, held: Round, first: int) -> None:
        """Sentences begin with the `first` one of their rows."""
        self._office = office
        self._round = held
        self._turns: Counter[str] = Counter()
        self._said = self._talks = first

    def case(self, member: Member, outcome: Outcome) -> Case:
        """The next talk, with a member of the unit who is not the highest official."""
        week, turn = 0, self._office.turn
        above = member.above(self._round.day(0)) or member.superior
        evaluator = above.employee if above else ""
        if above and above.unit != self._office.id:
            week = _WEEK_OF_HEADS if member.rank == "head" else _WEEK_OF_STAND_INS
        else:
            turn = self._turns[evaluator]
            self._turns[evaluator] += 1
        return Case(member, self._round, outcome, evaluator, *self._round.talk(turn, week))

    def text(self, case: Case, promises: tuple[Promise, ...], chance: Chance) -> str:
        """The file of the evaluation."""
        texts = sentences.of_results(self._office.theme, case.outcome.results)
        conduct = sentences.of_behaviour(case.outcome.behaviour)
        # Who is evaluated in another unit is named by the own one: that evaluator's other texts are not known here.
        about = "" if case.evaluator in self._turns else f"{self._office.name}: "
        lines = []
        for one in promises:
            said = ""
            if one.turn % 2:
                said = f"{about}{texts.at(self._said)}"
                self._said += 1
            lines.append(forms.result(one.turn, self._round.id, self._all_reached(one, case, chance), said))
        said = f"{about}{conduct.at(self._talks)}"
        self._talks += 1
        return forms.evaluation(self._office.id, case, "".join(lines), said, self._in_general(chance))

    def _all_reached(self, one: Promise, case: Case, chance: Chance) -> str:
        if not one.targets:
            return forms.in_words(case.outcome.results)
        return forms.values([(each.id, self._reached(each, target, case, chance)) for each, target in one.targets])

    def _reached(self, measure: Measure, target: int, case: Case, chance: Chance) -> int:
        """Amounts add up over the year; everything else is reached in each period."""
        percent = _REACHED[case.outcome.results] + chance.whole(0, _VARIETY)
        value = target + measure.direction * target * percent // _FULL
        if measure.id == "banyaknya" and not self._round.is_annual:
            return value * self._round.turn // 4
        return min(value, _FULL) if measure.id == "mutu" else value

    def _in_general(self, chance: Chance) -> str:
        """Strengths and improvements are told once a year."""
        if not self._round.is_annual:
            return ""
        return forms.in_general(chance.pick(words.STRENGTHS), chance.pick(words.IMPROVEMENTS))
