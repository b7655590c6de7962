"""All files of the sample, year by year and unit by unit: nothing of a unit is kept when the next one is written."""

from collections.abc import Iterator

from kinerja.sampling import figures, government, offices, people, rounds, staff
from kinerja.sampling.body import Body, Office, Order
from kinerja.sampling.chance import Chance
from kinerja.sampling.files import File, of_record
from kinerja.sampling.planting import Planter

README = f"""# Kota Sampel

{government.NOTE}

Dibuat dengan `kinerja sample`. Periksa dengan `kinerja check`.
"""
IGNORED = "build/\nsite/\n"


def of_year(body: Body, planter: Planter, year: int) -> Iterator[File]:
    """What a year adds; the first one brings what stays."""
    order = body.order
    if year == order.all_years[0]:
        themes = frozenset(office.theme.id for office in body.offices())
        yield from (File(".gitignore", IGNORED), File("README.md", README))
        yield from map(of_record, government.standing(order, themes))
    first = body.office(0)
    corrected = next(one for one in rounds.of_year(year) if one.id.endswith(government.CORRECTED))
    yield from map(
        of_record,
        government.of_year(year, offices.measurement(first, corrected, _courses(order, first, year), order.seed)),
    )
    for office in body.offices():
        rating = figures.rating(office, year, order.seed)
        yield from planter.plant(_unit(body, office, rating, year), office, rating, year)


def _unit(body: Body, office: Office, rating: str, year: int) -> Iterator[File]:
    order, postings = body.order, staff.members(body, office)
    courses = _courses(order, office, year)
    if year == order.all_years[0]:
        yield from map(of_record, offices.standing(office, tuple(figure for figure, _ in courses)))
        yield from people.postings(office, postings)
    yield from map(of_record, offices.of_year(office, year, courses, rating, order.seed))
    names = tuple(figure.id for figure, _ in courses)
    ratings = {one.id: rating for one in rounds.of_year(year)}
    yield from people.PeopleYear(office, year, postings, ratings, names).files(
        Chance(order.seed, "people", office.number, year)
    )


def _courses(order: Order, office: Office, year: int) -> offices.Courses:
    found = figures.of_unit(office, order.seed)
    return tuple((figure, figures.course(office, figure, year, order.seed)) for figure in found)
