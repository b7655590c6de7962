"""Who is rated how: shares of ratings that follow the rating of the unit, spread evenly over its people.

Even spread keeps what the rules ask for: among three people in a row no three are rated alike.
"""

from dataclasses import dataclass
from enum import Enum

ABOVE, EXPECTED, BELOW = "above", "as-expected", "below"
RESULTS_OF_UNIT = {"istimewa": ABOVE, "baik": EXPECTED, "butuh-perbaikan": BELOW}
# The matrix of PermenPANRB 6/2022 as far as it is used here; `kinerja check` compares it with the policy.
RATINGS = {
    (ABOVE, ABOVE): "sangat-baik",
    (ABOVE, EXPECTED): "baik",
    (EXPECTED, ABOVE): "baik",
    (EXPECTED, EXPECTED): "baik",
    (BELOW, ABOVE): "butuh-perbaikan",
    (BELOW, EXPECTED): "butuh-perbaikan",
    (EXPECTED, BELOW): "kurang",
}
# SE MenPANRB 3/2023: in a good unit at most 70 percent are good; in one that fell behind at least 60 percent are low.
_MOST_GOOD, _LOW_BEHIND = 70, 62
_LOW_IN = 20


class Kind(Enum):
    """What is dealt out; each kind has several outcomes."""

    BEST = 0
    GOOD = 1
    POOR = 2


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the evaluator found of results and behaviour, and the rating that follows."""

    results: str
    behaviour: str

    @property
    def rating(self) -> str:
        """The rating that the policy in force gives."""
        return RATINGS[self.results, self.behaviour]

    @property
    def is_low(self) -> bool:
        """Whether the rating calls for help."""
        return BELOW in (self.results, self.behaviour)


_BEST = Outcome(ABOVE, ABOVE)
_GOOD = (Outcome(EXPECTED, EXPECTED), Outcome(ABOVE, EXPECTED), Outcome(EXPECTED, ABOVE))
_POOR = (Outcome(BELOW, EXPECTED), Outcome(BELOW, ABOVE))
_RUDE = Outcome(EXPECTED, BELOW)


def of_head(rating: str, turn: int) -> Outcome:
    """A head has the unit's rating as rating of results; heads below the same one differ in behaviour."""
    return Outcome(RESULTS_OF_UNIT[rating], ABOVE if turn % 2 else EXPECTED)


def deal(rating: str, sections: int, staff: int, shift: int) -> list[Outcome]:
    """The outcomes of the heads of sections, then of the staff; `shift` says with whom the row begins."""
    best_heads = (sections + 1) // 2 if rating == "istimewa" else 0
    heads = [_BEST if rating == "istimewa" and turn % 2 == 0 else _GOOD[turn % 3] for turn in range(sections)]
    best, low = _counts(rating, sections + staff)
    row = _row(staff, best - best_heads, low)
    # Where many are low, all are so by results: the advice counts those.
    outcomes = [_outcome(kind, place, rude=rating == "baik") for place, kind in enumerate(row)]
    return heads + [outcomes[(turn + shift) % staff] for turn in range(staff)]


def _counts(rating: str, people: int) -> tuple[int, int]:
    """How many are best, and how many low."""
    if rating == "istimewa":
        return people // 2 + 1, 0
    if rating == "butuh-perbaikan":
        return 0, -(-people * _LOW_BEHIND // 100)
    low = max(1, people // _LOW_IN)
    return people - low - people * _MOST_GOOD // 100, low


def _row(staff: int, best: int, low: int) -> list[Kind]:
    row = [Kind.BEST if place * best % staff < best else Kind.GOOD for place in range(staff)]
    others = [place for place in range(staff) if row[place] is Kind.GOOD]
    for turn, place in enumerate(others):
        if turn * low % len(others) < low:
            row[place] = Kind.POOR
    return row


def _outcome(kind: Kind, place: int, *, rude: bool) -> Outcome:
    if kind is Kind.BEST:
        return _BEST
    if kind is Kind.GOOD:
        return _GOOD[place % 3]
    # One in four low ones is so by behaviour.
    return _RUDE if rude and place % 4 == 3 else _POOR[place % 2]
