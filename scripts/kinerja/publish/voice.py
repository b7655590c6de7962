"""One language: its sentences, numbers, dates, periods and words."""

from dataclasses import dataclass
from decimal import Decimal

from kinerja import texts
from kinerja.disclose.published import PublishedIndicator, Wording
from kinerja.publish import numerals
from kinerja.publish.span import span

_LETTERS = {6: "s", 3: "q"}
_PERCENT = frozenset({"persen", "%", "percent"})


class _Gaps(dict[str, str]):
    """Facts of a sentence that is shown without any."""

    def __missing__(self, key: str) -> str:
        return "…"


@dataclass(frozen=True, slots=True)
class Amount:
    """A value in words, and its unit of measure where that is a word of its own."""

    value: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Voice:
    """Everything that is said on the pages of one language."""

    language: str

    def text(self, key: str, **facts: object) -> str:
        """A sentence of the pages, with its facts."""
        return texts.section(self.language, "pages")[key].format_map(facts)

    def word(self, group: str, value: str) -> str:
        """The word for a choice of the records; the choice itself when a release knows more than the locale."""
        said = texts.section(self.language, "pages").get(f"{group}.{value}")
        return value if said is None else said.format_map({})

    def sentence(self, key: str, values: dict[str, str]) -> str:
        """A sentence of another section with canonical values; the values alone when a release is older than it."""
        shown = {name: self.value(value) for name, value in values.items()}
        if not texts.has(self.language, key):
            return ", ".join(shown.values())
        return texts.text(self.language, key, **shown)

    def pattern(self, key: str) -> str:
        """A sentence of another section with gaps instead of facts."""
        section, _, rest = key.partition(".")
        # A gap at the end already shows that something follows; a full stop behind it would be a fourth dot.
        return texts.section(self.language, section)[rest].format_map(_Gaps()).replace("….", "…")

    def wording(self, wording: Wording) -> str:
        """The wording of this language."""
        return wording.en if self.language == "en" else wording.id

    def number(self, value: Decimal | int) -> str:
        """A number with all its digits."""
        return numerals.number(self.language, value)

    def percent(self, value: Decimal) -> str:
        """A percentage with all its digits."""
        return self.text("format.percent", number=self.number(value))

    def value(self, value: str) -> str:
        """A canonical value: a number, a range `20..30`, or a word."""
        numbers = numerals.numbers(value)
        match [self.number(one) for one in numbers]:
            case [lowest, highest]:
                return self.text("format.range", lowest=lowest, highest=highest)
            case [single]:
                return single
        return value

    def amount(self, value: str, indicator: PublishedIndicator) -> str:
        """A canonical value with its unit of measure."""
        parts = self.parts(value, indicator)
        return self.text("format.amount", number=parts.value, unit=parts.unit) if parts.unit else parts.value

    def parts(self, value: str | None, indicator: PublishedIndicator) -> Amount:
        """A canonical value and its unit of measure, which stand on lines of their own where figures are large."""
        if value is None:
            return Amount(self.text("none"))
        shown = self.value(value)
        if not numerals.numbers(value):
            return Amount(shown)
        if indicator.unit_of_measure.casefold() in _PERCENT:
            return Amount(self.text("format.percent", number=shown))
        return Amount(shown, indicator.unit_of_measure)

    def day(self, value: str) -> str:
        """A day in words."""
        return numerals.day(self.language, value)

    def period(self, period: str) -> str:
        """A period in words."""
        return self._period(period, short=False)

    def short_period(self, period: str) -> str:
        """A period as it stands below a chart."""
        return self._period(period, short=True)

    def _period(self, period: str, *, short: bool) -> str:
        parsed = span(period)
        if parsed.months == 12:
            return str(parsed.year)
        if parsed.months == 1:
            return numerals.month(self.language, parsed, short=short)
        group = "short_periods" if short else "periods"
        return self.text(f"{group}.{_LETTERS[parsed.months]}{parsed.number}", year=parsed.year)
