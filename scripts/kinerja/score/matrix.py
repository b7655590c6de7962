"""The method `matrix`: two words give a third, without arithmetic."""

from kinerja.model import ScoringPolicy
from kinerja.score.rated import Rated, told, without


def look_up(policy: ScoringPolicy, row: str | None, column: str | None) -> Rated:
    """The band of the cell where a row meets a column."""
    if row is None or column is None:
        return without("pending", "word-missing")
    cells = policy.matrix.cells if policy.matrix else ()
    cell = next((one for one in cells if (one.row, one.column) == (row, column)), None)
    if cell is None:
        return without("unscorable", "no-cell", policy=policy.id)
    shown = told(policy, cell.legal, "cell", row=row, column=column, band=cell.band, policy=policy.id)
    return Rated("scored", cell.band, None, (shown,))
