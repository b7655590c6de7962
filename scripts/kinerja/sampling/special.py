"""Indicators that are no single number: words of a scale, steps done, a range, a level to be kept.

The secretariat and the offices below it have one each, in turn.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from kinerja.model import Baseline, Grade, Indicator, PeriodTarget, Result, Step, Target
from kinerja.sampling.body import FIRST_YEAR, GOVERNMENT, Office
from kinerja.sampling.chance import Chance
from kinerja.sampling.rounds import Round

_WORDS = ("Rintisan", "Berkembang", "Baik", "Sangat baik")
_STEPS = ("Rancangan disetujui", "Petugas dilatih", "Dicoba pada satu layanan", "Dipakai semua layanan")
_KEPT, _LOWEST, _HIGHEST = Decimal(90), Decimal("6.5"), Decimal("8.5")


@dataclass(frozen=True, slots=True)
class Special:
    """What differs between the four: id, name, definition, unit of measure, direction, method, and where it stood."""

    id: str
    name: str
    definition: str
    unit_of_measure: str
    direction: str
    method: str
    start: Decimal


_ALL = (
    Special(
        "kematangan-arsip",
        "Kematangan pengelolaan arsip",
        "Tingkat pengelolaan arsip menurut empat tahap.",
        *("tingkat", "increase", "ordinal", Decimal(2)),
    ),
    Special(
        "tahap-layanan-daring",
        "Tahap layanan daring",
        "Tahap yang selesai dari empat tahap layanan daring.",
        *("tahap", "increase", "milestone", Decimal(0)),
    ),
    Special(
        "keasaman-air",
        "Keasaman air bersih",
        "Keasaman air bersih di kantor dan tempat layanan.",
        *("pH", "range", "range", Decimal("6.9")),
    ),
    Special(
        "kehadiran-petugas",
        "Kehadiran petugas layanan",
        "Bagian jam layanan dengan petugas lengkap.",
        *("persen", "maintain", "maintain-above", Decimal(91)),
    ),
)


def of_unit(office: Office) -> Special | None:
    """The one of a unit, if it has one."""
    return None if office.is_leaf else _ALL[office.number % len(_ALL)]


def indicator(office: Office, own: Special) -> Indicator:
    """The indicator."""
    return Indicator(
        government=GOVERNMENT,
        unit=office.id,
        id=own.id,
        name=own.name,
        definition=own.definition,
        aspect="quality",
        unit_of_measure=own.unit_of_measure,
        direction=own.direction,
        method=own.method,
        decimals=1,
        baseline=Baseline(period=str(FIRST_YEAR - 1), value=own.start),
        scale=tuple(Grade(word=word, value=Decimal(value)) for value, word in enumerate(_WORDS, 1))
        if own.method == "ordinal"
        else (),
        goal=f"sasaran-{office.theme.id}",
        owner=f"Kepala {office.name}",
    )


def target(own: Special, weight: Decimal, quarters: Sequence[Round]) -> Target:
    """What is promised for a year; a level is to be kept in each of its quarters."""
    match own.method:
        case "ordinal":
            return Target(indicator=own.id, word=_WORDS[2], weight=weight)
        case "milestone":
            share = Decimal(100 // len(_STEPS))
            steps = (Step(id=f"tahap-{turn}", text=text, weight=share) for turn, text in enumerate(_STEPS, 1))
            return Target(indicator=own.id, steps=tuple(steps), weight=weight)
        case "range":
            return Target(indicator=own.id, lowest=_LOWEST, highest=_HIGHEST, weight=weight)
        case _:
            kept = tuple(PeriodTarget(period=one.id, value=_KEPT) for one in quarters)
            return Target(indicator=own.id, value=_KEPT, weight=weight, periods=kept)


def result(office: Office, own: Special, held: Round, seed: int) -> Result:
    """What was reached in a period; words and steps are looked at once a year."""
    chance = Chance(seed, "special", office.number, held.id)
    match own.method:
        case "ordinal" | "milestone" if not held.is_annual:
            return Result(indicator=own.id, state="not-measured", reason="Diukur satu kali dalam setahun.")
        case "ordinal":
            return Result(indicator=own.id, word=chance.pick(_WORDS[2:]))
        case "milestone":
            return Result(indicator=own.id, done=tuple(f"tahap-{turn}" for turn, _ in enumerate(_STEPS, 1)))
        case "range":
            return Result(indicator=own.id, value=Decimal(chance.whole(66, 84)).scaleb(-1))
        case _:
            return Result(indicator=own.id, value=Decimal(chance.whole(900, 990)).scaleb(-1))
