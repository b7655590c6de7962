"""The values of one row, worked out when they are asked for."""

from collections.abc import Mapping as Map
from decimal import Decimal

from kinerja.bridging import numbers
from kinerja.bridging.ids import Ids
from kinerja.bridging.lookup import Lookup
from kinerja.bridging.mapping import REFERENCE, Condition, Mapping, Value, parted
from kinerja.bridging.refusal import Refused
from kinerja.bridging.tables import Row
from kinerja.diagnostic import CannotRun

Scalar = str | int | Decimal | None
_CUT = "…"


class Surroundings:
    """What all rows share: the mapping, the user's parameters, the tables looked into, and the ids given so far."""

    def __init__(self, mapping: Mapping, given: Map[str, str], lookups: Map[str, Lookup]) -> None:
        self.mapping = mapping
        self.given = given
        self.lookups = lookups
        self.ids = {name: Ids() for name, value in mapping.values.items() if value.slug}
        words = {name: value.words for name, value in mapping.values.items() if value.words is not None}
        # Tables write the same word with and without capitals.
        self.words = {name: {word.casefold(): meant for word, meant in one.items()} for name, one in words.items()}


class Scope:
    """One row with all that can be said about it. An empty text and what is left out are None."""

    def __init__(self, around: Surroundings, row: Row | None) -> None:
        self._around = around
        self._row = row
        self._known: dict[str, Scalar] = dict(around.given)
        self._partners: dict[str, Row | None] = {}
        self._working: set[str] = set()

    def get(self, operand: str) -> Scalar:
        """What an operand stands for. Raises Refused."""
        if operand.startswith(REFERENCE):
            return self._value(operand.removeprefix(REFERENCE))
        join, column = parted(self._around.mapping, operand)
        row = self._partner(join) if join else self._row
        return (row.text(column) or None) if row else None

    def holds(self, conditions: tuple[Condition, ...]) -> bool:
        """Whether all conditions hold."""
        return all(map(self._holds, conditions))

    def _holds(self, one: Condition) -> bool:
        found = self.get(one.of)
        if one.filled is not None and one.filled != (found is not None):
            return False
        return one.among is None or self._text(one.of) in one.among

    def _text(self, operand: str) -> str:
        found = self.get(operand)
        return "" if found is None else str(found)

    def _value(self, name: str) -> Scalar:
        if name not in self._known:
            self._enter(name)
            self._known[name] = self._worked_out(name, self._around.mapping.values[name])
        return self._known[name]

    def _partner(self, name: str) -> Row | None:
        if name not in self._partners:
            self._enter(f"{name}.")
            join = self._around.mapping.joins[name]
            found = self._around.lookups[name].find(join.between.join(map(self._text, join.by)))
            if found is None and not join.optional:
                raise Refused("no-partner", name)
            self._partners[name] = found
        return self._partners[name]

    def _enter(self, name: str) -> None:
        if name in self._working:
            raise CannotRun("mapping-circle", name=name)
        self._working.add(name)

    def _worked_out(self, name: str, value: Value) -> Scalar:
        found = self._begun(value)
        if not isinstance(found, str):
            # Nothing, or a number that another value has read already.
            return found
        text = _part(found, value)
        if value.words is not None:
            text = self._word(text, value, name)
        if value.number:
            return self._number(text, value, name)
        if not text:
            return None
        if value.slug:
            return self._around.ids[name].of(text)
        return shortened(text, value.shorten) if value.shorten else text

    def _begun(self, value: Value) -> Scalar:
        if value.start:
            return self.get(value.start)
        if value.first:
            return next((found for one in value.first if (found := self.get(one)) is not None), None)
        if value.choose:
            return self._chosen(value)
        return value.between.join(map(self._text, value.join))

    def _chosen(self, value: Value) -> Scalar:
        for choice in value.choose:
            if self.holds(choice.when):
                return self.get(choice.then) if choice.then.startswith(REFERENCE) else choice.then
        return None

    def _word(self, text: str, value: Value, name: str) -> str:
        meant = self._around.words[name].get(text.casefold())
        if meant is None and value.otherwise == "refuse":
            raise Refused("unknown-word", name)
        return meant if meant is not None else text if value.otherwise == "keep" else ""

    def _number(self, text: str, value: Value, name: str) -> Scalar:
        number = numbers.exact(text, self._around.mapping.numbers)
        if number is None and value.otherwise == "leave-out":
            return None
        if number is None:
            raise Refused("not-a-number", name)
        if value.number == "exact":
            return number
        if number != number.to_integral_value():
            raise Refused("not-whole", name)
        return int(number)


def shortened(text: str, longest: int) -> str:
    """At most so many signs, cut between words, with a sign that something follows."""
    if len(text) <= longest:
        return text
    cut = text[:longest]
    return (cut.rpartition(" ")[0] or cut[:-1]) + _CUT


def _part(text: str, value: Value) -> str:
    if value.before is not None:
        text = text.partition(value.before)[0]
    if value.after is not None:
        text = text.partition(value.after)[2]
    if value.take:
        text = numbers.parts(text)[value.take == "rest"]
    return text.strip()
