"""Makes the steps of a trace: texts for their numbers, and the result cut with a mark where digits were cut."""

from collections.abc import Mapping
from fractions import Fraction

from kinerja.score.numbers import shown
from kinerja.score.result import TraceStep


def step(name: str, result: Fraction | None = None, /, **values: Fraction | str) -> TraceStep:
    """A step with its numbers as texts."""
    return following(None, name, result, values)


def following(legal: str | None, name: str, result: Fraction | None, values: Mapping[str, Fraction | str]) -> TraceStep:
    """A step with the clause that it follows."""
    texts = {key: value if isinstance(value, str) else shown(value)[0] for key, value in values.items()}
    text, exact = (None, True) if result is None else shown(result)
    return TraceStep(name, texts, text, exact, legal)
