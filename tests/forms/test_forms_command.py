"""`kinerja forms`: the same files each time, never over somebody else's, and nothing at all when it cannot."""

from pathlib import Path

import pytest
import yaml
from cli_world import write
from forms_world import government, kinerja, package

from kinerja.forms import yaml_text
from kinerja.forms.package import PINS

WISHES = ("--repo", "kota/catatan", "--unit", "dinas")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return government(tmp_path / "records")


def content(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.mark.parametrize(
    ("target", "names"),
    [("decap", ["config.yml", "index.html", "kinerja.js"]), ("sveltia", ["config.yml", "index.html"])],
)
def test_the_same_files_are_written_each_time(target: str, names: list[str], root: Path, tmp_path: Path) -> None:
    pin = PINS[target]
    script = ("--script", str(package(pin.file)))
    first = kinerja(root, "forms", target, str(tmp_path / "a"), *WISHES, *script)
    assert (first.returncode, first.stderr) == (0, "")
    assert first.stdout.split("\n\n")[0].splitlines() == [f"admin/{name}: ditulis." for name in (*names, pin.script)]
    assert sorted(content(tmp_path / "a")) == sorted(f"admin/{name}" for name in (*names, pin.script))
    kinerja(root, "forms", target, str(tmp_path / "b"), *WISHES, *script)
    assert content(tmp_path / "a") == content(tmp_path / "b")
    again = kinerja(root, "forms", target, str(tmp_path / "a"), *WISHES, *script, "--lang", "en")
    assert again.returncode == 0
    assert b"Measurement 2025-S1" in content(tmp_path / "a")["admin/config.yml"]


def test_without_the_program_it_is_told_how_to_get_it(root: Path, tmp_path: Path) -> None:
    done = kinerja(root, "forms", "decap", str(tmp_path / "a"), *WISHES)
    assert (done.returncode, done.stderr) == (0, "")
    assert f"npm pack {PINS['decap'].spec}" in done.stdout
    assert f"--script {PINS['decap'].file}" in done.stdout


def test_the_page_loads_nothing_of_others_and_may_talk_to_its_service_alone(root: Path, tmp_path: Path) -> None:
    service = ("--backend", "gitlab", "--server", "https://git.example.org:8443", "--app-id", "0123")
    kinerja(root, "forms", "sveltia", str(tmp_path / "a"), *WISHES, *service)
    page = content(tmp_path / "a")["admin/index.html"].decode()
    assert "connect-src &#x27;self&#x27; blob: https://git.example.org:8443;" in page
    assert "unsafe-eval" not in page
    assert page.count("<script") == 1
    assert f'src="{PINS["sveltia"].script}" integrity="{PINS["sveltia"].script_integrity}"' in page
    settings = content(tmp_path / "a")["admin/config.yml"].decode()
    assert 'api_root: "https://git.example.org:8443/api/v4"' in settings
    assert "auth_type: pkce" in settings


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("decap", "--unit", "dinas"), "Sebutkan nama repositori"),
        (("sveltia", *WISHES, "--backend", "proxy"), "Yang dapat: github, gitlab."),
        (("decap", *WISHES, "--backend", "forgejo"), "Sebutkan alamat layanan Git itu dengan --server."),
        (("decap", *WISHES, "--server", "https://a.example; script-src *"), "Tulis alamat itu seperti"),
        (("decap", *WISHES, "--login", "javascript:alert(1)"), "Tulis alamat itu seperti"),
        (("decap", *WISHES, "--period", "2031"), "Periode itu tidak ada di records/. Yang ada: 2024, 2025-S1."),
        (("decap", "--repo", "a/b", "--unit", "tiada"), "Tidak ada unit kerja dengan id itu"),
        (("decap", *WISHES, "--employee", "p-001"), "Tidak ada pegawai dengan id itu"),
        (("decap", "--repo", "a/b", "--employee", "p-001"), "Tidak ada pegawai dengan id itu"),
        (("decap", *WISHES, "--government", "tiada"), "Instansi itu tidak ada di records/. Yang ada: kota-contoh."),
        (("decap", *WISHES, "--script", "palsu.tgz"), f"bukan paket {PINS['decap'].spec} yang asli"),
    ],
)
def test_what_cannot_be_made_is_told_and_nothing_is_written(
    words: tuple[str, ...], told: str, root: Path, tmp_path: Path
) -> None:
    (root / "palsu.tgz").write_bytes(b"x")
    target, *wishes = (word.replace("palsu", str(root / "palsu")) for word in words)
    done = kinerja(root, "forms", target, str(tmp_path / "a"), *wishes)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in " ".join(done.stderr.split())
    assert not (tmp_path / "a").exists()


@pytest.mark.parametrize("name", ["config.yml", PINS["decap"].script])
def test_somebody_else_s_file_stays_and_nothing_is_written(name: str, root: Path, tmp_path: Path) -> None:
    folder = tmp_path / "a"
    write(folder, f"admin/{name}", "milik orang lain")
    before = content(folder)
    done = kinerja(root, "forms", "decap", str(folder), *WISHES, "--script", str(package(PINS["decap"].file)))
    assert (done.returncode, done.stdout) == (2, "")
    assert f"tidak ditulis oleh perintah ini: {name}." in " ".join(done.stderr.split())
    assert content(folder) == before


def test_when_no_period_is_open_that_is_told(root: Path, tmp_path: Path) -> None:
    (root / "records/kota-contoh/periods/2025-S1.yml").unlink()
    done = kinerja(root, "forms", "decap", str(tmp_path / "a"), *WISHES)
    assert done.returncode == 0
    assert "Tidak ada periode yang terbuka" in done.stderr
    settings = content(tmp_path / "a")["admin/config.yml"].decode()
    assert "measurement" not in settings
    assert "name: plan\n" in settings


@pytest.mark.parametrize("word", ["1e3", "0o17", "010", "12:30", "2025-01-01", "~", "yes", "null", "a: b", "#", '"\n'])
def test_no_reader_of_the_settings_takes_a_text_for_something_else(word: str) -> None:
    written = yaml_text.text({"value": word, "other": [word]})
    assert all(
        line.partition(mark)[2][0] in "'\"" for line, mark in zip(written.splitlines()[::2], (": ", "- "), strict=True)
    )
    assert yaml.safe_load(written) == {"value": word, "other": [word]}
