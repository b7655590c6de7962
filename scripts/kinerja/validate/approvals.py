"""What history promises about approval. `approval.verify` finds who breaks it; the sentences are of the locales."""

from kinerja.diagnostic import Rule

_SECTION = "approvals"

# Of a change.
MISSING = Rule("approval-missing", section=_SECTION)
NOBODY = Rule("nobody-may-approve", section=_SECTION)
SECOND = Rule("second-office-missing", section=_SECTION)
AUTHOR_UNKNOWN = Rule("author-unknown", section=_SECTION)
CLOSED = Rule("closed-period-touched", section=_SECTION)
AMENDMENT = Rule("amendment-altered", section=_SECTION)
UNKNOWN_RECORD = Rule("unknown-record", section=_SECTION)
NOT_PLAIN = Rule("not-a-plain-file", section=_SECTION)
# Of evidence, from what is farthest from being an approval to what is nearest.
UNREADABLE = Rule("approval-unreadable", section=_SECTION)
OTHER_RECORD = Rule("approval-of-other-record", section=_SECTION)
OTHER_BYTES = Rule("approval-bytes-differ", section=_SECTION)
OTHER_BASE = Rule("approval-of-other-base", section=_SECTION)
USED = Rule("approval-used-twice", section=_SECTION)
AHEAD = Rule("approval-in-future", section=_SECTION)
OLD = Rule("approval-too-old", section=_SECTION)
SIGNATURE = Rule("signature-invalid", section=_SECTION)
KEY_UNKNOWN = Rule("signature-unknown-key", section=_SECTION)
KEY_ENDED = Rule("key-not-in-force", section=_SECTION)
REVIEW = Rule("review-account-differs", section=_SECTION)
EMPLOYEE = Rule("approval-employee-differs", section=_SECTION)
AUTHOR = Rule("approval-author-differs", section=_SECTION)
OWN = Rule("approval-of-own", section=_SECTION)
WRONG_PERSON = Rule("approval-by-wrong-person", section=_SECTION)
WROTE = Rule("approver-wrote-it", section=_SECTION)
HEAD = Rule("approval-head-differs", section=_SECTION)
# Of history itself.
NOT_WHOLE = Rule("history-not-whole", section=_SECTION)
REPLACED = Rule("objects-replaced", section=_SECTION)
BACK_IN_TIME = Rule("time-goes-back", section=_SECTION)
SINCE = Rule("since-not-in-history", section=_SECTION)

EVIDENCE = (
    *(UNREADABLE, OTHER_RECORD, OTHER_BYTES, OTHER_BASE, USED, AHEAD, OLD, SIGNATURE, KEY_UNKNOWN, KEY_ENDED),
    *(REVIEW, EMPLOYEE, AUTHOR, OWN, WRONG_PERSON, WROTE, HEAD),
)
RULES = (
    *(MISSING, NOBODY, SECOND, AUTHOR_UNKNOWN, CLOSED, AMENDMENT, UNKNOWN_RECORD, NOT_PLAIN),
    *EVIDENCE,
    *(NOT_WHOLE, REPLACED, BACK_IN_TIME, SINCE),
)
