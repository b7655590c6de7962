"""Reads SSH signatures strictly and says which key made them.

A signature has one spelling here: nothing before, nothing after, no other base64, no other length of a number. What
`ssh-keygen -Y verify` refuses is refused, and more (see `sshkeys`).
Source: https://github.com/openssh/openssh-portable/blob/master/PROTOCOL.sshsig
"""

import hashlib
from base64 import b64encode
from typing import NamedTuple

from kinerja.approval.sshkeys import KEYS, verifier
from kinerja.approval.sshwire import Reader, decoded, string
from kinerja.diagnostic import CannotRun

_MAGIC = b"SSHSIG"
_VERSION = 1
_HASHES = {b"sha256": hashlib.sha256, b"sha512": hashlib.sha512}


class _Parts(NamedTuple):
    key: bytes
    hash_name: bytes
    signature: bytes


def signed_by(signature: str, namespace: str, message: bytes) -> str | None:
    """The public key (base64, as in `Key.public`) that made a signature (base64) over a message for a namespace.

    None when there is no such key. Raises CannotRun without the library `cryptography`.
    """
    try:
        from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
    except ImportError as error:
        raise CannotRun("needs-cryptography") from error
    try:
        parts = _parts(signature, namespace)
        digest = _HASHES[parts.hash_name](message).digest()
        signed = _MAGIC + b"".join(string(one) for one in (namespace.encode(), b"", parts.hash_name, digest))
        verifier(parts.key)(parts.signature, signed)
    except (ValueError, InvalidSignature, UnsupportedAlgorithm):
        return None
    return b64encode(parts.key).decode()


def type_of(public: str) -> str:
    """The first word of a public key's line, such as `ssh-ed25519`; empty for what is no key that signs here."""
    try:
        name = Reader(decoded(public)).string()
    except ValueError:
        return ""
    return name.decode() if name in KEYS else ""


def _parts(signature: str, namespace: str) -> _Parts:
    reader = Reader(decoded(signature))
    if reader.take(len(_MAGIC)) != _MAGIC or reader.number() != _VERSION:
        raise ValueError("no signature of SSH")
    key = reader.string()
    reader.expect(namespace.encode())
    reader.expect(b"")  # reserved
    parts = _Parts(key, reader.string(), reader.string())
    reader.end()
    if parts.hash_name not in _HASHES:
        raise ValueError("unknown hash")
    return parts
