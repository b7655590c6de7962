"""Releases to the finished site: rendered, built beside the old one, and swapped in only when whole."""

import filecmp
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kinerja import history, pipeline, resources
from kinerja.diagnostic import CannotRun
from kinerja.disclose.published import Release
from kinerja.disclose.register import Register, open_register
from kinerja.load import repository
from kinerja.model import ScoringPolicy
from kinerja.publish.builder import build_site, site_url
from kinerja.publish.site import RuleEntry, Site, SiteFault, render
from kinerja.validate import catalogue

WORKSHOP = "build"
VECTORS = "docs/vectors"


@dataclass(frozen=True)
class Built:
    """Where the site is, and the governments whose records say more than their last release."""

    folder: Path
    unreleased: tuple[str, ...]


def build(root: Path, output: Path | None = None) -> Built:
    """The site of all releases, in Indonesian and English.

    Raises pipeline.Refused when the records have errors, CannotRun when there is no release; the old site then stays.
    """
    pipeline.refuse_errors(pipeline.check(root))
    chains, unreleased = _published(root)
    if not chains:
        raise CannotRun("no-releases")
    target = output or root / "site"
    make(root, target, _site(root, chains))
    return Built(target, unreleased)


def preview(root: Path, target: Path) -> None:
    """The site as it would be if everything in the records were released now; every page says so.

    Raises pipeline.Refused when the records have errors.
    """
    pipeline.refuse_errors(pipeline.check(root))
    chains = []
    for name in repository.governments(root):
        register = open_register(root / pipeline.RELEASES / name)
        made = register.releases[-1].made if register.releases else history.moment(0)
        chains.append((*register.releases, _candidate(root, name, register, made)))
    make(root, target, _site(root, tuple(chains), preview=True))


def make(root: Path, target: Path, site: Site) -> None:
    """Renders and builds a site beside the target, then puts it in the target's place.

    Raises CannotRun when MkDocs refuses a page (a link in a hand-written one that leads nowhere).
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=f".{target.name}-") as beside:
        fresh, old = Path(beside) / "new", Path(beside) / "old"
        try:
            render(site, root / WORKSHOP)
            with _time_of(site.latest):
                build_site(root, fresh)
        except SiteFault as fault:
            raise CannotRun("site-broken", fault=str(fault)) from fault
        if target.exists():
            _keep_times(target, fresh)
            target.rename(old)
        fresh.rename(target)


def _keep_times(old: Path, fresh: Path) -> None:
    """Files that say what they said before keep their time, so that what copies the site takes only the others."""
    for path in fresh.rglob("*"):
        before = old / path.relative_to(fresh)
        if path.is_file() and before.is_file() and filecmp.cmp(before, path, shallow=False):
            seen = before.stat()
            os.utime(path, ns=(seen.st_atime_ns, seen.st_mtime_ns))


def _published(root: Path) -> tuple[tuple[tuple[Release, ...], ...], tuple[str, ...]]:
    chains, unreleased = [], []
    for name in repository.governments(root):
        register = open_register(root / pipeline.RELEASES / name)
        if register.releases:
            chains.append(register.releases)
        if not register.holds(_candidate(root, name, register, made="")):
            unreleased.append(name)
    return tuple(chains), tuple(unreleased)


def _candidate(root: Path, government: str, register: Register, made: str) -> Release:
    return pipeline.candidate(pipeline.continued(root, government, register), register, made)


def _site(root: Path, chains: tuple[tuple[Release, ...], ...], *, preview: bool = False) -> Site:
    own_vectors = root / VECTORS
    rules = tuple(RuleEntry(one.slug, one.severity.value, one.section) for one in catalogue.ALL)
    return Site(
        releases=chains,
        rules=rules,
        hand_written=root / "docs",
        preview=preview,
        policies=tuple(one.record for one in repository.load_policies(root).index.of(ScoringPolicy)),
        vectors=own_vectors if own_vectors.is_dir() else resources.vectors(),
        url=site_url(),
    )


@contextmanager
def _time_of(releases: tuple[Release, ...]) -> Iterator[None]:
    """The time that the built files carry: the declared one, else the newest release's, never today's."""
    declared = history.declared_time()
    if declared is not None:
        yield
        return
    os.environ["SOURCE_DATE_EPOCH"] = str(max(history.seconds(one.made) for one in releases))
    try:
        yield
    finally:
        del os.environ["SOURCE_DATE_EPOCH"]
