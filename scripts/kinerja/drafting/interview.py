"""Asks on a terminal for what a draft lacks, one value at a time, and checks each answer at once."""

from collections.abc import Callable, Sequence

from kinerja.diagnostic import Finding
from kinerja.drafting import order, suggestions, targets, values
from kinerja.drafting.dialogue import Choice, Dialogue, Terminal, number_of
from kinerja.drafting.draft import Draft, File, Gap
from kinerja.drafting.shape import Steps
from kinerja.load import personal

Keep = Callable[[Sequence[Steps]], None]


class Interview:
    """One conversation about one draft; `optional` says whether what need not be written is offered.

    After each answer `keep` is told which lists the conversation is in, so that another one can go on from there.
    """

    def __init__(self, draft: Draft, terminal: Terminal, language: str, keep: Keep, *, optional: bool = True) -> None:
        self._draft = draft
        self._dialogue = Dialogue(terminal, language)
        self._keep = keep
        self._optional = optional
        self._lists: list[Steps] = []
        self._alike = optional

    def complete(self, lists: Sequence[Steps] = ()) -> None:
        """Asks until nothing is missing; `lists` are those that an earlier conversation was in."""
        self._dialogue.tell("begin", kind=self._title(()))
        self._lists = list(lists)
        for steps in reversed(lists):
            self._fill(steps)
            self._more(steps)
        self._fill(())
        self._offer(())

    def confirmed(self, file: File) -> bool:
        """Whether the file that is shown is to be written."""
        self._dialogue.say()
        self._dialogue.say(file.content.decode())
        return self._dialogue.agreed(self._dialogue.text("write", path=file.path), otherwise=True)

    def _fill(self, steps: Steps) -> None:
        order.number(self._draft)
        self._begin_alike()
        while gaps := self._draft.gaps(steps):
            for key in self._alternative(gaps[0]):
                self._ask((*gaps[0].steps, key))
            order.number(self._draft)
            self._draft.refuse_existing()
            self._begin_alike()

    def _begin_alike(self) -> None:
        """Offers once, as soon as the place is known, what the record before this one says."""
        path = suggestions.previous(self._draft) if self._alike else None
        if path is None:
            return
        self._alike = False
        self._dialogue.say()
        if self._dialogue.agreed(self._dialogue.text("alike", path=path), otherwise=True):
            order.take_over(self._draft, path)
            self._keep(self._lists)

    def _alternative(self, gap: Gap) -> tuple[str, ...]:
        picked = None if len(gap.alternatives) > 1 else 0
        while picked is None:
            labels = [" + ".join(self._title((*gap.steps, key)) for key in keys) for keys in gap.alternatives]
            picked = self._dialogue.pick(self._dialogue.text("alternatives", of=self._place(gap.steps)), labels)
        return gap.alternatives[picked]

    def _offer(self, steps: Steps) -> None:
        while self._optional and (keys := self._absent(steps)):
            labels = [self._title((*steps, key)) for key in keys]
            picked = self._dialogue.pick(self._dialogue.text("optional", of=self._place(steps)), labels)
            if picked is None:
                return
            self._ask((*steps, keys[picked]))
            self._fill(steps)

    def _absent(self, steps: Steps) -> tuple[str, ...]:
        shape, present = self._draft.shape, tuple(values.get(self._draft.data, steps))
        left_out = shape.rivals(steps, present).union(present)
        return tuple(key for key in shape.names(steps) if key not in left_out)

    def _ask(self, steps: Steps) -> None:
        kind = self._draft.shape.type(steps)
        if kind == "object":
            values.put(self._draft.data, steps, {})
            self._fill(steps)
            self._offer(steps)
        elif kind == "array":
            self._describe(steps)
            self._list(steps)
        else:
            self._describe(steps)
            self._value(steps)

    def _list(self, steps: Steps) -> None:
        values.put(self._draft.data, steps, [])
        self._lists.append(steps)
        self._listed(steps)
        self._more(steps)

    def _listed(self, steps: Steps) -> None:
        """Offers to go through all that the records have a target for, one item for each."""
        listed = targets.listed(self._draft, steps)
        if not listed or not self._dialogue.agreed(self._dialogue.text("listed", items=len(listed)), otherwise=True):
            return
        values.put(self._draft.data, steps, [one.value for one in listed])
        self._keep(self._lists)
        for number, one in enumerate(listed):
            self._dialogue.say()
            self._dialogue.say(f"{number + 1}/{len(listed)}: {one.label}")
            self._fill((*steps, number))
            self._offer((*steps, number))

    def _more(self, steps: Steps) -> None:
        """Asks for items until no other is wanted."""
        items = values.get(self._draft.data, steps)
        mapping = self._draft.shape.type((*steps, 0)) == "object"
        more = not (mapping and items) or self._another(steps)
        while more or self._is_refused(steps):
            following = (*steps, len(items))
            if mapping:
                self._ask(following)
            more = self._another(steps) if mapping else self._value(following, may_end=True)
        self._lists.remove(steps)

    def _another(self, steps: Steps) -> bool:
        return self._dialogue.agreed(self._dialogue.text("another", of=self._title(steps)), otherwise=False)

    def _is_refused(self, steps: Steps) -> bool:
        faults = self._draft.faults(steps)
        self._dialogue.refuse(faults)
        return bool(faults)

    def _value(self, steps: Steps, *, may_end: bool = False) -> bool:
        """Asks for one value until it is accepted; False when it may be left out and is."""
        offered = self._choices(steps)
        default = None if may_end else self._usual(steps, offered)
        self._dialogue.show(offered)
        if may_end:
            self._dialogue.tell("ends")
        while True:
            typed = self._dialogue.read(default)
            if not typed and may_end:
                return False
            if not typed and default is None:
                self._dialogue.tell("needed")
                continue
            faults = self._try(steps, default.value if default and not typed else self._meant(steps, typed, offered))
            if not faults:
                return True
            self._dialogue.refuse(faults)

    def _meant(self, steps: Steps, typed: str, offered: Sequence[Choice]) -> object:
        picked = number_of(typed, offered)
        if picked is not None:
            return offered[picked].value
        # Dates and ids stand in quotes in files, so some people type them so.
        bare = typed if self._draft.shape.node(steps).get("x-form", "text") == "text" else typed.strip('"')
        return values.value_of(bare, self._draft.shape.type(steps))

    def _try(self, steps: Steps, value: object) -> Sequence[Finding]:
        """Keeps an answer, unless there are faults in it."""
        private = personal.findings_in("", str(value))
        if private:
            return private
        values.put(self._draft.data, steps, value)
        faults = self._draft.faults(steps)
        if faults:
            del values.get(self._draft.data, steps[:-1])[steps[-1]]
        else:
            self._keep(self._lists)
        return faults

    def _choices(self, steps: Steps) -> tuple[Choice, ...]:
        node = self._draft.shape.node(steps)
        if node.get("type") == "boolean":
            return Choice(True, self._dialogue.text("yes")), Choice(False, self._dialogue.text("no"))
        if "enum" in node:
            return tuple(Choice(value) for value in node["enum"])
        return suggestions.choices(self._draft, steps)

    def _usual(self, steps: Steps, offered: Sequence[Choice]) -> Choice | None:
        node = self._draft.shape.node(steps)
        if "default" in node:
            return Choice(node["default"])
        if len(offered) == 1:
            return offered[0]
        own = suggestions.own(self._draft, steps)
        return next((one for one in offered if one.value == own), None if own is None else Choice(own))

    def _describe(self, steps: Steps) -> None:
        self._dialogue.say()
        self._dialogue.say(self._place(steps))
        self._dialogue.say(f"  {self._draft.shape.word(steps, 'description', self._dialogue.language)}")

    def _place(self, steps: Steps) -> str:
        """The titles of a value and of all that it lies in, with the numbers of items."""
        places = [steps[:end] for end in range(1, len(steps) + 1)]
        words = [f"#{one[-1] + 1}" if isinstance(one[-1], int) else self._title(one) for one in places]
        return " > ".join(words) or self._title(())

    def _title(self, steps: Steps) -> str:
        return self._draft.shape.word(steps, "title", self._dialogue.language)
