"""The records of the government itself: what it is, its periods, goals, reviews, corrections and exceptions."""

import hashlib
from collections.abc import Iterator
from decimal import Decimal

from msgspec import structs

from kinerja import periods, record_text
from kinerja.model import (
    Amendment,
    Change,
    Code,
    Contact,
    Goal,
    Government,
    IndicatorReview,
    Measurement,
    Mission,
    Period,
    PolicyUse,
    Record,
    ReviewItem,
    Source,
    StaffFigures,
    Waiver,
)
from kinerja.sampling import offices, rounds
from kinerja.sampling.body import FIRST_YEAR, GOVERNMENT, Order
from kinerja.sampling.themes import DEPARTMENTS, DISTRICT, SECRETARIAT

NOTE = (
    "Semua unit, pegawai, target, dan hasil di sini dibuat oleh program untuk pengujian. "
    "Tidak ada satu pun yang menggambarkan pemerintah atau orang yang nyata."
)
# Names under `example` lead nowhere (RFC 2606).
CHANNEL = "https://{name}.example/?halaman={{page}}&rilis={{release}}&angka={{figure}}"
_USES = (
    ("status-capaian", "status"),
    ("skm-permenpanrb-14-2017", "survey"),
    ("predikat-permenpanrb-6-2022", "person-rating"),
    ("umpan-balik-360-pemalang", "feedback"),
    ("jam-pelatihan", "training-hours"),
)
_MISSION = "pelayanan"
_DAYS_TO_MEASURE = 30
# The period of which a report was corrected after it was closed.
CORRECTED = "Q2"


def standing(order: Order, themes: frozenset[str]) -> Iterator[Record]:
    """What stays from year to year; `themes` are those of the units that there are."""
    since = f"{FIRST_YEAR}-01-01"
    rated = PolicyUse(policy="organisasi-se-menpanrb-3-2023", use="organisation-rating", valid_from="2023-01-31")
    yield Government(
        id=GOVERNMENT,
        name="Kota Sampel (data rekaan)",
        type="city",
        # Rekaan as it is, it is complete: every rule for a body's own records holds.
        data="own",
        cadence="quarter",
        codes=(Code(scheme="other", code="00.00"),),
        vision="Kota yang melayani dan terbuka (rekaan).",
        missions=(Mission(id=_MISSION, statement="Pelayanan yang cepat, jelas, dan dekat dengan warga (rekaan)."),),
        policies=(*(PolicyUse(policy=one, use=use, valid_from=since) for one, use in _USES), rated),
        sources=(Source(id=offices.SOURCE, title="Data rekaan, bukan angka sebenarnya", note=NOTE),),
        contact=Contact(
            complaints_url=CHANNEL.format(name="pengaduan"),
            information_url=CHANNEL.format(name="ppid"),
            proposals_url=CHANNEL.format(name="usulan"),
        ),
        staff_figures=StaffFigures(policy="staf-standar", cadence="quarter"),
    )
    for theme in (SECRETARIAT, DISTRICT, *DEPARTMENTS):
        if theme.id in themes:
            yield Goal(government=GOVERNMENT, id=f"sasaran-{theme.id}", statement=theme.goal, mission=_MISSION)
    yield from _waivers(order)


def of_year(year: int, corrected: Measurement) -> Iterator[Record]:
    """What belongs to a year; `corrected` is the report that was corrected, as it is now."""
    for one in rounds.of_year(year):
        yield Period(
            government=GOVERNMENT,
            id=one.id,
            starts=periods.first_day(one.id),
            ends=one.last_day,
            status="amended" if one.id.endswith(CORRECTED) else "frozen",
            measurements_due=periods.days_after(one.last_day, _DAYS_TO_MEASURE),
        )
    yield _amendment(corrected)
    yield from _reviews(year)


def _amendment(now: Measurement) -> Amendment:
    """The first result had been reported one too low."""
    (first, *others), path = now.results, f"units/{now.unit}/measurements/{now.period}.yml"
    value = first.value or Decimal(0)
    before = structs.replace(now, results=(structs.replace(first, value=value - 1), *others))
    return Amendment(
        government=GOVERNMENT,
        period=now.period,
        number="0001",
        path=path,
        original=hashlib.sha256(record_text.encoded(before)).hexdigest(),
        reason="Satu layanan yang selesai pada hari terakhir belum dihitung.",
        approved_by=("Inspektur Daerah", "Kepala Bagian Organisasi"),
        changes=(Change(pointer="/results/0/value", old=f"{value - 1:f}", new=f"{value:f}"),),
    )


def _reviews(year: int) -> Iterator[IndicatorReview]:
    kept = ReviewItem(
        unit=SECRETARIAT.id,
        indicator="layanan-selesai",
        decision="kept",
        reason="Masih menunjukkan kemajuan pelayanan.",
    )
    yield IndicatorReview(
        government=GOVERNMENT,
        date=f"{year}-12-14",
        subject="indicators",
        items=(kept,),
        next_due=f"{year + 1}-12-14",
    )
    findings = (
        "Target dan bukti tercatat untuk semua unit yang diperiksa.",
        "Umpan balik atasan perlu diberikan lebih cepat.",
    )
    yield IndicatorReview(government=GOVERNMENT, date=f"{year}-12-15", subject="system", findings=findings)


def _waivers(order: Order) -> Iterator[Waiver]:
    yield Waiver(
        government=GOVERNMENT,
        id="pemilik-biaya-layanan",
        rule="unit-target-has-owner",
        path=f"units/{SECRETARIAT.id}/indicators/{offices.WITHOUT_OWNER}.yml",
        reason="Pemilik indikator ditetapkan setelah susunan organisasi berubah.",
        granted_by="Inspektur Daerah",
        expires=f"{order.all_years[-1]}-12-31",
    )
