"""What changed from one release to the next: whatever differs is told, at least as a number of other changes."""

from kinerja.publish.changes.between import between
from kinerja.publish.changes.change import MOVED, ORDER, Change
from kinerja.publish.changes.history import Step, history

__all__ = ["MOVED", "ORDER", "Change", "Step", "between", "history"]
