"""Tables that are looked into: each row by its key, and which rows were of use."""

from collections.abc import Iterable, Sequence

from kinerja.bridging.refusal import Refused
from kinerja.bridging.tables import Row


class Lookup:
    """The rows of a table by some of its columns."""

    def __init__(self, rows: Iterable[Row], key: Sequence[str], between: str) -> None:
        self._by_key: dict[str, list[Row]] = {}
        for row in rows:
            name = between.join(row.text(column) for column in key)
            self._by_key.setdefault(name, []).append(row)
        self.used: set[int] = set()

    def find(self, key: str) -> Row | None:
        """The row with this key. Raises Refused when there are several."""
        found = self._by_key.get(key, [])
        if len(found) > 1:
            raise Refused("several-partners")
        for row in found:
            self.used.add(row.line)
        return found[0] if found else None
