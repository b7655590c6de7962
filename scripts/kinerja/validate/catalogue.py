"""Every rule of the program in one list: of the text, of the shape, of the file, and between records."""

from kinerja.diagnostic import Rule
from kinerja.load import faults, repository, schema
from kinerja.validate.rules import RULES

ALL: tuple[Rule, ...] = (
    *faults.RULES,
    *repository.RULES,
    *schema.RULES,
    *(module.RULE for module in RULES),
)


def by_slug(slug: str) -> Rule | None:
    """The rule of this name, or None."""
    return next((rule for rule in ALL if rule.slug == slug), None)
