"""Examines parts side by side in processes of their own: each holds one part at a time, and sends back bytes."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import cast

import msgspec

from kinerja.checking.examine import Examiner
from kinerja.checking.memo import packed
from kinerja.load import commit, repository
from kinerja.load.part_index import Known
from kinerja.load.parts import Part

# Below so many parts another process takes longer to start than it saves.
FEW = 8
_CHUNK = 2

# Part, outcome and listing, as they are kept.
Examined = tuple[Part, bytes, bytes]


class Recipe(msgspec.Struct, frozen=True):
    """What a process needs to make its own examiner."""

    root: Path
    revision: str | None
    central: Part
    known: Known


# In a process of the crew, its examiner; where processes begin as copies, the examiner that they are copied with.
_examiner: Examiner | None = None


def examined(
    parts: Sequence[Part], recipe: Recipe, examiner: Examiner, jobs: int | None, advance: Callable[[], None]
) -> Iterator[Examined]:
    """Each part with what was found in it, in any order; `advance` is called after each."""
    count = min(jobs or cores(), len(parts) // (FEW // 2))
    if count < 2:
        for part in parts:
            yield _examine(examiner, part)
            advance()
        return
    # Most checks examine few parts, and do not wait for what processes need.
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    global _examiner  # noqa: PLW0603 - what a copied process begins with
    _examiner = examiner
    try:
        context = multiprocessing.get_context(_method())
        with ProcessPoolExecutor(count, context, _begin, (recipe,)) as pool:
            for one in pool.map(_one, parts, chunksize=_CHUNK):
                yield one
                advance()
    finally:
        _examiner = None


def cores() -> int:
    """The processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _method() -> str:
    # A copy begins at once and shares what was read; only Linux makes copies that are safe.
    return "fork" if sys.platform == "linux" else "spawn"


def _begin(recipe: Recipe) -> None:
    """Makes the examiner of this process: nothing that reads is shared with the process it was copied from."""
    global _examiner  # noqa: PLW0603 - what a process of the crew lives from
    if _examiner is None:
        tree = commit.tree(recipe.root, recipe.revision)
        read, policies = repository.load_part(tree, recipe.central), repository.load_policies(tree).index
        _examiner = Examiner.of(tree, recipe.central.government, read, recipe.known, policies)
    else:
        _examiner = _examiner.again()


def _one(part: Part) -> Examined:
    return _examine(cast("Examiner", _examiner), part)


def _examine(examiner: Examiner, part: Part) -> Examined:
    outcome, listing = examiner.examine(part)
    return part, msgspec.msgpack.encode(outcome), packed(listing)
