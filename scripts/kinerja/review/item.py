"""What a report on a change is made of: facts with their sentences, not yet in any language."""

from collections.abc import Mapping
from decimal import Decimal

import msgspec

from kinerja.diagnostic import Finding
from kinerja.model import Wording

# In the order of the report: what is wrong, what to look at, who approves, what follows, what changed, what it touches.
SECTIONS = ("findings", "attention", "approval", "scores", "records", "links")
# How much an item weighs in its section; the heaviest comes first.
ERROR, GRAVE, NOTABLE, PLAIN = range(4)


class Term(msgspec.Struct, frozen=True):
    """A word of the locales, by its whole key; `raw` is what the records have, and is shown where there is no word."""

    key: str
    raw: str


class Titled(msgspec.Struct, frozen=True):
    """What the schema of a kind calls the value that these keys lead to."""

    kind: str
    steps: tuple[str | int, ...]


class Chosen(msgspec.Struct, frozen=True):
    """One of the few words that the schema of a kind allows at a place."""

    kind: str
    steps: tuple[str | int, ...]
    raw: str


class Say(msgspec.Struct, frozen=True):
    """The sentence `review.<key>` with its facts."""

    key: str
    facts: Mapping[str, "Value"] = {}


class Several(msgspec.Struct, frozen=True):
    """Values one after the other."""

    values: tuple["Value", ...]
    between: str = ", "


# A plain text is what somebody wrote, or a name of theirs: nothing in it may act where it is shown.
Value = str | int | Decimal | None | Term | Titled | Chosen | Wording | Say | Several


class Item(msgspec.Struct, frozen=True):
    """One fact of a report, with the facts that belong below it.

    `path` is the file that it is about. What is `private` is only counted in a report for the public, where there is
    no sentence `public` that says the same of nobody.
    """

    section: str
    rank: int
    says: Say | Finding
    path: str = ""
    private: bool = True
    below: tuple[Say, ...] = ()
    public: Say | None = None

    @property
    def name(self) -> str:
        """What kind of fact this is."""
        return self.says.rule if isinstance(self.says, Finding) else self.says.key.rpartition(".")[2]


def say(key: str, /, **facts: "Value") -> Say:
    """A sentence with its facts."""
    return Say(key, facts)
