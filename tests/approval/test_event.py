"""Of all that Git services tell, only approving reviews count, and each for the commit that was looked at.

The payloads in `events/` are written by hand after the services' public documentation.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, strategies as st

from kinerja.approval import event
from kinerja.approval.event import Reviewed
from kinerja.cli.approve import FORGES
from kinerja.diagnostic import CannotRun

EVENTS = Path(__file__).parent / "events"
HEAD = "6dcb09b5b57875f334f61aebed695e2e4193db5e"
EARLIER = "e5a0a1fa0e5ae1d1ee5ff8e6c3b4a0b4d3b0a0f1"
HOST = "forge.example"


def told(name: str, change: Callable[[Any], object] = lambda _: None) -> tuple[Reviewed, ...]:
    content = json.loads((EVENTS / f"{name}.json").read_bytes())
    change(content)
    return event.read(json.dumps(content).encode(), name.partition("-")[0])


@pytest.mark.parametrize(
    ("name", "reviews"),
    [
        ("github-approved", (Reviewed(HOST, "80", "akun-003", HEAD, "main"),)),
        ("github-fork", (Reviewed(HOST, "80", "akun-003", HEAD, "main"),)),
        ("github-changes-requested", ()),
        ("github-commented", ()),
        ("github-dismissed", ()),
        ("github-edited", ()),
        ("forgejo-approved", (Reviewed(HOST, "12", "akun-003", HEAD, "main"),)),
        ("forgejo-rejected", ()),
        ("forgejo-commented", ()),
    ],
)
def test_only_approving_reviews_count(name: str, reviews: tuple[Reviewed, ...]) -> None:
    assert told(name) == reviews


def test_a_gitlab_approval_is_for_the_newest_commit_of_its_time_and_none_before_there_was_one() -> None:
    assert told("gitlab-approvals") == (
        Reviewed(HOST, "12", "akun-003", HEAD, "main"),
        Reviewed(HOST, "12", "akun-002", EARLIER, "main"),
    )


def test_the_commands_know_the_same_services() -> None:
    assert event.FORGES == FORGES


DAMAGE: dict[str, tuple[str, Callable[[Any], object]]] = {
    "no commit": ("github-approved", lambda one: one["review"].pop("commit_id")),
    "a commit that is null": ("github-approved", lambda one: one["review"].update(commit_id=None)),
    "a commit that is an option": ("github-approved", lambda one: one["review"].update(commit_id="--output=x")),
    "a short commit": ("github-approved", lambda one: one["review"].update(commit_id=HEAD[:12])),
    "a commit with a line end": ("github-approved", lambda one: one["review"].update(commit_id=f"{HEAD}\n")),
    "a reviewer who is gone": ("github-approved", lambda one: one["review"].update(user=None)),
    "an account without a name": ("github-approved", lambda one: one["review"]["user"].update(login="")),
    "an account that is a number": ("github-approved", lambda one: one["review"]["user"].update(login=3)),
    "no action": ("github-approved", lambda one: one.pop("action")),
    "a repository nowhere": ("github-approved", lambda one: one["repository"].update(html_url="javascript:x")),
    "a host that acts on terminals": (
        "github-approved",
        lambda one: one["repository"].update(html_url="https://\x1b[2J/"),
    ),
    "a host behind a person": ("github-approved", lambda one: one["repository"].update(html_url=f"https://{HOST}@x/")),
    "a review below zero": ("github-approved", lambda one: one["review"].update(id=-1)),
    "no sender": ("forgejo-approved", lambda one: one.pop("sender")),
    "a head that is a name": ("forgejo-approved", lambda one: one["pull_request"]["head"].update(sha="main")),
    "no versions": ("gitlab-approvals", lambda one: one.pop("versions")),
    "no time of approval": ("gitlab-approvals", lambda one: one["approvals"]["approved_by"][0].pop("approved_at")),
    "a time of no zone": (
        "gitlab-approvals",
        lambda one: one["approvals"]["approved_by"][0].update(approved_at="2025-02-10T10:15:00"),
    ),
    "answers about two requests": ("gitlab-approvals", lambda one: one["approvals"].update(iid=13)),
}


@pytest.mark.parametrize("why", DAMAGE)
def test_a_payload_that_lacks_what_is_needed_is_refused(why: str) -> None:
    name, change = DAMAGE[why]
    with pytest.raises(CannotRun, match="event-unreadable"):
        told(name, change)


@pytest.mark.parametrize("forge", FORGES)
@pytest.mark.parametrize(
    "source", [b"", b"[]", b"null", b"{}", b"\xff", b'{"action":' * 100_000, b" " * (1 << 23) + b"{}"]
)
def test_what_is_no_payload_is_refused(source: bytes, forge: str) -> None:
    with pytest.raises(CannotRun, match="event-unreadable"):
        event.read(source, forge)


def test_the_payload_of_another_service_is_refused_or_tells_nothing() -> None:
    for file in EVENTS.glob("*-appro*.json"):
        for forge in set(FORGES) - {file.name.partition("-")[0]}:
            try:
                assert event.read(file.read_bytes(), forge) == ()
            except CannotRun as refused:
                assert refused.reason == "event-unreadable"


@pytest.mark.parametrize("forge", FORGES)
@given(
    content=st.recursive(
        st.none() | st.integers() | st.text(max_size=9),
        lambda of: st.dictionaries(
            st.sampled_from(["action", "review", "user", "state", "versions", "approvals"]), of, max_size=4
        ),
    )
)
def test_no_payload_is_an_accident(forge: str, content: object) -> None:
    try:
        assert event.read(json.dumps(content).encode(), forge) == ()
    except CannotRun as refused:
        assert refused.reason == "event-unreadable"
