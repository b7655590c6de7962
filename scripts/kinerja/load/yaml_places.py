"""Where each value of a YAML file stands, asked only for files with a finding or a trace."""

from collections.abc import Iterator

from yaml.events import Event, MappingStartEvent, NodeEvent, ScalarEvent, SequenceStartEvent

from kinerja.load import yaml_text
from kinerja.load.faults import Place, Refused
from kinerja.load.pointer import step
from kinerja.load.yaml_events import PARSERS, Parser, events, inside, place

LONGEST_POINTER = 1_000


def positions(source: bytes, parser: "Parser | None" = None) -> dict[str, Place]:
    """The place of every value, as `strict_yaml.positions` promises it."""
    found: dict[str, Place] = {}
    try:
        text, _ = yaml_text.cleaned(yaml_text.decoded(source))
        stream = events(text, parser or PARSERS[0])
        for event in stream:
            if isinstance(event, NodeEvent):
                _locate(stream, event, place(event), "", found)
    except Refused:
        pass  # The places before the fault are still true.
    return {"": (1, 1)} | found


def _locate(stream: Iterator[Event], event: Event, here: Place, prefix: str, found: dict[str, Place]) -> None:
    found.setdefault(prefix, here)
    if len(prefix) > LONGEST_POINTER:
        # Long keys above many values would fill the memory; what is below stands at its parent.
        found, prefix = {}, ""
    if isinstance(event, SequenceStartEvent):
        for number, item in enumerate(inside(stream)):
            _locate(stream, item, place(item), prefix + step(number), found)
    elif isinstance(event, MappingStartEvent):
        for key in inside(stream):
            name = key.value if isinstance(key, ScalarEvent) else ""
            _locate(stream, key, place(key), prefix + step(name), {})
            value = next(stream)
            there = value if isinstance(value, ScalarEvent) and (value.value or value.style) else key
            _locate(stream, value, place(there), prefix + step(name), found)
