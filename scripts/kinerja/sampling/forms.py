"""The files that there are most of, written straight as text: employees, plans and evaluations.

`record_text` makes the same bytes from a record, but takes five times as long; a test holds the two equal.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from kinerja.sampling.body import FIRST_YEAR, GOVERNMENT
from kinerja.sampling.cases import Case
from kinerja.sampling.staff import BEFORE_TURN, Above, Member
from kinerja.sampling.words import CORE_VALUES, EXPECTATIONS, REALISATIONS

_TOP = "# yaml-language-server: $schema=../../../../../../{up}schemas/{kind}.schema.json\nkind: {kind}\n"
_EMPLOYEE, _PLAN, _EVALUATION = (
    _TOP.format(kind=kind, up=up) for kind, up in (("employee", ""), ("plan", "../"), ("evaluation", "../"))
)
_EXPECTED = "".join(f'  - core_value: {name}\n    expectation: "{text}"\n' for name, text in CORE_VALUES)
_ACTING_SINCE = f"{FIRST_YEAR - 1}-11-01"
_EXPECTATION = (
    '      - id: harapan\n        aspect: quality\n        text: "Manfaat bagi penerima hasil"\n        expectation: "'
)
_FIRST_VALUE = CORE_VALUES[0][0]
_OTHERS = {
    rating: "".join(f"  - core_value: {name}\n    rating: {rating}\n" for name, _ in CORE_VALUES[1:])
    for rating in ("above", "as-expected", "below")
}


@dataclass(frozen=True, slots=True)
class Measure:
    """How a planned result is measured: id and all lines of the plan but the target, and limits of the target."""

    id: str
    before: str
    after: str
    lowest: int
    highest: int
    direction: int


def _measure(id_: str, aspect: str, text: str, unit: str, limits: tuple[int, int, int], method: str = "") -> Measure:
    before = f'      - id: {id_}\n        aspect: {aspect}\n        text: "{text}"\n        target: '
    after = f"\n        unit_of_measure: {unit}\n" + (f"        method: {method}\n" if method else "")
    return Measure(id_, before, after, *limits)


MEASURES = (
    _measure("banyaknya", "quantity", "Banyaknya dokumen yang selesai", "dokumen", (8, 24, 1)),
    _measure("mutu", "quality", "Bagian dokumen yang diterima tanpa perbaikan", "persen", (80, 94, 1)),
    _measure("waktu", "time", "Waktu penyelesaian setiap dokumen", '"hari kerja"', (4, 9, -1), "inverse-2t"),
    _measure("biaya", "cost", "Biaya rata-rata setiap kegiatan", '"ribu rupiah"', (150, 900, -1), "inverse-ratio"),
)


@dataclass(frozen=True, slots=True)
class Promise:
    """A planned result: its turn from 1, text, what it serves (lines of the plan), and targets by measure.

    Without targets it is measured by an expectation in words.
    """

    turn: int
    text: str
    serves: str
    targets: tuple[tuple[Measure, int], ...]


def employee(unit: str, member: Member, employment: str, role: str) -> str:
    """The file of a posting."""
    heads = "heads_unit: true\n" if member.rank in {"top", "head"} else ""
    superior = _superior(member.superior) if member.superior else ""
    acting = _acting(member.standing_in, member.acting_kind) if member.standing_in else ""
    since = f'valid_from: "{member.since}"\n' if member.since else ""
    until = f'valid_until: "{member.until}"\n' if member.until else ""
    return (
        f"{_EMPLOYEE}government: {GOVERNMENT}\nunit: {unit}\nemployee: {member.id}\n"
        f'post: "{member.post}"\nemployment: {employment}\nrole: {role}\n{heads}{superior}{acting}{since}{until}'
    )


def plan(unit: str, employee: str, year: int, evaluator: str, agreed: str, promises: Sequence[Promise]) -> str:
    """The file of a plan."""
    return (
        f"{_PLAN}government: {GOVERNMENT}\nunit: {unit}\nemployee: {employee}\nyear: {year}\n"
        f"approach: {'quantitative' if promises[0].targets else 'qualitative'}\n"
        f"evaluator: {evaluator}\nstatus: agreed\nresults:\n"
        f'{"".join(map(_promised, promises))}behaviours:\n{_EXPECTED}agreed_on: "{agreed}"\n'
    )


def evaluation(unit: str, case: Case, results: str, said: str, general: str) -> str:
    """The file of an evaluation, around the lines of its results and those of what was said in general."""
    found = case.outcome
    return (
        f"{_EVALUATION}government: {GOVERNMENT}\nunit: {unit}\nemployee: {case.member.id}\n"
        f'period: "{case.round.id}"\nevaluator: {case.evaluator}\nstatus: final\nresults:\n{results}'
        f"behaviours:\n  - core_value: {_FIRST_VALUE}\n    rating: {found.behaviour}\n"
        f'    feedback: "{said}"\n{_OTHERS[found.behaviour]}'
        f"results_rating: {found.results}\nbehaviour_rating: {found.behaviour}\nrating: {found.rating}\n"
        f'{general}rated_on: "{case.rated_on}"\nentered_at: "{case.entered_at}"\n'
    )


def in_general(strengths: str, improvements: str) -> str:
    """The lines of what is told once a year."""
    return f'strengths: "{strengths}"\nimprovements: "{improvements}"\n'


def values(reached: Sequence[tuple[str, int]]) -> str:
    """The lines of what was reached by measure."""
    lines = "".join(f"      - indicator: {name}\n        value: {value}\n" for name, value in reached)
    return f"    indicators:\n{lines}"


def in_words(rating: str) -> str:
    """The line of what was reached of an expectation."""
    return f'    realisation: "{REALISATIONS[rating]}"\n'


def result(turn: int, period: str, reached: str, said: str) -> str:
    """The lines of an evaluated result: what was reached, its evidence, and feedback or none."""
    feedback = f'    feedback: "{said}"\n' if said else ""
    return (
        f"  - result: hasil-{turn}\n{reached}"
        f'    evidence:\n      - title: "Laporan hasil {turn} periode {period}"\n{feedback}'
    )


def _promised(one: Promise) -> str:
    targets = "".join(f"{measure.before}{target}{measure.after}" for measure, target in one.targets)
    targets = targets or f'{_EXPECTATION}{EXPECTATIONS[one.turn % len(EXPECTATIONS)]}"\n'
    kind = "main" if one.serves else "additional"
    weight = "" if one.serves else "    weight: 5\n"
    return (
        f'  - id: hasil-{one.turn}\n    kind: {kind}\n    text: "{one.text}"\n'
        f"    indicators:\n{targets}{one.serves}{weight}"
    )


def _superior(above: Above) -> str:
    return f"superior:\n  employee: {above.employee}\n  unit: {above.unit}\n"


def _acting(above: Above, kind: str) -> str:
    return (
        f"acting:\n  - employee: {above.employee}\n    unit: {above.unit}\n    kind: {kind}\n"
        f'    valid_from: "{_ACTING_SINCE}"\n    valid_until: "{BEFORE_TURN}"\n'
    )
