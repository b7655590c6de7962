"""Which findings a waiver covers, seen from the first day of the newest period of the records."""

from collections.abc import Iterable

from kinerja.diagnostic import Finding
from kinerja.load.index import Index
from kinerja.model import Period, Waiver

# Rules that guard waivers and closed periods themselves, those that keep people from being recognised, and those by
# which approvals are traced to one person.
NEVER = frozenset(
    {
        *("waiver-expired", "amendment-chain", "frozen-period-amendment"),
        *("disclosure-policy-sound", "counted-once", "roster-is-whole"),
        *("approval-policy-complete", "account-is-one-person", "key-is-one-person"),
    }
)


def today(records: Index) -> str:
    """The first day of the newest period. Checks know no clock: the same records give the same findings for ever."""
    return max((one.record.starts for one in records.everywhere(Period)), default="")


def has_expired(records: Index, waiver: Waiver) -> bool:
    """Whether its last day is over."""
    return waiver.expires < today(records)


def in_force(records: Index) -> tuple[tuple[str, str], ...]:
    """The rule and the place of each waiver that holds."""
    own = f"records/{records.government}"
    held = (one.record for one in records.everywhere(Waiver) if not has_expired(records, one.record))
    return tuple((one.rule, f"{own}/{one.path}") for one in held)


def is_waived(held: Iterable[tuple[str, str]], finding: Finding) -> bool:
    """Whether one of the waivers in force covers the rule and the file of a finding."""
    return finding.rule not in NEVER and any(
        rule == finding.rule and _covers(place, finding.at.path) for rule, place in held
    )


def _covers(place: str, path: str) -> bool:
    return path == place or path.startswith(f"{place}/")
