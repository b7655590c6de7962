"""The files of CI for one forge, made from templates; the same wishes always give the same bytes."""

import re
from dataclasses import dataclass
from pathlib import Path

from kinerja import __version__, resources
from kinerja.diagnostic import CannotRun
from kinerja.model import KINDS
from kinerja.texts import LANGUAGES, text

TEMPLATES = Path(__file__).parent / "templates"
# The program itself as pip names it; the lock of its libraries lies beside.
PROGRAM = f"kinerja=={__version__}"
# Stands near the top of every file that is written here: what lacks it belongs to somebody else.
MARK = "Written by: kinerja ci"

_WORKFLOWS = {f"workflows/{name}.yml": f"workflows/{name}.yml" for name in ("validate", "main", "late")}
# Where each template goes; below the forge's own folder, which two offices guard.
_FILES = {
    "github": {**_WORKFLOWS, "github/sign-reviews.sh": "kinerja/sign-reviews.sh"},
    "forgejo": _WORKFLOWS,
    "gitlab": {"gitlab/gitlab-ci.yml": "../.gitlab-ci.yml"},
    "bare": {"bare/pre-receive": "hooks/pre-receive"},
    "editor": {f"editor/{name}.json": f".vscode/{name}.json" for name in ("settings", "extensions")},
}
# These have no folder of their own.
_AT_THE_TOP = ("bare", "editor")
_BRANCH = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]*")
_FIELD = re.compile(r"{\w+}")
_PROGRAM = re.compile(r"[A-Za-z0-9][!-~ ]*")
_NOTICES = ("no-key", "no-releases", "not-private")


@dataclass(frozen=True)
class File:
    """One file: its path below the folder that it is written to, and its whole text."""

    path: str
    content: str

    @property
    def is_script(self) -> bool:
        """Whether the system runs it by itself."""
        return self.path.startswith("hooks/")


def files(forge: str, branch: str, program: str) -> tuple[File, ...]:
    """All files for one of `continuous.FORGES`, by path.

    `branch` holds the records; `program` is what pip installs, in one line. Raises CannotRun for a branch or program
    that could be read as more than a name.
    """
    if not _BRANCH.fullmatch(branch):
        raise CannotRun("ci-branch")
    if not _PROGRAM.fullmatch(program):
        raise CannotRun("ci-program")
    made = [_rendered(forge, branch, *pair) for pair in _FILES[forge].items()]
    beside = _schemas() if forge == "editor" else _pinned(forge, program)
    return tuple(sorted([*made, *beside], key=lambda file: file.path))


def _rendered(forge: str, branch: str, template: str, place: str) -> File:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    # What is made here is YAML and shell; everything that is filled in was looked at before.
    engine = Environment(  # noqa: S701
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        block_start_string="<%",
        block_end_string="%>",
        variable_start_string="<{",
        variable_end_string="}>",
        trim_blocks=forge == "editor",
    )
    folder = f".{forge}"
    wishes = {"forge": forge, "branch": branch, "folder": folder, "owners": f"{folder}/CODEOWNERS"}
    content = engine.get_template(template).render(**wishes, texts=_notices(), kinds=_kinds())
    return File(_path(forge, place), _marked(f"{content}\n", forge))


def _pinned(forge: str, program: str) -> tuple[File, ...]:
    """What pip installs: the libraries by version and hash, and the program by its own line."""
    if forge in _AT_THE_TOP:
        return ()
    libraries = resources.requirements().read_text(encoding="utf-8")
    pinned = {"requirements.txt": libraries, "program.txt": f"{program}\n"}
    return tuple(File(_path(forge, f"kinerja/{name}"), _marked(text, forge)) for name, text in pinned.items())


def _schemas() -> tuple[File, ...]:
    """The schemas of all kinds, where the first line of each record looks for them."""
    named = ((f"{name}.schema.json", resources.schemas() / f"{name}.schema.json") for name, _ in _kinds())
    return tuple(File(f"schemas/{name}", _commented(file.read_text(encoding="utf-8"))) for name, file in named)


def _commented(schema: str) -> str:
    """A schema with the mark in it: JSON has no other comments."""
    return schema.replace("{\n", f'{{\n  "$comment": "{MARK} editor",\n', 1)


def _kinds() -> list[tuple[str, str]]:
    """Every kind by name, with the pattern of its paths."""
    return sorted((kind.name, _FIELD.sub("*", kind.path)) for kind in KINDS)


def _marked(content: str, forge: str) -> str:
    """The text with the mark on top; below the line that says what runs a script."""
    if forge == "editor":
        return f"// {MARK} {forge}\n{content}"
    end = content.index("\n") + 1 if content.startswith("#!") else 0
    return f"{content[:end]}# {MARK} {forge}\n{content[end:]}"


def _path(forge: str, place: str) -> str:
    return place if forge in _AT_THE_TOP else f".{forge}/{place}".replace(f".{forge}/../", "")


def _notices() -> dict[str, str]:
    """What jobs say, in every language: the file is the same whoever writes it."""
    return {key: " / ".join(text(language, f"ci.notices.{key}") for language in LANGUAGES) for key in _NOTICES}
