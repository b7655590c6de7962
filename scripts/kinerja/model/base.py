"""What every record is made of."""

import msgspec


class Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Anything inside a record."""


class Record(Part, frozen=True, kw_only=True, tag_field="kind"):
    """A whole file."""


class Wording(Part, frozen=True):
    """One wording in each of the public's languages."""

    id: str
    en: str
