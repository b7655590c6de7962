"""Collecting over the network, with the access that Git itself finds: it reads all, writes nothing, others read one."""

import subprocess
from collections.abc import Iterator

import pytest
from many import CENTRAL, HOST, World, git, rules

from git_http import Account, serving

COLLECTOR, WRITER = "pengumpul", "penulis"


@pytest.fixture
def host(world: World) -> Iterator[str]:
    """The server: one account that collects, one for each repository, and one that writes."""
    accounts = {name: Account(frozenset({name})) for name in world.names}
    with serving(world.many, {**accounts, COLLECTOR: Account(None), WRITER: Account(None, writes=True)}) as address:
        yield address


@pytest.fixture
def settings(world: World, host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The addresses of the list lead to the server, and Git's own helper knows the collector's password."""
    (world.folder / "passwords").write_text(f"http://{COLLECTOR}:{COLLECTOR}@{host}\n")
    (world.folder / "gitconfig").write_text(
        f'[url "http://{host}/"]\n\tinsteadOf = {HOST}\n'
        f"[credential]\n\thelper = store --file {world.folder / 'passwords'}\n"
    )
    monkeypatch.setenv("GIT_ALLOW_PROTOCOL", "http")


def answer(world: World, *words: str) -> bool:
    """Whether Git got what it asked for, without any settings."""
    quiet = {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_TERMINAL_PROMPT": "0", "HOME": str(world.folder)}
    environment = {"PATH": "/usr/bin:/bin:/usr/local/bin", "GIT_CONFIG_NOSYSTEM": "1", **quiet}
    return subprocess.run(["git", *words], env=environment, capture_output=True, check=False).returncode == 0


@pytest.mark.usefixtures("settings")
def test_what_is_collected_over_the_network_is_the_same(world: World) -> None:
    done = world.collect()
    assert (done.findings, done.taken) == ({}, tuple(world.names))
    assert world.tree() == world.tree(world.origin, "HEAD")


@pytest.mark.usefixtures("settings")
def test_without_the_right_to_read_one_the_others_are_collected(world: World, host: str) -> None:
    world.collect()
    (world.folder / "passwords").write_text(f"http://{CENTRAL}:{CENTRAL}@{host}\n")
    done = world.collect()
    assert rules(done) == {name: ["collect-unreachable"] for name in world.names if name != CENTRAL}


def test_the_access_that_collects_cannot_push(world: World, host: str) -> None:
    name = next(one for one in world.names if one != CENTRAL)
    folder = world.checkout(name)
    git(folder, "commit", "--quiet", "--allow-empty", "--message", "Coba")
    before = git(world.many / f"{name}.git", "rev-parse", "main")
    push = ("-C", str(folder), "push", "--quiet")
    assert not answer(world, *push, f"http://{COLLECTOR}:{COLLECTOR}@{host}/{name}.git", "main")
    assert git(world.many / f"{name}.git", "rev-parse", "main") == before
    assert answer(world, *push, f"http://{WRITER}:{WRITER}@{host}/{name}.git", "main")


def test_the_access_to_one_repository_reads_no_other(world: World, host: str) -> None:
    reads = {
        (account, name): answer(world, "ls-remote", f"http://{account}:{account}@{host}/{name}.git")
        for account in world.names
        for name in world.names
    }
    assert {pair for pair, may in reads.items() if may} == {(name, name) for name in world.names}
