"""Who is rated how: shares of ratings that follow the rating of the unit, dealt out in a drawn order."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import cycle
from random import Random

from kinerja import periods
from kinerja.demo import draw
from kinerja.demo.people import Worker
from kinerja.demo.spec import YEARS, Place

ABOVE, EXPECTED, BELOW = "above", "as-expected", "below"
RESULTS_OF_UNIT = {"istimewa": ABOVE, "baik": EXPECTED, "butuh-perbaikan": BELOW}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the evaluator found of results and behaviour."""

    results: str
    behaviour: str

    @property
    def best(self) -> bool:
        """Whether both lie above expectations."""
        return (self.results, self.behaviour) == (ABOVE, ABOVE)

    @property
    def low(self) -> bool:
        """Whether one of the two lies below expectations."""
        return BELOW in (self.results, self.behaviour)


BEST = Outcome(ABOVE, ABOVE)
GOOD = (Outcome(EXPECTED, EXPECTED), Outcome(ABOVE, EXPECTED), Outcome(EXPECTED, ABOVE))
POOR = (Outcome(BELOW, EXPECTED), Outcome(BELOW, ABOVE))
RUDE = Outcome(EXPECTED, BELOW)


def deal(place: Place, people: tuple[Worker, ...], period: str, seed: int) -> Mapping[str, Outcome]:
    """The outcome of everybody with a plan, by id."""
    dealt: dict[str, Outcome] = {}
    for office in place.offices:
        rating = office.ratings[YEARS.index(periods.year(period))]
        members = [one for one in people if one.office is office and one.rank in {"section", "staff"}]
        chance = draw.source(seed, place.id, office.id, period, "outcomes")
        words = _mixed(chance, _words(len(members), rating))
        turns = {"best": cycle((BEST,)), "good": cycle(GOOD), "poor": cycle(POOR), "rude": cycle((RUDE,))}
        for member, word in zip(members, words, strict=True):
            dealt[member.id] = next(turns[word])
        behaviour = chance.choice((EXPECTED, ABOVE))
        for head in people:
            if head.office is office and head.rank == "head":
                dealt[head.id] = Outcome(RESULTS_OF_UNIT[rating], behaviour)
    return dealt


def _words(members: int, rating: str) -> list[str]:
    """Mostly good ones; in an outstanding unit half are the best, in one that fell behind most are poor."""
    best = {"istimewa": -(-members // 2), "baik": -(-members * 3 // 10)}.get(rating, 0)
    low = -(-members * 65 // 100) if rating == "butuh-perbaikan" else members // 9
    # Where few are low, one in four of them is so by behaviour.
    rude = (low + 2) // 4 if best else 0
    return ["good"] * (members - best - low) + ["best"] * best + ["poor"] * (low - rude) + ["rude"] * rude


def _mixed(chance: Random, words: list[str]) -> list[str]:
    """A drawn order in which the first two differ: those are the heads of sections, who have one evaluator."""
    first = list(dict.fromkeys(words))[:2]
    rest = list(words)
    for word in first:
        rest.remove(word)
    return first + draw.shuffled(chance, rest)
