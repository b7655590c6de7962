"""`kinerja sample` on the command line: what it prints can be compared with what `kinerja check` finds."""

from pathlib import Path

from cli_world import Run


def test_it_tells_the_path_and_rule_of_every_fault_that_check_finds(kinerja: Run, tmp_path: Path) -> None:
    made = kinerja("sample", "kota", "--employees", "60", "--faults", "3", "--lang", "en")
    assert (made.returncode, made.stderr) == (0, "")
    first, second, *planted = made.stdout.splitlines()
    assert first == f"{sum(1 for file in (tmp_path / 'kota').rglob('*') if _is_told(file))} files written to kota."
    assert second == "3 faults planted:"
    check = kinerja("check", "--root", "kota", "--lang", "en")
    found = [line for line in check.stdout.splitlines() if line.startswith("records/")]
    assert sorted(f"{line.split(':')[0]} {line.split('[')[1].split(']')[0]}" for line in found) == planted
    assert check.returncode == 1


def _is_told(file: Path) -> bool:
    return file.is_file() and ".git" not in file.parts


def test_what_cannot_be_made_is_one_sentence_in_the_readers_language(kinerja: Run, tmp_path: Path) -> None:
    (tmp_path / "kota").mkdir()
    (tmp_path / "kota" / "isi.txt").touch()
    refused = kinerja("sample", "kota", "--lang", "id")
    assert refused.returncode == 2
    assert refused.stderr == "Galat: Folder kota tidak kosong. Tidak ada yang ditulis. Pilih folder lain.\n"
    too_many = kinerja("sample", "baru", "--faults", "11", "--lang", "en")
    assert too_many.returncode == 2
    assert "at most 10" in too_many.stderr
    assert not (tmp_path / "baru").exists()
