"""Which line of a file of owners counts for a path, by the rules that GitHub gives for CODEOWNERS.

Source: https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
"""

import re
from collections.abc import Iterable, Sequence

from kinerja.owners.lines import Line


def lines(text: str) -> list[Line]:
    """The lines of a file: comments and empty ones say nothing."""
    words = (line.split() for line in text.splitlines() if line and not line.startswith("#"))
    return [Line(pattern, tuple(one.removeprefix("@") for one in owners)) for pattern, *owners in words]


def owners(found: Iterable[Line], path: str) -> Sequence[str] | None:
    """The owners of a path: the last line that matches it counts; None when no line does."""
    return next((one.owners for one in reversed(list(found)) if matches(one.pattern, path)), None)


def matches(pattern: str, path: str) -> bool:
    """As in `.gitignore`: `*` stops at a slash, a slash in front or inside ties a pattern to the root, and whatever
    lies below a folder belongs to it; a slash at the end asks for a folder.
    """
    anchored = "/" in pattern.rstrip("/")
    plain = re.escape(pattern.strip("/")).replace(r"\*", "[^/]*")
    start = "" if anchored else "(.*/)?"
    end = "/.+" if pattern.endswith("/") else "(/.+)?"
    return re.fullmatch(start + plain + end, path) is not None
