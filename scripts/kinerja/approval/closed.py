"""What a change may not do to a period that is closed: nothing but new amendments enters, and it is never reopened."""

from kinerja import periods
from kinerja.approval.authority import Authority
from kinerja.approval.change import Change
from kinerja.model import Amendment, FollowUp, Objection, Period, Record, Roster
from kinerja.score.series import CLOSED

# What comes after a period is closed: a release counts its people, they object, and things follow from their ratings.
_AFTERWARDS = (Roster, Objection, FollowUp)


def touched(authority: Authority, change: Change) -> str | None:
    """The closed period that a change would alter; None when it may."""
    record = change.old or change.new
    if isinstance(record, Amendment):
        return record.period if change.before is not None else None
    if isinstance(record, Period):
        return record.id if _reopened(change) else None
    own = None if record is None or isinstance(record, _AFTERWARDS) else _span(record)
    if own is None:
        return None
    shut = (one.id for one in authority.periods.values() if one.status in CLOSED)
    return next((one for one in sorted(shut) if periods.contains(one, own)), None)


def _span(record: Record) -> str | None:
    """The period that a record reports on."""
    for key in ("period", "month", "year"):
        value = getattr(record, key, None)
        if value is not None:
            return str(value)
    return None


def _reopened(change: Change) -> bool:
    """A closed period stays as it was, but for the step from `frozen` to `amended`."""
    old, new = change.old, change.new
    if not isinstance(old, Period) or old.status not in CLOSED:
        return False
    same_days = isinstance(new, Period) and (new.starts, new.ends) == (old.starts, old.ends)
    return not (same_days and isinstance(new, Period) and new.status in ("amended", old.status))
