"""How a policy computes: each block of its data as a table, a matrix, or sentences."""

from collections.abc import Iterator
from dataclasses import dataclass

from kinerja.publish.policies.words import Anchor, Line, Table, Words

_PIECE = ("category", "achievement_from", "achievement_to", "value_from", "value_to")


@dataclass(frozen=True, slots=True)
class Grid:
    """A matrix with the words of its sides; a cell that the policy lacks stays empty.

    Where all cells follow one clause it stands below the table, else in each cell.
    """

    rows: str
    across: str
    columns: tuple[str, ...]
    lines: tuple[tuple[str, tuple[tuple[str, Anchor | None], ...]], ...]

    @property
    def clause(self) -> Anchor | None:
        """The clause that all cells follow, if it is one."""
        clauses = {anchor for _, cells in self.lines for _, anchor in cells}
        return clauses.pop() if len(clauses) == 1 else None


@dataclass(frozen=True, slots=True)
class Advice:
    """What is advised where the organisation has a rating."""

    organisation: str
    sentences: tuple[str, ...]
    clause: Anchor | None


def sentences(words: Words) -> Iterator[str]:
    """How the policy computes, in short."""
    policy, voice = words.policy, words.voice
    yield voice.word("computing", policy.method)
    if policy.reversed_for:
        yield voice.text("computing.reversed", direction=voice.word("directions", policy.reversed_for).lower())


def grid(words: Words) -> Grid | None:
    """The matrix, worst words first as the policy has them."""
    matrix, voice = words.policy.matrix, words.voice
    if matrix is None:
        return None
    cells = {(one.row, one.column): (words.band(one.band), words.anchor(one.legal)) for one in matrix.cells}
    return Grid(
        rows=voice.wording(matrix.rows.name),
        columns=tuple(voice.wording(one.word) for one in matrix.columns.words),
        across=voice.wording(matrix.columns.name),
        lines=tuple(
            (
                voice.wording(row.word),
                tuple(cells.get((row.id, column.id), (voice.text("none"), None)) for column in matrix.columns.words),
            )
            for row in matrix.rows.words
        ),
    )


def advice(words: Words) -> tuple[Advice, ...]:
    """The advice on the spread of ratings, in sentences."""
    distribution = words.policy.distribution
    return tuple(
        Advice(
            words.organisation(pattern.organisation),
            tuple(rule_sentence(words, one.rule, one.bands, words.percent(one.percent)) for one in pattern.rules),
            words.anchor(pattern.legal),
        )
        for pattern in (distribution.patterns if distribution else ())
    )


def rule_sentence(words: Words, rule: str, bands: tuple[str, ...], percent: str) -> str:
    """A rule of the distribution as a sentence."""
    return words.voice.text(f"spread.{rule}", words=words.bands(bands), percent=percent)


def tables(words: Words) -> Iterator[Table]:
    """Every block that is a table, in the order of computing."""
    for block in (_pieces, _additional, _weighing, _components, _feedback, _credit, _hours):
        yield from block(words)


def _table(words: Words, name: str, columns: tuple[str, ...], lines: Iterator[Line], **facts: str) -> Table:
    voice = words.voice
    lead = tuple(filter(None, voice.text(f"blocks.{name}.lead", **facts).split("\n")))
    numbers = tuple(one for one in columns if one not in _WORDS)
    return Table(name, voice.text(f"blocks.{name}.title"), lead, columns, numbers, tuple(lines))


# Columns of words; all others hold numbers.
_WORDS = frozenset({"category", "feedback", "component", "part", "role", "raters", "rating", "post", "employees"})


def _pieces(words: Words) -> Iterator[Table]:
    conversion = words.policy.conversion
    if conversion:
        lines = (
            Line(
                (
                    words.band(one.band),
                    *map(words.percent, (one.start, one.end)),
                    *map(words.number, (one.value, one.end_value)),
                ),
                words.anchor(one.legal),
            )
            for one in conversion.pieces
        )
        yield _table(words, "conversion", _PIECE, lines, value=words.number(conversion.at_maximum))


def _additional(words: Words) -> Iterator[Table]:
    conversion = words.policy.conversion
    if conversion:
        clause = words.anchor(conversion.additional.legal)
        shares = conversion.additional.shares
        lines = (Line((words.band(one.band), words.percent(one.percent)), clause) for one in shares)
        yield _table(words, "additional", ("category", "percent"), lines, cap=words.number(conversion.additional.cap))


def _weighing(words: Words) -> Iterator[Table]:
    weighing = words.policy.weighing
    if weighing:
        lines = (
            Line(
                (
                    words.voice.text("weighing_with" if one.feedback else "weighing_without"),
                    *map(words.percent, (one.results, one.behaviour)),
                ),
                words.anchor(one.legal),
            )
            for one in weighing.alternatives
        )
        yield _table(words, "weighing", ("feedback", "results", "behaviour"), lines, cap=words.number(weighing.cap))


def _components(words: Words) -> Iterator[Table]:
    if words.policy.components:
        yield _table(words, "components", ("component", "part", "points"), _component_lines(words))


def _component_lines(words: Words) -> Iterator[Line]:
    for one in words.policy.components:
        name, clause = words.voice.wording(one.name), words.anchor(one.legal)
        yield Line((name, words.voice.text("whole"), words.number(one.weight)), clause)
        for part in one.parts:
            yield Line((name, words.voice.wording(part.name), words.number(part.weight)), clause)


def _feedback(words: Words) -> Iterator[Table]:
    feedback = words.policy.feedback
    if feedback:
        lines = (
            Line(
                (
                    words.voice.word("roles", role.id),
                    words.voice.word("rater_groups", one.id),
                    words.percent(one.weight),
                    words.number(one.minimum),
                ),
                words.anchor(role.legal),
            )
            for role in feedback.roles
            for one in role.groups
        )
        facts = {name: words.number(getattr(feedback, name)) for name in ("lowest", "highest", "multiplier")}
        yield _table(words, "feedback", ("role", "raters", "weight", "minimum"), lines, **facts)


def _credit(words: Words) -> Iterator[Table]:
    credit = words.policy.credit
    if credit:
        clause = words.anchor(credit.legal)
        shares = (Line((words.band(one.band), words.percent(one.percent)), clause) for one in credit.shares)
        yield _table(words, "credit", ("rating", "percent"), shares, months=words.number(credit.months))
        posts = (
            Line((words.voice.wording(one.name), words.number(one.value)), words.anchor(one.legal))
            for one in credit.coefficients
        )
        yield _table(words, "coefficients", ("post", "coefficient"), posts)


def _hours(words: Words) -> Iterator[Table]:
    if words.policy.hours:
        lines = (
            Line(
                (words.voice.word("employee_groups", one.group), *map(words.number, (one.lowest, one.highest))),
                words.anchor(one.legal),
            )
            for one in words.policy.hours
        )
        yield _table(words, "hours", ("employees", "lowest", "highest"), lines)
