"""Why a row makes no record."""

# Reasons that hold for every mapping; their sentences are `bridging.reasons.<reason>`.
BLANK = "blank"
REASONS = (
    BLANK,
    "too-many-cells",
    "no-partner",
    "several-partners",
    "unknown-word",
    "not-a-number",
    "not-whole",
    "no-id",
    "nothing-made",
    "contradicts",
    "repeated",
    "personal",
    "unreadable",
)


class Refused(Exception):  # noqa: N818 - said about a row, not an error of the program
    """A row cannot be used: one of REASONS or a rule of the schema, and the place in the record where it shows."""

    def __init__(self, reason: str, place: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.place = place
