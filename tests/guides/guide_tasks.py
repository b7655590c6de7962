"""Guides that tell tasks: commands, what to answer to questions, and lines to add to a file, followed word by word."""

import os
import pty
import re
import subprocess
import termios
from dataclasses import dataclass, field
from pathlib import Path

from guide_pages import Guide, fenced
from guide_world import World

_STEP = re.compile(r"^```(?P<kind>sh|yaml)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"`(records/[^`]*\.yml)`")
_TABLE = re.compile(r"\A\s*\| (?:Pertanyaan|Question) \| [^|]*\|\n\|[-|]+\|\n((?:\|.*\|\n)+)")
_OUTPUT = re.compile(r"<!-- (\S+ \d+): (?:awal|begin) -->")
_PROMPT = re.compile(r"(?:^|\n)(?P<question>[^\n]*?)(?P<usual>\[[^\n\]]*\] )?> \Z")
_HEADING = re.compile(r"^(?!  |!|> )(?P<path>\S.*)$", re.MULTILINE)
_OFFERED = re.compile(r"^  (\d+)\. (.*)$", re.MULTILINE)
_MOVED = re.compile(r"^cd (\S+)$", re.MULTILINE)
MOST_LINES = 1000


@dataclass
class Step:
    """One thing to do: commands with answers, or lines (`yaml`) for the end of a file."""

    kind: str
    text: str
    file: str = ""
    answers: list[tuple[str, str]] = field(default_factory=list)
    mark: str = ""


def steps(guide: Guide) -> list[Step]:
    """All that a page tells its reader to do, from top to bottom."""
    found = list(_STEP.finditer(guide.text))
    ends = [*(match.start() for match in found[1:]), len(guide.text)]
    return [_step(guide.text, match, end) for match, end in zip(found, ends, strict=True)]


def _step(page: str, match: re.Match[str], end: int) -> Step:
    before, after = page[: match.start()], page[match.end() + 1 : end]
    step = Step(match["kind"], match["text"])
    if step.kind == "yaml":
        step.file = _FILE.findall(before.rsplit("\n\n", 2)[-2])[-1]
    table, output = _TABLE.match(after), _OUTPUT.search(after)
    if table:
        cells = (re.split(r" *\| *", row.strip("| ")) for row in table[1].strip().splitlines())
        step.answers = [(question, answer) for question, answer in cells]
    step.mark = output[1] if output else ""
    return step


def follow(
    guide: Guide, world: World, person: str, folder: Path | None = None, codes: dict[int, int] | None = None
) -> None:
    """Does all that a page tells, and compares what it shows; `codes` are exit codes other than 0, by step from 1."""
    home = folder or world.clone(person)
    for number, step in enumerate(steps(guide), 1):
        if step.kind == "yaml":
            with (home / step.file).open("a", encoding="utf-8") as file:
                file.write(step.text)
            continue
        code = (codes or {}).get(number, 0)
        if step.answers:
            told = converse(world, person, step, home, code)
        else:
            told = world.run(person, step.text, home, code=code).stdout
        home = home.joinpath(*_MOVED.findall(step.text))
        if step.mark:
            guide.shows(step.mark, fenced(told))


def converse(world: World, person: str, step: Step, folder: Path, code: int = 0) -> str:
    """What a terminal shows while somebody runs commands and answers as the page says; Enter to all other questions."""
    screen, line = pty.openpty()
    termios.tcsetwinsize(line, (50, 100))
    program = subprocess.Popen(
        ["bash", "-e", "-u", "-o", "pipefail", "-c", step.text],
        cwd=folder,
        env=world.environment(person),
        stdin=line,
        stdout=line,
        stderr=line,
    )
    os.close(line)
    shown, answers = "", list(step.answers)
    try:
        while more := _read(screen):
            shown += more
            # An answer that is refused would be asked for again without end.
            assert not re.search(r"^! ", more, re.MULTILINE), (answers, shown)
            assert shown.count("\n") < MOST_LINES, shown
            if _PROMPT.search(shown):
                os.write(screen, f"{_answer(shown, answers)}\n".encode())
    finally:
        os.close(screen)
    assert (program.wait(timeout=60), answers) == (code, []), (step.text, shown, answers)
    return shown


def _read(screen: int) -> str:
    try:
        return os.read(screen, 65536).decode().replace("\r", "")
    except OSError:  # Linux tells so that the other end is closed.
        return ""


def _answer(shown: str, answers: list[tuple[str, str]]) -> str:
    """The next answer, if it is the one to the question that stands last on the screen."""
    if not answers or _question(shown) != answers[0][0]:
        return ""
    _, answer = answers.pop(0)
    offered = {label: number for number, label in _OFFERED.findall(shown)}
    return offered.get(answer, answer)


def _question(shown: str) -> str:
    prompt = _PROMPT.search(shown)
    assert prompt
    if prompt["question"].strip():
        return prompt["question"].strip()
    return _HEADING.findall(shown[: prompt.start()])[-1].split(" > ")[-1].split(": ")[-1].split(". ")[0]
