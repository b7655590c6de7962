"""Signing is OpenSSH's work: with a plain key, a key that an agent holds, or one behind a passphrase."""

import os
import stat
import subprocess
from pathlib import Path

import pytest
from approval_keys import KINDS, key

from kinerja.approval import signing, sshsig
from kinerja.approval.statement import NAMESPACE
from kinerja.diagnostic import CannotRun


@pytest.mark.parametrize("kind", KINDS)
def test_each_message_gets_the_signature_of_the_key(tmp_path: Path, kind: str) -> None:
    file = key(tmp_path, kind)
    messages = [b"satu", b"dua", b"", b"\xff\x00tiga\n"]
    signatures = signing.sign_all(messages, file)
    assert [sshsig.signed_by(one, NAMESPACE, text) for one, text in zip(signatures, messages, strict=True)] == [
        signing.public_key(file)
    ] * 4
    assert sorted(one.name for one in tmp_path.iterdir()) == [file.name, f"{file.name}.pub"]


def test_nothing_to_sign_needs_no_key(tmp_path: Path) -> None:
    assert signing.sign_all((), tmp_path / "tidak-ada") == ()


def test_a_signature_and_its_armour_are_the_same_thing(tmp_path: Path) -> None:
    file = key(tmp_path)
    (tmp_path / "pesan").write_bytes(b"pesan")
    words = ["ssh-keygen", "-q", "-Y", "sign", "-f", str(file), "-n", "git", str(tmp_path / "pesan")]
    subprocess.run(words, check=True, capture_output=True)
    armour = (tmp_path / "pesan.sig").read_text()
    assert signing.armoured(signing.bare(armour)) == armour
    assert sshsig.signed_by(signing.bare(armour), "git", b"pesan") == signing.public_key(file)


def test_the_public_key_is_found_beside_the_private_one_or_in_it(tmp_path: Path) -> None:
    file = key(tmp_path)
    beside = file.with_name(f"{file.name}.pub")
    public = beside.read_text().split()[1]
    assert (signing.public_key(file), signing.public_key(beside)) == (public, public)
    beside.unlink()
    assert signing.public_key(file) == public


def test_an_agent_that_holds_the_key_signs_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = key(tmp_path, passphrase="rahasia sekali")
    public = signing.public_key(file)
    agent = subprocess.Popen(["ssh-agent", "-D", "-a", str(tmp_path / "agen")], stdout=subprocess.PIPE)
    try:
        assert agent.stdout
        agent.stdout.readline()
        monkeypatch.setenv("SSH_AUTH_SOCK", str(tmp_path / "agen"))
        ask = tmp_path / "jawab"
        ask.write_text("#!/bin/sh\necho rahasia sekali\n")
        ask.chmod(0o700)
        asked = {**os.environ, "SSH_ASKPASS": str(ask), "SSH_ASKPASS_REQUIRE": "force"}
        subprocess.run(["ssh-add", "-q", str(file)], env=asked, check=True, capture_output=True)
        file.unlink()
        signature = signing.sign(b"pesan", file.with_name(f"{file.name}.pub"))
    finally:
        agent.terminate()
        agent.communicate()
    assert sshsig.signed_by(signature, NAMESPACE, b"pesan") == public


def test_a_passphrase_is_asked_for_once_for_all_messages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = key(tmp_path, passphrase="rahasia sekali")
    ask, asked = tmp_path / "jawab", tmp_path / "ditanya"
    ask.write_text(f"#!/bin/sh\necho x >> '{asked}'\necho rahasia sekali\n")
    ask.chmod(0o700)
    monkeypatch.setenv("SSH_ASKPASS", str(ask))
    monkeypatch.setenv("SSH_ASKPASS_REQUIRE", "force")
    signatures = signing.sign_all([b"satu", b"dua", b"tiga"], file)
    assert sshsig.signed_by(signatures[2], NAMESPACE, b"tiga") == signing.public_key(file)
    assert asked.read_text() == "x\n"


def test_what_stops_signing_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(CannotRun, match="signing-no-key"):
        signing.public_key(tmp_path / "tidak-ada")
    with pytest.raises(CannotRun, match="signing-failed"):
        signing.sign(b"x", tmp_path / "tidak-ada")
    (tmp_path / "rusak").write_bytes(b"bukan kunci")
    (tmp_path / "rusak").chmod(stat.S_IRUSR | stat.S_IWUSR)
    with pytest.raises(CannotRun, match="signing-failed"):
        signing.public_key(tmp_path / "rusak")
    (tmp_path / "rusak.pub").write_bytes(b"\xff\xff")
    with pytest.raises(CannotRun, match="signing-no-key"):
        signing.public_key(tmp_path / "rusak")
    assert "rusak" in capfd.readouterr().err
    file = key(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(CannotRun, match="signing-no-program"):
        signing.sign(b"x", file)
