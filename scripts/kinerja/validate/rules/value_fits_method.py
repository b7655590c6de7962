"""Targets and results are given in the form that the indicator's method computes with.

A range needs two limits, a milestone its steps, an ordinal method a word, and every other method a number.
Mend it by giving the expected keys, or by choosing another method.
"""

from collections.abc import Iterator

from kinerja.diagnostic import Finding, Rule, Severity
from kinerja.model import Result, Target
from kinerja.score.ledger import Ledger
from kinerja.validate.pairs import both

RULE = Rule("value-fits-method", Severity.ERROR, needs=frozenset({"file-matches-id"}))

# What a target and a result hold, for the methods that do not compare two numbers.
FORMS = {"range": ("lowest", "value"), "milestone": ("steps", "done"), "ordinal": ("word", "word")}
SHOWN = {"lowest": "lowest, highest"}


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each entry of another form, at what it gives, related to the method."""
    for pair in both(ledger.records):
        method = pair.indicator.record.method
        expected = FORMS.get(method, ("value", "value"))[isinstance(pair.entry, Result)]
        given = _given(pair.entry)
        if given and given != expected:
            facts = {"given": SHOWN.get(given, given), "expected": SHOWN.get(expected, expected)}
            yield RULE.finding(pair.at(given), pair.indicator.at("method"), method=method, **facts)


def _given(entry: Target | Result) -> str | None:
    """The key that carries the entry's value; None for a state with its reason."""
    # No step done is an answer, while no steps promised is a target of another form.
    forms: dict[str, object] = {"value": entry.value, "word": entry.word}
    if isinstance(entry, Result):
        forms |= {"done": entry.done}
    else:
        forms |= {"lowest": entry.lowest, "steps": entry.steps or None}
    return next((key for key, form in forms.items() if form is not None), None)
