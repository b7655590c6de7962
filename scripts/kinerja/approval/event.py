"""Approving reviews as Git services tell of them: data of strangers, whose shape is checked.

GitHub and Forgejo: the payload of the event `pull_request_review`. GitLab tells no job of an approval; there the file
is put together from three answers of its API, so that it is known which commit was the newest when it was approved:
`{"merge_request": GET .../merge_requests/N, "approvals": GET .../approvals, "versions": GET .../versions}`.
Sources: https://docs.github.com/en/webhooks/webhook-events-and-payloads#pull_request_review,
https://docs.gitlab.com/api/merge_request_approvals/, https://docs.gitlab.com/api/merge_requests/,
https://forgejo.org/docs/latest/user/webhooks/
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Annotated
from urllib.parse import urlsplit

import msgspec

from kinerja.diagnostic import CannotRun

LARGEST = 1 << 23
Name = Annotated[str, msgspec.Meta(min_length=1, max_length=255)]
Commit = Annotated[str, msgspec.Meta(pattern="^([0-9a-f]{40}|[0-9a-f]{64})\\Z")]
Address = Annotated[str, msgspec.Meta(pattern=r"^https?://[A-Za-z0-9.-]+(:[0-9]+)?(/|\Z)", max_length=2000)]
Number = Annotated[int, msgspec.Meta(ge=1, le=1 << 53)]
Time = Annotated[datetime, msgspec.Meta(tz=True)]


class Reviewed(msgspec.Struct, frozen=True):
    """An approving review: host of the service, the review's number there, account, commit, and branch it is for."""

    host: str
    id: str
    account: str
    head: str
    branch: str


def read(source: bytes, forge: str) -> tuple[Reviewed, ...]:
    """The approving reviews that a service (FORGES) tells of, none when it tells of anything else. Raises CannotRun."""
    if len(source) > LARGEST:
        raise CannotRun("event-unreadable")
    try:
        return tuple(_READERS[forge](source))
    except (msgspec.MsgspecError, RecursionError, ValueError) as error:
        raise CannotRun("event-unreadable") from error


class _Branch(msgspec.Struct):
    ref: Name


class _Tip(msgspec.Struct):
    sha: Commit


class _Place(msgspec.Struct):
    html_url: Address


class _Account(msgspec.Struct):
    login: Name


class _GitHubReview(msgspec.Struct):
    id: Number
    state: str
    user: _Account
    commit_id: Commit


class _GitHubPull(msgspec.Struct):
    base: _Branch


class _GitHub(msgspec.Struct):
    review: _GitHubReview
    pull_request: _GitHubPull
    repository: _Place


class _ForgejoReview(msgspec.Struct):
    type: str


class _ForgejoPull(msgspec.Struct):
    number: Number
    base: _Branch
    head: _Tip


class _Forgejo(msgspec.Struct):
    review: _ForgejoReview
    pull_request: _ForgejoPull
    repository: _Place
    sender: _Account


class _GitLabUser(msgspec.Struct):
    username: Name


class _GitLabApproval(msgspec.Struct):
    user: _GitLabUser
    approved_at: Time


class _GitLabApprovals(msgspec.Struct):
    iid: Number
    approved_by: list[_GitLabApproval]


class _GitLabVersion(msgspec.Struct):
    head_commit_sha: Commit
    created_at: Time


class _GitLabRequest(msgspec.Struct):
    iid: Number
    target_branch: Name
    web_url: Address


class _GitLab(msgspec.Struct):
    merge_request: _GitLabRequest
    approvals: _GitLabApprovals
    versions: list[_GitLabVersion]


class _Action(msgspec.Struct):
    action: str


def _github(source: bytes) -> Iterator[Reviewed]:
    # What was edited or dismissed later is told by events of its own, whose reviews may lack what a new one has.
    if msgspec.json.decode(source, type=_Action).action != "submitted":
        return
    event = msgspec.json.decode(source, type=_GitHub)
    one = event.review
    if one.state.lower() == "approved":
        host = _host(event.repository.html_url)
        yield Reviewed(host, str(one.id), one.user.login, one.commit_id, event.pull_request.base.ref)


def _forgejo(source: bytes) -> Iterator[Reviewed]:
    if msgspec.json.decode(source, type=_Action).action != "reviewed":
        return
    event = msgspec.json.decode(source, type=_Forgejo)
    pull = event.pull_request
    if event.review.type == "pull_request_review_approved":
        host = _host(event.repository.html_url)
        yield Reviewed(host, str(pull.number), event.sender.login, pull.head.sha, pull.base.ref)


def _gitlab(source: bytes) -> Iterator[Reviewed]:
    told = msgspec.json.decode(source, type=_GitLab)
    request = told.merge_request
    if told.approvals.iid != request.iid:
        raise ValueError("answers about two merge requests")
    host = _host(request.web_url)
    for one in told.approvals.approved_by:
        seen = [version for version in told.versions if version.created_at <= one.approved_at]
        if seen:
            newest = max(seen, key=lambda version: version.created_at)
            yield Reviewed(host, str(request.iid), one.user.username, newest.head_commit_sha, request.target_branch)


def _host(address: str) -> str:
    return urlsplit(address).hostname or ""


_READERS: Mapping[str, Callable[[bytes], Iterator[Reviewed]]] = {
    "github": _github,
    "gitlab": _gitlab,
    "forgejo": _forgejo,
}
FORGES = tuple(_READERS)
