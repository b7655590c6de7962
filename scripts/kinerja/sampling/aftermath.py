"""What comes between and after evaluations: progress, opinions of others, training, help and objections."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from kinerja import periods
from kinerja.model import (
    Activity,
    Coaching,
    Competence,
    Decision,
    Development,
    FeedbackTallies,
    FollowUp,
    Objection,
    OriginalRatings,
    Progress,
    ProgressEntry,
    ProgressFeedback,
    Record,
    Tally,
)
from kinerja.model.indicator import Evidence
from kinerja.sampling import words
from kinerja.sampling.body import GOVERNMENT, Office
from kinerja.sampling.cases import Case
from kinerja.sampling.chance import Chance
from kinerja.sampling.rounds import Round
from kinerja.sampling.staff import Member, head

# One in so many has progress written down in a month, was asked about by others, was trained; or objects.
_PROGRESS, _ASKED, _TRAINED, _OBJECTS = 10, 12, 9, 4
HELP = ("coaching", "counselling", "training")
_HELD, _DUE, _FILED, _DECIDED = 25, 40, 6, 15
_TRAINING = (
    ("Pelatihan pelayanan publik", "course", 24),
    ("Seminar pengelolaan data", "seminar", 8),
    ("Pelatihan kepemimpinan pengawas", "leadership", 40),
    ("Belajar mandiri penyusunan laporan", "self-study", 12),
)


def of_year(office: Office, member: Member, year: int, served: Sequence[Round], chance: Chance) -> Iterator[Record]:
    """What is written about somebody beside the evaluations of a year."""
    if member.number % _PROGRESS == 1:
        yield _progress(office, member, served[0], chance)
    if member.number % _ASKED == 5 and served[-1].is_annual:
        yield _tallies(office, member, served[-1].id, chance)
    if member.number % _TRAINED == 4:
        yield _development(office, member, year, chance)


def of_case(office: Office, case: Case, chance: Chance) -> Iterator[Record]:
    """What follows from an evaluation: help where it was low, and an objection of some."""
    if case.outcome.is_low:
        yield _help(office, case, chance)
        decides = _decides(office, case)
        if decides and case.round.is_annual and case.member.number % _OBJECTS == 0:
            yield _objection(office, case, decides, chance)


def _progress(office: Office, member: Member, first: Round, chance: Chance) -> Progress:
    """The last month of the first quarter in which somebody served."""
    month = first.last_day[:7]
    days = sorted({chance.whole(3, 12), chance.whole(14, 24)})
    return Progress(
        government=GOVERNMENT,
        unit=office.id,
        employee=member.id,
        month=month,
        entries=tuple(_step(office, member, f"{month}-{day:02}", turn, chance) for turn, day in enumerate(days, 1)),
    )


def _step(office: Office, member: Member, day: str, turn: int, chance: Chance) -> ProgressEntry:
    above = member.above(day)
    told, text = periods.days_after(day, 1), chance.pick(words.REPLIES)
    return ProgressEntry(
        date=day,
        result=f"hasil-{turn}",
        text=chance.pick(words.STEPS),
        evidence=(Evidence(title=f"Catatan kegiatan {day} {office.name}"),),
        feedback=ProgressFeedback(date=told, text=text, by=above.employee) if above else None,
    )


def _tallies(office: Office, member: Member, period: str, chance: Chance) -> FeedbackTallies:
    def mean(lowest: int) -> Decimal:
        return Decimal(chance.whole(lowest, 98)).scaleb(-1)

    tallies = [Tally(group="superior", raters=1, mean=mean(70)), Tally(group="peers", raters=4, mean=mean(68))]
    if member.rank != "staff":
        tallies.append(Tally(group="subordinates", raters=5, mean=mean(65)))
    return FeedbackTallies(
        government=GOVERNMENT,
        unit=office.id,
        employee=member.id,
        period=period,
        role="staff" if member.rank == "staff" else "head",
        tallies=tuple(tallies),
    )


def _development(office: Office, member: Member, year: int, chance: Chance) -> Development:
    title, kind, hours = chance.pick(_TRAINING)
    day = f"{year}-{chance.whole(8, 11):02}-{chance.whole(1, 24):02}"
    entry = Activity(
        title=title,
        kind=kind,
        starts=day,
        ends=periods.days_after(day, hours // 8),
        hours=Decimal(hours),
        provider="Balai Pelatihan Daerah",
        evidence=(Evidence(title=f"Sertifikat {title}"),),
    )
    return Development(government=GOVERNMENT, unit=office.id, employee=member.id, year=year, entries=(entry,))


def _help(office: Office, case: Case, chance: Chance) -> FollowUp:
    """Help is given soon; what follows from the evaluation of the whole year is still planned."""
    planned, held = case.round.is_annual, periods.days_after(case.rated_on, _HELD)
    kind = chance.pick(HELP)
    return FollowUp(
        government=GOVERNMENT,
        unit=office.id,
        employee=case.member.id,
        year=periods.year(case.round.id),
        number=case.round.turn,
        type=kind,
        evaluation=case.round.id,
        reason="Hasil evaluasi menunjukkan perlunya bimbingan.",
        due=periods.days_after(case.rated_on, _DUE),
        status="planned" if planned else "done",
        outcome=None if planned else "Telah dilaksanakan dan dicatat.",
        done_on=None if planned else held,
        coaching=_coaching(held, chance) if kind == "coaching" and not planned else None,
    )


def _coaching(day: str, chance: Chance) -> Coaching:
    found = Competence(
        competence="Penyusunan laporan", score=chance.whole(2, 4), reason=chance.pick(words.IMPROVEMENTS)
    )
    return Coaching(held_on=day, answers=tuple(chance.whole(3, 5) for _ in range(9)), competences=(found,))


def _decides(office: Office, case: Case) -> str | None:
    """Who stands above the evaluator: the head of the unit, or of the one above; heads do not object here."""
    if case.member.rank == "head":
        return None
    chief = head(office).employee
    if case.evaluator != chief:
        return chief
    return head(office.parent).employee if office.parent else None


def _objection(office: Office, case: Case, decides: str, chance: Chance) -> Objection:
    outcome = chance.pick(("upheld", "rejected", "changed"))
    found = case.outcome
    # A changed rating was another one before; the record keeps which.
    before = OriginalRatings(
        rating="sangat-kurang" if outcome == "changed" else found.rating,
        results_rating="below" if outcome == "changed" else found.results,
        behaviour_rating="below" if outcome == "changed" else found.behaviour,
    )
    return Objection(
        government=GOVERNMENT,
        unit=office.id,
        employee=case.member.id,
        period=case.round.id,
        filed_on=periods.days_after(case.rated_on, _FILED),
        about="results",
        reason="Dua laporan yang selesai pada akhir periode belum dihitung.",
        evidence=(Evidence(title=f"Tanda terima laporan {case.round.id}"),),
        decision=Decision(
            outcome=outcome,
            decided_by=decides,
            decided_on=periods.days_after(case.rated_on, _DECIDED),
            explanation="Bukti diperiksa bersama kedua pihak.",
            original=before,
        ),
    )
