"""Governments of any size, made of the small sample, and what the lists of the site say about them."""

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from types import ModuleType

import msgspec
import publish_sample as sample

from kinerja.disclose.published import (
    Figure,
    PublishedGoal,
    PublishedIndicator,
    PublishedPeriod,
    PublishedUnit,
    PublishedVerdict,
    Release,
    Summary,
)
from kinerja.publish.content import Site
from kinerja.publish.press import Press
from kinerja.publish.voice import Voice

# What a page may weigh, without what the theme puts around it.
LIGHT = 34_000

LONG = "Persentase pelayanan kesehatan bagi keluarga dengan balita yang selesai tepat waktu di seluruh wilayah"

_RELEASE = sample.release()
_GIVEN = _RELEASE.units[0].indicators[0]


def scored(period: str, band: str, achievement: str = "100.00") -> Figure:
    return Figure(
        period=period,
        state="scored",
        target="80",
        realisation="79.5",
        achievement=Decimal(achievement),
        status=PublishedVerdict(policy="status-capaian", band=band),
    )


def without(period: str, state: str, reason: str | None = None) -> Figure:
    return Figure(period=period, state=state, target="80", reason=reason)


def indicator(
    identifier: str, *figures: Figure, goal: str | None = None, name: str = "", status: str = "active"
) -> PublishedIndicator:
    changes = {"id": identifier, "name": name or f"Indikator {identifier}", "goal": goal, "status": status}
    return msgspec.structs.replace(_GIVEN, figures=figures, breaks=(), **changes)


def unit(identifier: str, *indicators: PublishedIndicator, kind: str = "dinas", name: str = "") -> PublishedUnit:
    return PublishedUnit(id=identifier, name=name or f"Unit {identifier}", type=kind, indicators=indicators)


def summed(one: PublishedUnit, **averages: str) -> PublishedUnit:
    """The unit with summaries: `y2025="90.5"` is its average of 2025."""
    summaries = tuple(
        Summary(
            period=period[1:],
            indicators=2,
            counted=2,
            statuses={"achieved": 2},
            average=Decimal(average) if average else None,
        )
        for period, average in averages.items()
    )
    return msgspec.structs.replace(one, summaries=summaries)


def release(
    *units: PublishedUnit, goals: Iterable[PublishedGoal] = (), periods: Iterable[PublishedPeriod] = ()
) -> Release:
    return msgspec.structs.replace(_RELEASE, units=units, goals=tuple(goals), periods=tuple(periods))


def city(units: int, indicators: int, figures: tuple[Figure, ...]) -> Release:
    """Long names everywhere, a goal for each unit, and the bands in turn."""
    goals = [PublishedGoal(id=f"sasaran-{number}", statement=LONG, mission="melayani") for number in range(units)]
    return release(
        *(
            summed(
                unit(
                    f"unit-kerja-{number}",
                    *(
                        indicator(f"indikator-{each}", *figures, goal=f"sasaran-{number}", name=f"{LONG} {each}")
                        for each in range(indicators)
                    ),
                    name=f"Dinas Pemberdayaan Masyarakat, Kependudukan, dan Pencatatan Sipil {number}",
                ),
                y2025=f"{80 + number % 40}.25",
            )
            for number in range(units)
        ),
        goals=goals,
    )


def site(one: Release) -> Site:
    return Site(releases=((one,),), rules=(), hand_written=Path("nowhere"))


def pages(module: ModuleType, one: Release, language: str = "id") -> dict[str, str]:
    """Each page of a module by its path: the block as it is written for MkDocs."""
    voice = Voice(language)
    press = Press(site(one), voice)
    written = dict(press.file(page) for page in module.pages(site(one), voice))
    return {name.removesuffix("index.md"): content.decode() for name, content in written.items()}


def said(page: str) -> str:
    """The text of a page in one line, with plain spaces."""
    return sample.Skeleton(sample.body(page)).text.replace("\u00a0", " ")
