"""The sampled government and its many repositories are made once; each test gets its own copy of the many."""

from pathlib import Path

import many
import pytest


@pytest.fixture(scope="session")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Everything in one repository."""
    return many.one(tmp_path_factory.mktemp("satu"))


@pytest.fixture(scope="session")
def parts(origin: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, divided."""
    return many.divided(origin, tmp_path_factory.mktemp("banyak") / "many")


@pytest.fixture
def world(origin: Path, parts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> many.World:
    """Many repositories that may be changed, and an empty one to collect in."""
    made = many.World(origin, parts, tmp_path)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(made.settings()))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    return made
