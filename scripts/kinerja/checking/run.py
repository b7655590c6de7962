"""Checks records as they lie or as a commit holds them: policies first, then one government after the other."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property, partial
from pathlib import Path

import msgspec

from kinerja.checking import context, kept
from kinerja.checking.government import Checked, Lesson, Work, check, joined
from kinerja.checking.memo import Change, Damaged, Memo, State, packed
from kinerja.checking.outcome import Listing, Outcome, told
from kinerja.diagnostic import CannotRun
from kinerja.load import commit, repository
from kinerja.load.clean import TrackedTree
from kinerja.load.commit import CommitTree
from kinerja.load.git import Repository
from kinerja.load.index import Index
from kinerja.load.parts import CENTRAL
from kinerja.load.tree import Tree, WorkTree
from kinerja.score.ledger import ledger
from kinerja.validate import engine

# The folder of the memos, where it is not the repository's own.
CACHE = "KINERJA_CACHE"


class Manner(msgspec.Struct, frozen=True):
    """How to check: with so many processes (all cores when None), with or without memo, and who hears of it.

    `advance` is called after each part, `notice` with a word for what users should know about the memo:
    `memo-damaged` or `memo-not-kept`.
    """

    jobs: int | None = None
    remember: bool = True
    advance: Callable[[], None] = lambda: None
    notice: Callable[[str], None] = lambda _: None


class Run:
    """One check of some governments of one tree. Policies are read once, and only when something must be examined."""

    def __init__(self, tree: Tree, root: Path, revision: str | None, manner: Manner) -> None:
        self._tree = tree
        self._root = root
        self._revision = revision
        self._manner = manner
        self._noticed: set[str] = set()
        self._kept: Callable[[], Listing] | None = None

    def policies(self) -> Checked:
        """What is found in the policies alone."""
        memo = self._memo(repository.POLICIES, self._version)
        state = self._recalled(memo)
        if CENTRAL in state.outcomes and memo:
            self._kept = partial(memo.listing, CENTRAL)
            return joined(state.outcomes, {})
        loaded = repository.load_policies(self._tree)
        self._policies = loaded.index
        found = (*loaded.findings, *engine.run(ledger(loaded.index)))
        outcome = Outcome(loaded.files, tuple(told(one, joins=False) for one in found))
        listing = Listing({}, {}, msgspec.msgpack.encode(kept.kept(loaded.index.all(), loaded.index.broken, ())))
        part = (repository.POLICIES, msgspec.msgpack.encode(outcome), packed(listing))
        self._keep(memo, Lesson(state, Change({CENTRAL: part}, frozenset(), {}, frozenset())))
        return joined({CENTRAL: outcome}, {})

    def government(self, name: str) -> Checked:
        """What is found in one government, by its memo where there is one that holds."""
        memo = self._memo(name, context.of_government(self._version, self._tree, name))
        manner = self._manner
        work = Work(self._tree, self._root, self._revision, name, lambda: self._policies, manner.jobs, manner.advance)
        try:
            checked, lesson = check(work, memo, self._recalled(memo))
        except Damaged:
            self._forget(memo)
            checked, lesson = check(work, memo, State())
        self._keep(memo, lesson)
        return checked

    @cached_property
    def _policies(self) -> Index:
        if self._kept is None:
            return repository.load_policies(self._tree).index
        read = kept.read(msgspec.msgpack.decode(self._kept().kept, type=kept.Kept), {})
        return Index(repository.POLICIES, read.documents, read.broken)

    @cached_property
    def _version(self) -> bytes:
        return context.of_policies(self._tree)

    def _memo(self, name: str, version: bytes) -> Memo | None:
        """The memo of a government; commits and the files on disk have one each."""
        if not (isinstance(self._tree, TrackedTree | CommitTree) and self._manner.remember):
            return None
        given = os.environ.get(CACHE)
        folder = Path(given) if given else self._tree.repository.common / "kinerja"
        return Memo(folder / f"{'files' if self._revision is None else 'commits'}-{name}.sqlite", version)

    def _recalled(self, memo: Memo | None) -> State:
        try:
            return memo.recall() if memo else State()
        except Damaged:
            self._forget(memo)
            return State()

    def _notice(self, word: str) -> None:
        """Says a word once: each government has a memo, and what ails one usually ails all."""
        if word not in self._noticed:
            self._noticed.add(word)
            self._manner.notice(word)

    def _forget(self, memo: Memo | None) -> None:
        self._notice("memo-damaged")
        if memo:
            memo.forget()

    def _keep(self, memo: Memo | None, lesson: Lesson | None) -> None:
        try:
            if memo and lesson:
                memo.keep(lesson.known, lesson.change)
        except OSError:
            self._notice("memo-not-kept")


@contextmanager
def opened(root: Path, revision: str | None, manner: Manner) -> Iterator[tuple[Tree, Run]]:
    """The tree to check, and who checks it; where there is a repository, Git names what did not change in the tree."""
    tree = commit.tree(root, revision) if revision is not None else _as_they_lie(root)
    try:
        yield tree, Run(tree, root, revision, manner)
    finally:
        tree.close()


def _as_they_lie(root: Path) -> WorkTree:
    try:
        return TrackedTree(Repository(root))
    except CannotRun:
        return WorkTree(root)
