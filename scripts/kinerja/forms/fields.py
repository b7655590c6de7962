"""The widget for each key of a kind, as its schema says: the same words, choices, patterns and limits."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kinerja.drafting import shape
from kinerja.drafting.shape import Node, Shape, Steps
from kinerja.forms import rows
from kinerja.forms.choices import Scope
from kinerja.texts import has, text

Widget = dict[str, Any]
# A longer text gets a field of several lines.
_ONE_LINE = 200


@dataclass(frozen=True)
class Maker:
    """Makes the widgets of one kind for a target; `constants` are the keys that nobody fills in.

    `skips_empty`: whether the target leaves out an optional mapping before anything in it is required. Decap does not,
    so there nothing in such a mapping is required by the form, and its hint says what is; the check insists.
    """

    kind: str
    language: str
    scope: Scope
    constants: Mapping[str, object]
    skips_empty: bool

    @property
    def shape(self) -> Shape:
        """The shape of the kind."""
        return shape.of(self.kind)

    def widgets(self, steps: Steps = (), *, lax: bool = False) -> list[Widget]:
        """One widget for each key of the mapping at these steps, in the order of the schema."""
        needed = self.shape.node(steps).get("required", ())
        made = []
        for name in self.shape.names(steps):
            constant = self._constant((*steps, name))
            if constant is not None:
                made.append({"name": name, "widget": "hidden", "default": constant})
            else:
                made.append(self._widget((*steps, name), name, needed=name in needed, lax=lax))
        return made

    def _constant(self, steps: Steps) -> object:
        return self.shape.node(steps).get("const", self.constants.get(str(steps[0])) if len(steps) == 1 else None)

    def _widget(self, steps: Steps, name: str, *, needed: bool, lax: bool) -> Widget:
        hint = [self.shape.word(steps, "description", self.language), *self._conditions(steps)]
        if needed and lax:
            hint.append(text(self.language, "forms.if-any"))
        required = needed and not lax
        made = {"label": self.shape.word(steps, "title", self.language), "name": name, "hint": " ".join(hint)}
        inner_lax = lax or not (needed or self.skips_empty)
        return {**made, "required": required, **self._form(steps, name, lax=inner_lax)}

    def _form(self, steps: Steps, name: str, *, lax: bool) -> Widget:
        """What kind of widget it is, and what it takes."""
        node = self.shape.node(steps)
        options = self._options(node, name)
        if options:
            return {"widget": "select", "options": options}
        if node["type"] == "object":
            return {"widget": "object", "collapsed": lax, "fields": self.widgets(steps, lax=lax)}
        if node["type"] == "array":
            return self._list(steps, node)
        if node["type"] in ("number", "integer"):
            return _number(node)
        return {"widget": "boolean"} if node["type"] == "boolean" else self._text(node)

    def _options(self, node: Node, name: str) -> list[dict[str, str]]:
        """The answers to choose from: those of the schema, else those that the records offer."""
        if "enum" in node:
            return [{"label": one, "value": one} for one in node["enum"]]
        offered = self.scope.choices(self.kind, name) if node["type"] == "string" else ()
        return [{"label": one.label, "value": one.value} for one in offered]

    def _list(self, steps: Steps, node: Node) -> Widget:
        """A list; an item that is there is wanted whole, whatever the list itself is."""
        limits = {short: node[key] for short, key in (("min", "minItems"), ("max", "maxItems")) if key in node}
        item = (*steps, 0)
        made: Widget = {"widget": "list", **limits, "collapsed": False}
        if self.shape.type(item) != "object":
            # The only thing in an item has no words of its own: it is shown under those of its list.
            label = self.shape.word(steps, "title", self.language)
            return {**made, "field": {"label": label, "name": "item", **self._form(item, str(steps[-1]), lax=False)}}
        widgets = self.widgets(item)
        first = self._first_rows(steps, widgets)
        made |= {"default": first} if first else {}
        return {**made, "summary": f"{{{{fields.{widgets[0]['name']}}}}}", "fields": widgets}

    def _first_rows(self, steps: Steps, widgets: list[Widget]) -> list[rows.Row]:
        """What the list begins with; a list that must hold each of its choices once begins with all of them."""
        node, key = self.shape.node(steps), widgets[0]
        options = [one["value"] for one in key.get("options", ())]
        if node.get("minItems") == node.get("maxItems") == len(options):
            return [{key["name"]: one} for one in options]
        if len(steps) > 1:
            return []
        return rows.rows(self.kind, str(steps[0]), self.scope, str(self.constants.get("period", "")))

    def _text(self, node: Node) -> Widget:
        if node.get("format") == "date":
            # The day alone, as the schema wants it, whatever the time zone of the device.
            return {"widget": "datetime", "format": "YYYY-MM-DD", "date_format": "YYYY-MM-DD", "time_format": False}
        made: Widget = {"widget": "text" if node.get("maxLength", 0) > _ONE_LINE and _is_prose(node) else "string"}
        if "pattern" in node:
            made["pattern"] = [node["pattern"], self._pattern(node)]
        return made

    def _pattern(self, node: Node) -> str:
        key = f"schema.forms.{node.get('x-form')}"
        return text(self.language, key) if has(self.language, key) else str(node["pattern"])

    def _conditions(self, steps: Steps) -> Iterator[str]:
        """When a key is wanted that is not always required: in words, since forms cannot compare two keys."""
        name, parent = steps[-1], self.shape.node(steps[:-1])
        branches = [branch["required"] for branch in parent.get("oneOf", ())]
        if any(name in branch for branch in branches):
            yield text(self.language, "forms.one-of", names="; ".join(self._titles(steps, one) for one in branches))
        if name in parent.get("dependentRequired", {}):
            names = self._titles(steps, parent["dependentRequired"][name])
            yield text(self.language, "forms.together", names=names)
        for rule in parent.get("allOf", ()):
            if name in rule.get("then", {}).get("required", ()):
                yield text(self.language, "forms.when", when=rule["then"]["x-when"])

    def _titles(self, steps: Steps, names: list[str]) -> str:
        return " + ".join(self.shape.word((*steps[:-1], name), "title", self.language) for name in names)


def _is_prose(node: Node) -> bool:
    return node.get("x-form") == "text"


def _number(node: Node) -> Widget:
    """A number. A form keeps what it shows: up to 15 digits that is exactly what was typed."""
    lowest = node.get("minimum", node.get("exclusiveMinimum"))
    made: Widget = {"widget": "number", "value_type": "int" if node["type"] == "integer" else "float"}
    limits = {"min": lowest, "max": node.get("maximum")}
    return made | {key: limit for key, limit in limits.items() if limit is not None}
