"""Whether records are a public body's own: only those can be expected to be complete."""

from kinerja.load.index import Index


def is_own(records: Index) -> bool:
    """False for figures quoted from documents and for examples, which show a part only."""
    government = records.own_record()
    return government is not None and government.data == "own"
