"""What followed from evaluations: help, recognition, training, and objections."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from kinerja.demo import bukittinggi, bungo
from kinerja.demo.evaluations import Case
from kinerja.demo.people import Worker
from kinerja.demo.spec import YEARS, Place
from kinerja.model import (
    Activity,
    Coaching,
    Competence,
    Decision,
    Development,
    Evaluation,
    FollowUp,
    Objection,
    OriginalRatings,
)
from kinerja.model.indicator import Evidence

# Per body: the training, its kind, who takes part.
TRAINING = {
    "bukittinggi": ("Pelatihan kepemimpinan", "leadership", ("section", "head")),
    "tanjungpinang": ("Pelatihan pengelolaan aplikasi layanan", "course", ("section",)),
    "bungo": ("Pengembangan kompetensi menurut hasil evaluasi", "course", ("section", "head")),
    "sawahlunto": ("Pelatihan penanganan pengaduan", "course", ("section", "staff")),
}
REASONS = {
    "coaching": "Hasil evaluasi menunjukkan perlunya bimbingan.",
    "recognition": "Hasil dan perilaku kerja melebihi kesepakatan.",
    "incentive": "Izin terbit lebih cepat daripada batas waktunya; diusulkan menerima insentif.",
    "leadership": "Siap mengikuti pelatihan kepemimpinan.",
    "talent-pool": "Diusulkan masuk kelompok calon pejabat.",
    "training": "Kompetensi dikembangkan untuk tugas berikutnya.",
}
HOURS = Decimal(24)
# Bodies where an objection was filed, and to which period.
OBJECTED = {"bukittinggi": "2024", "bungo": "2024-S2"}
DAYS_TO_ACT, DAYS_IT_TOOK, DAYS_OF_PLANS = 40, 25, 45


def follow_ups(place: Place, judged: list[tuple[Case, Evaluation]]) -> Iterator[FollowUp]:
    """Coaching after a low rating; after the best one, what the body gives to its best."""
    numbers: Counter[tuple[str, int]] = Counter()
    for (worker, _, outcome), evaluation in judged:
        kinds = ("coaching",) if outcome.low else _rewards(place, worker) if outcome.best else ()
        for kind in kinds:
            year = int(_later(evaluation, DAYS_TO_ACT)[:4])
            numbers[worker.id, year] += 1
            yield _follow_up(evaluation, kind, numbers[worker.id, year])


def _rewards(place: Place, worker: Worker) -> tuple[str, ...]:
    if place is bukittinggi.PLACE:
        if worker.office.id == bukittinggi.PERMIT_OFFICE:
            return ("recognition", "incentive")
        return ("leadership",) if worker.rank != "staff" else ()
    return ("talent-pool", "training") if place is bungo.PLACE else ("recognition",)


def _follow_up(evaluation: Evaluation, kind: str, number: int) -> FollowUp:
    """What follows from the last evaluations of a running year is still planned."""
    due = _later(evaluation, DAYS_TO_ACT)
    planned = evaluation.period == "2025-S1"
    held = _later(evaluation, DAYS_IT_TOOK)
    return FollowUp(
        government=evaluation.government,
        unit=evaluation.unit,
        employee=evaluation.employee,
        year=int(due[:4]),
        number=number,
        type=kind,
        evaluation=evaluation.period,
        reason=REASONS[kind],
        due=due,
        status="planned" if planned else "done",
        outcome=None if planned else "Telah dilaksanakan dan dicatat.",
        done_on=None if planned else held,
        coaching=_coaching(held) if kind == "coaching" and not planned else None,
    )


def _coaching(day: str) -> Coaching:
    found = Competence(
        competence="Penyusunan laporan", score=3, reason="Struktur laporan sudah baik, data belum lengkap."
    )
    return Coaching(held_on=day, answers=(4, 4, 3, 4, 3, 4, 3, 4, 4), competences=(found,))


def _later(evaluation: Evaluation, days: int) -> str:
    return (date.fromisoformat(evaluation.rated_on or "") + timedelta(days)).isoformat()


def developments(place: Place, people: tuple[Worker, ...]) -> Iterator[Development]:
    """The training that the body is known for, each year."""
    title, kind, ranks = TRAINING[place.id]
    for year in YEARS:
        for worker in people:
            if worker.rank in ranks:
                entry = Activity(
                    title=title,
                    kind=kind,
                    starts=f"{year}-05-06",
                    ends=f"{year}-05-08",
                    hours=HOURS,
                    provider="Badan kepegawaian daerah",
                    evidence=(Evidence(title="Sertifikat pelatihan (contoh)"),),
                )
                unit, employee = worker.office.id, worker.id
                yield Development(government=place.id, unit=unit, employee=employee, year=year, entries=(entry,))


def objections(place: Place, people: tuple[Worker, ...], judged: list[tuple[Case, Evaluation]]) -> Iterator[Objection]:
    """The first low rating below the head of a section is objected to, and stands."""
    by_id = {one.id: one for one in people}
    for (_, _, outcome), evaluation in judged:
        above = by_id[evaluation.evaluator]
        if evaluation.period == OBJECTED.get(place.id) and outcome.low and above.rank == "section":
            yield _objection(evaluation, above)
            return


def _objection(evaluation: Evaluation, evaluator: Worker) -> Objection:
    filed, decided = _later(evaluation, 6), _later(evaluation, 15)
    return Objection(
        government=evaluation.government,
        unit=evaluation.unit,
        employee=evaluation.employee,
        period=evaluation.period,
        filed_on=filed,
        about="results",
        reason="Dua laporan yang selesai pada akhir periode belum dihitung.",
        evidence=(Evidence(title="Tanda terima laporan (contoh)"),),
        decision=Decision(
            outcome="upheld",
            decided_by=evaluator.superior(decided),
            decided_on=decided,
            explanation="Kedua laporan diserahkan setelah periode berakhir, jadi dihitung pada periode berikutnya.",
            original=OriginalRatings(
                rating=evaluation.rating or "",
                results_rating=evaluation.results_rating,
                behaviour_rating=evaluation.behaviour_rating,
            ),
        ),
    )
