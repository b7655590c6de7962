"""`kinerja approve --event`: signs for a review that was given at a Git service, with the key of that service."""

from collections.abc import Iterator, Mapping
from typing import IO, TYPE_CHECKING, Any

from kinerja.cli import approve_text
from kinerja.cli.session import Session

if TYPE_CHECKING:
    from kinerja.approval.approving import Verdict
    from kinerja.approval.event import Reviewed
    from kinerja.approval.proposals import Proposal


def of_event(
    session: Session, place: tuple[str | None, str | None], event: IO[bytes], forge: str, given: Mapping[str, Any]
) -> int:
    """Signs what the reviewers may approve; what they may not is told, and is no fault of the job.

    `place` is the main branch before, and what was merged, as far as they are known.
    """
    from kinerja.approval import approving, event as events, proposals, signing
    from kinerja.load.git import Repository

    reviews = events.read(event.read(events.LARGEST + 1), forge)
    if not reviews:
        approve_text.say(session, "no-approval")
        return 0
    repository, public = Repository(session.root_at("HEAD")), signing.public_key(given["key"])
    ready: list[Verdict] = []
    for review in reviews:
        base = place[0] or proposals.main_of(repository, review.branch)
        asked = proposals.proposal(repository, base, review.head, place[1])
        ready += _ready(session, asked, review, public, given["government"])
    if ready and not given["dry_run"]:
        approving.record(repository, ready, given["key"])
        approve_text.done(session, repository, len(ready), given["push"])
    return 0


def _ready(
    session: Session, asked: "Proposal", review: "Reviewed", public: str, government: str | None
) -> Iterator["Verdict"]:
    from kinerja.approval import approvers, approving, proposals
    from kinerja.approval.statement import Review

    files = proposals.changes(asked)
    for state in proposals.states(asked, files, government):
        who = approvers.vouched(state, public, Review(review.host, review.id, review.account))
        if who is None:
            approve_text.say(session, "not-an-employee", government=state.authority.government)
            continue
        found = tuple(approving.verdicts(asked, state, files, who))
        approve_text.show(session, asked, who, found)
        yield from (one for one in found if one.statements)
