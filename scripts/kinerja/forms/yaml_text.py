"""YAML that readers of every version of YAML read alike: all but plain words stands in quotes."""

import re
from typing import Any

import yaml

# Words that no version takes for something else; PyYAML itself quotes those that mean true, false or nothing.
_WORD = re.compile(r"[A-Za-z][A-Za-z_-]*", re.ASCII)


class _Quoting(yaml.SafeDumper):
    """Never writes an alias, and never leaves it to the reader whether `1e3` is a text."""

    def ignore_aliases(self, data: Any) -> bool:
        """Every value is written out where it stands."""
        del data
        return True


def _text(dumper: _Quoting, value: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=None if _WORD.fullmatch(value) else '"')


_Quoting.add_representer(str, _text)


def text(data: dict[str, Any]) -> str:
    """The YAML of plain data, in its own order."""
    return str(yaml.dump(data, Dumper=_Quoting, allow_unicode=True, sort_keys=False, width=120))
