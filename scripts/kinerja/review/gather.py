"""Gathers what a reviewer must see of everything between two commits, unit by unit."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

import msgspec

from kinerja import changes, history
from kinerja.approval.change import Change
from kinerja.approval.changed import changed, writers
from kinerja.approval.commits import Commit
from kinerja.checking.run import Manner
from kinerja.diagnostic import CannotRun, Finding, Severity
from kinerja.load import commit
from kinerja.load.git import GitFailed, Repository
from kinerja.model import Employee, Evaluation, FeedbackTallies, OrganisationRating, Plan
from kinerja.review import attention, links, records, scores, sides, targets
from kinerja.review.approvals import Approvals
from kinerja.review.item import ERROR, NOTABLE, SECTIONS, Item, Term, say
from kinerja.review.reach import Reach, reach
from kinerja.review.sides import Both, Side
from kinerja.review.standing import Standing


class Asked(msgspec.Struct, frozen=True):
    """What is to be reviewed: two revisions, one government or all, and the day on which somebody would approve."""

    base: str
    head: str
    day: str
    government: str | None = None


class Review(msgspec.Struct, frozen=True):
    """All facts in the order of the report, the commits compared, and how many files differ."""

    base: str
    head: str
    day: str
    files: int
    errors: int
    warnings: int
    items: tuple[Item, ...]


def review(root: Path, asked: Asked, manner: Manner | None = None) -> Review:
    """What `head` brings since it left `base`. Raises CannotRun when they have no commit in common."""
    repository = Repository(root)
    head = repository.commit(asked.head)
    base = merge_base(repository, repository.commit(asked.base), head)
    found = changes.check_since(root, base, asked.government, manner, at=head).findings
    with commit.opened(root, base) as before, commit.opened(root, head) as after:
        paths = history.changed_since(root, base, head)
        work = _Work((Side(before), Side(after)), asked, paths, writers(repository, base, head))
        brought = [*map(_finding, found), *work.items(changed(repository, base, head))]
    # Sorting keeps the order of what weighs the same.
    ordered = sorted(brought, key=lambda one: (SECTIONS.index(one.section), one.rank))
    errors = sum(one.severity is Severity.ERROR for one in found)
    return Review(base, head, asked.day, work.files, errors, len(found) - errors, tuple(ordered))


def merge_base(repository: Repository, base: str, head: str) -> str:
    """The commit where one line of work left the other, as Git services compare."""
    try:
        return repository.run("merge-base", base, head).decode().split()[0]
    except GitFailed as error:
        raise CannotRun("no-common-commit") from error


class _Work:
    """Goes through the changed files once; each unit is forgotten before the next."""

    def __init__(
        self, both: tuple[Side, Side], asked: Asked, paths: frozenset[str], wrote: Mapping[str, Sequence[Commit]]
    ) -> None:
        self.files = 0
        self._before, self._after = both
        self._day = asked.day
        known = sorted({*self._before.governments, *self._after.governments})
        self._governments = [one for one in known if asked.government in (None, one)]
        self._standing = {one: Standing(self._before.tree, one) for one in self._governments}
        self._approvals = {one: Approvals(held, wrote, asked.day) for one, held in self._standing.items()}
        self._reach = {one: reach(self._before, self._after, one, paths) for one in self._governments}

    def items(self, found: Iterator[Change]) -> Iterator[Item]:
        """Every fact but the findings."""
        seen: set[tuple[str, str]] = set()
        for (government, unit), group in groupby(found, key=lambda one: (one.government, one.unit)):
            if self._is_wanted(government):
                seen.add((government, unit))
                yield from self._group(government, unit, list(group))
        yield from self._others(seen)
        for one in self._approvals.values():
            yield from one.items()

    def _is_wanted(self, government: str) -> bool:
        known = {*self._before.governments, *self._after.governments}
        return government in self._governments or government not in known

    def _group(self, government: str, unit: str, found: list[Change]) -> Iterator[Item]:
        self.files += len(found)
        both = sides.both(self._before, self._after, government, unit) if unit else None
        moves = tuple(targets.moves(both)) if both else ()
        # What belongs to no government may be approved in each.
        concerned = (government,) if government in self._standing else tuple(self._standing)
        authorities = [self._standing[one].authority for one in concerned]
        yield from attention.together(item for one in found for item in attention.of_change(one, authorities))
        for change in found:
            yield records.of_change(change, moves)
            for one in concerned:
                self._approvals[one].add(change)
        if both:
            yield from attention.of_targets(both, moves)
            yield from self._scored(both, self._wanted(both, found))
            yield from self._linked(both, found)

    def _others(self, seen: set[tuple[str, str]]) -> Iterator[Item]:
        """The units in which nothing changed, but the rules that they are scored by."""
        for government, far in self._reach.items():
            names = {name for side in (self._before, self._after) for name in side.records(government).names}
            for unit in sorted(names) if far.units else ():
                if (government, unit) not in seen:
                    both = sides.both(self._before, self._after, government, unit)
                    yield from self._scored(both, scores.Wanted(everybody=far.everybody))

    def _scored(self, both: Both, wanted: scores.Wanted) -> Iterator[Item]:
        return scores.of_unit(both, (self._before.tree, self._after.tree), wanted)

    def _wanted(self, both: Both, found: Sequence[Change]) -> scores.Wanted:
        """Whose ratings a change may move: of those whose records changed, and of heads where the unit was rated."""
        far = self._reach.get(both.government, Reach())
        spans: dict[str, set[str]] = defaultdict(set)
        for one in found:
            record = one.record
            if one.employee and isinstance(record, Evaluation | FeedbackTallies | Plan):
                spans[one.employee].add(str(record.year) if isinstance(record, Plan) else record.period)
            elif isinstance(record, OrganisationRating):
                for name in {name for side in both.present for name in scores.heads(side)}:
                    spans[name].add(record.period)
        # A posting says who heads the unit: every rating may hang on it.
        postings = {one.employee for one in found if isinstance(one.record, Employee)}
        periods = {name: frozenset() if name in postings else frozenset(given) for name, given in spans.items()}
        return scores.Wanted({**dict.fromkeys(postings, frozenset()), **periods}, far.everybody)

    def _linked(self, both: Both, found: Sequence[Change]) -> Iterator[Item]:
        for change in found:
            held, side = (both.after, self._after) if change.after else (both.before, self._before)
            if held is not None:
                yield from links.of_change(change, held, side.tree)


def _finding(one: Finding) -> Item:
    """A finding; for the public only which rule was broken, because its facts may count people."""
    title = Term(f"{one.section}.{one.rule}.title", one.rule)
    rank = ERROR if one.severity is Severity.ERROR else NOTABLE
    public = say(f"findings.{one.severity.value}-public", title=title)
    return Item("findings", rank, one, one.at.path, public=public)
