"""What is written where: names stay out of Git, out of file names, and on two pages."""

import os
import sys
from pathlib import Path

import printing_sample as sample
import pytest

from kinerja import cli, texts
from kinerja.diagnostic import CannotRun
from kinerja.printing import people, sheet
from kinerja.printing.forms import FORMS, Order

try:
    import weasyprint
except OSError:
    weasyprint = None
# CI installs Pango: there a test that cannot run has failed.
needs_pango = pytest.mark.skipif(weasyprint is None and not os.environ.get("CI"), reason="Pango is not installed")


def order(form: str = "plan", path: str = sample.PLAN, file: Path | None = None) -> Order:
    return Order(path, form, file, "id")


@needs_pango
def test_a_plan_with_five_results_takes_two_pages(root: Path) -> None:
    file = sheet.write(root, order(), "pdf", None)
    assert file == root / "build/print/plan-dinas-p-002-2025.pdf"
    assert file.read_bytes().startswith(b"%PDF-")
    page = sheet.write(root, order(), "html", None).read_text(encoding="utf-8")
    assert len(weasyprint.HTML(string=page).render().pages) == 2


@needs_pango
def test_the_same_form_is_the_same_file_byte_for_byte(root: Path) -> None:
    first = sheet.write(root, order(), "pdf", None).read_bytes()
    assert sheet.write(root, order(), "pdf", None).read_bytes() == first
    assert sample.NIP.encode() not in first.partition(b"stream")[0]


def test_without_weasyprint_a_pdf_is_refused_and_html_is_not(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(CannotRun) as caught:
        sheet.write(root, order(), "pdf", None)
    assert caught.value.reason == "print-no-pdf"
    assert sheet.write(root, order(), "html", None).is_file()


def test_nobody_else_on_the_machine_may_read_what_was_printed(root: Path) -> None:
    assert sheet.write(root, order(), "html", None).stat().st_mode & 0o077 == 0


def test_names_are_not_written_where_git_would_find_them(root: Path, tmp_path: Path) -> None:
    with pytest.raises(CannotRun) as caught:
        sheet.write(root, order(), "html", root / "skp.html")
    assert caught.value.reason == "private-file-in-git"
    assert not (root / "skp.html").exists()
    outside = tmp_path / "skp.html"
    assert sheet.write(root, order(), "html", outside) == outside
    (root / "nip.yml").unlink()
    assert sheet.write(root, order(), "html", root / "skp.html").is_file()


@pytest.mark.parametrize("committed", [True, False])
def test_a_file_with_names_that_git_keeps_or_would_keep_is_refused(root: Path, committed: bool) -> None:
    known = root / "siapa.yml"
    known.write_text(sample.PEOPLE)
    if committed:
        sample.git(root, "add", "siapa.yml")
        (root / ".gitignore").write_text("/siapa.yml\n")
    with pytest.raises(CannotRun) as caught:
        sheet.write(root, order(file=known), "html", None)
    assert (caught.value.reason, caught.value.facts) == ("private-file-in-git", {"path": str(known)})


def test_a_link_to_a_file_that_git_keeps_is_refused_too(root: Path) -> None:
    (root / "siapa.yml").write_text(sample.PEOPLE)
    sample.git(root, "add", "siapa.yml")
    (root / "nip.yml").unlink()
    (root / "nip.yml").symlink_to("siapa.yml")
    with pytest.raises(CannotRun) as caught:
        people.read(root, None)
    assert caught.value.reason == "private-file-in-git"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("p-001:\n  name: Rahasia\n  name: Rahasia\n", "people-file-broken"),
        ("p-001:\n  nama: Rahasia\n", "people-file-unfit"),
        ("p-001:\n  name: Rahasia\n  nip: 1900\n", "people-file-unfit"),
        ("p-001: Rahasia\n", "people-file-unfit"),
    ],
)
def test_a_file_with_names_that_cannot_be_used_is_refused_without_quoting_it(
    root: Path, content: str, reason: str
) -> None:
    (root / "nip.yml").write_text(content)
    with pytest.raises(CannotRun) as caught:
        people.read(root, None)
    assert caught.value.reason == reason
    told = texts.text("id", f"commands.errors.{reason}", **caught.value.facts)
    assert "Rahasia" not in told + str(caught.value)


@pytest.mark.parametrize("form", FORMS)
def test_the_command_says_where_the_form_is_and_nothing_of_the_person(
    root: Path, form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = {"plan": sample.PLAN, "evaluation": sample.EVALUATION, "agreement": sample.AGREEMENT}
    path = root / paths.get(form, f"{sample.OFFICIAL}/employee.yml")
    assert cli.run(["print", form, str(path), "--root", str(root), "--lang", "id"]) == 0
    said = capsys.readouterr()
    (file,) = (root / "build/print").iterdir()
    assert (said.out, said.err) == (f"Formulir tersimpan di {file}.\n", "")
    assert "Rekaan" not in file.name
