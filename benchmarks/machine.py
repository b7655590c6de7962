"""What the figures were measured on, and with which versions of the peers."""

import json
import os
import platform
import re
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from kinerja import __version__


def machine() -> dict[str, object]:
    return {
        "processor": _first(r"model name\s*: (.*)", Path("/proc/cpuinfo")) or platform.processor(),
        "cores": len(os.sched_getaffinity(0)),
        "memory_gib": round(int(_first(r"MemTotal:\s*(\d+)", Path("/proc/meminfo")) or 0) / 2**20),
        "system": (_first(r'PRETTY_NAME="(.*)"', Path("/etc/os-release")) or platform.system()),
        "kernel": platform.release().split("-")[0],
        "python": platform.python_version(),
    }


def versions(folder: Path) -> Mapping[str, str]:
    """Of this program and of the peers installed in a folder; those whose program is missing are left out."""
    pinned = json.loads((folder / "package.json").read_text(encoding="utf-8"))["dependencies"]
    found = {
        "kinerja": __version__,
        "git": _said(["git", "--version"]),
        "node": _said(["node", "--version"]),
        "check-jsonschema": _said([folder / "bin/check-jsonschema", "--version"]),
        "hugo": _said([folder / "bin/hugo", "version"]),
        **pinned,
    }
    return {name: version for name, version in sorted(found.items()) if version}


def _said(command: Sequence[str | Path]) -> str:
    try:
        done = subprocess.run([str(word) for word in command], check=True, capture_output=True, text=True)
    except OSError:
        return ""
    found = re.search(r"\d+(\.\d+)+", done.stdout)
    return found[0] if found else ""


def _first(pattern: str, file: Path) -> str:
    if not file.is_file():
        return ""
    found = re.search(pattern, file.read_text(encoding="utf-8"))
    return found[1].strip() if found else ""
