"""What has to hold for the new part of a repository's history before it is collected."""

from collections.abc import Iterator

from kinerja.approval.authority import Authority
from kinerja.approval.changed import changed
from kinerja.approval.closed import touched
from kinerja.approval.verify import verify
from kinerja.collecting import plumbing, sources
from kinerja.collecting.sources import Source
from kinerja.diagnostic import Finding, Location
from kinerja.load import commit as commits, repository as records
from kinerja.load.git import Repository
from kinerja.model import KIND_BY_TYPE, Government
from kinerja.validate import collection


def faults(
    repository: Repository, source: Source, central: Source | None, government: str, verified: bool
) -> Iterator[Finding]:
    """What is not approved, and what the central repository forbids.

    `central` is None for the central repository itself. Without `verified` approvals are not proved.
    """
    if verified:
        yield from _unproven(repository, source, government)
        if central and _policy(repository, source, government) != _policy(repository, central, government):
            path = KIND_BY_TYPE[Government].path_from({"id": government})
            yield collection.POLICY.finding(Location(path), repository=source.id)
    if central:
        yield from _closed(repository, source, central, government)


def _unproven(repository: Repository, source: Source, government: str) -> Iterator[Finding]:
    """What is not approved, judged by the repository's own records and evidence."""
    notes = f"{sources.NOTES}/{source.id}"
    found = verify(
        repository,
        source.commit or "",
        since=source.accepted,
        notes=notes if plumbing.resolved(repository, notes) else None,
        government=government,
    ).findings
    if found:
        place = Location(sources.place(government))
        yield collection.NOT_APPROVED.finding(place, repository=source.id, count=len(found))
    yield from found


def _policy(repository: Repository, source: Source, government: str) -> str | None:
    """The approval policy that a repository names: without one, nothing in it would ever be proved."""
    with commits.opened(repository.root, source.commit) as tree:
        document = records.load_one(tree, KIND_BY_TYPE[Government].path_from({"id": government}))
    record = document.record if document else None
    return record.approvals.policy if isinstance(record, Government) and record.approvals else None


def _closed(repository: Repository, source: Source, central: Source, government: str) -> Iterator[Finding]:
    """Changes in periods that were closed when all was collected last; a unit's own copy of a period may lag behind."""
    if source.accepted is None or source.commit is None or central.accepted is None:
        return
    shut = Authority(government)
    with commits.opened(repository.root, central.accepted) as tree:
        for one in records.load_files(tree, tree.entries(f"records/{government}/periods")).documents:
            shut.put(one.path, one.record)
    for change in changed(repository, source.accepted, source.commit):
        period = touched(shut, change)
        if period:
            place = Location(records.shown(change.path))
            yield collection.CLOSED.finding(place, repository=source.id, period=period)
