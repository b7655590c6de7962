"""Our strict YAML: one mapping in a file, exact decimals, no magic, and every fault with its place.

Nothing but texts, whole numbers, decimals, true, false, null, lists and mappings is ever made of a file. Files in the
layout of records are read line by line; all others, and every fault, are the business of the exact reader, whose
library is loaded only then.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kinerja.diagnostic import Finding
from kinerja.load import quick_yaml, yaml_text
from kinerja.load.faults import Place
from kinerja.load.pointer import pointer

if TYPE_CHECKING:
    from kinerja.load.yaml_events import Parser

__all__ = ["MOST_FINDINGS", "Parsed", "parse", "pointer", "positions"]

MOST_FINDINGS = yaml_text.MOST_FAULTS


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a file says, or None when it was refused, and why it was refused."""

    data: object
    findings: tuple[Finding, ...]


def parse(source: bytes, path: str, *, parser: "Parser | None" = None) -> Parsed:
    """The data of a file, or the faults that can be found in it: by place, at most MOST_FINDINGS.

    With a parser named, that one reads the file, whatever its layout.
    """
    quick = None if parser else quick_yaml.read(source)
    if quick is not None:
        return Parsed(quick, ())
    from kinerja.load import yaml_reader

    data, faults = yaml_reader.read(source, parser)
    findings = sorted((fault.finding(path) for fault in faults), key=lambda finding: finding.order)
    return Parsed(None if findings else data, tuple(findings[:MOST_FINDINGS]))


def positions(source: bytes, *, parser: "Parser | None" = None) -> dict[str, Place]:
    """Line and column (from 1) of every value by its JSON pointer, as far as the file can be read.

    A scalar and an item of a list stand where they begin; under a key, a list, a mapping and nothing stand at the key.
    """
    from kinerja.load import yaml_places

    return yaml_places.positions(source, parser)
