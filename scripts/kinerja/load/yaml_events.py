"""The events of a YAML text, bounded in depth and number, with one outcome whichever parser is installed."""

import re
from collections.abc import Iterator
from typing import Protocol, TypeAlias

import yaml
from yaml.events import (
    CollectionEndEvent,
    CollectionStartEvent,
    Event,
    NodeEvent,
    ScalarEvent,
    StreamEndEvent,
)

from kinerja.load import faults
from kinerja.load.faults import Fault, Place, Refused
from kinerja.load.yaml_text import DEEPEST, MOST_NODES

_GLUED_COMMENT = re.compile(r"[|>][-+0-9]*#")
_GLUED_COLON = re.compile(r"[ \n]*:[,?\[\]{}]")
_BAD_ESCAPE = "found invalid Unicode character escape code"


class _Mark(Protocol):
    index: int
    line: int
    column: int


class PythonParser(yaml.SafeLoader):
    """PyYAML's own parser, which must refuse the escapes that libyaml refuses: half characters and beyond Unicode."""

    def scan_flow_scalar_non_spaces(self, double: bool, start_mark: yaml.Mark) -> list[str]:
        """The parts of a quoted text."""
        try:
            parts: list[str] = super().scan_flow_scalar_non_spaces(double, start_mark)
            "".join(parts).encode()
        except (ValueError, OverflowError):
            raise yaml.scanner.ScannerError(None, start_mark, _BAD_ESCAPE, start_mark) from None
        return parts


Parser: TypeAlias = "type[yaml.CSafeLoader] | type[PythonParser]"

PARSERS: tuple[Parser, ...] = (yaml.CSafeLoader, PythonParser) if yaml.__with_libyaml__ else (PythonParser,)
"""The installed parsers, the fastest first."""


def events(text: str, parser: Parser) -> Iterator[Event]:
    """All events of a text; refused at the first syntax fault, level too deep or value too many."""
    watch = _Watch(text)
    loader = parser(text)
    try:
        while (event := loader.get_event()) is not None and not isinstance(event, StreamEndEvent):
            watch.see(event)
            yield event
    except yaml.MarkedYAMLError as error:
        raise Refused(_syntax_fault(error, text)) from None
    finally:
        loader.dispose()


def inside(stream: Iterator[Event]) -> Iterator[Event]:
    """The events of the children of the collection that has just begun; who takes one also takes what is in it."""
    for event in stream:
        if isinstance(event, CollectionEndEvent):
            return
        yield event


def place(event: Event) -> Place:
    """Where an event begins."""
    return _place(event.start_mark)


def is_plain(event: ScalarEvent) -> bool:
    """Whether a scalar stands without quotes, block sign or tag, so that its form decides its type."""
    return not event.style and event.tag is None


class _Watch:
    """What was seen of a text so far, so that reading stops before memory or the stack can suffer."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._nodes = self._depth = self._flow = 0

    def see(self, event: Event) -> None:
        """Count an event, and refuse the file when it is one too many."""
        if isinstance(event, CollectionEndEvent):
            self._depth -= 1
            self._flow = max(self._flow - 1, 0)
        elif isinstance(event, NodeEvent):
            self._nodes += 1
            if self._nodes > MOST_NODES:
                raise Refused(Fault(faults.TOO_MANY, place(event), facts={"limit": MOST_NODES}))
            if isinstance(event, CollectionStartEvent):
                self._enter(event)
            elif isinstance(event, ScalarEvent) and self._is_disputed(event):
                raise Refused(Fault(faults.SYNTAX, place(event)))

    def _enter(self, event: CollectionStartEvent) -> None:
        self._depth += 1
        self._flow += bool(event.flow_style)
        if self._depth > DEEPEST:
            raise Refused(Fault(faults.TOO_DEEP, place(event), facts={"limit": DEEPEST}))

    def _is_disputed(self, event: ScalarEvent) -> bool:
        """Whether one parser would take what the other refuses; then both refuse."""
        if event.style in ("|", ">"):
            return bool(_GLUED_COMMENT.match(self._text, _index(event.start_mark)))
        if not self._flow or event.style:
            return False
        return "?" in event.value or bool(_GLUED_COLON.match(self._text, _index(event.end_mark)))


def _syntax_fault(error: yaml.MarkedYAMLError, text: str) -> Fault:
    # libyaml sees one more line after the end of a text.
    end = text.count("\n") + 1, len(text) - text.rfind("\n")
    began = min(_place(error.context_mark), end)
    # libyaml points into a bad escape, the other parser only at its text.
    here = began if error.problem == _BAD_ESCAPE else min(_place(error.problem_mark), end)
    return Fault(faults.SYNTAX, here, (began,) if error.context_mark and began != here else ())


def _place(mark: _Mark | None) -> Place:
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _index(mark: _Mark | None) -> int:
    return mark.index if mark else 0
