"""The public side of a demonstration government: periods, goals, units, indicators, targets, results and surveys."""

from collections.abc import Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from random import Random

from kinerja import periods
from kinerja.demo import draw, surveys
from kinerja.demo.bungo import AS_OF
from kinerja.demo.spec import SOURCE, STAFF_POLICY, YEARS, Figure, Office, Place
from kinerja.model import (
    Agreement,
    Baseline,
    Code,
    Contact,
    Goal,
    Government,
    Indicator,
    Measurement,
    Mission,
    OrganisationRating,
    Period,
    PeriodTarget,
    PolicyUse,
    Record,
    Result,
    Source,
    StaffFigures,
    Target,
    Unit,
)
from kinerja.model.indicator import Evidence

# How far results lie beyond their targets in percent, by the rating of the unit: from, to.
BEYOND = {"istimewa": (112, 118), "baik": (101, 107), "butuh-perbaikan": (84, 94)}
FULL = Decimal(100)
# The 30 days that `kinerja status` takes where a period declares none.
DAYS_TO_MEASURE = 30
# Invented figures are no matter for real channels: names under `example` lead nowhere (RFC 2606).
CHANNEL = "https://{name}.example/?halaman={{page}}&rilis={{release}}&angka={{figure}}"


def evaluated(place: Place) -> tuple[str, ...]:
    """The periods in which everybody is evaluated."""
    if place.cadence == "year":
        return tuple(str(year) for year in YEARS)
    return tuple(f"{year}-S{half}" for year in YEARS for half in (1, 2) if periods.last_day(f"{year}-S{half}") < AS_OF)


def records(place: Place, seed: int) -> Iterator[Record]:
    """Everything but what is about employees."""
    yield _government(place)
    yield from _periods(place)
    for office in place.offices:
        yield Goal(government=place.id, id=f"sasaran-{office.id}", statement=office.goal, mission=office.mission)
        yield Unit(
            government=place.id,
            id=office.id,
            name=office.name,
            type=office.type,
            parent=office.parent,
            head=f"Pimpinan {office.name}",
        )
        yield from _office(place, office, seed)


def _government(place: Place) -> Government:
    uses = (
        ("status-capaian", "status"),
        ("skm-permenpanrb-14-2017", "survey"),
        ("organisasi-se-menpanrb-3-2023", "organisation-rating"),
        (place.person_policy, "person-rating"),
        (place.feedback_policy, "feedback"),
        ("jam-pelatihan", "training-hours"),
    )
    note = (
        "Semua angka, pegawai, visi, dan sasaran di sini adalah contoh yang dibuat oleh program. "
        "Yang nyata hanyalah nama daerah, kode wilayah, dan nama jenis unit."
    )
    return Government(
        id=place.id,
        name=f"{place.name} (contoh)",
        type=place.type,
        data="example",
        cadence=place.cadence,
        codes=(Code(scheme="kemendagri", code=place.kemendagri), Code(scheme="bps", code=place.bps)),
        vision=place.vision,
        missions=tuple(Mission(id=name, statement=statement) for name, statement in place.missions),
        policies=tuple(PolicyUse(policy=one, use=use, valid_from="2024-01-01") for one, use in uses if one),
        sources=(Source(id=SOURCE, title="Data contoh, bukan angka sebenarnya", note=note),),
        contact=Contact(
            complaints_url=CHANNEL.format(name="pengaduan"),
            information_url=CHANNEL.format(name="ppid"),
            proposals_url=CHANNEL.format(name="usulan"),
        ),
        staff_figures=StaffFigures(policy=STAFF_POLICY, cadence=place.cadence),
    )


def _periods(place: Place) -> Iterator[Period]:
    names = [str(year) for year in YEARS]
    if place.cadence == "semester":
        names = ["2024", "2024-S1", "2024-S2", "2025-S1", "2025-S2"]
    for name in names:
        last = periods.last_day(name)
        running = place.cadence == "semester" and name.startswith("2025")
        status = "frozen" if not running else "review" if last < AS_OF else "open"
        yield Period(
            government=place.id,
            id=name,
            starts=periods.first_day(name),
            ends=last,
            status=status,
            measurements_due=periods.days_after(last, DAYS_TO_MEASURE),
        )


def _office(place: Place, office: Office, seed: int) -> Iterator[Record]:
    chance = draw.source(seed, place.id, office.id, "figures")
    plans = {figure.id: _course(figure, office, chance) for figure in office.figures}
    yield from (_indicator(place, office, figure) for figure in office.figures)
    for year in YEARS:
        figures = [figure for figure in office.figures if year in figure.years]
        yield _agreement(place, office, year, [(one, plans[one.id][year]) for one in figures])
        for name in _measured(place, year):
            reached = [(one, _so_far(one, plans[one.id][year], name)[1]) for one in figures]
            yield _measurement(place, office, name, reached)
    for name in _closed(place):
        yield _rating(place, office, name)
    if office.service:
        yield from surveys.surveys(place, office, office.service, chance)


def _measured(place: Place, year: int) -> tuple[str, ...]:
    return tuple(name for name in evaluated(place) if periods.year(name) == year)


def _closed(place: Place) -> tuple[str, ...]:
    """The periods in which units are rated: those of evaluations, and the years that are over."""
    years = (str(year) for year in YEARS if place.cadence == "semester" and f"{year}-12-31" < AS_OF)
    return (*evaluated(place), *years)


def _indicator(place: Place, office: Office, figure: Figure) -> Indicator:
    return Indicator(
        government=place.id,
        unit=office.id,
        id=figure.id,
        name=figure.name,
        definition=figure.definition,
        aspect=figure.aspect,
        unit_of_measure=figure.unit_of_measure,
        direction=figure.direction,
        method="ratio" if figure.direction == "increase" else "inverse-2t",
        decimals=figure.decimals,
        baseline=Baseline(period=str(figure.years[0] - 1), value=figure.start),
        goal=f"sasaran-{office.id}",
        owner=f"Pimpinan {office.name}",
        status="retired" if figure.successor else "active",
        successor=figure.successor,
    )


def _course(figure: Figure, office: Office, chance: Random) -> dict[int, tuple[Decimal, Decimal]]:
    """Target and result by year: each target asks a little more than what was reached before."""
    rising, before, course = figure.direction == "increase", figure.start, {}
    for year, rating in zip(YEARS, office.ratings, strict=True):
        if year in figure.years:
            target = _moved(figure, before, 102 if rising else 97)
            beyond = chance.randint(*BEYOND[rating])
            result = _moved(figure, target, beyond if rising else 200 - beyond)
            course[year] = (target, result)
            before = max(before, result) if rising else min(before, result)
    return course


def _moved(figure: Figure, value: Decimal, percent: int) -> Decimal:
    """The percentage of a value, rounded towards what is harder to reach; shares end at all of them."""
    rounding = ROUND_CEILING if figure.direction == "increase" else ROUND_FLOOR
    moved = (value * percent / 100).quantize(Decimal(1).scaleb(-figure.decimals), rounding)
    return min(moved, FULL) if figure.unit_of_measure in {"persen", "indeks"} else moved


def _so_far(figure: Figure, whole: tuple[Decimal, Decimal], period: str) -> tuple[Decimal, Decimal]:
    """Target and result of a period; after the first half of a year both lie a little below those of the year."""
    if not period.endswith("S1"):
        return whole
    return _moved(figure, whole[0], 96), _moved(figure, whole[1], 96)


def _agreement(
    place: Place, office: Office, year: int, planned: list[tuple[Figure, tuple[Decimal, Decimal]]]
) -> Agreement:
    share = FULL // len(planned)
    weights = [FULL - share * (len(planned) - 1), *[share] * (len(planned) - 1)]
    halves = (f"{year}-S1", f"{year}-S2") if place.cadence == "semester" else ()
    targets = tuple(
        Target(
            indicator=figure.id,
            value=whole[0],
            weight=weight,
            periods=tuple(PeriodTarget(period=half, value=_so_far(figure, whole, half)[0]) for half in halves),
        )
        for (figure, whole), weight in zip(planned, weights, strict=True)
    )
    return Agreement(
        government=place.id,
        unit=office.id,
        year=year,
        version=1,
        targets=targets,
        agreed_on=f"{year}-01-10",
        source=SOURCE,
    )


def _measurement(place: Place, office: Office, period: str, reached: list[tuple[Figure, Decimal]]) -> Measurement:
    proof = (Evidence(title=f"Laporan kinerja {office.name} {period} (contoh)"),)
    return Measurement(
        government=place.id,
        unit=office.id,
        period=period,
        results=tuple(Result(indicator=figure.id, value=value, evidence=proof) for figure, value in reached),
        reported_on=f"{_after(period)}-02",
        source=SOURCE,
    )


def _rating(place: Place, office: Office, period: str) -> OrganisationRating:
    return OrganisationRating(
        government=place.id,
        unit=office.id,
        period=period,
        rating=office.ratings[YEARS.index(periods.year(period))],
        set_by="Bupati" if place.type == "regency" else "Wali Kota",
        set_on=f"{_after(period)}-03",
        source=SOURCE,
    )


def _after(period: str) -> str:
    """The month that follows a period."""
    year, month, _ = periods.last_day(period).split("-")
    return f"{year}-07" if month == "06" else f"{int(year) + 1}-01"
