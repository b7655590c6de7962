"""What a server of records promises about pushes. `receiving` finds who breaks it."""

from kinerja.diagnostic import Rule

_SECTION = "receive"

DELETES = Rule("push-deletes", section=_SECTION)
GOES_BACK = Rule("push-goes-back", section=_SECTION)
DROPS_APPROVALS = Rule("push-drops-approvals", section=_SECTION)
FROM_FUTURE = Rule("push-from-future", section=_SECTION)
REPLACES = Rule("push-replaces", section=_SECTION)
RULES = (DELETES, GOES_BACK, DROPS_APPROVALS, FROM_FUTURE, REPLACES)
