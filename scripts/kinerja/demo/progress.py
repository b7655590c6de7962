"""Progress reports of a body that lives by them: each month, with evidence, answered by the superior the next day."""

from collections.abc import Iterator
from datetime import date, timedelta

from kinerja.demo import bungo, draw, wording
from kinerja.demo.people import Worker
from kinerja.demo.plans import NAMES, has_plan
from kinerja.demo.spec import YEARS, Place
from kinerja.model import Progress, ProgressEntry, ProgressFeedback
from kinerja.model.indicator import Evidence

MONTHS = range(2, 8)


def progress(place: Place, people: tuple[Worker, ...], seed: int) -> Iterator[Progress]:
    """The reports of the running year; who fell silent has none of the last month."""
    year = YEARS[-1]
    for worker in people:
        if has_plan(place, worker, year):
            months = MONTHS[:-1] if worker.id in bungo.SILENT else MONTHS
            yield from (_month(place, worker, f"{year}-{month:02}", seed) for month in months)


def _month(place: Place, worker: Worker, month: str, seed: int) -> Progress:
    chance = draw.source(seed, place.id, worker.id, month, "progress")
    days = sorted(chance.sample(range(8, 25), len(NAMES)))
    return Progress(
        government=place.id,
        unit=worker.office.id,
        employee=worker.id,
        month=month,
        entries=tuple(
            ProgressEntry(
                date=f"{month}-{day:02}",
                result=result,
                text=f"{chance.choice(wording.STEPS)}.",
                evidence=_evidence(worker, result, month),
                feedback=_reply(worker, f"{month}-{day:02}", chance.choice(wording.REPLIES)),
            )
            for day, result in zip(days, NAMES, strict=True)
        ),
    )


def _evidence(worker: Worker, result: str, month: str) -> tuple[Evidence, ...]:
    """Who is planted without evidence has none for the second result."""
    if worker.id in bungo.WITHOUT_EVIDENCE and result == NAMES[-1]:
        return ()
    return (Evidence(title=f"Catatan kegiatan {month} (contoh)"),)


def _reply(worker: Worker, day: str, text: str) -> ProgressFeedback:
    answered = (date.fromisoformat(day) + timedelta(1)).isoformat()
    return ProgressFeedback(date=answered, text=text, by=worker.superior(answered))
