"""Takes apart what SSH puts together: bytes with their length before them, in base64 of one spelling.

Source: RFC 4251, section 5
"""

from base64 import b64decode, b64encode

# A signature of an RSA key of 8,192 bits, the longest that a record can hold, with room to spare.
_LONGEST = 4096


class Reader:
    """Reads part after part. Raises ValueError where something else stands."""

    def __init__(self, source: bytes) -> None:
        self._source = source
        self._at = 0

    def take(self, length: int) -> bytes:
        """So many bytes."""
        found = self._source[self._at : self._at + length]
        if len(found) != length:
            raise ValueError("too short")
        self._at += length
        return found

    def number(self) -> int:
        """A whole number of four bytes."""
        return int.from_bytes(self.take(4), "big")

    def string(self) -> bytes:
        """Bytes with their length before them."""
        return self.take(self.number())

    def positive(self) -> int:
        """A whole number above zero, without a needless zero in front."""
        found = self.string()
        value = int.from_bytes(found, "big", signed=True)
        if value <= 0 or len(found) != value.bit_length() // 8 + 1:
            raise ValueError("not a positive number in its shortest form")
        return value

    def expect(self, wanted: bytes) -> None:
        """Exactly these bytes, with their length before them."""
        if self.string() != wanted:
            raise ValueError("something else")

    def end(self) -> None:
        """Nothing more."""
        if self._at != len(self._source):
            raise ValueError("too long")


def decoded(text: str) -> bytes:
    """Bytes from the only base64 that stands for them."""
    found = b64decode(text, validate=True) if len(text) <= _LONGEST else b""
    if b64encode(found).decode() != text:
        raise ValueError("not canonical")
    return found


def string(content: bytes) -> bytes:
    """Bytes with their length before them."""
    return len(content).to_bytes(4, "big") + content
