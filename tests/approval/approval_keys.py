"""SSH keys made by OpenSSH itself, and signatures that OpenSSH judges."""

import subprocess
from pathlib import Path

from kinerja.approval import signing
from kinerja.approval.statement import NAMESPACE

KINDS = {"ed25519": ("ed25519", "256"), "ecdsa": ("ecdsa", "256"), "rsa": ("rsa", "3072")}


def key(folder: Path, kind: str = "ed25519", passphrase: str = "", name: str = "", bits: str = "") -> Path:
    """A new private key in a folder; its public key lies beside it."""
    type_, usual = KINDS[kind]
    file = folder / (name or f"{kind}-{bits or usual}")
    words = ["-t", type_, "-b", bits or usual, "-N", passphrase, "-C", "", "-f", str(file)]
    subprocess.run(["ssh-keygen", "-q", *words], check=True, capture_output=True)
    return file


def openssh_accepts(folder: Path, signature: str, message: bytes, namespace: str = NAMESPACE) -> bool:
    """Whether `ssh-keygen` takes a signature (without its armour) for one of any key over a message."""
    file = folder / "signature"
    file.write_text(signing.armoured(signature), encoding="latin-1")
    words = ["-Y", "check-novalidate", "-n", namespace, "-s", str(file)]
    return subprocess.run(["ssh-keygen", *words], input=message, capture_output=True, check=False).returncode == 0
