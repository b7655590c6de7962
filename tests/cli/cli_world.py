"""A small government in a real folder with a real Git history, and the program in a process of its own."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

SCRIPTS = Path(__file__).parents[2] / "scripts"

RECORDS = {
    "government.yml": """
        kind: government
        id: kota-contoh
        name: Kota Contoh
        type: city
        data: example
        cadence: year
        policies:
          - policy: status-capaian
            use: status
            valid_from: "2010-01-01"
        """,
    "periods/2024.yml": """
        kind: period
        government: kota-contoh
        id: "2024"
        starts: "2024-01-01"
        ends: "2024-12-31"
        status: frozen
        """,
    "units/dinas/unit.yml": """
        kind: unit
        government: kota-contoh
        id: dinas
        name: Dinas Contoh
        type: dinas
        """,
    "units/dinas/indicators/layanan.yml": """
        kind: indicator
        government: kota-contoh
        unit: dinas
        id: layanan
        name: Layanan selesai tepat waktu
        definition: Bagian layanan yang selesai dalam batas waktunya.
        aspect: time
        unit_of_measure: persen
        direction: increase
        method: ratio
        """,
    "units/dinas/agreements/2024-v1.yml": """
        kind: agreement
        government: kota-contoh
        unit: dinas
        year: 2024
        version: 1
        targets:
          - indicator: layanan
            value: 84
        """,
    "units/dinas/measurements/2024.yml": """
        kind: measurement
        government: kota-contoh
        unit: dinas
        period: "2024"
        results:
          - indicator: layanan
            value: 86
        """,
}

Run = Callable[..., subprocess.CompletedProcess[str]]


def environment(**more: str) -> dict[str, str]:
    """Nothing of the machine that runs the tests decides the language, the width or the time."""
    kept = {key: os.environ[key] for key in ("PATH", "HOME", "SYSTEMROOT") if key in os.environ}
    git = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    return {**kept, **git, "PYTHONPATH": str(SCRIPTS), "PYTHONUTF8": "1", "COLUMNS": "80", **more}


def write(root: Path, path: str, content: str) -> Path:
    """A file with this content, without the indentation of the test."""
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    lines = content.strip("\n").split("\n")
    margin = len(lines[0]) - len(lines[0].lstrip())
    file.write_text("\n".join(line[margin:] for line in lines).rstrip() + "\n", encoding="utf-8")
    return file


def commit(root: Path) -> None:
    """All that lies there becomes history."""
    author = ["-c", "user.name=Penguji", "-c", "user.email=penguji@example.org"]
    for arguments in (["init", "-q"], ["add", "-A"], [*author, "commit", "-q", "-m", "Catatan"]):
        subprocess.run(["git", *arguments], cwd=root, env=environment(), check=True, capture_output=True)
