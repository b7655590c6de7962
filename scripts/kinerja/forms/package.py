"""The program of each target, taken from its package of npm: a version, and the hashes that both must have."""

import hashlib
import tarfile
from base64 import b64encode
from dataclasses import dataclass
from pathlib import Path

from kinerja.diagnostic import CannotRun
from kinerja.forms.placing import Script

_LARGEST = 64_000_000


@dataclass(frozen=True)
class Pin:
    """A package of npm: `integrity` is what the registry says of it, `script_integrity` that of `member` in it."""

    name: str
    version: str
    member: str
    integrity: str
    script_integrity: str

    @property
    def spec(self) -> str:
        """As npm names it."""
        return f"{self.name}@{self.version}"

    @property
    def file(self) -> str:
        """What `npm pack` calls the package."""
        return f"{self.name.removeprefix('@').replace('/', '-')}-{self.version}.tgz"

    @property
    def script(self) -> str:
        """The name of its program beside the page."""
        return f"{self.file.removesuffix('.tgz')}.js"


PINS = {
    "decap": Pin(
        "decap-cms",
        "3.16.3",
        "package/dist/decap-cms.js",
        "sha512-hf+dPlCh7TJmWl8+6VRzHYOWhri5xgUknrZbDewaWe4s9B7xJ8PQugp2QHeSldMUKzav6+z0oIpwUYhUJDYtYw==",
        "sha512-i+P3taug63YOc3KVisiNVcEeR0uBHR9ANFRqHs1qtjbTqOyOTOaxXD/btelHzse4Io6N918flyqhUaJuOiXJow==",
    ),
    "sveltia": Pin(
        "@sveltia/cms",
        "0.221.1",
        "package/dist/sveltia-cms.js",
        "sha512-J+Qoik9kGMk2L7vNpOQrnDmFRi+NB6vwJ0f657YtsxWH0P8WYSYRRSRC2pQ/jGGbVlM//Pg/WIgmkpswqoo3gQ==",
        "sha512-eFHcJX5A1SzUlrz3WbpLRFFrhuUTOpjj1B1YwL7+erql8QewrMX5CFrh8RfLJ8yCgofVKzgBIMmwF0mmOtbayQ==",
    ),
}


def script(target: str, package: Path) -> Script:
    """The program out of its downloaded package. Raises CannotRun for a package of other content."""
    pin = PINS[target]
    if package.stat().st_size > _LARGEST or integrity(package.read_bytes()) != pin.integrity:
        raise CannotRun("forms-package", package=pin.spec)
    with tarfile.open(package, "r:gz") as archive:
        member = archive.extractfile(pin.member)
        content = member.read(_LARGEST) if member else b""
    if integrity(content) != pin.script_integrity:
        raise CannotRun("forms-package", package=pin.spec)
    return Script(pin.script, content)


def integrity(content: bytes) -> str:
    """The SHA-512 of a content as npm and browsers write it."""
    return f"sha512-{b64encode(hashlib.sha512(content).digest()).decode()}"
