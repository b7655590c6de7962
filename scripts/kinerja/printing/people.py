"""Names and personnel numbers of employees, from a local file that Git must not keep."""

from collections.abc import Mapping
from pathlib import Path

import msgspec

from kinerja import private_files
from kinerja.diagnostic import CannotRun
from kinerja.load import strict_yaml

# At the root of the project, where .gitignore names it.
USUAL = "nip.yml"


class Person(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What only paper says of an employee; nothing of it is ever told in a message."""

    name: str
    nip: str | None = None
    rank: str | None = None
    position: str | None = None


def read(root: Path, file: Path | None) -> Mapping[str, Person]:
    """Who is who by employee id; nobody is known without a file. Raises CannotRun when it cannot be used."""
    usual = root / USUAL
    chosen = file or (usual if usual.exists() else None)
    if chosen is None:
        return {}
    private_files.refuse_in_history(chosen)
    parsed = strict_yaml.parse(chosen.read_bytes(), USUAL)
    if parsed.findings:
        raise CannotRun("people-file-broken", path=str(chosen), line=parsed.findings[0].at.line)
    try:
        return msgspec.convert(parsed.data, dict[str, Person])
    except msgspec.ValidationError:
        # The cause is not chained: it may quote what stands in the file.
        raise CannotRun("people-file-unfit", path=str(chosen)) from None
