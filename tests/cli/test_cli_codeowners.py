"""`kinerja codeowners`: writes the file or tells that it is out of date; if somebody is missing it writes nothing."""

from pathlib import Path

import pytest
from cli_world import Run, write

OWN = "records/kota-contoh"
DAY = ("--as-of", "2025-03-10")


def staff(root: Path, name: str, more: str = "") -> None:
    unit = "government: kota-contoh\n        unit: dinas\n"
    post = "post: Jabatan\n        employment: pns\n        role: staff\n"
    content = f"\n        kind: employee\n        {unit}        employee: {name}\n        {post}{more}"
    write(root, f"{OWN}/units/dinas/people/{name}/employee.yml", content)


@pytest.fixture
def body(project: Path) -> Path:
    """The small government, with a head, one employee below, and an office."""
    file = project / OWN / "government.yml"
    file.write_text(file.read_text() + "approvals:\n  policy: empat-mata\n")
    staff(project, "p-001", "        heads_unit: true\n        account: akun-kepala\n")
    above = "        superior:\n          employee: p-001\n          unit: dinas\n"
    standing_in = (
        "          - employee: p-003\n            unit: dinas\n            kind: plh\n"
        '            valid_from: "2025-03-01"\n            valid_until: "2025-03-31"\n'
    )
    staff(project, "p-002", f"{above}        acting:\n{standing_in}")
    staff(project, "p-003", f"{above}        account: akun-kantor\n")
    members = "".join(
        f'          - employee: {one}\n            unit: dinas\n            valid_from: "2024-01-01"\n'
        for one in ("p-001", "p-003")
    )
    office = "        id: keuangan\n        name: Keuangan\n        unit: dinas\n        members:\n"
    head = "\n        kind: office\n        government: kota-contoh\n"
    write(project, f"{OWN}/offices/keuangan.yml", f"{head}{office}{members}")
    return project


def test_the_file_is_written_and_then_found_to_be_as_it_should(kinerja: Run, body: Path) -> None:
    shown = kinerja("codeowners", *DAY)
    assert (shown.returncode, shown.stderr) == (0, "")
    assert f"/{OWN}/units/dinas/people/p-002/ @akun-kantor @akun-kepala\n" in shown.stdout
    written = kinerja("codeowners", *DAY, "--output", "CODEOWNERS")
    assert (written.returncode, written.stdout, written.stderr) == (0, "", "")
    assert (body / "CODEOWNERS").read_text(encoding="utf-8") == shown.stdout
    same = kinerja("codeowners", *DAY, "--check", "CODEOWNERS", "--lang", "en")
    assert (same.returncode, same.stdout, same.stderr) == (0, "", "")


def test_a_file_is_out_of_date_when_somebody_acting_has_ended_when_edited_and_when_absent(
    kinerja: Run, body: Path
) -> None:
    absent = kinerja("codeowners", *DAY, "--check", "CODEOWNERS", "--lang", "en")
    expected = "CODEOWNERS:1:1: error[owners-out-of-date] The file differs from what the records say on this day.\n"
    assert (absent.returncode, absent.stdout.splitlines(keepends=True)[0]) == (1, expected)
    kinerja("codeowners", *DAY, "--output", "CODEOWNERS")
    later = kinerja("codeowners", "--as-of", "2025-04-01", "--check", "CODEOWNERS", "--lang", "en")
    assert (later.returncode, later.stdout) == (1, absent.stdout)
    file = body / "CODEOWNERS"
    file.write_text(file.read_text().replace("@akun-kepala", "@penyerang"))
    edited = kinerja("codeowners", *DAY, "--check", "CODEOWNERS", "--lang", "en")
    assert (edited.returncode, edited.stdout) == (1, absent.stdout)


def test_the_day_is_that_of_source_date_epoch(kinerja: Run, body: Path) -> None:
    assert (body / OWN).is_dir()
    shown = [kinerja("codeowners", SOURCE_DATE_EPOCH=epoch).stdout for epoch in ("1741564800", "1743465600")]
    assert ["plh @akun-kantor" in one for one in shown] == [True, False]


def test_nothing_is_written_as_long_as_an_approver_has_no_account(kinerja: Run, body: Path) -> None:
    staff(body, "p-001", "        heads_unit: true\n")
    done = kinerja("codeowners", *DAY, "--output", "CODEOWNERS")
    place = f"{OWN}/units/dinas/people/p-001/employee.yml:1:1"
    assert (done.returncode, done.stdout.splitlines()[0].split(": ")[0]) == (1, place)
    assert "error[owner-without-account]" in done.stdout
    assert not (body / "CODEOWNERS").exists()


def test_what_cannot_be_done_is_one_sentence(kinerja: Run, project: Path) -> None:
    assert not (project / "CODEOWNERS").exists()
    unruled = kinerja("codeowners", "--lang", "en")
    assert (unruled.returncode, unruled.stdout) == (2, "")
    assert "approval policy" in unruled.stderr
    both = kinerja("codeowners", "--output", "a", "--check", "b", "--lang", "en")
    assert (both.returncode, both.stdout, both.stderr) == (2, "", "Error: Choose either --output or --check.\n")
