"""A regency with an approval policy in a real repository, and proposals to change its records."""

import os
import re
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import NamedTuple
from unittest import mock

from kinerja import cli
from kinerja.model import Member, Office
from project import COMMITTED_AT, change, commit, git, project, write

SCRIPTS = Path(__file__).parents[2] / "scripts"
OWN = "records/bungo"
UNIT = f"{OWN}/units/bkpsdm"
AGREEMENT = f"{UNIT}/agreements/2025-v1.yml"
PERSON = f"{UNIT}/people/p-045"
EVALUATION = f"{PERSON}/evaluations/2025-S2.yml"
POLICY = "records/policies/scoring/status-capaian.yml"
# The day on which somebody would approve: that of the commits.
DAY = COMMITTED_AT[:10]
_COMMIT = re.compile(r"\b[0-9a-f]{12}\b")


def town(folder: Path) -> Path:
    """The regency with two offices; branch `main`, and the branch `usulan` from it."""
    root = project(folder, "bungo")
    with (root / OWN / "government.yml").open("a") as file:
        file.write("approvals:\n  policy: empat-mata\n")
    for name, unit, employee in (("kepegawaian", "bkpsdm", "p-036"), ("sekretariat", "sekretariat-daerah", "p-002")):
        member = Member(employee=employee, unit=unit, valid_from="2025-01-01", account=f"akun-{employee}")
        title = f"Kantor {name.capitalize()}"
        write(root, Office(government="bungo", id=name, name=title, unit=unit, members=(member,)))
    commit(root)
    git(root, "checkout", "--quiet", "-b", "usulan")
    return root


def soften(root: Path) -> None:
    """A target for which results are known asks for less."""
    change(root / AGREEMENT, "    value: 100\n    weight", "    value: 90\n    weight")


def evaluate(root: Path, **instead: str) -> None:
    """An evaluation like the one before, without any evidence."""
    text = (root / PERSON / "evaluations/2025-S1.yml").read_text()
    text = re.sub(r"    evidence:\n(      - .*\n)+", "", text)
    text = text.replace('period: "2025-S1"', 'period: "2025-S2"').replace("2025-07", "2026-01")
    for old, new in instead.items():
        text = text.replace(old, new)
    (root / EVALUATION).write_text(text)


def raise_the_bar(root: Path) -> None:
    """The policy for the words of all units calls less of it close."""
    text = (root / POLICY).read_text()
    for old, new in (("lowest: 80", "lowest: 99"), ("79.99", "98.99"), ("value: 80", "value: 99")):
        text = text.replace(old, new)
    (root / POLICY).write_text(text)


def proposed(folder: Path) -> Path:
    """The regency with all three in one proposal."""
    root = town(folder)
    soften(root)
    evaluate(root)
    raise_the_bar(root)
    commit(root)
    return root


class Told(NamedTuple):
    """What the command left: its exit code and what it printed."""

    returncode: int
    stdout: str
    stderr: str


def told(root: Path, *options: str, base: str = "main", head: str = "usulan") -> Told:
    """The command as its users run it, without waiting for a process of its own."""
    moment = {"SOURCE_DATE_EPOCH": "1769821200", "KINERJA_LANG": "id"}
    out, err = StringIO(), StringIO()
    with mock.patch.dict(os.environ, moment), redirect_stdout(out), redirect_stderr(err):
        code = cli.run(["review", base, head, "--root", str(root), *options])
    return Told(code, out.getvalue(), err.getvalue())


def steady(text: str) -> str:
    """The same without the ids of commits, which other versions of Git make otherwise."""
    return _COMMIT.sub("<commit>", text)
