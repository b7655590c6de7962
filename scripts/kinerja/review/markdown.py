"""The report in Markdown, for a telephone: short headings, one bullet for each fact, no tables."""

from collections.abc import Iterator

from kinerja import report
from kinerja.diagnostic import Finding
from kinerja.review.gather import Review
from kinerja.review.item import SECTIONS, Item
from kinerja.review.reader import Reader, code
from kinerja.review.shown import Shown, fitting

# Kept for the last line.
_FOOT = 400


def markdown(found: Review, items: list[Item], language: str, limit: int) -> str:
    """The report within so many bytes; its last line says how many facts did not fit, and of what."""
    reader = Reader(language)
    head = "".join(f"{line}\n" for line in _head(found, reader))
    headings = {name: f"\n## {reader.text(f'sections.{name}')}\n\n" for name in SECTIONS}
    room = limit - sum(map(_length, (head, *headings.values()))) - _FOOT
    fixes: set[str] = set()
    shown = fitting(items, lambda one: _measured(one, reader, fixes), room)
    return head + "".join(_sections(shown, headings, reader)) + _foot(shown, reader, limit)


def _head(found: Review, reader: Reader) -> Iterator[str]:
    yield f"# {reader.text('title')}"
    yield ""
    yield reader.text("summary", files=found.files, errors=found.errors, warnings=found.warnings)
    yield ""
    yield reader.text("compared", base=found.base[:12], head=found.head[:12], day=found.day)


def _sections(shown: Shown[str], headings: dict[str, str], reader: Reader) -> Iterator[str]:
    for name, bullets in shown.sections.items():
        if bullets:
            yield headings[name] + "".join(bullets)
        elif name in ("findings", "attention") and name not in shown.more:
            yield f"{headings[name]}{reader.text(f'nothing.{name}')}\n"


def _measured(one: Item, reader: Reader, fixes: set[str]) -> tuple[str, int]:
    bullet = "".join(f"{line}\n" for line in _bullet(one, reader, fixes))
    return bullet, _length(bullet)


def _bullet(one: Item, reader: Reader, fixes: set[str]) -> Iterator[str]:
    if isinstance(one.says, Finding):
        told = reader.text(f"findings.{one.says.severity.value}", message=reader.says(one.says))
        yield f"- {told} {_place(one.says)}"
        fix = report.part(one.says, "fix", reader.language)
        # The same way to mend is told once.
        if fix not in fixes:
            fixes.add(fix)
            yield f"  - {reader.text('findings.fix', fix=reader.sentence(fix))}"
        return
    yield f"- {reader.says(one.says)}"
    yield from (f"  - {reader.says(below)}" for below in one.below)


def _place(finding: Finding) -> str:
    return code(f"{finding.at.path}:{finding.at.line}")


def _foot(shown: Shown[str], reader: Reader, limit: int) -> str:
    if not shown.more:
        return ""
    counts = (reader.text(f"more.{name}", count=count) for name, count in shown.more.items())
    return f"\n{reader.text('cut', counts=', '.join(counts), limit=limit)}\n"


def _length(text: str) -> int:
    return len(text.encode(errors="surrogateescape"))
