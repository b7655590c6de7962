"""A signature counts when a key made it over these bytes for this purpose, and it is spelt as OpenSSH spells it."""

import hashlib
import struct
import subprocess
import sys
from base64 import b64decode, b64encode
from pathlib import Path

import pytest
from approval_keys import KINDS, key, openssh_accepts
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings, strategies as st

from kinerja.approval import signing, sshsig
from kinerja.approval.statement import NAMESPACE
from kinerja.diagnostic import CannotRun

MESSAGE = b'{"approved":true}'


def string(content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + content


def parts(signature: str) -> list[bytes]:
    """Key, namespace, reserved, hash and signature of a signature."""
    rest, found = b64decode(signature)[10:], []
    while rest:
        (length,) = struct.unpack(">I", rest[:4])
        found.append(rest[4 : 4 + length])
        rest = rest[4 + length :]
    return found


def joined(strings: list[bytes], head: bytes = b"SSHSIG\0\0\0\1", tail: bytes = b"") -> str:
    return b64encode(head + b"".join(map(string, strings)) + tail).decode()


def signed_by_hardware(flags: int, message: bytes = MESSAGE) -> tuple[str, str]:
    """Public key and signature as a hardware key makes them (PROTOCOL.u2f)."""
    private, kind, application = Ed25519PrivateKey.generate(), b"sk-ssh-ed25519@openssh.com", b"ssh:"
    blob = string(kind) + string(private.public_key().public_bytes_raw()) + string(application)
    inner = [NAMESPACE.encode(), b"", b"sha512", hashlib.sha512(message).digest()]
    signed = b"SSHSIG" + b"".join(map(string, inner))
    state = bytes([flags]) + struct.pack(">I", 7)
    own = private.sign(hashlib.sha256(application).digest() + state + hashlib.sha256(signed).digest())
    signature = joined([blob, NAMESPACE.encode(), b"", b"sha512", string(kind) + string(own) + state])
    return b64encode(blob).decode(), signature


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("kunci")


@pytest.fixture(scope="module")
def signatures(folder: Path) -> dict[str, tuple[str, str]]:
    """Public key and signature of each kind of key."""
    keys = {kind: key(folder, kind) for kind in KINDS}
    made = {kind: (signing.public_key(file), signing.sign(MESSAGE, file)) for kind, file in keys.items()}
    return {**made, "hardware": signed_by_hardware(0x01)}


ALL = [*KINDS, "hardware"]


@pytest.mark.parametrize("kind", ALL)
def test_a_signature_names_the_key_that_made_it(
    kind: str, signatures: dict[str, tuple[str, str]], folder: Path
) -> None:
    public, signature = signatures[kind]
    assert sshsig.signed_by(signature, NAMESPACE, MESSAGE) == public
    assert openssh_accepts(folder, signature, MESSAGE)


@pytest.mark.parametrize("kind", ALL)
def test_another_message_or_purpose_is_not_what_was_signed(
    kind: str, signatures: dict[str, tuple[str, str]], folder: Path
) -> None:
    _, signature = signatures[kind]
    for namespace, message in ((NAMESPACE, MESSAGE + b" "), ("git", MESSAGE), (NAMESPACE, b"")):
        assert sshsig.signed_by(signature, namespace, message) is None
        assert not openssh_accepts(folder, signature, message, namespace)


@pytest.mark.parametrize("kind", ALL)
@settings(max_examples=300)
@given(data=st.data())
def test_any_changed_bit_of_the_text_makes_it_worthless(
    kind: str, signatures: dict[str, tuple[str, str]], data: st.DataObject
) -> None:
    _, signature = signatures[kind]
    text = bytearray(signature.encode())
    place = data.draw(st.integers(0, len(text) * 8 - 1))
    text[place // 8] ^= 1 << place % 8
    assert sshsig.signed_by(text.decode("latin-1"), NAMESPACE, MESSAGE) is None


@pytest.mark.parametrize("kind", ALL)
def test_every_changed_bit_of_the_bytes_makes_it_worthless(kind: str, signatures: dict[str, tuple[str, str]]) -> None:
    _, signature = signatures[kind]
    content = b64decode(signature)
    accepted = []
    for place in range(len(content) * 8):
        altered = bytearray(content)
        altered[place // 8] ^= 1 << place % 8
        if sshsig.signed_by(b64encode(altered).decode(), NAMESPACE, MESSAGE) is not None:
            accepted.append(place)
    assert accepted == []


@pytest.mark.parametrize("kind", ALL)
def test_openssh_refuses_altered_bytes_just_the_same(
    kind: str, signatures: dict[str, tuple[str, str]], folder: Path
) -> None:
    _, signature = signatures[kind]
    content = b64decode(signature)
    for place in range(0, len(content), max(1, len(content) // 40)):
        altered = bytearray(content)
        altered[place] ^= 0x10
        text = b64encode(altered).decode()
        assert (place, sshsig.signed_by(text, NAMESPACE, MESSAGE)) == (place, None)
        assert (place, openssh_accepts(folder, text, MESSAGE)) == (place, False)


@pytest.mark.parametrize("name", ["sha256", "sha512"])
def test_both_hashes_that_openssh_offers_are_taken(tmp_path: Path, name: str) -> None:
    file = key(tmp_path)
    words = ["ssh-keygen", "-q", "-Y", "sign", "-f", str(file), "-n", NAMESPACE, "-O", f"hashalg={name}"]
    armour = subprocess.run(words, input=MESSAGE, check=True, capture_output=True).stdout.decode()
    assert parts(signing.bare(armour))[3] == name.encode()
    assert sshsig.signed_by(signing.bare(armour), NAMESPACE, MESSAGE) == signing.public_key(file)


def test_only_the_one_spelling_is_taken(signatures: dict[str, tuple[str, str]]) -> None:
    public, signature = signatures["ed25519"]
    strings = parts(signature)
    assert (joined(strings), strings[0]) == (signature, b64decode(public))
    name = NAMESPACE.encode()
    others = {
        "an unknown version": joined(strings, head=b"SSHSIG\0\0\0\2"),
        "another beginning": joined(strings, head=b"SSHSIC\0\0\0\1"),
        "something after it": joined(strings, tail=b"\0"),
        "a part more": joined([*strings, b""]),
        "a part less": joined(strings[:-1]),
        "something reserved": joined([strings[0], name, b"x", *strings[3:]]),
        "another hash": joined([strings[0], name, b"", b"sha1", strings[4]]),
        "the other hash": joined([strings[0], name, b"", b"sha256", strings[4]]),
        "a longer key": joined([strings[0] + b"\0", *strings[1:]]),
        "a longer signature": joined([*strings[:4], strings[4] + b"\0"]),
        "a line end": f"{signature}\n",
        "a space": f" {signature}",
        "more padding": f"{signature}=",
        "letters for the web": signature.replace("+", "-").replace("/", "_") + "-",
        "nothing": "",
        "no base64": "?" * 40,
        "far too much": "A" * 2_000_000,
        "no text of base64": "é" * 40,
    }
    assert {why for why, text in others.items() if sshsig.signed_by(text, NAMESPACE, MESSAGE)} == set()


def test_bits_that_base64_leaves_over_may_not_be_set(signatures: dict[str, tuple[str, str]]) -> None:
    signature = next(one for _, one in signatures.values() if one.endswith("="))
    filler = len(signature) - len(signature.rstrip("="))
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    last = signature[-filler - 1]
    other = signature[: -filler - 1] + alphabet[alphabet.index(last) + 1] + "=" * filler
    assert b64decode(other) == b64decode(signature)
    assert sshsig.signed_by(other, NAMESPACE, MESSAGE) is None
    assert sshsig.signed_by(signature.rstrip("="), NAMESPACE, MESSAGE) is None


def test_a_hardware_key_that_nobody_touched_signs_nothing(folder: Path) -> None:
    _, signature = signed_by_hardware(0x00)
    assert openssh_accepts(folder, signature, MESSAGE)
    assert sshsig.signed_by(signature, NAMESPACE, MESSAGE) is None


@pytest.mark.parametrize(("kind", "bits"), [("rsa", "2048"), ("ecdsa", "384"), ("ecdsa", "521")])
def test_keys_that_are_too_short_or_of_another_kind_sign_nothing(folder: Path, kind: str, bits: str) -> None:
    file = key(folder, kind, bits=bits)
    signature = signing.sign(MESSAGE, file)
    assert openssh_accepts(folder, signature, MESSAGE)
    assert sshsig.signed_by(signature, NAMESPACE, MESSAGE) is None


def test_the_second_solution_of_a_curve_names_the_same_key(signatures: dict[str, tuple[str, str]]) -> None:
    """Whoever has a signature can make a second one of it; it says nothing new, and bytes are compared by nobody."""
    from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1

    public, signature = signatures["ecdsa"]
    strings = parts(signature)
    order = SECP256R1().group_order
    own = strings[4][4 + 19 + 4 :]
    (length,) = struct.unpack(">I", own[:4])
    solution = order - int.from_bytes(own[4 + length + 4 :], "big")
    number = solution.to_bytes(solution.bit_length() // 8 + 1, "big")
    pair = own[: 4 + length] + string(number)
    other = joined([*strings[:4], string(b"ecdsa-sha2-nistp256") + string(pair)])
    assert sshsig.signed_by(other, NAMESPACE, MESSAGE) == public


@given(st.binary(max_size=400))
def test_rubbish_is_no_signature_and_never_an_accident(content: bytes) -> None:
    for text in (b64encode(content).decode(), b64encode(b"SSHSIG\0\0\0\1" + content).decode()):
        assert sshsig.signed_by(text, NAMESPACE, MESSAGE) is None
    assert sshsig.type_of(b64encode(content).decode()) == ""


@pytest.mark.parametrize("kind", ALL)
def test_the_kind_of_a_key_stands_in_it(kind: str, signatures: dict[str, tuple[str, str]]) -> None:
    words = {"ed25519": "ssh-ed25519", "ecdsa": "ecdsa-sha2-nistp256", "rsa": "ssh-rsa"}
    assert sshsig.type_of(signatures[kind][0]) == words.get(kind, "sk-ssh-ed25519@openssh.com")


def test_without_the_library_it_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "cryptography.exceptions", None)
    with pytest.raises(CannotRun, match="needs-cryptography"):
        sshsig.signed_by("", NAMESPACE, MESSAGE)
