"""Every rule of the program in one list: of the text, of the shape, of the file, and between records."""

from kinerja.diagnostic import Rule, Severity
from kinerja.load import faults, personal, repository, schema
from kinerja.validate import approvals, collection, owning, pushing
from kinerja.validate.rules import RULES

# Between releases, so `disclose.continuity` finds who breaks it.
BREAK_IS_DECLARED = Rule("break-is-declared", Severity.WARNING)

ALL: tuple[Rule, ...] = (
    *faults.RULES,
    *personal.RULES,
    *repository.RULES,
    *schema.RULES,
    *(module.RULE for module in RULES),
    BREAK_IS_DECLARED,
    *approvals.RULES,
    *collection.RULES,
    *owning.RULES,
    *pushing.RULES,
)


def by_slug(slug: str) -> Rule | None:
    """The rule of this name, or None."""
    return next((rule for rule in ALL if rule.slug == slug), None)
