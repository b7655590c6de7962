"""What a change brings: the findings in changed records and in those that depend on them, and in its messages."""

from pathlib import Path

from kinerja import history, pipeline
from kinerja.checking.run import Manner
from kinerja.load import commit, personal, repository
from kinerja.pipeline import CheckResult


def check_since(
    root: Path, revision: str, government: str | None = None, manner: Manner | None = None, at: str | None = None
) -> CheckResult:
    """The findings that a reviewer of everything after a revision must see.

    These are all findings in records that changed, those elsewhere that the revision did not have yet (a reference
    that leads nowhere now), and personal data in the messages of the commits after it. What came after it ends with
    another revision, `at`, or with the files as they lie.
    """
    before = {one.order for one in _before(root, revision, government, manner).findings}
    now = pipeline.check(root, government, at, manner)
    changed = history.changed_since(root, revision, at)
    brought = [one for one in now.findings if one.at.path in changed or one.order not in before]
    for identifier, message in history.messages_since(root, revision, at or "HEAD"):
        brought += personal.findings_in_message(identifier, message)
    return CheckResult(tuple(sorted(brought, key=lambda one: one.order)), now.files, now.waived)


def _before(root: Path, revision: str, government: str | None, manner: Manner | None) -> CheckResult:
    with commit.opened(root, revision) as tree:
        known = repository.governments(tree)
    if government is not None and government not in known:
        return CheckResult((), 0)
    return pipeline.check(root, government, revision, manner)
