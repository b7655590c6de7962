"""Evidence is kept in Git notes: nothing of it is lost, whoever adds at the same time, and rubbish does no harm."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from kinerja.approval import notes
from kinerja.approval.notes import LARGEST_NOTE, REF, Notes, add, evidence, line
from kinerja.approval.statement import LARGEST, Evidence
from kinerja.diagnostic import CannotRun
from kinerja.load.git import Repository
from project import git


def one(number: int = 0, text: str = "pernyataan") -> Evidence:
    return Evidence(f"{text} {number}", "U1NIU0lH")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A bare repository, as servers have it, that knows who works in it."""
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch=main", ".")
    for setting, value in (("user.name", "Pengelola"), ("user.email", "p-001@example.org")):
        git(tmp_path, "config", setting, value)
    return tmp_path


def blob(root: Path, content: bytes) -> str:
    words = ["git", "hash-object", "-w", "--stdin"]
    return subprocess.run(words, cwd=root, input=content, check=True, capture_output=True).stdout.decode().strip()


def held(root: Path, *blobs: str, revision: str | None = REF) -> tuple[list[tuple[Evidence, ...]], int]:
    """The evidence on some blobs, and how much was ignored."""
    with Notes(Repository(root), revision) as opened:
        found = list(opened.of(blobs))
        return found, opened.ignored


def planted(root: Path, tree: dict[str, bytes]) -> None:
    """Notes as anybody could push them."""
    entries = "".join(f"100644 blob {blob(root, content)}\t{path}\n" for path, content in tree.items())
    environment = {**os.environ, "GIT_INDEX_FILE": str(root / "planted")}
    words = ["git", "update-index", "--add", "--index-info"]
    subprocess.run(words, input=entries.encode(), cwd=root, check=True, env=environment)
    words = ["git", "write-tree"]
    made = subprocess.run(words, cwd=root, check=True, capture_output=True, env=environment).stdout.decode().strip()
    (root / "planted").unlink()
    git(root, "update-ref", REF, git(root, "commit-tree", made, "-m", "Catatan").strip())


def test_what_is_added_is_read_in_the_order_asked_and_each_once(root: Path) -> None:
    a, b, c = (blob(root, name) for name in (b"a", b"b", b"c"))
    repository = Repository(root)
    add(repository, {a: [one(2), one(1), one(2)], b: [one(3)]})
    add(repository, {a: [one(1), one(0)]})
    assert held(root, c, b, a, b) == ([(), (one(3),), (one(0), one(1), one(2)), (one(3),)], 0)
    with Notes(repository) as opened:
        assert list(opened) == sorted([a, b])


def test_git_itself_shows_the_notes_and_merges_them_line_by_line(root: Path) -> None:
    a, b = blob(root, b"a"), blob(root, b"b")
    repository = Repository(root)
    start = add(repository, {a: [one(1)]})
    add(repository, {a: [one(2)], b: [one(3)]})
    ours = git(root, "rev-parse", REF).strip()
    git(root, "update-ref", REF, start)
    add(repository, {a: [one(4)]})
    assert git(root, "notes", "--ref", REF, "show", a).encode() == line(one(1)) + b"\n" + line(one(4)) + b"\n"
    git(root, "update-ref", "refs/notes/ours", ours)
    git(root, "notes", "--ref", REF, "merge", "--quiet", "--strategy=cat_sort_uniq", "refs/notes/ours")
    assert held(root, a, b) == ([(one(1), one(2), one(4)), (one(3),)], 0)


def test_notes_that_git_spread_over_folders_are_read_and_added_to(root: Path) -> None:
    blobs = [blob(root, str(number).encode()) for number in range(400)]
    stream = "".join(f"{name} notes of {name}\n" for name in blobs)
    add(Repository(root), {name: [one(1)] for name in blobs})
    # Git spreads many notes over folders by rules of its own when it rewrites them.
    git(root, "notes", "--ref", REF, "append", "-m", "asing", blobs[0])
    add(Repository(root), {name: [one(2)] for name in blobs})
    found, ignored = held(root, *blobs)
    assert (found, ignored) == ([(one(1), one(2))] * 400, 1)
    assert len(git(root, "notes", "--ref", REF, "list").splitlines()) == len(blobs) == len(stream.splitlines())


def test_nothing_is_held_where_there_are_no_notes_and_an_unknown_revision_is_told(root: Path) -> None:
    name = blob(root, b"a")
    assert held(root, name) == held(root, name, revision=None) == ([()], 0)
    with pytest.raises(CannotRun, match="unknown-revision"):
        Notes(Repository(root), "refs/notes/lain")


def test_adding_what_is_there_already_makes_no_commit(root: Path) -> None:
    name = blob(root, b"a")
    first = add(Repository(root), {name: [one()]})
    assert add(Repository(root), {name: [one()]}) == first


def test_the_commit_is_made_by_whom_git_is_set_up_for_and_names_nobody_else(root: Path) -> None:
    add(Repository(root), {blob(root, b"a"): [one()]})
    told = git(root, "log", "-1", "--format=%an %ae %cn %ce %B", REF)
    # The environment of the tests does not reach the program's own Git.
    assert told.strip() == "Pengelola p-001@example.org " * 2 + "Notes added by 'kinerja approve'"


def test_without_a_person_git_makes_no_commit_and_the_reason_is_told(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(root, "config", "--unset", "user.email")
    git(root, "config", "user.useConfigOnly", "true")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    with pytest.raises(CannotRun, match="notes-no-identity"):
        add(Repository(root), {blob(root, b"a"): [one()]})


def test_who_may_not_write_is_told_so(root: Path) -> None:
    # A branch below the name of the notes takes their place.
    git(root, "update-ref", f"{REF}/lain", git(root, "commit-tree", git(root, "mktree").strip(), "-m", "x").strip())
    with pytest.raises(CannotRun, match="notes-not-written"):
        add(Repository(root), {blob(root, b"a"): [one()]})


def test_nobody_loses_evidence_when_many_add_at_the_same_time(root: Path) -> None:
    names = [blob(root, str(number).encode()) for number in range(3)]
    program = (
        "import sys; from pathlib import Path; from kinerja.approval.notes import add, Evidence;"
        "from kinerja.load.git import Repository; number, *names = sys.argv[1:];"
        "[add(Repository(Path()), {name: [Evidence(f'{number} {turn}', 'x')] for name in names}) for turn in range(3)]"
    )
    scripts = Path(notes.__file__).parents[2]
    environment = {**os.environ, "PYTHONPATH": str(scripts)}
    with ThreadPoolExecutor(6) as pool:
        commands = ([sys.executable, "-c", program, str(number), *names] for number in range(6))
        list(pool.map(lambda words: subprocess.run(words, cwd=root, check=True, env=environment), commands))
    expected = tuple(Evidence(f"{number} {turn}", "x") for number in range(6) for turn in range(3))
    assert held(root, *names) == ([expected] * 3, 0)


HOSTILE = {
    "not UTF-8": b"\xff\xfe{}\n",
    "no JSON": b"menyetujui\n",
    "other JSON": b'{"statement":1,"signature":"x"}\n',
    "a key more": b'{"signature":"x","statement":"y","z":1}\n',
    "keys in another order": b'{"statement":"y","signature":"x"}\n',
    "a blank more": b'{"signature":"x", "statement":"y"}\n',
    "too long a statement": line(Evidence("x" * (LARGEST + 1), "y")) + b"\n",
    "too long a signature": line(Evidence("x", "y" * 30_000)) + b"\n",
    "nested deeply": b"[" * 20_000 + b"\n",
    "a line end of Windows": line(one()) + b"\r\n",
}


@pytest.mark.parametrize("why", HOSTILE)
def test_a_line_that_is_no_evidence_is_ignored_and_counted_beside_one_that_is(root: Path, why: str) -> None:
    name = blob(root, b"a")
    planted(root, {name: HOSTILE[why] + line(one(7)) + b"\n"})
    assert held(root, name) == ([(one(7),)], 1)


def test_a_hostile_note_of_ten_megabytes_is_not_even_read_and_makes_room_for_evidence(root: Path) -> None:
    name = blob(root, b"a")
    planted(root, {name: (line(one(7)) + b"\n") * 120_000})
    assert held(root, name) == ([()], 1)
    add(Repository(root), {name: [one(1)]})
    assert held(root, name) == ([(one(1),)], 0)


def test_rubbish_that_fills_a_note_makes_room_for_evidence(root: Path) -> None:
    name = blob(root, b"a")
    own = line(one(7)) + b"\n"
    rubbish = b"\n".join(b"%06d" % number for number in range(60_000))[: LARGEST_NOTE - len(own) - 1] + b"\n"
    planted(root, {name: rubbish + own})
    assert held(root, name)[0] == [(one(7),)]
    add(Repository(root), {name: [one(1)]})
    assert held(root, name) == ([(one(1), one(7))], 0)


def test_files_that_are_no_notes_are_counted_and_stay(root: Path) -> None:
    name = blob(root, b"a")
    planted(root, {"README": b"x", "ab/cd": b"x", f"{name[:2]}/{name[2:]}x": b"x", name: line(one()) + b"\n"})
    assert held(root, name) == ([(one(),)], 3)
    add(Repository(root), {name: [one(1)]})
    assert held(root, name) == ([(one(), one(1))], 3)


def test_a_note_in_two_folders_is_read_whole_and_becomes_one(root: Path) -> None:
    name = blob(root, b"a")
    planted(root, {name: line(one(1)) + b"\n", f"{name[:2]}/{name[2:4]}/{name[4:]}": line(one(2)) + b"\n"})
    assert held(root, name) == ([(one(1), one(2))], 0)
    add(Repository(root), {name: [one(3)]})
    assert held(root, name) == ([(one(1), one(2), one(3))], 0)
    assert len(git(root, "ls-tree", "-r", REF).splitlines()) == 1


@given(st.builds(Evidence, st.text(max_size=300), st.text(max_size=300)))
def test_evidence_has_one_spelling_on_one_line(found: Evidence) -> None:
    source = line(found)
    assert (evidence(source), source.count(b"\n")) == (found, 0)


@settings(max_examples=200)
@given(st.binary(max_size=200))
def test_whatever_stands_in_a_note_is_evidence_or_nothing(source: bytes) -> None:
    found = evidence(source)
    assert found is None or line(found) == source


def test_a_repository_with_longer_names_of_objects_holds_notes_as_well(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet", "--bare", "--object-format=sha256", ".")
    git(tmp_path, "config", "user.name", "Pengelola")
    git(tmp_path, "config", "user.email", "p-001@example.org")
    name = blob(tmp_path, b"a")
    add(Repository(tmp_path), {name: [one()]})
    assert (len(name), held(tmp_path, name)) == (64, ([(one(),)], 0))
