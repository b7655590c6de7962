import hashlib
from pathlib import Path

import pytest

from kinerja.diagnostic import CannotRun
from kinerja.disclose import published
from kinerja.disclose.register import open_register


def release(number: int, previous: published.Previous | None = None, name: str = "Kota Contoh") -> published.Release:
    return published.Release(
        format=published.FORMAT,
        number=number,
        made="2026-01-31T00:00:00Z",
        government=published.PublishedGovernment(id="contoh", name=name, type="city", data="example"),
        previous=previous,
    )


def test_releases_are_numbered_and_each_names_the_hash_of_the_one_before(tmp_path: Path) -> None:
    first = open_register(tmp_path).append(release(1))
    register = open_register(tmp_path)
    assert register.next_number == 2
    assert register.previous == published.Previous(number=1, sha256=hashlib.sha256(first.read_bytes()).hexdigest())
    register.append(release(2, register.previous))
    assert [one.name for one in sorted(tmp_path.iterdir())] == ["0001.json", "0002.json"]
    assert [one.number for one in open_register(tmp_path).releases] == [1, 2]


def test_a_release_is_never_written_over_another(tmp_path: Path) -> None:
    register = open_register(tmp_path)
    before = register.append(release(1)).read_bytes()
    with pytest.raises(CannotRun) as refusal:
        register.append(release(1, name="Kota Lain"))
    assert (refusal.value.reason, dict(refusal.value.facts)) == ("release-exists", {"number": 1})
    assert [one.name for one in tmp_path.iterdir()] == ["0001.json"]
    assert (tmp_path / "0001.json").read_bytes() == before


@pytest.mark.parametrize(
    ("damage", "reason", "file"),
    [
        (lambda folder: (folder / "0001.json").write_bytes(b"{}"), "release-broken", "0001.json"),
        (lambda folder: (folder / "0001.json").write_bytes(b"\xff"), "release-broken", "0001.json"),
        (
            lambda folder: (folder / "0002.json").write_bytes((folder / "0002.json").read_bytes() + b"\n"),
            "release-broken",
            "0002.json",
        ),
        (lambda folder: (folder / "0001.json").unlink(), "release-chain", "0002.json"),
        (
            lambda folder: (folder / "0001.json").write_bytes(published.encode(release(1, name="Kota Diubah"))),
            "release-chain",
            "0002.json",
        ),
        (lambda folder: (folder / "0002.json").rename(folder / "0003.json"), "release-chain", "0003.json"),
    ],
)
def test_a_changed_or_missing_release_is_noticed(tmp_path: Path, damage, reason: str, file: str) -> None:  # type: ignore[no-untyped-def]
    open_register(tmp_path).append(release(1))
    register = open_register(tmp_path)
    register.append(release(2, register.previous))
    damage(tmp_path)
    with pytest.raises(CannotRun) as refusal:
        open_register(tmp_path)
    assert (refusal.value.reason, dict(refusal.value.facts)) == (reason, {"release": file})


def test_a_release_that_says_the_same_at_a_later_time_is_already_held(tmp_path: Path) -> None:
    open_register(tmp_path).append(release(1))
    register = open_register(tmp_path)
    assert register.holds(release(2, register.previous))
    assert not register.holds(release(2, register.previous, name="Kota Baru"))


def test_release_files_are_canonical_json(tmp_path: Path) -> None:
    import json

    source = open_register(tmp_path).append(release(1, name='Kota é "Contoh" \\ <b>')).read_bytes()
    canonical = json.dumps(json.loads(source), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    assert source == canonical.encode()
    assert published.encode(published.decode(source)) == source
