"""The indicators of a unit, and how their targets and results go on from year to year."""

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from kinerja.sampling.body import FIRST_YEAR, Office
from kinerja.sampling.chance import Chance

FULL = Decimal(100)
# How far results lie beyond their targets in percent, by the rating of the unit: from, to. In the mean they give the
# rating that is proposed by the limits of the policy in force.
BEYOND = {"istimewa": (113, 119), "baik": (101, 105), "butuh-perbaikan": (84, 94)}
# What a target asks for more than was reached before, in percent.
_HARDER, _LESS = 102, 97
# (rating, how often among 100 units): outstanding, behind; all others are good.
_RATINGS = (("istimewa", 14), ("butuh-perbaikan", 5))


@dataclass(frozen=True, slots=True)
class Figure:
    """An indicator: what it measures, in which direction and by which method, and where it stood before."""

    id: str
    name: str
    definition: str
    aspect: str
    unit_of_measure: str
    direction: str
    method: str
    decimals: int
    start: Decimal
    cumulative: bool = False

    def moved(self, value: Decimal, percent: int) -> Decimal:
        """The percentage of a value, rounded towards what is harder to reach; shares end at all of them."""
        rounding = ROUND_CEILING if self.direction == "increase" else ROUND_FLOOR
        moved = (value * percent / 100).quantize(Decimal(1).scaleb(-self.decimals), rounding)
        return min(moved, FULL) if self.unit_of_measure == "persen" else moved


# Target and result of a year.
Course = tuple[Decimal, Decimal]


def of_unit(office: Office, seed: int) -> tuple[Figure, ...]:
    """The four indicators of a unit: of quantity, quality, time and cost."""
    chance, matters = Chance(seed, "figures", office.number), office.theme.matters
    first, second, third, fourth = (matters[(office.number + turn) % len(matters)] for turn in range(4))
    amount = Decimal(chance.whole(200, 900))
    share = Decimal(chance.whole(600, 780)).scaleb(-1)
    days = Decimal(chance.whole(80, 200)).scaleb(-1)
    cost = Decimal(chance.whole(400, 900))
    return (
        Figure(
            "layanan-selesai",
            f"Layanan {first} yang selesai",
            f"Banyaknya layanan {first} yang selesai sejak awal tahun.",
            *("quantity", "layanan", "increase", "ratio", 0, amount),
            cumulative=True,
        ),
        Figure(
            "mutu-layanan",
            f"Mutu {second}",
            f"Bagian {second} yang memenuhi standar pelayanan.",
            *("quality", "persen", "increase", "ratio", 1, share),
        ),
        Figure(
            "waktu-layanan",
            f"Waktu {third}",
            f"Rata-rata waktu {third} dari berkas lengkap sampai selesai.",
            *("time", "hari", "decrease", "inverse-2t", 1, days),
        ),
        Figure(
            "biaya-layanan",
            f"Biaya {fourth}",
            f"Rata-rata biaya setiap kegiatan {fourth}.",
            *("cost", "ribu rupiah", "decrease", "inverse-ratio", 0, cost),
        ),
    )


def rating(office: Office, year: int, seed: int) -> str:
    """How the unit was rated in a year."""
    drawn = Chance(seed, "rating", office.number, year).whole(1, 100)
    for name, share in _RATINGS:
        if drawn <= share:
            return name
        drawn -= share
    return "baik"


def course(office: Office, figure: Figure, year: int, seed: int) -> Course:
    """Target and result of a year: each target asks a little more than what was reached in the years before."""
    before, rising = figure.start, figure.direction == "increase"
    chance, found = Chance(seed, "course", office.number, figure.id), (before, before)
    for one in range(FIRST_YEAR, year + 1):
        target = figure.moved(before, _HARDER if rising else _LESS)
        beyond = chance.whole(*BEYOND[rating(office, one, seed)])
        found = (target, figure.moved(target, beyond if rising else 200 - beyond))
        before = max(before, found[1]) if rising else min(before, found[1])
    return found


def so_far(figure: Figure, whole: Course, quarter: int) -> Course:
    """Target and result at the end of a quarter: amounts add up, everything else comes nearer to that of the year."""
    if quarter == 4:
        return whole
    if figure.cumulative:
        target, result = (value * quarter // 4 for value in whole)
        return target, result
    percent = 100 - 2 * (4 - quarter) if figure.direction == "increase" else 100 + 2 * (4 - quarter)
    return figure.moved(whole[0], percent), figure.moved(whole[1], percent)
