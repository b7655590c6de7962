"""Work that falls into independent parts, each in a process of its own where that is possible."""

import gc
import multiprocessing
import os
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import TypeVar

T = TypeVar("T")

# How many processors the process that runs this may keep busy; None for the first, which has them all.
_share: int | None = None


def hands() -> int:
    """How many processes may work at once: one where a thread, even one of a library, could hold a lock for ever."""
    if sys.platform != "linux" or len(os.listdir("/proc/self/task")) > 1:  # noqa: PTH208 - names are enough
        return 1
    return len(os.sched_getaffinity(0)) if _share is None else _share


def abreast(work: Callable[[T], None], parts: Sequence[T]) -> None:
    """Does the work on each part; the files that it writes are all that it leaves. Raises the first part's fault."""
    if len(parts) < 2 or hands() == 1:
        for part in parts:
            work(part)
        return
    with _frozen():
        # All of them elsewhere: this process stays without threads of libraries, and can part once more.
        running = [_start(work, part, max(hands() // len(parts), 1)) for part in parts]
    for fault in [_heard(*one) for one in running]:
        if fault:
            raise fault


def chunks(names: Sequence[T]) -> list[Sequence[T]]:
    """About equal parts, as many as there are hands; names beside each other stay together."""
    size = max(-(-len(names) // hands()), 1)
    return [names[start : start + size] for start in range(0, len(names), size)]


@contextmanager
def _frozen() -> Iterator[None]:
    """What is there when processes part is not looked through again by each of them, so it stays shared."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def _start(work: Callable[[T], None], part: T, share: int) -> tuple[BaseProcess, Connection]:
    fork = multiprocessing.get_context("fork")
    heard, told = fork.Pipe(duplex=False)
    process = fork.Process(target=_tell, args=(work, part, share, told))
    process.start()
    told.close()
    return process, heard


def _tell(work: Callable[[T], None], part: T, share: int, told: Connection) -> None:
    global _share  # noqa: PLW0603 - this process is new
    _share = share
    told.send(_fault(work, part))


def _heard(process: BaseProcess, heard: Connection) -> Exception | None:
    try:
        fault: Exception | None = heard.recv()
    except EOFError:
        fault = ChildProcessError("a process that built a part of the site was ended from outside")
    process.join()
    return fault


def _fault(work: Callable[[T], None], part: T) -> Exception | None:
    try:
        work(part)
    except Exception as fault:
        # Where it went wrong is not told along to another process.
        fault.add_note(traceback.format_exc())
        return fault
    return None
