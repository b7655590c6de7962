"""What every command knows: the reader's language and the folder it works in."""

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count, pairwise
from pathlib import Path

import click

from kinerja.diagnostic import CannotRun

LANGUAGES = ("id", "en")


@dataclass
class Session:
    """One run of the program."""

    language: str
    root_given: Path | None = None

    def text(self, key: str, **facts: object) -> str:
        """The sentence `commands.<key>` in the reader's language."""
        from kinerja import texts

        return texts.text(self.language, f"commands.{key}", **facts)

    def has_text(self, key: str) -> bool:
        """Whether there is a sentence `commands.<key>`."""
        from kinerja import texts

        return texts.has(self.language, f"commands.{key}")

    @property
    def root(self) -> Path:
        """The folder that holds `records/`: the one given, else the nearest one upward."""
        return self.root_at(None)

    def root_at(self, revision: str | None) -> Path:
        """The same; where a revision is read, a repository without files will do, as servers have it."""
        if self.root_given is not None:
            here = self.root_given.resolve()
            candidates, reason = [here], "no-records-here"
        else:
            here = Path.cwd()
            candidates, reason = [here, *here.parents], "no-records"
        for folder in candidates:
            if (folder / "records").is_dir() or (revision is not None and _is_bare(folder)):
                return folder
        raise CannotRun(reason, folder=str(here))

    @contextmanager
    def progress(self, doing: str) -> Iterator[Callable[[], None]]:
        """Say on a terminal what takes a moment, and wipe it away when it is done.

        Who works may call what is given here whenever another part is done: their number is shown.
        """
        if not sys.stderr.isatty():
            yield lambda: None
            return
        said, done = self.text(f"progress.{doing}"), count()
        click.echo(said, nl=False, err=True)
        try:
            yield lambda: click.echo(f"\r{said} {next(done) + 1}", nl=False, err=True)
        finally:
            click.echo("\r\033[K", nl=False, err=True)

    def notice(self, key: str) -> None:
        """Say the sentence `commands.notices.<key>` beside the result."""
        click.echo(self.text(f"notices.{key}"), err=True)


def below(root: Path, given: str, *, now: bool = True) -> str:
    """A path that the user typed as findings name it: relative to the root; it need not exist `now`."""
    path = Path(given)
    if now and not os.path.lexists(path):
        raise CannotRun("path-missing", path=given)
    # A link itself is meant, not what it leads to: links among the records are findings of their own.
    real = path.parent.resolve() / path.name if path.is_symlink() else path.resolve()
    if not real.is_relative_to(root):
        raise CannotRun("path-outside", path=given)
    return real.relative_to(root).as_posix()


def _is_bare(folder: Path) -> bool:
    return (folder / "HEAD").is_file() and (folder / "objects").is_dir() and (folder / "refs").is_dir()


def session_of(context: click.Context) -> Session:
    """The session of a command that runs, or a new one when its help is asked for outside a run."""
    return context.find_object(Session) or Session(choose_language((), os.environ))


def choose_language(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """The language asked for by `--lang`, else KINERJA_LANG, else the locale, else Indonesian.

    Read before the arguments are parsed, so that complaints about them are already in the right language.
    """
    for wish in (_asked(arguments), environment.get("KINERJA_LANG"), _locale(environment)):
        language = (wish or "")[:2].lower()
        if language in LANGUAGES:
            return language
    return LANGUAGES[0]


def _asked(arguments: Sequence[str]) -> str | None:
    wishes = [value for flag, value in pairwise(arguments) if flag == "--lang"]
    wishes += [word.removeprefix("--lang=") for word in arguments if word.startswith("--lang=")]
    return next((wish for wish in reversed(wishes) if wish in LANGUAGES), None)


def _locale(environment: Mapping[str, str]) -> str | None:
    # POSIX: the first of the three that is set and not empty decides.
    return next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), None)
