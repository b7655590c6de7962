"""One language on paper: its sentences, numbers, days and periods."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from babel.dates import format_date
from babel.numbers import format_decimal

from kinerja import periods, texts
from kinerja.model import Wording
from kinerja.score.numbers import decimals_of

_LOCALES = {"id": "id_ID", "en": "en_GB"}


@dataclass(frozen=True)
class Words:
    """Everything that a form says in one language."""

    language: str

    def text(self, key: str, **facts: object) -> str:
        """A sentence of the forms, with its facts."""
        return texts.text(self.language, f"print.{key}", **facts)

    def wording(self, wording: Wording) -> str:
        """The wording of this language."""
        return wording.en if self.language == "en" else wording.id

    def number(self, value: Decimal) -> str:
        """A number with all its digits."""
        decimals = decimals_of(value)
        pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
        # Babel would round half to even, so the pattern asks for what is there.
        return format_decimal(value, pattern, _LOCALES[self.language], decimal_quantization=False).replace("-", "−")

    def amount(self, value: Decimal, unit_of_measure: str | None) -> str:
        """A number with its unit of measure."""
        return " ".join(part for part in (self.number(value), unit_of_measure) if part)

    def between(self, lowest: Decimal, highest: Decimal, unit_of_measure: str | None) -> str:
        """A range with its unit of measure."""
        return f"{self.number(lowest)}–{self.amount(highest, unit_of_measure)}"

    def day(self, value: str) -> str:
        """A day in words."""
        return format_date(date.fromisoformat(value), "d MMMM y", _LOCALES[self.language])

    def span(self, period: str) -> str:
        """The first and the last day of a period."""
        first, last = (self.day(day) for day in (periods.first_day(period), periods.last_day(period)))
        return self.text("span", first=first, last=last)
