"""The sample with an indicator of many months, in two releases of which the second revises a figure."""

from collections.abc import Iterator
from decimal import Decimal

import publish_sample as sample
from msgspec.structs import replace

from kinerja.disclose.published import Comparison, Figure, PublishedIndicator, PublishedInput, PublishedStep, Release
from kinerja.publish.content import Site

PLACE = "records/kota-contoh/units/dinas-kependudukan-dan-pencatatan-sipil/measurements/2026-12.yml"


def site(say: sample.Say = sample.plainly, *, url: str = "", years: int = 10) -> Site:
    """A chain of two releases; the older one says 99 for the newest month."""
    newer = release(say, years)
    unit = newer.units[0]
    (indicator,) = unit.indicators
    old = replace(indicator.figures[-1], realisation="99", achievement=Decimal("99.00"))
    before = replace(indicator, figures=(*indicator.figures[:-1], old))
    older = replace(newer, number=1, units=(replace(unit, indicators=(before,)),))
    return Site(((older, newer),), sample.RULES, sample.HAND_WRITTEN, url=url)


def release(say: sample.Say, years: int) -> Release:
    whole = sample.release(say)
    unit = whole.units[0]
    return replace(whole, units=(replace(unit, indicators=(indicator(unit.indicators[0], years),), surveys=()),))


def indicator(one: PublishedIndicator, years: int) -> PublishedIndicator:
    return replace(one, figures=tuple(_months(2027 - years, 2026)))


def _months(first: int, last: int) -> Iterator[Figure]:
    for year in range(first, last + 1):
        for month in range(1, 13):
            yield _figure(f"{year}-{month:02}", str(100 + year - first + month))


def _figure(period: str, realisation: str) -> Figure:
    step = PublishedStep(name="ratio", values={"realisation": realisation, "target": "110"}, result="101.123456")
    lowest = PublishedStep(name="band-lowest", values={"figure": "101", "lowest": "100", "policy": "status-capaian"})
    return Figure(
        period=period,
        state="scored",
        target="110",
        realisation=realisation,
        raw=Decimal("101.12"),
        achievement=Decimal("101.12"),
        change=Decimal("0.91"),
        status=sample.ACHIEVED,
        comparisons=(Comparison(what="achievement", printed="101.1", computed="101.1", follows=True),),
        inputs=tuple(PublishedInput(name=name, value="110", path=PLACE, line=7) for name in ("target", "realisation")),
        trace=(step, step, lowest),
    )
