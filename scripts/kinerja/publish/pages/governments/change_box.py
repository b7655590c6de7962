"""The changes of a release in few lines: for a box on another page, a list of releases, a feed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kinerja.disclose.published import Release
from kinerja.publish import address
from kinerja.publish.address import Address
from kinerja.publish.changes import ORDER, Change, Step, history
from kinerja.publish.pages.history.words import ChangeWords, Line
from kinerja.publish.voice import Voice

# A box on another page stays short; the page of the release tells all.
_LINES = 6

# These stand for many things that are told nowhere else; all others stand for themselves.
_COUNTED = frozenset({"other", "notice-new", "notice-gone"})


@dataclass(frozen=True, slots=True)
class Box:
    """The newest changes of a government; `more` counts those that the lines leave out."""

    release: Release
    address: Address
    lines: tuple[Line, ...]
    more: int


def changes_view(voice: Voice, chain: Sequence[Release]) -> Box:
    """What the newest of at least one release changed, for `government_changes.html`."""
    newest = history(chain)[0]
    release = newest.after
    told = list(_told(voice, ChangeWords(voice, release), newest))[:_LINES]
    more = len(newest.changes) - sum(count for _, count in told)
    place = address.release(release.government.id, release.number)
    return Box(release, place, tuple(line for line, _ in told), more)


def summary(voice: Voice, changes: Sequence[Change]) -> str:
    """The changes as counts in one sentence, the most important kinds by name."""
    if not changes:
        return voice.text("changes.none")
    entries = [_entry(voice, kind, found) for kind, found in by_kind(changes).items()]
    left = len(entries) - _LINES
    more = [voice.text("changes.more_kinds", count=voice.number(left))] if left > 0 else []
    return ", ".join([*entries[:_LINES], *more]) + "."


def counts(voice: Voice, changes: Sequence[Change]) -> tuple[tuple[str, str], ...]:
    """Each kind of change and how often it happened, the most important first."""
    groups = [(kind, found) for kind, found in by_kind(changes).items() if kind != "first"]
    return tuple((voice.text(f"changes.kinds.{kind}.many"), voice.number(_count(found))) for kind, found in groups)


def by_kind(changes: Sequence[Change]) -> dict[str, list[Change]]:
    """The changes of each kind, the most important kind first."""
    groups: dict[str, list[Change]] = {kind: [] for kind in ORDER}
    for one in changes:
        groups[one.kind].append(one)
    return {kind: found for kind, found in groups.items() if found}


def _told(voice: Voice, words: ChangeWords, step: Step) -> Iterator[tuple[Line, int]]:
    """Lines, each with how many changes it tells: all of them one by one when they are few, else kind by kind."""
    if step.before is None:
        yield words.line(step, step.changes[0]), len(step.changes)
    elif len(step.changes) <= _LINES:
        yield from ((words.line(step, one), 1) for one in step.changes)
    else:
        for kind, found in by_kind(step.changes).items():
            yield words.line(step, found[0]) if len(found) == 1 else _group(voice, kind, found), len(found)


def _group(voice: Voice, kind: str, changes: Sequence[Change]) -> Line:
    units = len({one.unit.id for one in changes if one.unit})
    across = voice.text("changes.across", count=voice.number(units)) if units > 1 else ""
    return Line(label=_entry(voice, kind, changes), title="", period="", sentence=across)


def _entry(voice: Voice, kind: str, changes: Sequence[Change]) -> str:
    label = voice.text(f"changes.kinds.{kind}.many")
    if kind == "first":
        return label
    return voice.text("changes.entry", label=label, count=voice.number(_count(changes)))


def _count(changes: Sequence[Change]) -> int:
    return sum(one.count if one.kind in _COUNTED else 1 for one in changes)
