"""A third release of the sample city, in which something of every kind changed."""

from collections.abc import Sequence
from hashlib import sha256
from typing import Any, TypeVar

import publish_sample as sample
from msgspec import structs

from kinerja.disclose.published import (
    Figure,
    Previous,
    PublishedChange,
    PublishedCorrection,
    PublishedIndicator,
    PublishedPeriod,
    PublishedReview,
    PublishedReviewItem,
    PublishedSurvey,
    PublishedUnit,
    Release,
    encode,
)
from kinerja.model import Source
from kinerja.publish.content import Site

S = TypeVar("S", bound=Any)


def site(say: sample.Say = sample.plainly, url: str = "") -> Site:
    return Site(
        releases=(chain(say), (sample.example(say),)), rules=sample.RULES, hand_written=sample.HAND_WRITTEN, url=url
    )


def chain(say: sample.Say = sample.plainly) -> tuple[Release, ...]:
    """Three releases that name one another."""
    first = sample.first()
    second = following(first, sample.release(say))
    return first, second, following(second, later(say))


def following(before: Release, after: Release) -> Release:
    previous = Previous(number=before.number, sha256=sha256(encode(before)).hexdigest())
    return structs.replace(after, number=before.number + 1, previous=previous)


def later(say: sample.Say = sample.plainly) -> Release:
    release = sample.release(say)
    office, *others = release.units
    return structs.replace(
        release,
        number=3,
        made="2026-12-24T05:06:07Z",
        government=_government(release, say),
        periods=(
            structs.replace(release.periods[0], status="amended"),
            release.periods[1],
            PublishedPeriod(id="2027", starts="2027-01-01", ends="2027-12-31", status="open"),
        ),
        units=(_office(office, say), *others),
        reviews=reviews(say),
        corrections=corrections(say),
        notices=(),
    )


def _government(release: Release, say: sample.Say) -> Any:
    sources = (*release.government.sources, Source(id="perbaikan", title=say("Laporan perbaikan")))
    return structs.replace(release.government, sources=sources)


def _office(unit: PublishedUnit, say: sample.Say) -> PublishedUnit:
    return structs.replace(
        unit,
        indicators=(*_indicators(unit.indicators, say),),
        surveys=(_withheld(unit.surveys[0]),),
        ratings=(structs.replace(unit.ratings[1], rating="istimewa"), unit.ratings[2], unit.ratings[0]),
    )


def _indicators(before: Sequence[PublishedIndicator], say: sample.Say) -> list[PublishedIndicator]:
    known = {one.id: one for one in before}
    known["kepuasan"] = figures(known["kepuasan"], {"2025": {"realisation": "84.5", "status": sample.ACHIEVED}})
    known["opini"] = figures(known["opini"], {"2026": {"realisation": "WTP", "state": "scored"}})
    known["waktu"] = structs.replace(known["waktu"], status="retired", definition=say("Dihitung dari berkas lengkap."))
    known["kesalahan"] = figures(known["kesalahan"], {"2026": {"target": "0.5", "note": say("Target disesuaikan")}})
    del known["lama"]
    return [*known.values(), structs.replace(known["opini"], id="baru", name=say("Indikator yang baru"))]


def figures(one: PublishedIndicator, changed: dict[str, dict[str, Any]]) -> PublishedIndicator:
    def figure(each: Figure) -> Figure:
        return structs.replace(each, **changed.get(each.period, {}))

    return structs.replace(one, figures=tuple(figure(each) for each in one.figures))


def _withheld(one: PublishedSurvey) -> PublishedSurvey:
    return structs.replace(
        one,
        withheld="c",
        index=None,
        respondents=None,
        verdict=None,
        alternative=None,
        alternative_verdict=None,
        elements=(),
        comparisons=(),
        trace=(),
    )


def corrections(say: sample.Say = sample.plainly) -> tuple[PublishedCorrection, ...]:
    return (
        PublishedCorrection(
            period="2025",
            number="001",
            path="units/dinas/measurements/2025.yml",
            reason=say("Salah ketik di laporan"),
            approved_by=(say("Inspektur"), say("Sekretaris Daerah")),
            changes=(
                PublishedChange(pointer="/results/0/value", old="82.8", new="84.5"),
                PublishedChange(pointer="/results/0/note", new="diperiksa"),
            ),
        ),
        PublishedCorrection(
            period="2025",
            number="002",
            path="units/dinas/indicators/kepuasan.yml",
            reason=say("Satuan keliru"),
            approved_by=(say("Inspektur"),),
            changes=(PublishedChange(pointer="/unit_of_measure", old="poin", new="indeks"),),
        ),
    )


def reviews(say: sample.Say = sample.plainly) -> tuple[PublishedReview, ...]:
    together = say("Masih tepat")
    return (
        PublishedReview(
            date="2026-06-30",
            subject="indicators",
            items=(
                PublishedReviewItem(unit="dinas", indicator="kepuasan", decision="kept", reason=together),
                PublishedReviewItem(unit="dinas", indicator="kesalahan", decision="kept", reason=together),
                PublishedReviewItem(
                    unit="dinas",
                    indicator="lama",
                    decision="retired",
                    reason=say("Tidak dipakai lagi"),
                    successor="waktu",
                ),
            ),
            next_due="2026-12-31",
        ),
        PublishedReview(date="2026-12-01", subject="system", findings=(say("Umpan balik perlu lebih cepat"),)),
    )
