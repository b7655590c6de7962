"""Whatever is altered in an honest history by chance, it is accepted only where it is as honest as before."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import msgspec
import pytest
from hypothesis import given, settings, strategies as st

import history_town as town
from histories import MACHINE, MAIN, Files, History, Proposal, blob, git, who
from kinerja.approval.statement import Digest, Evidence
from kinerja.approval.verify import verify
from kinerja.load.git import Repository

EXAMPLES = 40


class Planned(NamedTuple):
    """A step: what changes, who wrote it, and who approves it: approver, relation, office."""

    changes: Files
    author: str
    approvals: tuple[tuple[str, str, str | None], ...]
    squashed: bool = False


OFFICES = (("p-009", "office", "inspektorat"), ("p-010", "office", "organisasi"))
STEPS = (
    Planned(town.files(town.plan("p-004", 12)), "p-004", (("p-003", "superior", None),)),
    Planned(town.files(town.plan("p-004", 14)), "p-004", (("p-003", "superior", None),), squashed=True),
    Planned(town.files(msgspec.structs.replace(town.unit("balai"), name="Balai Baru")), "p-008", OFFICES),
    Planned(town.files(town.measurement("2025", 80)), "p-008", (("p-001", "parent-head", None),)),
    Planned(town.files(town.period("2025", "review")), "p-002", OFFICES, squashed=True),
    Planned({f"{town.folder('p-005')}/plans/2025.yml": None}, "p-005", (("p-003", "superior", None),)),
)
ALONE = [number for number, one in enumerate(STEPS) if len(one.approvals) == 1]
Alter = Callable[["Builder"], None]


class Builder(History):
    """Makes the steps; what was altered says how one of them differs."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.order = list(range(len(STEPS)))
        self.extra: dict[int, Files] = {}
        self.authors: dict[int, str] = {}
        self.days: dict[int, str] = {}
        self.differs: dict[int, dict[str, object]] = {}
        self.edit: dict[int, Callable[[Evidence], Evidence | None]] = {}
        self.beside: dict[int, bytes] = {}

    def build(self) -> Path:
        for number in self.order:
            self._step(number, STEPS[number])
        return self.finish()

    def _step(self, number: int, planned: Planned) -> None:
        line = self.authors.get(number, who(planned.author))
        commit = self.commit(planned.changes, (self.main,), line)
        one = Proposal(self.main, (commit,), planned.changes, planned.author)
        ((path, content),) = planned.changes.items()
        held = content if isinstance(content, bytes) else self.files.get(path, b"")
        for turn, (approver, relation, office) in enumerate(planned.approvals):
            differs = self.differs.get(number, {}) if turn == 0 else {}
            told = {"relation": relation, "office": office, **differs}
            made = self.evidence(one, path, approver, **told)
            kept = self.edit.get(number, lambda same: same)(made) if turn == 0 else made
            if kept:
                self.note(kept, self.beside.get(number, held))
        self.day = self.days.get(number, self.day)
        extra = self.extra.get(number)
        if planned.squashed:
            self.main = self.commit({**planned.changes, **(extra or {})}, (self.main,), line, MACHINE)
        else:
            self.merge(one, extra=extra, author=who("p-013"))


# Each alteration with whether what comes of it is as honest as before.

steps = st.integers(0, len(STEPS) - 1)
people = st.sampled_from(sorted(town.SUPERIORS))


@st.composite
def bytes_in_the_merge(draw: st.DrawFn) -> tuple[Alter, bool]:
    """One byte of what was approved is another when it is merged."""
    number = draw(st.integers(0, 4))
    ((path, content),) = STEPS[number].changes.items()
    assert isinstance(content, bytes)
    place, new = draw(st.integers(0, len(content) - 1)), draw(st.integers(0, 255))
    changed = content[:place] + bytes((new,)) + content[place + 1 :]
    return (lambda b: b.extra.update({number: {path: changed}})), changed == content


@st.composite
def another_record_in_the_merge(draw: st.DrawFn) -> tuple[Alter, bool]:
    number, name = draw(steps), draw(st.sampled_from(("p-002", "p-006", "p-009")))
    return (lambda b: b.extra.update({number: town.files(town.plan(name, 99))})), False


@st.composite
def a_field_of_the_statement(draw: st.DrawFn) -> tuple[Alter, bool]:
    """The approver signs something that is not so."""
    number = draw(steps)
    field, value = draw(
        st.sampled_from(
            (
                ("name", "records/kota/units/dinas/unit.yml"),
                ("digest", "0" * 64),
                ("previous", Digest(sha256="0" * 64)),
                ("removed", number != 5),
                ("employee", "p-013"),
                ("author", "p-013"),
                ("unit", "seksi"),
                ("relation", "unit-head"),
                ("acting", "plt"),
                ("office", "perencanaan"),
                ("on", "2025-01-19"),
                ("on", "2025-02-05"),
                ("on", "2025-02-30"),
            )
        )
    )
    return (lambda b: b.differs.update({number: {field: value}})), False


@st.composite
def the_key(draw: st.DrawFn) -> tuple[Alter, bool]:
    number, name = draw(steps), draw(st.one_of(people, st.sampled_from(("forge", "siapa pun"))))
    own = STEPS[number].approvals[0][0]
    return (lambda b: b.differs.update({number: {"signer": town.key(name)}})), name == own


@st.composite
def the_namespace(draw: st.DrawFn) -> tuple[Alter, bool]:
    number, name = draw(steps), draw(st.sampled_from(("git", "file", "", "kinerja-approval ", "Kinerja-Approval")))
    return (lambda b: b.differs.update({number: {"namespace": name}})), False


@st.composite
def a_sign_of_the_text(draw: st.DrawFn) -> tuple[Alter, bool]:
    """The text is another than was signed."""
    number, place, sign = draw(steps), draw(st.floats(0, 0.999)), draw(st.characters(codec="ascii"))

    def edit(one: Evidence) -> Evidence:
        at = int(place * len(one.statement))
        other = sign if one.statement[at] != sign else "x" if sign != "x" else "y"
        return msgspec.structs.replace(one, statement=one.statement[:at] + other + one.statement[at + 1 :])

    return (lambda b: b.edit.update({number: edit})), False


@st.composite
def a_sign_of_the_signature(draw: st.DrawFn) -> tuple[Alter, bool]:
    number, place, sign = draw(steps), draw(st.floats(0, 0.999)), draw(st.sampled_from("AZaz09+/="))

    def edit(one: Evidence) -> Evidence:
        at = int(place * len(one.signature))
        other = sign if one.signature[at] != sign else "B"
        return msgspec.structs.replace(one, signature=one.signature[:at] + other + one.signature[at + 1 :])

    return (lambda b: b.edit.update({number: edit})), False


@st.composite
def the_evidence_is_gone(draw: st.DrawFn) -> tuple[Alter, bool]:
    number = draw(steps)
    return (lambda b: b.edit.update({number: lambda _: None})), False


@st.composite
def the_evidence_lies_beside_other_bytes(draw: st.DrawFn) -> tuple[Alter, bool]:
    number, other = draw(steps), draw(st.binary(max_size=3))
    return (lambda b: b.beside.update({number: other})), False


@st.composite
def who_wrote_it(draw: st.DrawFn) -> tuple[Alter, bool]:
    """The approver, or somebody whom the statement does not name."""
    number, name = draw(steps), draw(people)
    return (lambda b: b.authors.update({number: who(name)})), name == STEPS[number].author


@st.composite
def when_it_is_merged(draw: st.DrawFn) -> tuple[Alter, bool]:
    """The last step is merged days later; two weeks are allowed."""
    later = draw(st.integers(0, 22))
    day = f"2025-02-{3 + later:02}"
    return (lambda b: b.days.update({len(STEPS) - 1: day})), later <= 14


@st.composite
def the_order(draw: st.DrawFn) -> tuple[Alter, bool]:
    """Steps on the same plan must follow each other; the others may come whenever they like."""
    order = draw(st.permutations(range(len(STEPS))))
    return (lambda b: setattr(b, "order", list(order))), True


@st.composite
def rubbish_in_the_notes(draw: st.DrawFn) -> tuple[Alter, bool]:
    number, line = draw(steps), draw(st.text(st.characters(blacklist_categories=("Cs",)), max_size=40))
    content = next(iter(STEPS[number].changes.values()))
    held = content if isinstance(content, bytes) else town.start()[next(iter(STEPS[number].changes))]
    return (lambda b: b.notes[blob(held)].add(line)), True


alterations = st.one_of(
    bytes_in_the_merge(),
    another_record_in_the_merge(),
    a_field_of_the_statement(),
    the_key(),
    the_namespace(),
    a_sign_of_the_text(),
    a_sign_of_the_signature(),
    the_evidence_is_gone(),
    the_evidence_lies_beside_other_bytes(),
    who_wrote_it(),
    when_it_is_merged(),
    the_order(),
    rubbish_in_the_notes(),
)


@settings(max_examples=EXAMPLES)
@given(alteration=alterations)
def test_an_altered_history_is_accepted_only_where_it_is_honest(alteration: tuple[Alter, bool]) -> None:
    alter, honest = alteration
    with tempfile.TemporaryDirectory() as folder:
        builder = Builder(Path(folder) / "kota.git")
        try:
            alter(builder)
            built = builder.build()
        finally:
            builder.end()
        found = verify(Repository(built), "main").findings
    assert (found == ()) == honest, [one.rule for one in found]


def signed(folder: Path, commit: str, parent: str, signer: str, line: str) -> str:
    """The commit with another author, signed as Git does it."""
    tree = git(folder, "rev-parse", f"{commit}^{{tree}}")
    moment = git(folder, "show", "--no-patch", "--format=%ct", commit)
    head = f"tree {tree}\nparent {parent}\nauthor {line} {moment} +0000\ncommitter {line} {moment} +0000\n"
    message = "\nUsul\n"
    armour = town.key(signer).armoured((head + message).encode(), "git").replace("\n", "\n ")
    whole = f"{head}gpgsig {armour}\n{message}".encode()
    return git(folder, "hash-object", "-t", "commit", "-w", "--stdin", given=whole)


@pytest.mark.parametrize(
    ("signer", "line", "found"),
    [
        ("p-004", "Pegawai <alamat@lain.example>", ()),
        ("p-003", who("p-004"), ("approver-wrote-it",)),
        ("siapa pun", "Pegawai <alamat@lain.example>", ("author-unknown",)),
    ],
)
def test_who_signed_a_commit_has_written_it_whatever_the_address_says(
    signer: str, line: str, found: tuple[str, ...], tmp_path: Path
) -> None:
    history = History(tmp_path / "kota.git")
    one = history.propose(town.files(town.plan("p-004", 12)), "p-004")
    history.approve(one, "p-003", author=None, head="0" * 40)
    folder = history.finish()
    last = signed(folder, one.head, history.main, signer, line)
    git(folder, "update-ref", MAIN, last)
    assert tuple(one.rule for one in verify(Repository(folder), "main").findings) == found
