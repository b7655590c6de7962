"""How long it takes to prove who approved a history of merges, and how much memory; a Markdown table.

Each merge brings one record that its author changed on a branch and a superior approved with a signature.
"""

import hashlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import IO, cast

import msgspec

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from stopwatch import Task, once  # noqa: E402

import history_town as town  # noqa: E402
from kinerja.approval import notes, statement  # noqa: E402
from kinerja.approval.statement import By, Digest, Evidence, Predicate  # noqa: E402
from kinerja.model import Evaluation, Key, Plan, Record, Superior  # noqa: E402

SIZES = tuple(map(int, sys.argv[1:])) or (5_000, 50_000)
UNITS = 50
STAFF = 19
START = datetime(2025, 2, 3, 2, tzinfo=UTC)
# So that fifty thousand merges fill a year.
APART = timedelta(minutes=10)


@dataclass(frozen=True)
class Change:
    """A record before and after, by whom and approved by whom."""

    path: str
    before: bytes | None
    after: bytes
    author: str
    approver: str
    unit: str


def main() -> None:
    print("| merges | commits | MiB in Git | seconds | seconds of processor | merges a second | MiB of memory |")
    print("|--:|--:|--:|--:|--:|--:|--:|")
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            repository = Path(folder, "catatan.git")
            make(repository, size)
            row = measured(repository, size)
        print(f"| {' | '.join(row)} |", flush=True)


def measured(repository: Path, size: int) -> tuple[str, ...]:
    """Verifies from the beginning; the program itself says whether it found every merge approved."""
    command = [sys.executable, "-m", "kinerja", "verify-history", "--root", repository, "--head", "main"]
    path = os.pathsep.join(filter(None, (str(ROOT / "scripts"), os.environ.get("PYTHONPATH"))))
    used = once(Task([command], ROOT, {"PYTHONPATH": path}))
    stored = sum(file.stat().st_size for file in repository.rglob("*") if file.is_file()) / 2**20
    return (
        f"{size:,}",
        f"{2 * size + 1:,}",
        f"{stored:.0f}",
        f"{used.wall:.1f}",
        f"{used.cpu:.1f}",
        f"{size / used.wall:,.0f}",
        f"{used.peak:.0f}",
    )


def make(repository: Path, size: int) -> None:
    """A bare repository with so many merges on its main branch."""
    subprocess.run(["git", "init", "--quiet", "--bare", "--initial-branch=main", repository], check=True)
    importer = subprocess.Popen(
        ["git", "fast-import", "--quiet", "--depth=0"], cwd=repository, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    to, answers = cast("IO[bytes]", importer.stdin), cast("IO[bytes]", importer.stdout)
    held: list[tuple[str, bytes]] = []
    first = {**town.start(), **people()}
    to.write(commit(1, "p-010", START, "") + b"".join(file(path, content) for path, content in first.items()))
    main, day = 1, START
    for number, change in enumerate(changes(size)):
        day = START + APART * number
        branch, merge = 2 * number + 2, 2 * number + 3
        to.write(commit(branch, change.author, day, f"from :{main}\n") + file(change.path, change.after))
        to.write(b"\nget-mark :%d\n" % branch)
        to.flush()
        head = answers.readline().decode().strip()
        to.write(commit(merge, change.author, day, f"from :{main}\nmerge :{branch}\n", machine=True))
        to.write(file(change.path, change.after) + b"\n")
        held.append((blob(change.after), approved(change, head, day)))
        main = merge
    to.write(b"reset refs/heads/main\nfrom :%d\n\n" % main)
    to.write(b"commit %s\ncommitter P <p@kota.example> %d +0000\ndata 0\n" % (notes.REF.encode(), day.timestamp()))
    to.writelines(file(f"{name[:2]}/{name[2:]}", line) for name, line in held)
    to.close()
    if importer.wait():
        raise SystemExit("git fast-import failed")
    answers.close()


def people() -> dict[str, bytes]:
    """Units with a head and staff each."""
    made: list[Record] = []
    for unit in range(UNITS):
        name = f"u-{unit:02}"
        made.append(msgspec.structs.replace(town.unit("dinas"), id=name))
        made += (employee(name, number) for number in range(STAFF + 1))
    return town.files(*made)


def employee(unit: str, number: int) -> Record:
    """The first one of a unit leads it."""
    name = f"{unit}-{number:02}"
    key = Key(public=town.key(name).public, valid_from=town.SINCE)
    above = Superior(employee=f"{unit}-00", unit=unit) if number else Superior(employee="p-001", unit="kota")
    return msgspec.structs.replace(
        town.employee("p-006"), unit=unit, employee=name, superior=above, account=name, keys=(key,)
    )


def changes(size: int) -> Iterator[Change]:
    """Plans and evaluations by turns: each employee's plan is made, then changed again and again."""
    last: dict[str, bytes] = {}
    for number in range(size):
        turn, place = divmod(number, UNITS * STAFF)
        unit, one = f"u-{place % UNITS:02}", f"u-{place % UNITS:02}-{place // UNITS + 1:02}"
        record = replaced(unit, one, turn)
        ((path, content),) = town.files(record).items()
        yield Change(path, last.get(path), content, one, f"{unit}-00", unit)
        last[path] = content


def replaced(unit: str, employee: str, turn: int) -> Plan | Evaluation:
    """A record of about two kilobytes."""
    own = {"unit": unit, "employee": employee, "evaluator": f"{unit}-00"}
    if turn % 2:
        text = f"Putaran {turn}. " + "Bekerja dengan teliti dan selesai sebelum waktunya. " * 15
        return msgspec.structs.replace(town.evaluation("p-006", "2025"), **own, strengths=text, improvements=text)
    plan = town.plan("p-006", 10 + turn)
    results = tuple(msgspec.structs.replace(plan.results[0], id=f"hasil-{place}") for place in range(1, 7))
    return msgspec.structs.replace(plan, **own, results=results)


def approved(change: Change, head: str, day: datetime) -> bytes:
    """The line of a note: the superior's signed statement."""
    predicate = Predicate(
        approver=By(employee=change.approver, unit=change.unit, relation="superior"),
        on=day.strftime("%Y-%m-%d"),
        head=head,
        previous=Digest(sha256=hashlib.sha256(change.before).hexdigest()) if change.before else None,
        employee=change.author,
        author=change.author,
    )
    digest = hashlib.sha256(change.after).hexdigest()
    text = statement.text(statement.statement(change.path, digest, predicate))
    signature = town.key(change.approver).sign(text.encode())
    return notes.line(Evidence(statement=text, signature=signature)) + b"\n"


def commit(mark: int, author: str, day: datetime, parents: str, *, machine: bool = False) -> bytes:
    seconds = int(day.timestamp())
    person = f"Pegawai <{author if mark > 1 else town.account(author)}@kota.example> {seconds} +0700"
    committer = f"Layanan <noreply@{town.FORGE}> {seconds} +0700" if machine else person
    head = f"commit refs/heads/main\nmark :{mark}\nauthor {person}\ncommitter {committer}\ndata 4\nUsul\n"
    return f"{head}{parents}".encode()


def file(path: str, content: bytes) -> bytes:
    return b"M 100644 inline %s\ndata %d\n%s\n" % (path.encode(), len(content), content)


def blob(content: bytes) -> str:
    return hashlib.sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()


if __name__ == "__main__":
    main()
