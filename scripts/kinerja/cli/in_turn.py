"""One kind of scores after the other, though units are scored one by one: the later kinds wait in files."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from tempfile import SpooledTemporaryFile

from kinerja.score.ledger import Ledger

# So much of each kind waits in memory; the rest in a file without a name, which nobody else can open.
_IN_MEMORY = 1 << 20

Teller = Callable[[Ledger], Iterable[str]]
"""What a ledger has of one kind, in lines."""


def in_turn(ledgers: Iterable[Ledger], tellers: Sequence[Teller]) -> Iterator[Iterator[str]]:
    """For each teller the lines of all ledgers, which are gone through once: each is forgotten before the next.

    The lines of one teller have to be read before those of the next.
    """
    first, *others = tellers
    with ExitStack() as stack:
        waiting = [stack.enter_context(SpooledTemporaryFile(_IN_MEMORY, "w+b")) for _ in others]

        def told() -> Iterator[str]:
            for ledger in ledgers:
                yield from first(ledger)
                for teller, file in zip(others, waiting, strict=True):
                    file.writelines(line.encode() for line in teller(ledger))

        yield told()
        for file in waiting:
            file.seek(0)
            yield (line.decode() for line in file)
