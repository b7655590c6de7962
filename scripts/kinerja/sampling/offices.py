"""The public records of a unit: what it is, what it agreed to, what it reached, and what its users say."""

from collections.abc import Iterator
from decimal import Decimal

from kinerja import periods
from kinerja.model import (
    Agreement,
    Baseline,
    Element,
    Indicator,
    Measurement,
    OrganisationRating,
    PeriodTarget,
    Record,
    Result,
    Survey,
    Target,
    Unit,
)
from kinerja.model.indicator import Evidence
from kinerja.sampling import rounds, special, words
from kinerja.sampling.body import FIRST_YEAR, GOVERNMENT, Office
from kinerja.sampling.chance import Chance
from kinerja.sampling.figures import Course, Figure, so_far
from kinerja.sampling.rounds import Round

# The only source that the records name: it says that nothing here is a real figure.
SOURCE = "rekaan"
# One of the indicators of the secretariat still waits for its owner; a waiver says until when.
WITHOUT_OWNER = "biaya-layanan"
# Every third unit asks the users of its service.
_ASKS = 3
# Days after a period until its results are reported, and before the talks until units are rated.
_REPORTED, _RATED = 12, 3

Courses = tuple[tuple[Figure, Course], ...]


def standing(office: Office, figures: tuple[Figure, ...]) -> Iterator[Record]:
    """What stays from year to year: the unit and its indicators."""
    parent = office.parent.id if office.parent else None
    yield Unit(
        government=GOVERNMENT,
        id=office.id,
        name=office.name,
        type=office.type,
        parent=parent,
        head=f"Kepala {office.name}",
        valid_from=f"{FIRST_YEAR - 1}-01-01",
    )
    yield from (_indicator(office, figure) for figure in figures)
    if own := special.of_unit(office):
        yield special.indicator(office, own)


def of_year(office: Office, year: int, courses: Courses, rating: str, seed: int) -> Iterator[Record]:
    """What belongs to a year."""
    yield _agreement(office, year, courses)
    for one in rounds.of_year(year):
        yield measurement(office, one, courses, seed)
        yield OrganisationRating(
            government=GOVERNMENT,
            unit=office.id,
            period=one.id,
            rating=rating,
            set_by="Wali Kota",
            set_on=one.day(-_RATED),
            source=SOURCE,
        )
    if office.number % _ASKS == 1:
        yield _survey(office, year, Chance(seed, "survey", office.number, year))


def _indicator(office: Office, figure: Figure) -> Indicator:
    ownerless = office.parent is None and figure.id == WITHOUT_OWNER
    return Indicator(
        government=GOVERNMENT,
        unit=office.id,
        id=figure.id,
        name=figure.name,
        definition=figure.definition,
        aspect=figure.aspect,
        unit_of_measure=figure.unit_of_measure,
        direction=figure.direction,
        method=figure.method,
        cumulative=figure.cumulative,
        decimals=figure.decimals,
        baseline=Baseline(period=str(FIRST_YEAR - 1), value=figure.start),
        goal=f"sasaran-{office.theme.id}",
        owner=None if ownerless else f"Kepala {office.name}",
        data_source="Catatan pelayanan unit",
    )


def _agreement(office: Office, year: int, courses: Courses) -> Agreement:
    own = special.of_unit(office)
    weight = Decimal(100 // (len(courses) + bool(own)))
    quarters = rounds.of_year(year)[:4]
    targets = tuple(
        Target(
            indicator=figure.id,
            value=course[0],
            weight=weight,
            periods=tuple(PeriodTarget(period=one.id, value=so_far(figure, course, one.turn)[0]) for one in quarters),
        )
        for figure, course in courses
    )
    return Agreement(
        government=GOVERNMENT,
        unit=office.id,
        year=year,
        version=1,
        targets=(*targets, special.target(own, weight, quarters)) if own else targets,
        agreed_on=f"{year}-01-{5 + office.number % 20:02}",
        source=SOURCE,
    )


def measurement(office: Office, held: Round, courses: Courses, seed: int) -> Measurement:
    """The results of a period."""
    quarter, own = min(held.turn, 4), special.of_unit(office)
    proof = (Evidence(title=f"Laporan kinerja {office.name} {held.id}"),)
    results = tuple(
        Result(
            indicator=figure.id,
            value=so_far(figure, course, quarter)[1],
            evidence=proof,
            supporting=words.FACTORS[(office.number + turn) % len(words.FACTORS)] if held.is_annual else None,
        )
        for turn, (figure, course) in enumerate(courses)
    )
    return Measurement(
        government=GOVERNMENT,
        unit=office.id,
        period=held.id,
        results=(*results, special.result(office, own, held, seed)) if own else results,
        reported_on=periods.days_after(held.last_day, _REPORTED),
        source=SOURCE,
    )


def _survey(office: Office, year: int, chance: Chance) -> Survey:
    asked, level = chance.whole(120, 400), chance.whole(3, 4)
    return Survey(
        government=GOVERNMENT,
        unit=office.id,
        period=str(year),
        service="layanan-unit",
        service_name=f"Layanan {office.name}",
        weight="1/9",
        elements=tuple(_element(f"U{turn}", name, asked, level, chance) for turn, name in enumerate(words.ELEMENTS, 1)),
        respondents=asked,
        source=SOURCE,
    )


def _element(identifier: str, name: str, asked: int, level: int, chance: Chance) -> Element:
    """How many answered 1, 2, 3 and 4: most gave the level of the service."""
    answers = [chance.whole(0, 3), chance.whole(2, 9), chance.whole(20, 45), chance.whole(20, 45)]
    answers[level - 1] = 0
    answers[level - 1] = asked - sum(answers)
    return Element(id=identifier, name=name, answers=(answers[0], answers[1], answers[2], answers[3]))
