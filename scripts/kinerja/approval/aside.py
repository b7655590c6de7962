"""What is looked up one by one while a history is judged: what a commit has at a path, approvals of other bytes."""

import re
from collections.abc import Iterable
from functools import cached_property
from typing import IO, TYPE_CHECKING, cast

from kinerja.approval.notes import Notes
from kinerja.approval.statement import read
from kinerja.load.git import Repository, ended

if TYPE_CHECKING:
    from subprocess import Popen

_ID = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")


class Asides:
    """Answers one question at a time; `close` ends the processes that were needed."""

    def __init__(self, repository: Repository, notes: str | None) -> None:
        self._repository = repository
        self._revision = notes

    def close(self) -> None:
        """Ends the processes of Git that were started here."""
        if "_process" in self.__dict__:
            ended([self._process])
        if "_notes" in self.__dict__:
            self._notes.close()

    def left(self, commit: str, path: str) -> str | None:
        """The id of what a commit has at a path, empty where it has nothing; None when there is no such commit."""
        if not _ID.fullmatch(commit):
            return None
        # A name with a line break could be asked for in no way; nothing lies there that anybody approved.
        asked = [commit] if "\n" in path else [commit, f"{commit}:{self._repository.prefix}{path}"]
        kind, *content = self._ask(asked)
        if kind[1:2] != [b"commit"]:
            return None
        return content[0][0].decode() if content and len(content[0]) == 3 else ""

    def approved(self, blobs: Iterable[str], path: str) -> bool:
        """Whether one of these contents was approved for a path by somebody."""
        stated = (read(one.statement) for some in self._notes.of(blobs) for one in some)
        return any(one is not None and one.subject[0].name == path for one in stated)

    def follows(self, commit: str, earlier: str) -> bool:
        """Whether a commit is here and comes after another one, in whatever branch."""
        return bool(_ID.fullmatch(commit)) and commit != earlier and self._repository.is_ancestor(earlier, commit)

    def _ask(self, names: list[str]) -> list[list[bytes]]:
        asked, told = cast("IO[bytes]", self._process.stdin), cast("IO[bytes]", self._process.stdout)
        asked.write("".join(f"{one}\n" for one in names).encode(errors="surrogateescape"))
        asked.flush()
        # `missing` comes after the name that was asked for, which may hold blanks: an answer has exactly three words.
        return [_words(told.readline()) for _ in names]

    @cached_property
    def _process(self) -> "Popen[bytes]":
        return self._repository.started("cat-file", "--batch-check", asked=True)

    @cached_property
    def _notes(self) -> Notes:
        return Notes(self._repository, self._revision)


def _words(line: bytes) -> list[bytes]:
    """Id, kind and size; nothing for what is missing."""
    words = line.split()
    return words if len(words) == 3 and words[2].isdigit() else []
