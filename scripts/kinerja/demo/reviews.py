"""Reviews of indicators and of the system itself, every six months."""

from collections.abc import Iterator

from kinerja.demo import bungo, sawahlunto
from kinerja.demo.spec import Place
from kinerja.model import IndicatorReview, ReviewItem

HALF_YEARS = ("2024-06-28", "2024-12-20", "2025-06-30", "2025-12-19")
RUNNING = ("2024-07-15", "2025-01-15", "2025-07-15")
FINDINGS = (
    "Target dan bukti tercatat untuk semua unit yang diperiksa.",
    "Umpan balik atasan perlu diberikan lebih cepat daripada tahun sebelumnya.",
)


def reviews(place: Place) -> Iterator[IndicatorReview]:
    """Of the system each half year; of the indicators once a year, on the day before."""
    days = RUNNING if place is bungo.PLACE else HALF_YEARS
    for number, day in enumerate(days):
        yield IndicatorReview(government=place.id, date=day, subject="system", findings=FINDINGS)
        if number != 1:
            yield IndicatorReview(government=place.id, date=_day_before(day), subject="indicators", items=_kept(place))
    if place is sawahlunto.PLACE:
        yield _that_adds_satisfaction(place)


def _day_before(day: str) -> str:
    return f"{day[:8]}{int(day[8:]) - 1:02}"


def _kept(place: Place) -> tuple[ReviewItem, ...]:
    return tuple(
        ReviewItem(unit=one.id, indicator=one.figures[0].id, decision="kept", reason="Masih mengukur sasaran unit.")
        for one in place.offices
    )


def _that_adds_satisfaction(place: Place) -> IndicatorReview:
    office = next(one for one in place.offices if one.id == sawahlunto.REVIEWED_OFFICE)
    retired = next(one for one in office.figures if one.successor)
    return IndicatorReview(
        government=place.id,
        date=sawahlunto.REVIEWED_ON,
        subject="indicators",
        items=(
            ReviewItem(
                unit=office.id,
                indicator=retired.id,
                decision="retired",
                reason="Semua indikator unit ini hanya menghitung banyaknya kegiatan; yang ini tidak menunjukkan mutu.",
                successor=retired.successor,
            ),
            ReviewItem(
                unit=office.id,
                indicator=retired.successor or "",
                decision="added",
                reason="Kepuasan warga dan pengunjung menunjukkan mutu layanan.",
            ),
        ),
        next_due="2025-06-16",
    )
