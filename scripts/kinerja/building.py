"""Releases to the finished site: rendered, built beside the old one, and swapped in only when whole."""

import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kinerja import history, pipeline, resources
from kinerja.diagnostic import CannotRun, Finding
from kinerja.disclose.published import Release, approvals
from kinerja.disclose.register import open_register
from kinerja.load import repository
from kinerja.load.tree import WorkTree
from kinerja.model import ScoringPolicy
from kinerja.publish import plain_files
from kinerja.publish.abreast import abreast, chunks
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
    checked = pipeline.check(root)
    pipeline.refuse_errors(checked)
    chains, unreleased = _published(root, checked.findings)
    if not chains:
        raise CannotRun("no-releases")
    target = output or root / "site"
    make(root, target, _site(root, chains))
    return Built(target, unreleased)


def preview(root: Path, target: Path) -> None:
    """The site as it would be if everything in the records were released now; every page says so.

    Raises pipeline.Refused when the records have errors.
    """
    checked = pipeline.check(root)
    pipeline.refuse_errors(checked)
    chains = []
    for one in pipeline.records(WorkTree(root)):
        register = open_register(root / pipeline.RELEASES / one.government)
        made = register.releases[-1].made if register.releases else history.moment(0)
        chains.append((*register.releases, pipeline.candidate(one, register, made, checked.findings)))
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

    def keep(names: Sequence[str]) -> None:
        for name in names:
            if plain_files.read(f"{old}/{name}") == plain_files.read(f"{fresh}/{name}"):
                seen = (old / name).stat()
                os.utime(fresh / name, ns=(seen.st_atime_ns, seen.st_mtime_ns))

    abreast(keep, chunks([*plain_files.walk(str(fresh))]))


def _published(root: Path, findings: Sequence[Finding]) -> tuple[tuple[tuple[Release, ...], ...], tuple[str, ...]]:
    chains, unreleased = [], []
    for one in pipeline.records(WorkTree(root)):
        register = open_register(root / pipeline.RELEASES / one.government)
        if register.releases:
            chains.append(register.releases)
        if not register.holds(pipeline.candidate(one, register, "", findings)):
            unreleased.append(one.government)
    return tuple(chains), tuple(unreleased)


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
        approvals=_approvals(root),
    )


def _approvals(root: Path) -> tuple[approvals.Approvals, ...]:
    try:
        return approvals.read(root / approvals.APPROVALS)
    except ValueError as error:
        raise CannotRun("approvals-broken", file=f"{approvals.APPROVALS}/{error}") from error


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
