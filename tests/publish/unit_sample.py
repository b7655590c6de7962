"""Pages of some modules without building the site, and a city that has more of everything than a page can hold."""

from collections.abc import Iterable
from decimal import Decimal
from types import ModuleType

import msgspec
import publish_sample as sample
import staff_sample

from kinerja.disclose.published import (
    Figure,
    PublishedIndicator,
    PublishedPeriod,
    PublishedStaff,
    PublishedSurvey,
    PublishedUnit,
    Release,
    StaffGroup,
    Summary,
)
from kinerja.publish.content import Site
from kinerja.publish.press import Press
from kinerja.publish.voice import Voice

# A page of 40 KB without the frame of the theme.
LIGHT = 35_500

YEARS = tuple(str(year) for year in range(2015, 2026))


def site(*chain: Release) -> Site:
    """A site of one government."""
    return Site((chain,), sample.RULES, sample.HAND_WRITTEN)


def bodies(one: Site, *modules: ModuleType, language: str = "id") -> dict[str, str]:
    """The blocks that some modules write, by the path of the page."""
    voice = Voice(language)
    press = Press(one, voice)
    files = (press.file(page) for module in modules for page in module.pages(one, voice))
    return {name.removesuffix("index.md"): sample.body(content.decode()) for name, content in files}


def said(block: str) -> str:
    """What a block says, blanks made plain."""
    return sample.Skeleton(block).text.replace("\u00a0", " ")


def unit(release: Release, identifier: str) -> PublishedUnit:
    """A unit of a release."""
    return next(one for one in release.units if one.id == identifier)


def with_units(release: Release, units: Iterable[PublishedUnit]) -> Release:
    """The release with other units."""
    return msgspec.structs.replace(release, units=tuple(units))


def average(identifier: str, kind: str, period: str, mean: str | None) -> PublishedUnit:
    """A unit of some kind of which only the average is known."""
    mean_of = None if mean is None else Decimal(mean)
    summary = Summary(period=period, indicators=1, counted=1 if mean else 0, average=mean_of)
    return PublishedUnit(id=identifier, name=f"Unit {identifier}", type=kind, summaries=(summary,))


def crowded(units: int = 12) -> Release:
    """A city whose first unit has 40 indicators, and whose units all have many periods, surveys and ratings."""
    plain = sample.release()
    office = unit(plain, "dinas")
    every = [_crowded(office, "dinas", None, 40)]
    every += [_crowded(office, f"dinas-{number}", "dinas", 5) for number in range(units - 1)]
    return msgspec.structs.replace(
        plain,
        units=tuple(every),
        periods=tuple(
            PublishedPeriod(id=year, starts=f"{year}-01-01", ends=f"{year}-12-31", status="frozen") for year in YEARS
        ),
        staff=tuple(_staff(year, [one.id for one in every]) for year in YEARS),
    )


def _crowded(office: PublishedUnit, identifier: str, parent: str | None, indicators: int) -> PublishedUnit:
    rating = office.ratings[1]
    return msgspec.structs.replace(
        office,
        id=identifier,
        name=f"Dinas Pekerjaan Umum dan Penataan Ruang {identifier}",
        parent=parent,
        indicators=tuple(_indicator(office.indicators[0], number) for number in range(indicators)),
        summaries=tuple(msgspec.structs.replace(office.summaries[1], period=year) for year in YEARS),
        ratings=tuple(msgspec.structs.replace(rating, period=year) for year in YEARS),
        surveys=tuple(_survey(office.surveys[0], year, number) for year in YEARS for number in range(10)),
    )


def _indicator(one: PublishedIndicator, number: int) -> PublishedIndicator:
    latest = one.figures[-1]
    step = "Menambah loket layanan dan petugas di setiap kecamatan sebelum akhir tahun anggaran."
    known = tuple(msgspec.structs.replace(latest, period=year, next_step=step) for year in YEARS[:-1])
    waiting = Figure(period=YEARS[-1], state="pending", target="95")
    return msgspec.structs.replace(
        one,
        id=f"indikator-{number}",
        name=f"Persentase jalan kota dalam keadaan baik menurut ruas dan kecamatan nomor {number}",
        figures=(*known, waiting),
    )


def _survey(one: PublishedSurvey, year: str, number: int) -> PublishedSurvey:
    return msgspec.structs.replace(one, period=year, service=f"layanan-{number}", service_name=f"Layanan {number}")


def _staff(year: str, units: list[str]) -> PublishedStaff:
    whole = staff_sample.later()[0].groups[0]
    groups = [msgspec.structs.replace(whole, members=tuple(units)), _group(whole, "unit", "dinas", units)]
    groups += [_group(whole, "own", "dinas", ["dinas"])]
    groups += [_group(whole, "unit", one, [one]) for one in units[1:]]
    return PublishedStaff(period=year, policy="staf-contoh", ratings="matriks", groups=tuple(groups))


def _group(whole: StaffGroup, kind: str, unit_id: str, members: list[str]) -> StaffGroup:
    return msgspec.structs.replace(whole, kind=kind, unit=unit_id, members=tuple(members))
