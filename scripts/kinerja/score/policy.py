"""Policies: which one is in force on a day. A policy that breaks its own rules is never in force."""

from collections import defaultdict

from kinerja.load.index import Index
from kinerja.model import PolicyUse, ScoringPolicy
from kinerja.score.bands import Judgement, Reading, band_of, decimals, judge
from kinerja.score.remembered import OfRecords
from kinerja.score.sound import Fault, sound

__all__ = ["Fault", "Judgement", "Reading", "band_of", "decimals", "in_force", "judge", "sound"]

# A day that was asked for, and the policy in force on it, by use.
Days = defaultdict[str, dict[str, ScoringPolicy | None]]


@OfRecords
def _known(records: Index) -> Days:
    """What was found before; all evaluations of a period ask for the same day."""
    del records
    return defaultdict(dict)


def in_force(records: Index, use: str, day: str) -> ScoringPolicy | None:
    """The policy that the government uses on a day, if the policy itself is sound and valid on that day.

    Of two entries for the same day the younger one counts.
    """
    days = _known(records.shared)[use]
    if day not in days:
        days[day] = _found(records, use, day)
    return days[day]


def _found(records: Index, use: str, day: str) -> ScoringPolicy | None:
    own = records.own_record()
    entries = [one for one in own.policies if one.use == use and _valid(one, day)] if own else []
    if not entries:
        return None
    policy = records.policy(max(entries, key=lambda one: (one.valid_from, one.policy)).policy)
    return policy if policy and policy.use == use and _valid(policy, day) and not sound(policy) else None


def _valid(entry: PolicyUse | ScoringPolicy, day: str) -> bool:
    return entry.valid_from <= day and (entry.valid_until is None or day <= entry.valid_until)
