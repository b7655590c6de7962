"""A city by numbers: so many units with five promises each, three years of figures, and a survey."""

import sys
from decimal import Decimal
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests/publish"))

import publish_sample as sample  # noqa: E402
from msgspec.structs import replace  # noqa: E402

from kinerja.disclose.published import Figure, PublishedIndicator, PublishedUnit, Release  # noqa: E402
from kinerja.publish.site import Site  # noqa: E402

PROMISES = 5
WORDS = ("Waktu", "Mutu", "Biaya", "Cakupan", "Kepuasan", "Ketepatan", "Jumlah", "Kunjungan", "Keluhan", "Kehadiran")
THINGS = ("pelayanan", "perizinan", "imunisasi", "pengaduan", "perpustakaan", "persampahan", "pajak", "jalan", "air")
PLACES = ("kecamatan", "kelurahan", "puskesmas", "sekolah", "pasar", "terminal", "taman", "balai", "kantor", "loket")


def city(units: int) -> Site:
    """The site of one city with one release."""
    return _site(_release(units, 1))


def city_later(units: int) -> Site:
    """The same city after a second release, in which one figure of one unit is another one."""
    return _site(_release(units, 1), _release(units, 2, Decimal("1.3")))


def _site(*chain: Release) -> Site:
    return Site((chain,), sample.RULES, sample.HAND_WRITTEN, vectors=sample.VECTORS)


def _release(units: int, number: int, late: Decimal = Decimal(0)) -> Release:
    base = sample.release()
    every = tuple(_unit(base.units[0], one, late if one == units // 2 else Decimal(0)) for one in range(units))
    made = f"2026-{number + 10}-22T04:05:06Z"
    release: Release = replace(base, number=number, made=made, units=every, staff=(), disclosure=None, notices=())
    return release


def _unit(office: PublishedUnit, number: int, late: Decimal) -> PublishedUnit:
    name = f"{PLACES[number % 10].capitalize()} {THINGS[number // 10 % 9]} {number + 1}"
    promises = tuple(_promise(office.indicators[0], number, one, late) for one in range(PROMISES))
    return replace(
        office, id=f"unit-{number + 1}", name=name, indicators=promises, parent=None if number < 20 else "unit-1"
    )


def _promise(first: PublishedIndicator, unit: int, number: int, late: Decimal) -> PublishedIndicator:
    name = f"{WORDS[(unit + number) % 10]} {THINGS[(unit * 7 + number) % 9]} di {PLACES[(unit + number * 3) % 10]}"
    figures = tuple(_figure(one, unit + number, late if number == 0 else Decimal(0)) for one in first.figures)
    return replace(first, id=f"janji-{number + 1}", name=name, figures=figures)


def _figure(one: Figure, step: int, late: Decimal) -> Figure:
    realisation = Decimal("70.5") + step * 37 % 300 / Decimal(10)
    if one.period == "2026":
        realisation += late
    achievement = (realisation * 100 / Decimal(84)).quantize(Decimal("0.01"))
    return replace(one, target="84", realisation=str(realisation), raw=achievement, achievement=achievement)
