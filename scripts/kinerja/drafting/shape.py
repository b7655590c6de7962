"""What the schema of a kind says about each value: which keys there are, in which order, and what they are called."""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from kinerja import resources

Steps = tuple[str | int, ...]
Node = Mapping[str, Any]


class Shape:
    """The schema of one kind, read by the keys and list numbers that lead to a value."""

    def __init__(self, kind: str) -> None:
        self._root: Node = json.loads((resources.schemas() / f"{kind}.schema.json").read_bytes())

    def node(self, steps: Steps) -> Node:
        """What the schema says about one value; nothing when there is no such key."""
        node = self._root
        for step in steps:
            inner = node.get("items", {}) if isinstance(step, int) else node.get("properties", {}).get(step, {})
            reference = inner.get("$ref", "").removeprefix("#/$defs/")
            node = {**self._root["$defs"][reference], **inner} if reference else inner
        return node

    def type(self, steps: Steps) -> str:
        """The type of a value, empty when there is no such key."""
        return str(self.node(steps).get("type", ""))

    def names(self, steps: Steps = ()) -> tuple[str, ...]:
        """The keys of a mapping, in the order of the schema."""
        return tuple(self.node(steps).get("properties", {}))

    def word(self, steps: Steps, name: str, language: str) -> str:
        """The `title` or `description` of a value in a language; an item of a list has those of its list."""
        while steps and isinstance(steps[-1], int):
            steps = steps[:-1]
        node = self.node(steps)
        return str(node[name] if language == "id" else node["x-en"][name])

    def rivals(self, steps: Steps, present: Sequence[str]) -> frozenset[str]:
        """The keys that may not stand beside those that are present, or make no sense without such a key."""
        node = self.node(steps)
        branches = [frozenset(branch["required"]) for branch in node.get("oneOf", ())]
        chosen = any(branch.issubset(present) for branch in branches)
        others = frozenset().union(*branches).difference(present) if chosen else frozenset()
        needs = node.get("dependentRequired", {})
        return others.union(key for key, needed in needs.items() if others.intersection(needed))


@cache
def of(kind: str) -> Shape:
    """The shape of a kind."""
    return Shape(kind)
