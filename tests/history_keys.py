"""SSH keys that are the same in every run, and signatures in the format of `ssh-keygen -Y sign`, made at once.

Format: https://github.com/openssh/openssh-portable/blob/master/PROTOCOL.sshsig
"""

import hashlib
from base64 import b64encode
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

NAMESPACE = "kinerja-approval"
_KIND = b"ssh-ed25519"


class Signer:
    """An Ed25519 key from 32 bytes."""

    def __init__(self, seed: bytes) -> None:
        self._key = Ed25519PrivateKey.from_private_bytes(seed)
        raw = self._key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        self._blob = _text(_KIND) + _text(raw)
        self.public = b64encode(self._blob).decode()

    def sign(self, message: bytes, namespace: str = NAMESPACE) -> str:
        """The base64 between the lines of the armour."""
        head = _text(namespace.encode()) + _text(b"") + _text(b"sha512")
        made = self._key.sign(b"SSHSIG" + head + _text(hashlib.sha512(message).digest()))
        whole = b"SSHSIG" + (1).to_bytes(4, "big") + _text(self._blob) + head + _text(_text(_KIND) + _text(made))
        return b64encode(whole).decode()

    def armoured(self, message: bytes, namespace: str) -> str:
        """The signature as a commit carries it."""
        body = self.sign(message, namespace)
        lines = [body[start : start + 70] for start in range(0, len(body), 70)]
        return "\n".join(("-----BEGIN SSH SIGNATURE-----", *lines, "-----END SSH SIGNATURE-----"))

    def write(self, file: Path) -> Path:
        """The key as a file that ssh-keygen reads, and its public part beside it."""
        file.write_bytes(self._key.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption()))
        file.chmod(0o600)
        file.with_name(f"{file.name}.pub").write_text(f"ssh-ed25519 {self.public}\n")
        return file


def _text(part: bytes) -> bytes:
    return len(part).to_bytes(4, "big") + part
