"""What lies in a folder of MkDocs: finished pages with their front matter, and everything else."""

from dataclasses import dataclass
from pathlib import Path

from kinerja.publish import plain_files

# Every finished page begins so: front matter that is one line of JSON, which is YAML too, then one block of HTML.
_OPENING = b'---\n{"'
_END = b"\n---\n"
BLOCK = '<div class="k"'

# The front matter of nearly all pages is shorter, and what stands behind it is not wanted yet.
_BEGINNING = 4096


@dataclass(frozen=True, slots=True)
class Source:
    """The files of a folder by their paths below it, in the order in which MkDocs walks through them.

    `order` are all Markdown files; `heads` is the front matter of those that are finished; `files` is all the rest.
    """

    folder: Path
    order: tuple[str, ...]
    heads: dict[str, str]
    files: tuple[str, ...]


def read(folder: Path) -> Source:
    """All files of a folder; of each page no more than its beginning is read."""
    order, heads, files = [], {}, []
    for name in plain_files.walk(str(folder)):
        if not name.endswith(".md"):
            files.append(name)
            continue
        order.append(name)
        head = _head(f"{folder}/{name}")
        if head:
            heads[name] = head
    return Source(folder, tuple(order), heads, tuple(files))


def article(path: str) -> str:
    """The block of a finished page as MkDocs would read it."""
    text = (plain_files.read(path) or b"").partition(_END)[2].decode()
    return (text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text).strip()


def _head(path: str) -> str:
    page = plain_files.read(path, _BEGINNING) or b""
    if not page.startswith(_OPENING):
        return ""
    head, end, rest = page.partition(_END)
    if not end or len(rest) < len(BLOCK) + 2:
        head, end, rest = (plain_files.read(path) or b"").partition(_END)
    return head[4:].decode() if rest.lstrip().startswith(BLOCK.encode()) else ""
