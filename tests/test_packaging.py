"""The project installs: from a wheel with all its data, and from the lock with or without uv."""

import os
import re
import subprocess
import sys
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
LOCK = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)", re.MULTILINE)


def pins(name: str) -> set[tuple[str, str]]:
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    return {(canonicalize_name(package), version) for package, version in PINNED.findall(text)}


def locked() -> set[tuple[str, str]]:
    """Name and version of all packages; one name has two versions where Python versions need different ones."""
    return {(package["name"], package["version"]) for package in LOCK["package"] if "version" in package}


def run(*command: str | Path, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    kept = {key: value for key, value in os.environ.items() if key not in {"PYTHONPATH", "KINERJA_LANG"}}
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**kept, "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = "import hatchling.build, sys; print(hatchling.build.build_wheel(sys.argv[1]))"
    return folder / run(sys.executable, "-c", build, folder).stdout.splitlines()[-1]


def test_the_wheel_carries_schemas_policies_vectors_locales_and_the_licence(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    expected = {f"kinerja/_data/schemas/{path.name}" for path in (ROOT / "schemas").glob("*.json")}
    expected |= {
        f"kinerja/_data/policies/{path.relative_to(ROOT / 'records/policies').as_posix()}"
        for path in (ROOT / "records/policies").rglob("*.yml")
    }
    expected.add("kinerja/_data/requirements.txt")
    expected |= {f"kinerja/_data/vectors/{path.name}" for path in (ROOT / "docs/vectors").glob("*.json")}
    written = (path for name in ("id", "en") for path in (ROOT / "docs" / name).rglob("*.*"))
    pages = [path.relative_to(ROOT / "docs") for path in written if path.suffix in {".md", ".png"}]
    expected |= {f"kinerja/_data/pages/{path.as_posix()}" for path in pages}
    package = ROOT / "scripts/kinerja"
    expected |= {
        f"kinerja/{path.relative_to(package).as_posix()}"
        for path in package.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert sorted(expected - names) == []
    assert [name for name in names if name.endswith("licenses/LICENSE")]


def test_the_program_works_from_its_wheel_alone(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "venv", with_pip=False)
    site = next((tmp_path / "venv").glob("lib/python*/site-packages"))
    zipfile.ZipFile(wheel).extractall(site)
    # The libraries are those that run this test; only the program itself comes from the wheel.
    libraries = [path for path in sys.path if path.endswith("site-packages")]
    (site / "libraries.pth").write_text("\n".join(libraries))
    python = tmp_path / "venv/bin/python"
    place = run(python, "-c", "import kinerja.resources as r; print(r.schemas())", cwd=tmp_path).stdout.strip()
    assert Path(place) == site / "kinerja/_data/schemas"
    assert "weights-add-up" in run(python, "-m", "kinerja", "rules", cwd=tmp_path).stdout
    (tmp_path / "records/kota-contoh").mkdir(parents=True)
    assert "0 kesalahan" in run(python, "-m", "kinerja", "check", cwd=tmp_path).stdout


def test_the_lock_was_made_from_the_projects_requirements() -> None:
    (metadata,) = (package["metadata"] for package in LOCK["package"] if package["name"] == "kinerja")

    def told(requirements: list[str]) -> set[tuple[str, str]]:
        parsed = [Requirement(one) for one in requirements]
        return {(canonicalize_name(one.name), str(one.specifier)) for one in parsed}

    def kept(entries: list[dict[str, str]]) -> set[tuple[str, str]]:
        return {(one["name"], str(Requirement(f"x{one.get('specifier', '')}").specifier)) for one in entries}

    extras = [one for group in PROJECT["project"]["optional-dependencies"].values() for one in group]
    assert kept(metadata["requires-dist"]) == told([*PROJECT["project"]["dependencies"], *extras])
    assert {name: kept(group) for name, group in metadata["requires-dev"].items()} == {
        name: told(group) for name, group in PROJECT["dependency-groups"].items()
    }


def test_the_lock_names_the_public_registry_and_no_other() -> None:
    text = (ROOT / "uv.lock").read_text(encoding="utf-8")
    hosts = set(re.findall(r"[a-z]+://([^/\"]+)", text))
    assert hosts == {"pypi.org", "files.pythonhosted.org"}
    for path in (ROOT / "requirements").iterdir():
        assert "://" not in path.read_text(encoding="utf-8")


def test_the_requirements_for_pip_are_those_of_the_lock() -> None:
    assert pins("dev.txt") == locked()
    assert pins("run.txt") < locked()
    declared = {canonicalize_name(Requirement(one).name) for one in PROJECT["project"]["dependencies"]}
    assert declared <= {name for name, _ in pins("run.txt")}
    # What CI installs can make releases as well.
    extra = PROJECT["project"]["optional-dependencies"]["release"]
    solver = {canonicalize_name(Requirement(one).name) for one in extra}
    assert pins("run.txt") < pins("ci.txt")
    assert solver <= {name for name, _ in pins("ci.txt")}


@pytest.mark.parametrize("name", ["dev.txt", "run.txt", "ci.txt"])
def test_every_pinned_file_has_the_hashes_of_the_lock(name: str) -> None:
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    known = set(re.findall(r'hash = "(sha256:[0-9a-f]{64})"', (ROOT / "uv.lock").read_text(encoding="utf-8")))
    given = re.findall(r"--hash=(sha256:[0-9a-f]{64})", text)
    assert set(given) <= known
    blocks = PINNED.split(text)[1:]
    assert all("--hash=sha256:" in block for block in blocks[2::3])


def test_the_build_requirements_are_pinned_for_pip_too() -> None:
    pinned = {name for name, _ in pins("build.txt")}
    wanted = {canonicalize_name(Requirement(one).name) for one in PROJECT["build-system"]["requires"]}
    assert wanted <= pinned
    # Both files are installed in one step, so they must agree.
    versions = dict(pins("dev.txt"))
    assert {name: versions.get(name, version) for name, version in pins("build.txt")} == dict(pins("build.txt"))


def test_workflows_pin_every_action_and_grant_nothing_by_default() -> None:
    for path in sorted((ROOT / ".github/workflows").glob("*.yml")):
        text = path.read_text(encoding="utf-8")
        workflow = yaml.safe_load(text)
        # `./` is the action as it lies in the checkout of main.
        uses = re.findall(r"uses: (?!\./ )(.*)", text)
        assert workflow["permissions"] == {}
        assert all("permissions" in job for job in workflow["jobs"].values())
        assert [one for one in uses if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", one)] == []
        assert text.count("persist-credentials: false") == text.count("actions/checkout@")


def test_ci_runs_what_contributors_run() -> None:
    script = ROOT / ".ci/run"
    assert os.access(script, os.X_OK)
    run("bash", "-n", script)
    assert script.read_text(encoding="utf-8").splitlines()[-1] == "make test"
