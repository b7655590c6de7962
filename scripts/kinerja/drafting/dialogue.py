"""How questions look on a terminal: choices with numbers, yes or no, and what is wrong with an answer."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple, Protocol

from kinerja import report
from kinerja.diagnostic import Finding
from kinerja.texts import text

_LONGEST_LABEL = 90


class Choice(NamedTuple):
    """A value, and what it is called; one without a name is shown as it is written."""

    value: object
    label: str = ""


class Terminal(Protocol):
    """Where questions are shown and answers are read."""

    def say(self, line: str) -> None:
        """Shows a line."""

    def read(self, prompt: str) -> str:
        """Shows a prompt, and gives the line that was typed. Does not return at the end of the input."""


class Dialogue:
    """Questions in one language on one terminal."""

    def __init__(self, terminal: Terminal, language: str) -> None:
        self.language = language
        self._terminal = terminal

    def say(self, line: str = "") -> None:
        """Shows a line."""
        self._terminal.say(line)

    def tell(self, key: str, **facts: object) -> None:
        """Shows the sentence `new.<key>`."""
        self.say(self.text(key, **facts))

    def text(self, key: str, **facts: object) -> str:
        """The sentence `new.<key>`."""
        return text(self.language, f"new.{key}", **facts)

    def read(self, default: Choice | None = None) -> str:
        """The line that was typed, without the space around it."""
        shown = "" if default is None else f"[{self._shown(default.value)}] "
        return self._terminal.read(f"{shown}> ").strip()

    def refuse(self, faults: Sequence[Finding]) -> None:
        """Says what is wrong, and how to mend it."""
        for fault in faults:
            self.say(" ".join(("!", *(report.part(fault, name, self.language) for name in ("message", "fix")))))

    def show(self, offered: Sequence[Choice]) -> None:
        """Shows choices with their numbers."""
        for number, one in enumerate(offered, 1):
            value = one.value if isinstance(one.value, str) else ""
            label = one.label if len(one.label) <= _LONGEST_LABEL else f"{one.label[:_LONGEST_LABEL]}…"
            self.say(f"  {number}. {' - '.join(filter(None, (value, label)))}")

    def pick(self, heading: str, labels: Sequence[str]) -> int | None:
        """Which of several choices, from 0, or None when nothing was chosen."""
        self.say()
        self.say(heading)
        offered = [Choice(None, label) for label in labels]
        self.show(offered)
        while typed := self.read():
            picked = number_of(typed, offered)
            if picked is not None:
                return picked
            self.tell("number", highest=len(offered))
        return None

    def agreed(self, question: str, *, otherwise: bool) -> bool:
        """Whether the answer is yes; nothing typed means `otherwise`."""
        usual = self.text("yes" if otherwise else "no")
        while True:
            answer = self._terminal.read(f"{question} [{usual}] > ").strip().lower() or usual
            if answer in self.text("yes-words").split():
                return True
            if answer in self.text("no-words").split():
                return False

    def _shown(self, value: object) -> str:
        if isinstance(value, bool):
            return self.text("yes" if value else "no")
        return format(value, "f") if isinstance(value, Decimal) else str(value)


def number_of(typed: str, offered: Sequence[Choice]) -> int | None:
    """Which of the choices a typed number means; other numbers are values themselves, such as a year."""
    wanted = int(typed) - 1 if typed.isascii() and typed.isdecimal() and len(typed) < 4 else -1
    return wanted if 0 <= wanted < len(offered) else None
