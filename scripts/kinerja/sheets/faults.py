"""What can be said against a cell, row or sheet that is read; the sentences stand in the section `import`."""

from kinerja.diagnostic import Fact, Rule, Severity


def _error(slug: str) -> Rule:
    return Rule(slug, section="import")


def _advice(slug: str) -> Rule:
    return Rule(slug, Severity.WARNING, section="import")


ERROR_VALUE = _error("sheet-error-value")
PLACEHOLDER = _error("sheet-placeholder")
AMBIGUOUS = _error("sheet-ambiguous-number")
NUMBER_FORM = _error("sheet-number-form")
PERCENT = _error("sheet-percent")
NOT_WHOLE = _error("sheet-not-whole")
NUMBER_IN_TEXT = _error("sheet-number-in-text")
DATE_IN_TEXT = _error("sheet-date-in-text")
NUMBER_FOR_DATE = _error("sheet-number-for-date")
TIME_OF_DAY = _error("sheet-time-of-day")
NOT_BOOLEAN = _error("sheet-not-boolean")
NO_RESULT = _error("sheet-formula-without-result")
MERGED = _error("sheet-merged")
HIDDEN = _error("sheet-hidden")
NO_COLUMN = _error("sheet-column-missing")
COLUMN_TWICE = _error("sheet-column-twice")
TABLE_TWICE = _error("sheet-table-twice")
NO_KEY = _error("sheet-row-unnamed")
ROW_TWICE = _error("sheet-row-twice")
NO_PARENT = _error("sheet-row-without-owner")
EMPTY_AND_FULL = _error("sheet-empty-and-full")
OTHER_GOVERNMENT = _error("sheet-other-government")
NOT_BY_HAND = _error("sheet-not-by-hand")
BROKEN_FILE = _error("sheet-file-refused")

FORMULA = _advice("sheet-formula")
ROUNDED = _advice("sheet-rounded")
UNKNOWN_COLUMN = _advice("sheet-column-unknown")
NOT_READ = _advice("sheet-not-read")
HIDDEN_TAKEN = _advice("sheet-hidden-taken")
COMMENTS_LOST = _advice("sheet-comments-lost")


class Refused(Exception):  # noqa: N818 - a finding for the user, not an error of the program
    """A cell cannot be taken; by which rule, with which facts."""

    def __init__(self, rule: Rule, **facts: Fact) -> None:
        super().__init__(rule.slug)
        self.rule = rule
        self.facts = facts
