"""What parts ask of each other, and which answers differ from those of the last time."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from kinerja.checking.examine import Examiner
from kinerja.checking.memo import Memo, State
from kinerja.checking.outcome import Listing, Outcome, key
from kinerja.load.commit import FEW
from kinerja.load.part_index import CLAIMS, LEADS, Known, goal_asked, kind_asked, posting_asked
from kinerja.load.parts import CENTRAL, Part
from kinerja.load.tree import Tree
from kinerja.model import KIND_BY_NAME, Roster

_POSTING = re.compile(r"records/[^/]+/units/([^/]+)/people/([^/]+)/employee\.yml", re.DOTALL)


class Facts(msgspec.Struct, frozen=True):
    """What others may ask of a unit."""

    outcome: Outcome
    listing: Listing


def known(tree: Tree, parts: Sequence[Part], fresh: Sequence[Part], outcomes: Mapping[str, Outcome]) -> Known:
    """What is known before any part is examined: of unchanged ones from their outcomes, of fresh ones from names."""
    postings: dict[str, list[str]] = defaultdict(list)
    examined = {one.name for one in fresh}
    for part in parts:
        if part.name and part.name not in examined:
            for employee in outcomes[part.name].people:
                postings[employee].append(part.name)
    for path in _named(tree, parts[0].government, fresh, whole=len(fresh) == len(parts) - 1):
        match = _POSTING.fullmatch(path)
        if match:
            postings[match[2]].append(match[1])
    sorted_postings = {employee: tuple(sorted(units)) for employee, units in postings.items()}
    return Known(sorted_postings, tuple(one.name for one in parts if one.name))


def whole(before: Known, outcomes: Mapping[str, Outcome]) -> Known:
    """The same with what only all parts together say."""
    served = frozenset(goal for outcome in outcomes.values() for goal in outcome.goals)
    rosters = tuple(sorted(path for outcome in outcomes.values() for path in outcome.rosters))
    claims = {name: outcome.claims for name, outcome in outcomes.items() if outcome.claims}
    return msgspec.structs.replace(before, served=served, rosters=rosters, claims=claims)


def changes(before: Facts | None, after: Facts | None) -> set[bytes]:
    """The questions about a unit that have another answer now."""
    old, new = _digests(before), _digests(after)
    paths = {path for path in old.keys() | new.keys() if old.get(path) != new.get(path)}
    questions = set(paths)
    questions |= {goal_asked(one) for one in set(_goals(before)) ^ set(_goals(after))}
    # Whether somebody has a posting hangs on the names of files alone.
    questions |= {posting_asked(one) for one in set(_people(before)) ^ set(_people(after))}
    if _claims(before) != _claims(after):
        questions.add(CLAIMS)
    if not paths.isdisjoint((*_rosters(before), *_rosters(after))):
        questions.add(kind_asked(Roster))
    return {key(one) for one in questions}


def regrouped(before: Facts | None, after: Facts | None) -> set[bytes]:
    """The groups of evaluations whose members in a unit are others now, or say something else."""
    old, new = _members(before), _members(after)
    return {group for group in old.keys() | new.keys() if old.get(group) != new.get(group)}


def central_changes(state: State, memo: Memo | None, examiner: Examiner) -> set[bytes]:
    """The questions about the government's own records that have another answer now."""
    if memo is None or CENTRAL not in state.outcomes:
        return set()
    old, new = memo.listing(CENTRAL).digests, examiner.read.digests
    questions = {path for path in old.keys() | new.keys() if old.get(path) != new.get(path)}
    kinds = state.outcomes[CENTRAL].kinds
    differing = (name for name, digest in examiner.kinds.items() if kinds.get(name) != digest)
    questions |= {kind_asked(KIND_BY_NAME[name].type) for name in differing}
    # The first part with files is asked for where the government has no record of its own.
    questions |= {LEADS} if bool(old) != bool(new) else set()
    return {key(one) for one in questions}


def moved(state: State, parts: Sequence[Part]) -> set[bytes]:
    """Whether another part may be the first one now."""
    return {key(LEADS)} if state.ids.keys() != {one.name for one in parts} else set()


def _named(tree: Tree, government: str, fresh: Sequence[Part], *, whole: bool) -> Iterable[str]:
    if whole:
        return tree.glob(f"records/{government}/units/*/people/*/employee.yml")
    if len(fresh) <= FEW:
        return (one.path for part in fresh for one in tree.entries(part.folder))
    return (path for part in fresh for path in tree.glob(f"{part.folder}/people/*/employee.yml"))


def _digests(facts: Facts | None) -> Mapping[str, bytes]:
    return facts.listing.digests if facts else {}


def _members(facts: Facts | None) -> Mapping[bytes, Sequence[tuple[str, bytes]]]:
    if facts is None:
        return {}
    digests, members = facts.listing.digests, facts.listing.members
    return {group: [(path, digests[path]) for path in paths] for group, paths in members.items()}


def _goals(facts: Facts | None) -> tuple[str, ...]:
    return facts.outcome.goals if facts else ()


def _people(facts: Facts | None) -> tuple[str, ...]:
    return facts.outcome.people if facts else ()


def _rosters(facts: Facts | None) -> tuple[str, ...]:
    return facts.outcome.rosters if facts else ()


def _claims(facts: Facts | None) -> Mapping[str, bytes]:
    return facts.outcome.claims if facts else {}
