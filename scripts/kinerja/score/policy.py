"""Policies: which one is in force on a day. A policy that breaks its own rules is never in force."""

from weakref import WeakKeyDictionary

from kinerja.load.index import Index
from kinerja.model import PolicyUse, ScoringPolicy
from kinerja.score.bands import Judgement, Reading, band_of, decimals, judge
from kinerja.score.sound import Fault, sound

__all__ = ["Fault", "Judgement", "Reading", "band_of", "decimals", "in_force", "judge", "sound"]

# A policy is examined once for the records it belongs to, not once for every figure.
_EXAMINED: WeakKeyDictionary[Index, dict[str, ScoringPolicy | None]] = WeakKeyDictionary()


def in_force(records: Index, use: str, day: str) -> ScoringPolicy | None:
    """The policy that the government uses on a day, if the policy itself is sound and valid on that day.

    Of two entries for the same day the younger one counts.
    """
    own = records.own_record()
    entries = [one for one in own.policies if one.use == use and _valid(one, day)] if own else []
    if not entries:
        return None
    policy = _usable(records, max(entries, key=lambda one: (one.valid_from, one.policy)).policy)
    return policy if policy and policy.use == use and _valid(policy, day) else None


def _usable(records: Index, identifier: str) -> ScoringPolicy | None:
    examined = _EXAMINED.setdefault(records, {})
    if identifier not in examined:
        policy = records.policy(identifier)
        examined[identifier] = policy if policy and not sound(policy) else None
    return examined[identifier]


def _valid(entry: PolicyUse | ScoringPolicy, day: str) -> bool:
    return entry.valid_from <= day and (entry.valid_until is None or day <= entry.valid_until)
