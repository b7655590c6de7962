import hashlib
import shutil
import socket
import threading
import time
import urllib.request
from pathlib import Path

import pytest

from kinerja import building, pipeline, releasing, serving
from kinerja.diagnostic import CannotRun
from project import change, commit, project

PADANG = "records/kota-padang/units/pemerintah-kota/measurements/2021.yml"


def contents(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    made = project(tmp_path / "proyek", "kota-padang", "dpmptsp-sumbar")
    releasing.release(made)
    commit(made)
    return made


def test_a_build_gives_both_languages_and_says_that_nothing_is_unreleased(root: Path) -> None:
    assert building.build(root) == building.Built(root / "site", ())
    assert (root / "site/index.html").is_file()
    assert (root / "site/en/index.html").is_file()
    assert sorted(path.name for path in root.iterdir() if path.name.startswith(".")) == [".git", ".gitignore"]


def test_two_builds_in_different_folders_are_byte_identical(root: Path, tmp_path: Path) -> None:
    other = tmp_path / "di-tempat-lain" / "salinan"
    shutil.copytree(root, other)
    building.build(root)
    building.build(other)
    assert contents(root / "site") == contents(other / "site")


def test_a_build_that_is_refused_leaves_the_old_site_untouched(root: Path) -> None:
    building.build(root)
    before = contents(root / "site")
    change(root / PADANG, "value: 82.90", "value: 082.90")
    with pytest.raises(pipeline.Refused):
        building.build(root)
    assert contents(root / "site") == before


def test_a_build_that_fails_half_way_leaves_the_old_site_untouched(root: Path) -> None:
    building.build(root)
    before = contents(root / "site")
    (root / "docs/id/tentang/index.md").write_text("# Tentang\n\n[Tersesat](tidak-ada.md)\n")
    with pytest.raises(CannotRun, match="site-broken"):
        building.build(root)
    assert contents(root / "site") == before
    assert sorted(path.name for path in root.iterdir() if path.name.startswith(".site")) == []


def test_a_site_shows_releases_and_says_which_records_are_not_released_yet(root: Path) -> None:
    change(root / PADANG, "value: 82.90", "value: 91.37")
    built = building.build(root)
    assert built.unreleased == ("kota-padang",)
    assert not any("91,37" in page.read_text() for page in built.folder.rglob("*.html"))


def test_building_again_touches_only_what_speaks_of_the_government_that_changed(root: Path) -> None:
    building.build(root)
    before, times = contents(root / "site"), {path: path.stat().st_mtime_ns for path in (root / "site").rglob("*.*")}
    change(root / PADANG, "value: 82.90", "value: 91.37")
    commit(root)
    releasing.release(root)
    building.build(root)
    after = contents(root / "site")
    changed = {name for name in after if before.get(name) != after[name]}
    touched = {
        path.relative_to(root / "site").as_posix()
        for path in (root / "site").rglob("*.*")
        if path.is_file() and times.get(path) != path.stat().st_mtime_ns
    }
    assert touched == changed
    assert "instansi/kota-padang/pemerintah-kota/index.html" in changed
    assert not [name for name in changed if "dpmptsp-sumbar/" in name]


def test_without_a_release_there_is_no_site(root: Path) -> None:
    shutil.rmtree(root / "docs/releases")
    with pytest.raises(CannotRun, match="no-releases"):
        building.build(root)


def test_serving_shows_an_edit_and_keeps_the_last_site_when_a_record_breaks(root: Path) -> None:
    faults: list[Exception] = []
    port = _free_port()
    server = serving.Preview(root, port, print, faults.append)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    address = f"http://127.0.0.1:{port}/instansi/kota-padang/pemerintah-kota/ipm/"
    try:
        assert "82,90" in _page_with("82,90", address)
        change(root / PADANG, "value: 82.90", "value: 91.37")
        assert "91,37" in _page_with("91,37", address)
        change(root / PADANG, "value: 91.37", "value: 091.37")
        _wait(lambda: bool(faults))
        assert [type(fault) for fault in faults] == [pipeline.Refused]
        assert "91,37" in _page_with("91,37", address)
    finally:
        server.shutdown()
        thread.join(20)


def _page_with(text: str, address: str) -> str:
    pages: list[str] = []

    def seen() -> bool:
        try:
            with urllib.request.urlopen(address, timeout=20) as answer:
                pages.append(answer.read().decode())
        except OSError:
            return False
        return text in pages[-1]

    _wait(seen)
    return pages[-1]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(condition) -> None:  # type: ignore[no-untyped-def]
    end = time.monotonic() + 60
    while not condition() and time.monotonic() < end:
        time.sleep(0.1)
