"""A server with the records of a small government, the files of CI in them, and proposals to be examined."""

import sys
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from workflow_runner import git

HOSTILE = "$(touch evil)`touch evil`;touch evil #\"'"
MEASUREMENT = "records/kota-contoh/units/dinas/measurements/2024.yml"

BETTER = """
    kind: measurement
    government: kota-contoh
    unit: dinas
    period: "2024"
    results:
      - indicator: layanan
        value: 87
    """
WRONG = BETTER.replace("layanan", "tidak-ada")


@dataclass
class Server:
    """The server's folder, and the repository on it that has a work tree to write in."""

    folder: Path
    repository: Path

    def change(self, message: str, files: Mapping[str, str | None], ref: str = "") -> str:
        """Commits files (None removes one) on top of main; with a ref there, and main stays. The commit's id."""
        for path, content in files.items():
            file = self.repository / path
            file.parent.mkdir(parents=True, exist_ok=True)
            if content is None:
                file.unlink()
            else:
                file.write_text(textwrap.dedent(content).lstrip(), encoding="utf-8")
        git(self.repository, "add", "--all")
        git(self.repository, "commit", "--quiet", "--message", message)
        made = git(self.repository, "rev-parse", "HEAD")
        if ref:
            git(self.repository, "update-ref", ref, made)
            git(self.repository, "reset", "--quiet", "--hard", "HEAD~1")
        return made


def government() -> dict[str, str | None]:
    """The small government of the tests of the command line, by path."""
    sys.path.insert(0, str(Path(__file__).parents[1] / "cli"))
    from cli_world import RECORDS

    return {f"records/kota-contoh/{name}": text for name, text in RECORDS.items()}
