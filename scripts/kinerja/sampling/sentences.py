"""Sentences from composed parts: a row of many different ones, so that nobody's is said twice by one evaluator."""

from functools import lru_cache
from itertools import product
from math import gcd

from kinerja.sampling import words
from kinerja.sampling.themes import Theme


class Row:
    """All combinations of some parts in a mixed order; going on by one never repeats before the row is through."""

    def __init__(self, form: str, *parts: tuple[str, ...]) -> None:
        self.sentences = tuple(form.format(*one) for one in product(*parts))
        # Steps of the golden section spread best; one that shares no factor with the length visits every sentence.
        length = len(self.sentences)
        self.step = next(step for step in range(length * 618 // 1000, length) if gcd(step, length) == 1)

    def at(self, turn: int) -> str:
        """The sentence of a turn."""
        return self.sentences[turn * self.step % len(self.sentences)]


# Units are written one after the other, those below an office far apart: few rows are needed at a time.
@lru_cache(maxsize=64)
def of_results(theme: Theme, rating: str) -> Row:
    """Feedback to results: 1,920 sentences."""
    return Row("{} pada {}; {}.", words.OPENINGS[rating], theme.matters, words.ADVICE)


@lru_cache(maxsize=64)
def of_plans(theme: Theme) -> Row:
    """What results are expected: 960 sentences."""
    return Row("{} {}, {}", words.VERBS, theme.matters, words.AREAS)


@lru_cache(maxsize=8)
def of_behaviour(rating: str) -> Row:
    """Feedback to behaviour: 120 sentences."""
    return Row("{}; {}.", words.CONDUCT[rating], words.ADVICE)
