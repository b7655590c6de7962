"""What the user asked for, and the draft that it begins with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec

from kinerja.diagnostic import CannotRun
from kinerja.drafting import shape, suggestions, values
from kinerja.drafting.draft import Draft, File, NotAccepted
from kinerja.load import repository, strict_yaml
from kinerja.load.yaml_text import LARGEST
from kinerja.model import KIND_BY_NAME, Kind

# The keys that an option may stand for, the first that a kind has; `id` names a record of the kind itself.
_KEYS: Mapping[str, tuple[str, ...]] = {
    "government": ("government",),
    "unit": ("unit",),
    "employee": ("employee",),
    "period": ("period", "year", "month"),
}


@dataclass(frozen=True)
class Order:
    """A kind, an older record to begin with, JSON, settings `key=value`, and options for the place of the record.

    `kept` are the answers of an earlier conversation.
    """

    kind: str
    like: str | None = None
    source: bytes | None = None
    settings: Sequence[str] = ()
    place: Mapping[str, str] = field(default_factory=dict)
    kept: Mapping[str, Any] = field(default_factory=dict)


def begin(root: Path, order: Order) -> Draft:
    """The draft with all that is given: what is asked for more closely wins. Raises CannotRun, NotAccepted."""
    kind = KIND_BY_NAME[order.kind]
    draft = Draft(root, kind, {"kind": kind.name})
    draft.data.update(_like(root, kind, order.like) if order.like else {})
    draft.data.update(order.kept)
    draft.data.update(_read(order.source) if order.source is not None else {})
    for words in order.settings:
        values.setting(draft.data, draft.shape, words)
    for option, given in order.place.items():
        key = _key(draft, option)
        draft.data[key] = values.value_of(given, draft.shape.type((key,)))
    _place(draft)
    return draft


def _place(draft: Draft) -> None:
    """Fills in what only one answer is possible for."""
    known = repository.governments(draft.root)
    if "government" in draft.shape.names():
        if "government" not in draft.data and len(known) == 1:
            draft.data["government"] = known[0]
        given = draft.data.get("government", known[0] if known else "")
        if given not in known:
            raise CannotRun("unknown-government", known=", ".join(known))


def complete(draft: Draft) -> File:
    """The file of a draft that nobody is asked about. Raises CannotRun with all that is missing, or NotAccepted."""
    draft.refuse_faults()
    number(draft)
    gaps = sorted(draft.gaps(), key=lambda gap: len(gap.steps))
    if gaps:
        raise CannotRun("new-missing", kind=draft.kind.name, keys=", ".join(gap.named for gap in gaps))
    return draft.file()


def take_over(draft: Draft, path: str) -> None:
    """Fills a draft with the content of an older record of its kind; what it says already stays."""
    for key, value in _like(draft.root, draft.kind, path).items():
        draft.data.setdefault(key, value)


def number(draft: Draft) -> None:
    """Gives an agreement its version, a follow-up its number, once the place is known and none was asked for."""
    key = next((key for key in ("version", "number") if f"{{{key}}}" in draft.kind.path), None)
    place = ("government", "unit", "employee", "year")
    if key and key not in draft.data and all(one in draft.data for one in place if f"{{{one}}}" in draft.kind.path):
        following = suggestions.next_number(draft)
        if following is not None:
            draft.data[key] = following


def _key(draft: Draft, option: str) -> str:
    if option == draft.kind.name:
        return option if option in draft.shape.names() else "id"
    return next((key for key in _KEYS[option] if key in draft.shape.names()), option)


def _like(root: Path, kind: Kind, path: str) -> dict[str, Any]:
    with (root / path).open("rb") as stream:
        document, findings = repository.accept(path, stream.read(LARGEST + 1))
    if document is None:
        raise NotAccepted(findings)
    if document.kind is not kind:
        raise CannotRun("new-like-kind", path=path, kind=kind.name)
    data = msgspec.to_builtins(document.record, builtin_types=(Decimal,))
    following = {"year": data["year"] + 1} if "{year}" in kind.path else {}
    return {**suggestions.taken_over(shape.of(kind.name), _lists(data), kind.path), **following}


def _lists(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _lists(value) for key, value in data.items()}
    return [_lists(one) for one in data] if isinstance(data, list | tuple) else data


def _read(source: bytes) -> dict[str, Any]:
    # JSON is YAML, so the same strict reader finds doubled keys and numbers that are none.
    parsed = strict_yaml.parse(source, "")
    if parsed.findings or not isinstance(parsed.data, dict):
        raise NotAccepted(parsed.findings)
    return parsed.data
