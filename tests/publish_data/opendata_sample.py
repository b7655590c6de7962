"""A small release with every case that an open data file has to carry."""

from decimal import Decimal

from kinerja.disclose.published import (
    CONFIDENTIAL,
    FORMAT,
    Cell,
    Comparison,
    Figure,
    Headcount,
    PublishedBreak,
    PublishedChange,
    PublishedCorrection,
    PublishedElement,
    PublishedGoal,
    PublishedGovernment,
    PublishedIndicator,
    PublishedOrganisationRating,
    PublishedPeriod,
    PublishedReview,
    PublishedReviewItem,
    PublishedSeriesBreak,
    PublishedStaff,
    PublishedSurvey,
    PublishedUnit,
    PublishedVerdict,
    Range,
    Release,
    StaffGroup,
    Summary,
)
from kinerja.model import Band, Evidence, Example, Legal, Mission, ScoringPolicy, Source, Wording

STATUS = ScoringPolicy(
    id="status-capaian",
    use="status",
    title=Wording(id="Status capaian", en="Status of achievement"),
    summary=Wording(id="Tercapai mulai 100 persen.", en="Achieved from 100 percent."),
    valid_from="2010-01-01",
    legal=(Legal(id="kebiasaan", regulation="Kebiasaan situs ini", verified="unverified"),),
    decimals=2,
    bands=(
        Band(id="achieved", word=Wording(id="Tercapai", en="Achieved"), lowest=Decimal("100.00")),
        Band(id="missed", word=Wording(id="Belum tercapai", en="Missed"), highest=Decimal("99.99")),
    ),
    examples=(Example(value=Decimal("174.00"), band="achieved"),),
)

SURVEY = ScoringPolicy(
    id="skm-permenpanrb-14-2017",
    use="survey",
    title=Wording(id="Survei kepuasan", en="Satisfaction survey"),
    summary=Wording(id="Huruf A sampai D.", en="Letters A to D."),
    valid_from="2017-05-09",
    legal=(Legal(id="lampiran", regulation="Permenpan RB 14/2017", verified="secondary"),),
    decimals=2,
    bands=(Band(id="b", word=Wording(id="Baik", en="Good"), letter="B", lowest=Decimal("76.61")),),
)

ORGANISATION = ScoringPolicy(
    id="organisasi",
    use="organisation-rating",
    title=Wording(id="Predikat organisasi", en="Ratings of organisations"),
    summary=Wording(id="Istimewa atau baik.", en="Outstanding or good."),
    valid_from="2010-01-01",
    legal=(Legal(id="edaran", regulation="Surat edaran", verified="secondary"),),
    decimals=2,
    bands=(
        Band(
            id="istimewa",
            word=Wording(id="Istimewa", en="Outstanding"),
            lowest=Decimal("110.00"),
            condition="innovation",
        ),
        Band(id="baik", word=Wording(id="Baik", en="Good"), highest=Decimal("120.00")),
    ),
)

ACHIEVED = PublishedVerdict(policy="status-capaian", band="achieved")
MISSED = PublishedVerdict(policy="status-capaian", band="missed")
GOOD = PublishedVerdict(policy="skm-permenpanrb-14-2017", band="b", letter="B")


def _indicator(
    identifier: str,
    name: str,
    *figures: Figure,
    cap: Decimal | None = None,
    breaks: tuple[PublishedBreak, ...] = (),
) -> PublishedIndicator:
    return PublishedIndicator(
        id=identifier,
        name=name,
        definition="Keterangan singkat.",
        aspect="quality",
        unit_of_measure="persen",
        direction="increase",
        method="ratio",
        aggregation="last",
        decimals=2,
        zero_target="state",
        status="active",
        goal="cepat",
        owner="Kepala Seksi",
        data_source="Sistem perizinan",
        source="lkj-2020",
        cap=cap,
        breaks=breaks,
        figures=figures,
    )


_CAPPED = Figure(
    period="2020",
    state="scored",
    target="100",
    realisation="192",
    raw=Decimal("192.00"),
    achievement=Decimal("120.00"),
    change=Decimal("-1.86"),
    status=ACHIEVED,
    weight=Decimal("12.5"),
    source="lkj-2020",
    evidence=(Evidence(title="Tabel hasil", url="https://contoh.go.id/tabel"), Evidence(title="Arsip kertas")),
    supporting="Loket tambahan",
    note="Termasuk loket keliling",
    comparisons=(
        Comparison(what="achievement", printed="192.00", computed="192.00", follows=True),
        Comparison(what="change", printed="1.86", computed="-1.86", follows=False),
    ),
)

_SERVICE = PublishedSurvey(
    period="2020-S1",
    service="perizinan",
    service_name='Perizinan, "satu pintu"',
    state="scored",
    weight="1/9",
    respondents=150,
    index=Decimal("82.70"),
    verdict=GOOD,
    series_break=PublishedSeriesBreak(period="2020-S1", what=("weights",)),
    alternative=Decimal("81.88"),
    alternative_verdict=GOOD,
    elements=tuple(
        PublishedElement(id=f"U{number}", name=f"Unsur {number}", mean=Decimal("3.200"), verdict=GOOD)
        for number in range(1, 10)
    ),
    comparisons=(Comparison(what="index", printed="81.71", computed="82.70", follows=False),),
    source="skm-2020",
)

_FEW_ANSWERS = PublishedSurvey(
    period="2020-S2",
    service="perizinan",
    service_name='Perizinan, "satu pintu"',
    state="scored",
    weight="1/9",
    withheld=CONFIDENTIAL,
)

_OFFICE = PublishedUnit(
    id="balai",
    name="Balai Contoh",
    type="balai",
    head="Kepala Balai",
    summaries=(
        Summary(
            period="2020",
            indicators=4,
            counted=2,
            average=Decimal("97.31"),
            statuses={"missed": 1, "achieved": 1},
            states={"zero-target": 1, "no-target": 1},
            weighted=True,
            not_comparable=("indicators", "weights"),
        ),
    ),
    indicators=(
        _indicator("kepuasan", "Kepuasan, dibatasi", _CAPPED, cap=Decimal("120")),
        _indicator("suhu", "Suhu ruang simpan", Figure(period="2020", state="no-target", realisation="-1.86")),
        _indicator("temuan", "Temuan", Figure(period="2020", state="zero-target", target="0", realisation="0")),
        _indicator(
            "waktu",
            "Waktu layanan",
            Figure(period="2019", state="pending", target="-2..3.5"),
            Figure(
                period="2020",
                state="scored",
                target="20..30",
                realisation="40",
                raw=Decimal("74.62"),
                achievement=Decimal("74.62"),
                status=MISSED,
                series_break=PublishedSeriesBreak(period="2020", what=("method", "unit")),
            ),
            breaks=(
                PublishedBreak(period="2020", what="method", note="Dihitung per berkas"),
                PublishedBreak(period="2020", what="unit", found_in=2),
            ),
        ),
    ),
    surveys=(_SERVICE, _FEW_ANSWERS),
    ratings=(
        PublishedOrganisationRating(
            period="2019",
            state="pending",
            indicators=4,
            counted=0,
            rating="baik",
            policy="organisasi",
            set_by="Kepala Kantor",
            set_on="2020-02-01",
            reason="Sesuai rapat",
            source="lkj-2020",
        ),
        PublishedOrganisationRating(
            period="2020",
            state="scored",
            indicators=4,
            counted=2,
            policy="organisasi",
            proposed=PublishedVerdict(policy="organisasi", band="baik"),
            achievement=Decimal("97.31"),
            weighted=True,
        ),
    ),
)

_WITHHELD = Cell(withheld=CONFIDENTIAL)


def _shown(low: str, high: str) -> Cell:
    return Cell(shown=Range(low=Decimal(low), high=Decimal(high)))


_STAFF = PublishedStaff(
    period="2020",
    policy="staf",
    ratings="predikat",
    groups=(
        StaffGroup(
            kind="government",
            members=("balai", "seksi"),
            stated_in=1,
            staff=Headcount(low=301),
            good=_shown("87", "88"),
            value=_shown("87.25", "87.50"),
            hours=_shown("24.0", "24.5"),
            follow_ups=_WITHHELD,
            objections=_shown("0", "1"),
            classes={"kurang": _WITHHELD, "baik": _shown("70", "71")},
        ),
        StaffGroup(
            kind="pool",
            unit="balai",
            members=("balai", "seksi"),
            stated_in=1,
            staff=Headcount(low=10, high=20),
            good=_WITHHELD,
            hours=_shown("0", "4"),
            follow_ups=_shown("0", "20"),
            objections=_shown("0", "20"),
        ),
    ),
)

RELEASE = Release(
    format=FORMAT,
    number=1,
    made="2026-11-22T00:00:00Z",
    government=PublishedGovernment(
        id="balai-contoh",
        name="Balai Contoh",
        type="regional-office",
        data="quoted",
        missions=(Mission(id="melayani", statement="Melayani, dengan cepat"),),
        sources=(
            Source(id="lkj-2020", title="Laporan Kinerja 2020", publisher="Balai Contoh", date="2021-02-01"),
            Source(
                id="skm-2020", title="Survei Kepuasan 2020", publisher="Balai Contoh", url="https://contoh.go.id/skm"
            ),
        ),
    ),
    status_policy="status-capaian",
    periods=(
        PublishedPeriod(
            id="2019", starts="2019-01-01", ends="2019-12-31", status="frozen", measurements_due="2020-01-31"
        ),
        PublishedPeriod(id="2020", starts="2020-01-01", ends="2020-12-31", status="frozen"),
    ),
    policies=(STATUS, SURVEY, ORGANISATION),
    goals=(
        PublishedGoal(id="mudah", statement="Pelayanan mudah", mission="melayani"),
        PublishedGoal(id="cepat", statement="Izin cepat", goal="mudah"),
    ),
    reviews=(
        PublishedReview(
            date="2026-03-01",
            subject="indicators",
            items=(
                PublishedReviewItem(
                    unit="balai", indicator="suhu", decision="retired", reason="Tidak diukur", successor="waktu"
                ),
            ),
            next_due="2027-03-01",
        ),
        PublishedReview(date="2026-04-01", subject="system", findings=("Umpan balik jarang", "Telaah terlambat")),
        PublishedReview(date="2026-05-01", subject="system"),
    ),
    corrections=(
        PublishedCorrection(
            period="2020",
            number="001",
            path="units/balai/measurements/2020.yml",
            reason="Salah ketik",
            approved_by=("Kepala Balai", "Inspektur, pembantu"),
            changes=(
                PublishedChange(pointer="/values/0", old="91", new="192"),
                PublishedChange(pointer="/values/1", new="-1.86"),
            ),
        ),
    ),
    units=(_OFFICE, PublishedUnit(id="seksi", name="Seksi Layanan", type="seksi", parent="balai")),
    staff=(_STAFF,),
)
