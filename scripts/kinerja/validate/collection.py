"""What can be said against a repository that is collected; each finding names it."""

from kinerja.diagnostic import Finding, Rule, Severity

UNREACHABLE = Rule("collect-unreachable", section="collect")
REWRITTEN = Rule("collect-rewritten", section="collect")
NOT_APPROVED = Rule("collect-not-approved", section="collect")
NOT_PLAIN = Rule("collect-not-plain", section="collect")
UNKNOWN = Rule("collect-unknown", section="collect")
FOREIGN = Rule("collect-foreign", section="collect")
DIFFERS = Rule("collect-copy-differs", section="collect")
OLD = Rule("collect-copy-old", Severity.WARNING, section="collect")
UNIT_MISSING = Rule("collect-unit-missing", section="collect")
CLOSED = Rule("collect-closed", section="collect")
POLICY = Rule("collect-without-policy", section="collect")
HERE = Rule("collect-here", section="collect")
RULES = (
    *(UNREACHABLE, REWRITTEN, NOT_APPROVED, NOT_PLAIN, UNKNOWN, FOREIGN, DIFFERS, OLD, UNIT_MISSING),
    *(CLOSED, POLICY, HERE),
)


def stops(finding: Finding) -> bool:
    """Whether a repository with this finding is not accepted."""
    return finding.severity is Severity.ERROR
