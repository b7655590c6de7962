"""The kinds of public SSH keys that sign here, and how each signs.

RSA keys that are too short sign nothing, nor do hardware keys that nobody touched.
Sources: RFC 4253, 5656, 8332, 8709; https://github.com/openssh/openssh-portable/blob/master/PROTOCOL.u2f
"""

import hashlib
from collections.abc import Callable, Mapping
from functools import lru_cache

from kinerja.approval.sshwire import Reader

_RSA_BITS = range(3072, 8193)
_TOUCHED = 0x01

Verify = Callable[[bytes, bytes], None]


# The same few keys sign everything, so each is taken apart once.
@lru_cache(maxsize=4096)
def verifier(blob: bytes) -> Verify:
    """What raises InvalidSignature or ValueError unless a signature (first) is the key's over some bytes (second)."""
    reader = Reader(blob)
    make = KEYS.get(reader.string())
    if make is None:
        raise ValueError("unknown kind of key")
    verify = make(reader)
    reader.end()
    return verify


def _ed25519(reader: Reader) -> Verify:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    key = Ed25519PublicKey.from_public_bytes(reader.string())
    return lambda signature, signed: key.verify(_plain(signature, b"ssh-ed25519"), signed)


def _hardware(reader: Reader) -> Verify:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    key = Ed25519PublicKey.from_public_bytes(reader.string())
    application = hashlib.sha256(reader.string()).digest()

    def verify(signature: bytes, signed: bytes) -> None:
        parts = Reader(signature)
        parts.expect(b"sk-ssh-ed25519@openssh.com")
        own, state = parts.string(), parts.take(5)  # flags and a counter
        parts.end()
        if not state[0] & _TOUCHED:
            raise ValueError("nobody touched the key")
        key.verify(own, application + state + hashlib.sha256(signed).digest())

    return verify


def _ecdsa(reader: Reader) -> Verify:
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec, utils

    reader.expect(b"nistp256")
    point = reader.string()
    if len(point) != 65:
        raise ValueError("not a point in its usual form")
    key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)

    def verify(signature: bytes, signed: bytes) -> None:
        pair = Reader(_plain(signature, b"ecdsa-sha2-nistp256"))
        own = utils.encode_dss_signature(pair.positive(), pair.positive())
        pair.end()
        key.verify(own, signed, ec.ECDSA(hashes.SHA256()))

    return verify


def _rsa(reader: Reader) -> Verify:
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import padding, rsa

    exponent, modulus = reader.positive(), reader.positive()
    if modulus.bit_length() not in _RSA_BITS:
        raise ValueError("too short or too long a key")
    key = rsa.RSAPublicNumbers(exponent, modulus).public_key()
    kinds = {b"rsa-sha2-256": hashes.SHA256(), b"rsa-sha2-512": hashes.SHA512()}

    def verify(signature: bytes, signed: bytes) -> None:
        kind = kinds.get(Reader(signature).string())
        if kind is None:
            raise ValueError("unknown kind of signature")
        own = _plain(signature, b"rsa-sha2-256" if kind.digest_size == 32 else b"rsa-sha2-512")
        key.verify(own, signed, padding.PKCS1v15(), kind)

    return verify


def _plain(signature: bytes, kind: bytes) -> bytes:
    reader = Reader(signature)
    reader.expect(kind)
    own = reader.string()
    reader.end()
    return own


KEYS: Mapping[bytes, Callable[[Reader], Verify]] = {
    b"ssh-ed25519": _ed25519,
    b"sk-ssh-ed25519@openssh.com": _hardware,
    b"ecdsa-sha2-nistp256": _ecdsa,
    b"ssh-rsa": _rsa,
}
