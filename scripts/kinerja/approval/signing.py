"""Signs with OpenSSH's own program, so that passphrases, agents and hardware keys work as everywhere else."""

import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from kinerja.approval.statement import NAMESPACE
from kinerja.diagnostic import CannotRun

# So many names of files fit into one command anywhere.
_AT_ONCE = 1000
_LARGEST_KEY = 1 << 16


def sign(message: bytes, key: Path, namespace: str = NAMESPACE) -> str:
    """The signature of a key over a message, as base64 without its armour. Raises CannotRun."""
    return sign_all((message,), key, namespace)[0]


def sign_all(messages: Sequence[bytes], key: Path, namespace: str = NAMESPACE) -> tuple[str, ...]:
    """The same for many messages; a passphrase is asked for once. Raises CannotRun.

    The key is a file with a private key, or with the public key of one that an agent holds.
    """
    return tuple(
        signature
        for start in range(0, len(messages), _AT_ONCE)
        for signature in _signed(messages[start : start + _AT_ONCE], key.absolute(), namespace)
    )


def public_key(key: Path) -> str:
    """The public key (base64, as in `Key.public`) of a file with a private or a public key. Raises CannotRun."""
    beside = key if key.suffix == ".pub" else key.with_name(f"{key.name}.pub")
    if not key.is_file():
        raise CannotRun("signing-no-key")
    try:
        line = beside.read_bytes()[:_LARGEST_KEY] if beside.is_file() else _run("-y", "-f", str(key.absolute())).stdout
        return line.decode("ascii").split()[1]
    except (UnicodeDecodeError, IndexError) as error:
        raise CannotRun("signing-no-key") from error


def armoured(signature: str) -> str:
    """A signature as `ssh-keygen` writes it into a file."""
    lines = (signature[start : start + 70] for start in range(0, len(signature), 70))
    return "\n".join(("-----BEGIN SSH SIGNATURE-----", *lines, "-----END SSH SIGNATURE-----", ""))


def bare(armour: str) -> str:
    """A signature without its armour."""
    return "".join(line for line in armour.splitlines() if not line.startswith("-----"))


def _signed(messages: Sequence[bytes], key: Path, namespace: str) -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder, str(number)) for number in range(len(messages))]
        for file, message in zip(files, messages, strict=True):
            file.write_bytes(message)
        _run("-Y", "sign", "-f", str(key), "-n", namespace, *(file.name for file in files), folder=folder)
        for file in files:
            yield bare(file.with_suffix(".sig").read_text(encoding="ascii"))


def _run(*words: str, folder: str | None = None) -> subprocess.CompletedProcess[bytes]:
    """Runs the program; what it asks for and complains about goes straight to the terminal."""
    try:
        return subprocess.run(  # noqa: S603 - the words are our own
            ["ssh-keygen", "-q", *words],  # noqa: S607 - where it lies differs from system to system
            stdout=subprocess.PIPE,
            check=True,
            cwd=folder,
        )
    except FileNotFoundError as error:
        raise CannotRun("signing-no-program") from error
    except subprocess.CalledProcessError as error:
        raise CannotRun("signing-failed") from error
