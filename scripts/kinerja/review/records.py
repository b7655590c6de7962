"""What changed in one record, as an item of the report."""

from collections.abc import Sequence

from kinerja.approval.change import Change
from kinerja.model import Agreement
from kinerja.review.attention import is_private
from kinerja.review.differences import Steps, differences
from kinerja.review.item import NOTABLE, PLAIN, Item, Say, Titled, say
from kinerja.review.targets import Move
from kinerja.review.words import headline, lines, what

_OF_TARGET = frozenset({"value", "word", "lowest", "highest"})


def of_change(change: Change, moves: Sequence[Move]) -> Item:
    """The record, what happened to it, and each difference; targets in the words of their direction."""
    kind = say("records.kind", kind=Titled(change.kind.name, ())) if change.kind else say("records.file")
    public = say("records.public", kind=kind, what=say(f"words.what.{what(change)}"))
    rank = PLAIN if what(change) in ("new", "layout") else NOTABLE
    return Item("records", rank, headline(change), change.path, is_private(change), _lines(change, moves), public)


def _lines(change: Change, moves: Sequence[Move]) -> tuple[Say, ...]:
    own = [one for one in moves if one.path == change.path]
    return (*(one.says for one in own), *lines(change, but=_told(change, {one.indicator for one in own})))


def _told(change: Change, indicators: set[str]) -> frozenset[Steps]:
    """The places of targets that are told already."""
    if not (isinstance(change.old, Agreement) and isinstance(change.new, Agreement)):
        return frozenset()
    found = (one for one in differences(change.old, change.new) if one.steps[0] == "targets")
    return frozenset(one.steps for one in found if one.names[0] in indicators and one.steps[-1] in _OF_TARGET)
