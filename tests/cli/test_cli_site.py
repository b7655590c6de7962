"""`kinerja build` and `kinerja serve`: the site is built from releases, the preview from the records."""

import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from cli_world import Run, commit, environment


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def served(project: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        [sys.executable, "-m", "kinerja", "serve", "--port", str(port)],
        cwd=project,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # Ctrl-C is heard even where the tests run in the background of a script, which ignores it.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - no thread is there yet
    ) as process:
        yield process
        process.kill()


def test_a_site_is_built_from_releases_only(kinerja: Run, project: Path) -> None:
    nothing = kinerja("build", "--lang", "en")
    assert (nothing.returncode, nothing.stdout) == (2, "")
    assert nothing.stderr.startswith("Error: There is no release yet")
    kinerja("release")
    built = kinerja("build", "--output", "hasil/situs")
    assert (built.returncode, built.stdout, built.stderr) == (0, "Situs selesai dibangun di hasil/situs.\n", "")
    assert (project / "hasil/situs/index.html").is_file()
    assert (project / "hasil/situs/en/index.html").is_file()


def test_figures_that_are_not_released_are_announced(kinerja: Run, project: Path) -> None:
    kinerja("release")
    measurement = project / "records/kota-contoh/units/dinas/measurements/2024.yml"
    measurement.write_text(measurement.read_text().replace("86", "87"))
    commit(project)
    built = kinerja("build", "--lang", "en")
    assert built.returncode == 0
    assert built.stderr.startswith("kota-contoh: figures have changed since the last release.")


def test_records_with_errors_stop_a_build(kinerja: Run, project: Path) -> None:
    kinerja("release")
    (project / "records/kota-contoh/periods/2024.yml").write_text("kind: period\n")
    built = kinerja("build")
    assert built.returncode == 1
    assert "error[schema-missing-key]" in built.stdout
    assert not (project / "site").exists()


def test_a_page_that_cannot_be_built_is_told_with_its_reason(kinerja: Run, project: Path) -> None:
    kinerja("release")
    (project / "docs/id/tentang/index.md").write_text("# Kota Contoh\n\n[rusak](tidak-ada.md)\n")
    built = kinerja("build", "--lang", "en")
    assert (built.returncode, built.stdout) == (2, "")
    assert built.stderr.startswith("Error: The site cannot be built. Check the pages written by hand in docs/.")
    assert "tidak-ada.md" in built.stderr
    assert not (project / "site").exists()


def test_the_preview_is_shown_on_this_machine_until_it_is_interrupted(served: subprocess.Popen[str], port: int) -> None:
    assert served.stdout
    line = served.stdout.readline()
    assert line == f"Pratinjau siap di http://127.0.0.1:{port}/. Tekan Ctrl-C untuk berhenti.\n"
    with urlopen(f"http://127.0.0.1:{port}/", timeout=60) as answer:
        assert "Kota Contoh" in answer.read().decode()
    served.send_signal(signal.SIGINT)
    _, complaints = served.communicate(timeout=60)
    assert (served.returncode, complaints) == (0, "")


@pytest.mark.usefixtures("project")
def test_a_port_in_use_is_told(kinerja: Run, port: int) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", port))
        other.listen()
        done = kinerja("serve", "--port", str(port), "--lang", "en")
    expected = f"Error: Port {port} is in use by another program. Choose another with --port.\n"
    assert (done.returncode, done.stdout, done.stderr) == (2, "", expected)
