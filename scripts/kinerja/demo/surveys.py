"""What the users of a public service answered."""

from collections.abc import Iterator
from random import Random

from kinerja.demo import wording
from kinerja.demo.spec import SOURCE, Office, Place, Service
from kinerja.model import Element, Survey


def surveys(place: Place, office: Office, service: Service, chance: Random) -> Iterator[Survey]:
    """One survey for each year in which users were asked."""
    return (_survey(place, office, service, year, chance) for year in service.years)


def _survey(place: Place, office: Office, service: Service, year: int, chance: Random) -> Survey:
    asked = chance.randint(160, 240)
    return Survey(
        government=place.id,
        unit=office.id,
        period=str(year),
        service=service.id,
        service_name=service.name,
        weight="1/9",
        elements=tuple(_element(name, text, service, asked, chance) for name, text in wording.ELEMENTS),
        respondents=asked,
        source=SOURCE,
    )


def _element(name: str, text: str, service: Service, asked: int, chance: Random) -> Element:
    """How many answered 1, 2, 3 and 4: most gave the level of the service."""
    answers = [0, chance.randint(2, 9), chance.randint(2, 9), chance.randint(40, 70)]
    answers[service.level - 1] += asked - sum(answers)
    return Element(id=name, name=text, answers=(answers[0], answers[1], answers[2], answers[3]))
