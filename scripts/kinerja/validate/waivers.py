"""Which findings a waiver covers, seen from the first day of the newest period of the records."""

from kinerja.diagnostic import Finding
from kinerja.load.index import Index
from kinerja.model import Period, Waiver

# Rules that guard waivers and closed periods themselves, and those that keep people from being recognised.
NEVER = frozenset(
    {
        *("waiver-expired", "amendment-chain", "frozen-period-amendment"),
        *("disclosure-policy-sound", "counted-once", "roster-is-whole"),
    }
)


def today(records: Index) -> str:
    """The first day of the newest period. Checks know no clock: the same records give the same findings for ever."""
    return max((one.record.starts for one in records.of(Period)), default="")


def has_expired(records: Index, waiver: Waiver) -> bool:
    """Whether its last day is over."""
    return waiver.expires < today(records)


def is_waived(records: Index, finding: Finding) -> bool:
    """Whether a waiver that holds covers the rule and the file of a finding."""
    return finding.rule not in NEVER and any(
        one.record.rule == finding.rule
        and _covers(f"records/{records.government}/{one.record.path}", finding.at.path)
        and not has_expired(records, one.record)
        for one in records.of(Waiver)
    )


def _covers(place: str, path: str) -> bool:
    return path == place or path.startswith(f"{place}/")
