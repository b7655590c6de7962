"""Surveys that too few people answered: what they answered stays inside, whatever else a government publishes."""

from collections.abc import Iterator
from decimal import Decimal

from kinerja.disclose.published import CONFIDENTIAL, PublishedSurvey
from kinerja.load.index import Index
from kinerja.model import Survey

# Where no disclosure policy is declared, or the declared one cannot be read: as in surveys of staff.
FEWEST = Decimal(10)


def fewest(records: Index) -> Decimal:
    """How many people must have answered before anything that follows from the answers may be shown."""
    policy = records.disclosure()
    return policy.respondents.value if policy else FEWEST


def too_few(records: Index, survey: Survey) -> bool:
    """Whether it is known that fewer people answered than must have."""
    known = min(_told(survey), default=None)
    return known is not None and known < fewest(records)


def is_withheld(records: Index, path: str) -> bool:
    """Whether a path is that of a survey that too few people answered: what stands there tells what they answered."""
    document = records.at_path(path)
    return document is not None and isinstance(document.record, Survey) and too_few(records, document.record)


def without_answers(survey: Survey, state: str) -> PublishedSurvey:
    """That there was a survey, and nothing that follows from its answers."""
    return PublishedSurvey(
        period=survey.period,
        service=survey.service,
        service_name=survey.service_name,
        weight=survey.weight,
        state=state,
        withheld=CONFIDENTIAL,
    )


def _told(survey: Survey) -> Iterator[int]:
    """How many people answered, as the record says it and as the answers themselves say it."""
    if survey.respondents is not None:
        yield survey.respondents
    counts = [sum(element.answers) for element in survey.elements if element.answers]
    if counts:
        yield max(counts)
