"""A government whose people work with real keys and clones, for guides whose commands are run word by word."""

import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PEOPLE = "records/kota-contoh/units/puskesmas-mawar/people"
TODAY = "2026-03-16"
MOMENT = f"{TODAY}T09:00:00+0700"
PROPOSAL = "usulan-2026"
# Whoever runs Git on the server.
SERVER = "git"
# Whoever practises says in the settings of Git who they are.
TRAINEE = "latihan"


class World:
    """A folder with the shared repository, and a home and a clone for each person."""

    def __init__(self, folder: Path, language: str) -> None:
        self.folder, self.language = folder, language
        tools = folder / "bin"
        tools.mkdir(parents=True)
        _program(tools / "kinerja", f'PYTHONPATH="{ROOT}/scripts" exec "{sys.executable}" -m kinerja "$@"')
        # ssh-keygen asks this program for the passphrase, as it would ask a person at a terminal.
        _program(tools / "askpass", "echo kata-sandi-latihan")

    @property
    def origin(self) -> Path:
        """The shared repository."""
        return self.home(SERVER) / "kinerja.git"

    def home(self, person: str) -> Path:
        """Where somebody's keys lie."""
        (self.folder / person / ".ssh").mkdir(parents=True, exist_ok=True)
        return self.folder / person

    def clone(self, person: str) -> Path:
        """Somebody's copy of the shared repository, made when it is first asked for."""
        copy = self.home(person) / "kota-contoh"
        if not copy.exists():
            self.run(person, f'git clone --quiet "{self.origin}" "{copy}"', self.home(person))
        return copy

    def run(
        self, person: str, script: str, folder: Path | None = None, answer: str = "", code: int = 0
    ) -> subprocess.CompletedProcess[str]:
        """Runs commands in somebody's clone, at a terminal where they can answer."""
        terminal, keyboard = pty.openpty()
        try:
            os.write(terminal, answer.encode())
            done = subprocess.run(
                ["bash", "-e", "-u", "-o", "pipefail", "-c", script],
                cwd=folder or self.clone(person),
                env=self.environment(person),
                stdin=keyboard,
                capture_output=True,
                text=True,
                timeout=120,
                check=False,
            )
        finally:
            os.close(terminal)
            os.close(keyboard)
        assert done.returncode == code, (script, done.stdout, done.stderr)
        return done

    def begin(self, keys: dict[str, str]) -> None:
        """The shared repository with everybody's records; public keys by employee."""
        self.run(SERVER, f'git init --quiet --bare --initial-branch=main "{self.origin}"', self.home(SERVER))
        copy = self.clone("contoh-7")
        shutil.copytree(HERE / "town", copy, dirs_exist_ok=True)
        shutil.copytree(ROOT / "records/policies", copy / "records/policies")
        for employee, public in keys.items():
            with (copy / PEOPLE / employee / "employee.yml").open("a", encoding="utf-8") as file:
                file.write(f'keys:\n  - public: "{public}"\n    valid_from: "2026-03-01"\n')
        self.run("contoh-7", "git add --all; git commit --quiet -m Awal; git push --quiet origin HEAD:main")

    def propose(self) -> None:
        """What contoh-4 proposes, on a branch of the shared repository."""
        copy = self.clone("contoh-4")
        self.run("contoh-4", f"git switch --quiet --create {PROPOSAL}")
        shutil.copytree(HERE / "proposal", copy, dirs_exist_ok=True)
        self.run("contoh-4", f"git add --all; git commit --quiet -m Usulan; git push --quiet origin {PROPOSAL}")

    def environment(self, person: str) -> dict[str, str]:
        """What somebody's programs know of them and of the day."""
        account = person.replace("contoh-", "akun-")
        named = {} if person == TRAINEE else {"NAME": person, "EMAIL": f"{account}@example.org"}
        who = {**named, "DATE": MOMENT}
        return {
            "PATH": f"{self.folder / 'bin'}:{os.environ['PATH']}",
            "HOME": str(self.home(person)),
            "GIT_CONFIG_NOSYSTEM": "1",
            **{f"GIT_{role}_{name}": value for role in ("AUTHOR", "COMMITTER") for name, value in who.items()},
            "SOURCE_DATE_EPOCH": "1773626400",
            "KINERJA_LANG": self.language,
            "KINERJA_CACHE": str(self.folder / "cache"),
            "LC_ALL": "C.UTF-8",
            "COLUMNS": "100",
            "SSH_ASKPASS": str(self.folder / "bin/askpass"),
            "SSH_ASKPASS_REQUIRE": "force",
        }


def _program(file: Path, line: str) -> None:
    file.write_text(f"#!/bin/sh\n{line}\n", encoding="utf-8")
    file.chmod(0o755)
