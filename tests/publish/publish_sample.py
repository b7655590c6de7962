"""A government with everything that a page can show; every free text goes through `say`."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path

import msgspec
import policy_sample
import staff_sample

import kinerja
from kinerja.disclose.published import (
    FORMAT,
    Comparison,
    Figure,
    Notice,
    PublishedBreak,
    PublishedElement,
    PublishedGoal,
    PublishedGovernment,
    PublishedIndicator,
    PublishedInput,
    PublishedOrganisationRating,
    PublishedPeriod,
    PublishedSeriesBreak,
    PublishedStep,
    PublishedSurvey,
    PublishedUnit,
    PublishedVerdict,
    Release,
    Summary,
)
from kinerja.disclose.published.approvals import Approvals, ApprovedTier, BrokenRule
from kinerja.model import Band, Code, Contact, Evidence, Example, Legal, Mission, ScoringPolicy, Source, Wording
from kinerja.publish.site import RuleEntry, Site

Say = Callable[[str], str]
Build = Callable[[Site, Path], Path]

VECTORS = Path(__file__).parent / "vectors"
HAND_WRITTEN = Path(kinerja.__file__).parents[2] / "docs"

RULES = (
    RuleEntry("yaml-duplicate-key", "error", "yaml"),
    RuleEntry("weights-add-up", "error"),
    RuleEntry("published-value-follows", "warning"),
)

ACHIEVED = PublishedVerdict(policy="status-capaian", band="achieved")
CLOSE = PublishedVerdict(policy="status-capaian", band="close")
MISSED = PublishedVerdict(policy="status-capaian", band="missed")
GOOD = PublishedVerdict(policy="mutu", band="b", letter="B", legal="mutu#lampiran")
FAIR = PublishedVerdict(policy="mutu", band="c", letter="C", legal="mutu#lampiran")


def plainly(text: str) -> str:
    return text


def site(say: Say = plainly, *, preview: bool = False) -> Site:
    quoted = release(say)
    return Site(
        releases=((first(), quoted), (example(say),)),
        rules=RULES,
        hand_written=HAND_WRITTEN,
        preview=preview,
        policies=(*policy_sample.every(say), _status(lambda text: say(f"Usang: {text}"))),
        vectors=VECTORS,
        approvals=(approvals(say),),
    )


def approvals(say: Say = plainly) -> Approvals:
    """Counts of approvals, with a finding."""
    superior = Wording(say("Disetujui atasan"), say("Approved by the superior"))
    return Approvals(
        format="kinerja-approvals-1",
        government=first().government.id,
        commit="0123456789abcdef0123456789abcdef01234567",
        day="2026-11-20",
        steps=812,
        changes=1_240,
        before_policy=3,
        tiers=(ApprovedTier(id="atasan", title=superior, changes=1_240, approved=1_239),),
        findings=(BrokenRule(rule="weights-add-up", count=1),),
    )


def first() -> Release:
    government = PublishedGovernment(id="kota-contoh", name="Kota Contoh", type="city", data="quoted")
    return Release(
        format=FORMAT, number=1, made="2026-02-01T00:00:00Z", government=government, staff=staff_sample.first()
    )


def release(say: Say = plainly) -> Release:
    return Release(
        format=FORMAT,
        number=2,
        made="2026-11-22T04:05:06Z",
        government=_government(say),
        status_policy="status-capaian",
        periods=(
            PublishedPeriod(id="2025", starts="2025-01-01", ends="2025-12-31", status="frozen"),
            PublishedPeriod(id="2026", starts="2026-01-01", ends="2026-12-31", status="open"),
        ),
        policies=(_status(say), _quality(say), policy_sample.organisation(say)),
        goals=(
            PublishedGoal(id="pelayanan", statement=say("Pelayanan mudah"), mission="melayani"),
            PublishedGoal(id="cepat", statement=say("Izin cepat"), goal="pelayanan"),
        ),
        units=(_office(say), _section(say), *staff_sample.units(say)),
        disclosure=staff_sample.policy(say),
        staff=staff_sample.later(),
        notices=(
            Notice(
                rule="published-value-follows",
                path="records/kota-contoh/units/dinas/measurements/2025.yml",
                line=9,
                facts={"what": "achievement", "printed": "100.5", "computed": "102.38"},
            ),
        ),
    )


def example(say: Say = plainly) -> Release:
    government = PublishedGovernment(id="kabupaten-lain", name=say("Kabupaten Lain"), type="regency", data="example")
    return Release(format=FORMAT, number=1, made="2026-10-01T00:00:00Z", government=government)


def _government(say: Say) -> PublishedGovernment:
    return PublishedGovernment(
        id="kota-contoh",
        name=say("Kota Contoh"),
        type="city",
        data="quoted",
        codes=(Code(scheme="bps", code="1371"),),
        vision=say("Kota yang melayani"),
        missions=(Mission(id="melayani", statement=say("Melayani dengan cepat")),),
        sources=(
            Source(
                id="laporan",
                title=say("Laporan kinerja 2025"),
                publisher=say("Pemerintah kota"),
                date="2026-01-31",
                url="https://contoh.invalid/laporan?a=1&b=2",
                note=say("Halaman 7"),
            ),
            Source(id="lisan", title=say("Lampiran cetak")),
        ),
        contact=Contact(
            complaints_url="https://contoh.invalid/lapor", information_url="https://contoh.invalid/informasi"
        ),
    )


def _status(say: Say) -> ScoringPolicy:
    return ScoringPolicy(
        id="status-capaian",
        use="status",
        title=Wording(id=say("Status capaian"), en=say("Status of achievement")),
        summary=Wording(id=say("Kata untuk capaian."), en=say("Words for achievements.")),
        valid_from="2010-01-01",
        legal=(Legal(id="kebiasaan", regulation=say("Kebiasaan situs"), verified="unverified"),),
        decimals=2,
        bands=(
            Band(id="achieved", word=Wording(id=say("Tercapai"), en=say("Achieved")), lowest=Decimal(100)),
            Band(
                id="close",
                word=Wording(id=say("Mendekati"), en=say("Close")),
                lowest=Decimal(80),
                highest=Decimal("99.99"),
            ),
            Band(id="missed", word=Wording(id=say("Belum tercapai"), en=say("Missed")), highest=Decimal("79.99")),
        ),
        examples=(Example(value=Decimal("99.995"), band="achieved"),),
    )


def _quality(say: Say) -> ScoringPolicy:
    return ScoringPolicy(
        id="mutu",
        use="survey",
        title=Wording(id=say("Mutu pelayanan"), en=say("Service quality")),
        summary=Wording(id=say("Huruf mutu."), en=say("Letters of quality.")),
        valid_from="2017-05-09",
        valid_until="2030-12-31",
        legal=(
            Legal(
                id="lampiran",
                regulation=say("Peraturan Menteri 14/2017"),
                verified="secondary",
                article=say("Lampiran"),
                url="https://contoh.invalid/peraturan",
                note=Wording(id=say("Dari sumber kedua."), en=say("From a secondary source.")),
            ),
        ),
        decimals=2,
        bands=(
            Band(
                id="b",
                word=Wording(id=say("Baik"), en=say("Good")),
                lowest=Decimal("76.61"),
                highest=Decimal(100),
                letter="B",
                legal="lampiran",
            ),
            Band(
                id="c",
                word=Wording(id=say("Kurang baik"), en=say("Less good")),
                lowest=Decimal(25),
                highest=Decimal("76.60"),
                letter="C",
                legal="lampiran",
            ),
        ),
        examples=(Example(value=Decimal("82.70"), band="b"),),
    )


def _office(say: Say) -> PublishedUnit:
    return PublishedUnit(
        id="dinas",
        name=say("Dinas Perizinan"),
        type="dinas",
        head=say("Kepala Dinas"),
        summaries=(
            Summary(period="2025", indicators=2, counted=2, statuses={"achieved": 2}, average=Decimal("110.50")),
            Summary(
                period="2026",
                indicators=6,
                counted=3,
                statuses={"achieved": 1, "close": 1, "missed": 1},
                states={"pending": 1, "zero-target": 1, "no-target": 1},
                average=Decimal("92.07"),
                weighted=True,
                not_comparable=("indicators", "series-break"),
            ),
        ),
        indicators=(
            _satisfaction(say),
            _errors(say),
            _indicator(
                say, "pungli", Figure(period="2026", state="zero-target", target="0", realisation="0"), name="Pungutan"
            ),
            _indicator(
                say, "opini", Figure(period="2026", state="pending", target="WTP"), name="Opini", measure="opini"
            ),
            _indicator(
                say, "pertumbuhan", Figure(period="2026", state="no-target", realisation="-1.86"), name="Tumbuh"
            ),
            _time(say),
            _income(say),
            _indicator(say, "lama", name="Indikator lama", status="retired", successor="waktu"),
        ),
        surveys=(_survey(say),),
        ratings=_ratings(say),
    )


def _section(say: Say) -> PublishedUnit:
    return PublishedUnit(id="seksi", name=say("Seksi Arsip"), type="seksi", parent="dinas")


def _indicator(
    say: Say,
    identifier: str,
    *figures: Figure,
    name: str,
    measure: str = "persen",
    status: str = "active",
    successor: str | None = None,
    cap: Decimal | None = None,
    breaks: tuple[PublishedBreak, ...] = (),
) -> PublishedIndicator:
    return PublishedIndicator(
        id=identifier,
        name=say(name),
        definition=say("Yang diukur dengan indikator ini."),
        aspect="quality",
        unit_of_measure=measure,
        direction="increase",
        method="ratio",
        aggregation="last",
        decimals=2,
        zero_target="state",
        status=status,
        successor=successor,
        cap=cap,
        breaks=breaks,
        goal="cepat",
        owner=say("Kepala Bidang"),
        data_source=say("Sistem perizinan"),
        source="laporan",
        figures=figures,
    )


def _satisfaction(say: Say) -> PublishedIndicator:
    steps = (
        PublishedStep(name="ratio", values={"realisation": "86", "target": "84"}, result="102.380952", exact=False),
        PublishedStep(name="rounding", values={"percent": "102.380952", "decimals": "2"}, result="102.38"),
        PublishedStep(name="band-lowest", values={"figure": "102.38", "lowest": "100", "policy": "status-capaian"}),
        PublishedStep(name="a-step-of-another-time", values={"figure": "1.5"}, legal="mutu#lampiran"),
    )
    now = Figure(
        period="2026",
        state="scored",
        target="84",
        realisation="86",
        raw=Decimal("102.38"),
        achievement=Decimal("102.38"),
        change=Decimal("3.86"),
        status=ACHIEVED,
        word=PublishedVerdict(policy="mutu", band="b"),
        weight=Decimal(40),
        evidence=(
            Evidence(title=say("Tabel hasil"), url="https://contoh.invalid/tabel"),
            Evidence(title=say("Arsip kertas")),
        ),
        supporting=say("Loket tambahan"),
        hindering=say("Listrik padam"),
        next_step=say("Loket daring"),
        note=say("Termasuk loket keliling"),
        source="laporan",
        comparisons=(
            Comparison(what="achievement", printed="100.5", computed="102.4", follows=False),
            Comparison(what="status", printed="Tercapai", computed="Tercapai", follows=True),
        ),
        inputs=(
            PublishedInput(
                name="target", value="84", path="records/kota-contoh/units/dinas/agreements/2026-v1.yml", line=7
            ),
            PublishedInput(
                name="realisation", value="86", path="records/kota-contoh/units/dinas/measurements/2026.yml", line=7
            ),
        ),
        trace=steps,
    )
    return _indicator(
        say,
        "kepuasan",
        _year("2023", "81", "80.5", MISSED),
        _year("2025", "82", "82.8", CLOSE),
        now,
        name="Kepuasan warga",
        measure="indeks",
    )


def _year(period: str, target: str, realisation: str, status: PublishedVerdict) -> Figure:
    return Figure(
        period=period,
        state="scored",
        target=target,
        realisation=realisation,
        raw=Decimal("99.38"),
        achievement=Decimal("99.38"),
        status=status,
    )


def _errors(say: Say) -> PublishedIndicator:
    figure = Figure(
        period="2026",
        state="scored",
        target="1",
        realisation="0.26",
        raw=Decimal("174.00"),
        achievement=Decimal("120.00"),
        status=ACHIEVED,
    )
    return _indicator(say, "kesalahan", figure, name="Kesalahan cetak", cap=Decimal(120))


def _time(say: Say) -> PublishedIndicator:
    figures = (
        Figure(
            period="2025-Q4",
            state="scored",
            target="7..8",
            realisation="9",
            raw=Decimal("87.50"),
            achievement=Decimal("87.50"),
            status=CLOSE,
        ),
        Figure(period="2026-07", state="not-measured", target="7..8", reason=say("Alat rusak")),
    )
    return _indicator(say, "waktu", *figures, name="Waktu izin", measure="hari")


def _income(say: Say) -> PublishedIndicator:
    """A series that begins anew twice, the second time in a period that only has a target."""
    series = (
        _year("2021", "40000", "41000.5", CLOSE),
        _year("2022", "42000", "43000.5", CLOSE),
        msgspec.structs.replace(
            _year("2023", "50000", "51000.5", CLOSE),
            series_break=PublishedSeriesBreak(period="2023", what=("method", "unit")),
        ),
        Figure(
            period="2024",
            state="not-measured",
            target="52000",
            series_break=PublishedSeriesBreak(period="2024", what=("source",)),
        ),
        _year("2025", "52000", "53000.5", CLOSE),
    )
    return _indicator(
        say,
        "pendapatan",
        *series,
        name="Pendapatan per kapita",
        measure=say("ribu rupiah per kapita per tahun"),
        breaks=(
            PublishedBreak(period="2023", what="method", note=say("Dihitung per keluarga")),
            PublishedBreak(period="2024", what="source", found_in=2),
        ),
    )


def _ratings(say: Say) -> tuple[PublishedOrganisationRating, ...]:
    proposed = PublishedVerdict(policy="organisasi", band="istimewa", legal="organisasi#pasal")
    step = PublishedStep(name="band-lowest", values={"figure": "112.5", "lowest": "110.01", "policy": "organisasi"})
    return (
        PublishedOrganisationRating(
            period="2024", state="pending", indicators=2, counted=0, policy="organisasi", rating="istimewa"
        ),
        PublishedOrganisationRating(
            period="2025",
            state="scored",
            indicators=2,
            counted=2,
            policy="organisasi",
            rating="baik",
            set_by=say("Wali Kota"),
            set_on="2026-01-31",
            reason=say("Dua janji besar tertunda"),
            source="laporan",
            proposed=proposed,
            achievement=Decimal("112.50"),
            weighted=True,
            trace=(step,),
        ),
        PublishedOrganisationRating(
            period="2026", state="scored", indicators=6, counted=3, proposed=proposed, achievement=Decimal("112.50")
        ),
    )


def _survey(say: Say) -> PublishedSurvey:
    means = ("3.200", "3.216", "2.936", "3.530", "3.136", "3.200", "3.316", "3.916", "3.323")
    return PublishedSurvey(
        period="2026-S1",
        service="izin",
        service_name=say("Pelayanan izin"),
        state="scored",
        weight="1/9",
        respondents=1234,
        population=23456,
        index=Decimal("82.70"),
        verdict=GOOD,
        series_break=PublishedSeriesBreak(period="2026-S1", what=("weights",)),
        alternative=Decimal("81.88"),
        alternative_verdict=GOOD,
        elements=tuple(
            PublishedElement(
                id=f"U{number}",
                name=say(f"Unsur {number}"),
                mean=Decimal(mean),
                verdict=GOOD if Decimal(mean) > 3 else FAIR,
            )
            for number, mean in enumerate(means, 1)
        ),
        comparisons=(Comparison(what="index", printed="81.71", computed="82.70", follows=False),),
        source="laporan",
        trace=(PublishedStep(name="survey-index", values={"total": "29.773", "weight": "1/9"}, result="82.70"),),
    )


class Skeleton(HTMLParser):
    """A page as its elements with their attributes, its texts, its links and its anchors."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, tuple[str, ...]]] = []
        self.texts: list[str] = []
        self.links: list[str] = []
        self.anchors: set[str] = set()
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, tuple(name for name, _ in attrs)))
        for name, value in attrs:
            if name in {"href", "src"} and value is not None:
                self.links.append(value)
            if name == "id" and value is not None:
                self.anchors.add(value)

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.texts).split())


def article(page: str) -> str:
    """What the built page says between the frame of the theme."""
    _, _, rest = page.partition('<article class="md-content__inner md-typeset">')
    return rest.partition("</article>")[0].strip()


def body(page: str) -> str:
    """The block of a generated Markdown page."""
    return page.split("\n---\n", 1)[1].strip()


def pages(folder: Path) -> Iterator[tuple[str, str]]:
    """Every HTML page with its path in the folder."""
    for path in sorted(folder.rglob("*.html")):
        yield path.relative_to(folder).as_posix(), path.read_text(encoding="utf-8")
