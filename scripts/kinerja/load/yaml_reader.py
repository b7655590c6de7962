"""The exact reader of our strict YAML: from the parser's events to data, and to every fault with its place.

Size, depth and the number of values are limited before memory or the stack can suffer.
"""

import unicodedata
from collections.abc import Iterator, Sequence

from yaml.events import (
    AliasEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceStartEvent,
)

from kinerja.diagnostic import Fact, Rule
from kinerja.load import faults, yaml_scalar, yaml_text
from kinerja.load.faults import Fault, Place, Refused
from kinerja.load.yaml_events import PARSERS, Parser, events, inside, is_plain, place


def read(source: bytes, parser: "Parser | None" = None) -> tuple[object, Sequence[Fault]]:
    """The data of the one document in a file, as far as it could be read, and its faults as they were met."""
    reader = _Reader()
    data = reader.read(source, parser or PARSERS[0])
    return data, reader.faults


class _Reader:
    """One reading of one file: makes data of events and keeps the faults on the way."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self._events: Iterator[Event] = iter(())

    def read(self, source: bytes, parser: Parser) -> object:
        """The data of the one document in a file."""
        try:
            text, found = yaml_text.cleaned(yaml_text.decoded(source))
            self.faults.extend(found)
            self._events = events(text, parser)
            return self._only_document()
        except Refused as refused:
            self._stopped(refused.fault)
            return None

    def _stopped(self, fault: Fault) -> None:
        # A parser stumbles over what stands for a refused character: that is no second fault.
        follows = any(one.rule is faults.CHARACTER and one.place <= fault.place for one in self.faults)
        if not (follows and fault.rule is faults.SYNTAX):
            self.faults.append(fault)

    def _only_document(self) -> object:
        data, documents = None, 0
        for event in self._events:
            if isinstance(event, DocumentStartEvent):
                documents += 1
                if documents == 2:
                    self._report(faults.MANY_DOCUMENTS, event)
            elif isinstance(event, NodeEvent):
                data = self._root(event)
        if not documents:
            self.faults.append(Fault(faults.EMPTY))
        return data

    def _root(self, event: NodeEvent) -> object:
        value = self._value(event)
        if isinstance(event, ScalarEvent) and is_plain(event) and value is None:
            self.faults.append(Fault(faults.EMPTY))
        elif not isinstance(event, MappingStartEvent):
            self._report(faults.NOT_A_MAPPING, event)
        return value

    def _value(self, event: Event) -> object:
        self._refuse_properties(event)
        if isinstance(event, ScalarEvent):
            return self._scalar(event)
        if isinstance(event, MappingStartEvent):
            return self._mapping()
        if isinstance(event, SequenceStartEvent):
            return [self._value(item) for item in inside(self._events)]
        return None

    def _mapping(self) -> dict[str, object]:
        data: dict[str, object] = {}
        keys: dict[str, Event] = {}
        for event in inside(self._events):
            key = self._key(event)
            value = self._value(next(self._events))
            if key is None:
                continue
            first = keys.setdefault(key, event)
            if first is not event:
                self._report(faults.DUPLICATE_KEY, event, place(first), first_line=place(first)[0])
            data[key] = value
        return data

    def _key(self, event: Event) -> str | None:
        if not isinstance(event, ScalarEvent):
            if not isinstance(event, AliasEvent):
                self._report(faults.KEY_NOT_TEXT, event)
            self._value(event)
            return None
        self._refuse_properties(event)
        if is_plain(event) and event.value == "<<":
            self._report(faults.MERGE_KEY, event)
        elif is_plain(event) and not isinstance(yaml_scalar.resolved(event.value), str):
            self._report(faults.KEY_NOT_TEXT, event)
        else:
            return self._text(event)
        return None

    def _scalar(self, event: ScalarEvent) -> object:
        if not is_plain(event):
            return self._text(event)
        value = yaml_scalar.resolved(event.value)
        if isinstance(value, Rule):
            limit = {"limit": yaml_scalar.LONGEST_NUMBER} if value is faults.NUMBER_FORM else {}
            self._report(value, event, **limit)
        return self._text(event) if isinstance(value, str) else value

    def _text(self, event: ScalarEvent) -> str:
        text: str = event.value
        if not (text.isascii() or unicodedata.is_normalized("NFC", text)):
            self._report(faults.NOT_NORMALISED, event)
        if event.style == '"':
            # What stood in the file itself is replaced by now; these come from escapes such as "\u202e".
            for character in sorted(yaml_text.refused_characters(text)):
                self._report(faults.CHARACTER, event, codepoint=yaml_text.codepoint(character))
        return text

    def _refuse_properties(self, event: Event) -> None:
        if not isinstance(event, NodeEvent):
            return
        if event.anchor is not None:
            self._report(faults.ALIAS, event)
        if isinstance(event, ScalarEvent | CollectionStartEvent) and event.tag is not None:
            self._report(faults.TAG, event)

    def _report(self, rule: Rule, event: Event, *related: Place, **facts: Fact) -> None:
        self.faults.append(Fault(rule, place(event), related, facts))
