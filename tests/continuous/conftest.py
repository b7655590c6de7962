"""A server for each forge, whose main branch holds records and files of CI."""

from collections.abc import Callable
from pathlib import Path

import pytest
from ci_world import Server, government
from workflow_runner import git

from kinerja.continuous import placing, templating


@pytest.fixture
def server(tmp_path: Path) -> Callable[..., Server]:
    """A server for a forge, with a main branch that holds records and files of CI."""

    def made(forge: str) -> Server:
        repository = tmp_path / "server/kantor/catatan"
        repository.mkdir(parents=True)
        git(repository, "init", "--quiet", "--initial-branch=main")
        placing.write(repository, templating.files(forge, "main", templating.PROGRAM))
        found = Server(tmp_path / "server", repository)
        found.change("Catatan", government())
        return found

    return made
