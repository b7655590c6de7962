"""What is said on a picture."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Card:
    """A heading, the place it is about, a large figure, a line below, a status with its shape, and the origin.

    `kind` says that the data are quoted or only an example; it is empty for a government's own.
    """

    heading: str
    place: str
    figure: str
    below: str
    status: str
    shape: str
    origin: str
    kind: str = ""
