"""`kinerja release`: appends, refuses what has errors, and says so in the reader's language."""

from pathlib import Path

from cli_world import Run, commit

FIRST = "docs/releases/kota-contoh/0001.json"


def test_the_first_release_is_made_and_an_unchanged_one_is_not(kinerja: Run, project: Path) -> None:
    made = kinerja("release")
    assert (made.returncode, made.stdout) == (0, f"kota-contoh: rilis 0001 dibuat di {FIRST}.\n")
    before = (project / FIRST).read_bytes()
    again = kinerja("release", "--lang", "en")
    assert (again.returncode, again.stdout) == (0, "kota-contoh: nothing has changed since release 0001.\n")
    assert (project / FIRST).read_bytes() == before


def test_records_with_errors_are_not_released(kinerja: Run, project: Path) -> None:
    (project / "records/kota-contoh/periods/2024.yml").write_text("kind: period\n")
    commit(project)
    done = kinerja("release")
    assert done.returncode == 1
    assert "error[schema-missing-key]" in done.stdout
    assert not (project / FIRST).exists()


def test_records_that_are_not_committed_are_not_released(kinerja: Run, project: Path) -> None:
    government = project / "records/kota-contoh/government.yml"
    government.write_text(government.read_text().replace("Kota Contoh", "Kota Contoh Raya"))
    done = kinerja("release", "--lang", "en")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("Error: There are 1 changed records")
