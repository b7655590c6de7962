"""Checks one government: examines what changed since the last time with all that depends on it, and joins the rest."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from kinerja.checking import crew, facts, kept
from kinerja.checking.examine import Examiner, of_group
from kinerja.checking.memo import Change, Memo, State, unpacked
from kinerja.checking.outcome import Listing, Outcome, Told, finding, split
from kinerja.diagnostic import Finding
from kinerja.load import parts as partition, repository
from kinerja.load.document import Document
from kinerja.load.index import Index
from kinerja.load.parts import CENTRAL, Part
from kinerja.load.tree import Tree
from kinerja.model import Evaluation
from kinerja.validate import engine


class Work(msgspec.Struct, frozen=True):
    """Where the records of a government are, and how they are to be examined.

    `jobs` is the number of processes, that of the machine's cores when it is None; `advance` is called after each part.
    """

    tree: Tree
    root: Path
    revision: str | None
    government: str
    policies: Callable[[], Index]
    jobs: int | None = None
    advance: Callable[[], None] = lambda: None


class Checked(msgspec.Struct, frozen=True):
    """All findings of a government by place, how many files were read, and how many findings were waived."""

    findings: tuple[Finding, ...]
    files: int
    waived: int


class Lesson(msgspec.Struct, frozen=True):
    """What a check learned beside what was known; see `Memo.keep`."""

    known: State
    change: Change


class _Run(msgspec.Struct):
    """One check: what was remembered, and what is learned."""

    work: Work
    memo: Memo | None
    state: State
    parts: tuple[Part, ...]
    outcomes: dict[str, Outcome] = msgspec.field(default_factory=dict)
    learned: dict[str, tuple[str, bytes, bytes]] = msgspec.field(default_factory=dict)


def check(work: Work, memo: Memo | None, state: State) -> tuple[Checked, Lesson | None]:
    """What is found in a government, the same whatever is remembered; and what the memo may keep of it.

    Raises memo.Damaged.
    """
    run = _Run(work, memo, state, partition.parts(work.tree, work.government))
    names = {one.name for one in run.parts}
    run.outcomes = {name: outcome for name, outcome in state.outcomes.items() if name in names}
    changed = [one for one in run.parts if not one.id or state.ids.get(one.name) != one.id]
    gone = frozenset(state.ids.keys() - names)
    if changed or gone:
        change = _learned(run, changed, gone)
        kept = {name: told for name, told in state.joint.items() if name not in change.untold}
        state.joint = {**kept, **change.joint}
        return joined(run.outcomes, state.joint), Lesson(state, change)
    return joined(run.outcomes, state.joint), None


def _learned(run: _Run, changed: Sequence[Part], gone: frozenset[str]) -> Change:
    """Examines the parts that changed, those that asked about them, and the groups that lie in them."""
    central, *units = run.parts
    fresh = [one for one in changed if one.name != CENTRAL]
    known = facts.known(run.work.tree, run.parts, fresh, run.outcomes)
    read = repository.load_part(run.work.tree, central) if central in changed else _kept(run)
    examiner = Examiner.of(run.work.tree, run.work.government, read, known, run.work.policies())
    _examine(run, fresh, examiner)
    differing = set(facts.central_changes(run.state, run.memo, examiner) if central in changed else ())
    differing |= facts.moved(run.state, run.parts)
    touched: set[bytes] = set()
    for name in {one.name for one in fresh} | gone:
        old, new = _old(run, name), _new(run, name)
        differing |= facts.changes(old, new)
        touched |= facts.regrouped(old, new)
    asking = [
        one for one in units if one not in fresh and not differing.isdisjoint(split(run.outcomes[one.name].asked))
    ]
    _examine(run, asking, examiner)
    if central in changed or not differing.isdisjoint(split(run.outcomes[CENTRAL].asked)):
        _examine(run, [central], examiner.knowing(facts.whole(known, run.outcomes)))
    joint = dict(_joint(run, touched, examiner))
    return Change(run.learned, gone, joint, frozenset(touched - joint.keys()))


def _kept(run: _Run) -> repository.Read:
    """The government's own records, which are as they were."""
    listing = _listing(run, CENTRAL)
    return kept.read(msgspec.msgpack.decode(listing.kept, type=kept.Kept), listing.digests)


def _examine(run: _Run, parts: Sequence[Part], examiner: Examiner) -> None:
    central = run.parts[0]
    run.work.tree.expect([part.folder for part in parts if part.name])
    recipe = crew.Recipe(run.work.root, run.work.revision, central, examiner.around.known)
    for part, outcome, listing in crew.examined(parts, recipe, examiner, run.work.jobs, run.work.advance):
        found = msgspec.msgpack.decode(outcome, type=Outcome)
        run.outcomes[part.name] = found
        # What is true only now is examined again next time; others may still ask what changed in it.
        run.learned[part.name] = (part.id if found.lasting else "", outcome, listing)


def _old(run: _Run, name: str) -> facts.Facts | None:
    if run.memo is None or name not in run.state.outcomes:
        return None
    return facts.Facts(run.state.outcomes[name], run.memo.listing(name))


def _new(run: _Run, name: str) -> facts.Facts | None:
    return facts.Facts(run.outcomes[name], unpacked(run.learned[name][2])) if name in run.learned else None


def _joint(run: _Run, touched: set[bytes], examiner: Examiner) -> Iterator[tuple[bytes, bytes]]:
    """What is found in each touched group that lies in several parts, where something is."""
    held: dict[bytes, list[str]] = defaultdict(list)
    for name, outcome in sorted(run.outcomes.items()):
        for group in touched.intersection(split(outcome.groups)):
            held[group].append(name)
    several = {group: names for group, names in held.items() if len(names) > 1}
    members: dict[bytes, list[str]] = defaultdict(list)
    for name in sorted({name for names in several.values() for name in names}):
        for group, paths in _listing(run, name).members.items():
            if group in several:
                members[group] += paths
    for group in sorted(members):
        found = of_group(tuple(_evaluations(examiner, sorted(members[group]))))
        if found:
            yield group, msgspec.msgpack.encode(found)


def _listing(run: _Run, name: str) -> Listing:
    if name in run.learned or run.memo is None:
        return unpacked(run.learned[name][2])
    return run.memo.listing(name)


def _evaluations(examiner: Examiner, paths: Sequence[str]) -> Iterator[Document[Evaluation]]:
    for path in paths:
        document = examiner.around.document(path)
        if document and isinstance(document.record, Evaluation):
            yield Document(document.path, document.kind, document.record, document.source)


def joined(outcomes: Mapping[str, Outcome], joint: Mapping[bytes, bytes]) -> Checked:
    """The findings of all parts together: a group in several parts counts as a whole, not part by part."""
    count = Counter(group for outcome in outcomes.values() for group in split(outcome.groups))
    told = [one for outcome in outcomes.values() for one in outcome.found]
    told += [
        one for outcome in outcomes.values() for group, found in outcome.alone if count[group] == 1 for one in found
    ]
    decode = msgspec.msgpack.Decoder(tuple[Told, ...]).decode
    told += [one for found in joint.values() for one in decode(found)]
    examined = engine.joined((finding(one) for one in told if one.joins), outcomes[CENTRAL].waivers)
    others = (finding(one) for one in told if not one.joins)
    findings = sorted((*examined.findings, *others), key=lambda one: one.order)
    return Checked(tuple(findings), sum(one.files for one in outcomes.values()), len(examined.waived))
