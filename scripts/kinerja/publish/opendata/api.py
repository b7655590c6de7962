"""Small files for programs: one of each government, of each unit and of each indicator, with links between them.

They hold pieces of the release as the release has them: decimals are texts, what is absent is left out.
"""

from collections.abc import Iterator
from typing import TypedDict

import msgspec

from kinerja.disclose.published import PublishedIndicator, PublishedUnit, Release
from kinerja.publish import address
from kinerja.publish.address import ROOTS, Address, from_file, path
from kinerja.publish.opendata.package import LICENCE

FOLDER = "api"
UNITS = f"{FOLDER}/units.json"
FORMATS = {"units": "kinerja-units/1", "unit": "kinerja-unit/1", "indicator": "kinerja-indicator/1"}


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """Who says it, in which release. `pages` are the pages of the site that show the same, by language."""

    format: str
    licence: str = LICENCE
    government: dict[str, str]
    release: dict[str, int | str]
    pages: dict[str, str]


class _Facts(TypedDict):
    format: str
    government: dict[str, str]
    release: dict[str, int | str]
    pages: dict[str, str]


class Entry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A unit or an indicator in a list; `href` is the address of its own file, seen from the list."""

    id: str
    name: str
    href: str
    type: str | None = None
    parent: str | None = None
    periods: tuple[str, ...] = ()


class UnitsFile(Origin, frozen=True, kw_only=True):
    """All units of a government."""

    units: tuple[Entry, ...]


class UnitFile(Origin, frozen=True, kw_only=True):
    """A unit with its summaries, surveys and ratings, and a list of its indicators."""

    unit: PublishedUnit
    indicators: tuple[Entry, ...]


class IndicatorFile(Origin, frozen=True, kw_only=True):
    """An indicator with all its figures, and how each was computed."""

    unit: dict[str, str]
    indicator: PublishedIndicator


def files(release: Release, language: str, url: str = "") -> Iterator[tuple[str, bytes]]:
    """Path below the government's folder of open data in a language, and bytes.

    Pages are told by whole addresses where the address of the site is known, else as seen from the file.
    """
    maker = _Maker(release, ROOTS[language] + path(language, address.open_data(release.government.id)), url)
    yield UNITS, maker.units()
    for unit in release.units:
        yield unit_path(unit), maker.unit(unit)
        for indicator in unit.indicators:
            yield indicator_path(unit, indicator), maker.indicator(unit, indicator)


def unit_path(unit: PublishedUnit) -> str:
    """Where the file of a unit stands below the government's folder."""
    return f"{FOLDER}/units/{unit.id}.json"


def indicator_path(unit: PublishedUnit, indicator: PublishedIndicator) -> str:
    """Where the file of an indicator stands below the government's folder."""
    return f"{FOLDER}/indicators/{unit.id}/{indicator.id}.json"


class _Maker:
    """Makes the files of one release for a folder of the site."""

    def __init__(self, release: Release, folder: str, url: str) -> None:
        self._release = release
        self._folder = folder
        self._url = url
        government = release.government
        self._government = {
            "id": government.id,
            "name": government.name,
            "type": government.type,
            "data": government.data,
        }
        self._number: dict[str, int | str] = {"number": release.number, "made": release.made}

    def units(self) -> bytes:
        entries = (
            Entry(id=one.id, name=one.name, href=from_file(UNITS, unit_path(one)), type=one.type, parent=one.parent)
            for one in self._release.units
        )
        page = address.government(self._release.government.id)
        return _encoded(UnitsFile(**self._origin("units", UNITS, page), units=tuple(entries)))

    def unit(self, unit: PublishedUnit) -> bytes:
        here = unit_path(unit)
        entries = (
            Entry(
                id=one.id,
                name=one.name,
                href=from_file(here, indicator_path(unit, one)),
                periods=tuple(figure.period for figure in one.figures),
            )
            for one in unit.indicators
        )
        page = address.unit(self._release.government.id, unit.id)
        own = msgspec.structs.replace(unit, indicators=())
        return _encoded(UnitFile(**self._origin("unit", here, page), unit=own, indicators=tuple(entries)))

    def indicator(self, unit: PublishedUnit, indicator: PublishedIndicator) -> bytes:
        page = address.indicator(self._release.government.id, unit.id, indicator.id)
        return _encoded(
            IndicatorFile(
                **self._origin("indicator", indicator_path(unit, indicator), page),
                unit={"id": unit.id, "name": unit.name},
                indicator=indicator,
            )
        )

    def _origin(self, kind: str, here: str, page: Address) -> _Facts:
        return {
            "format": FORMATS[kind],
            "government": self._government,
            "release": self._number,
            "pages": {language: self._page(language, here, page) for language in ROOTS},
        }

    def _page(self, language: str, here: str, page: Address) -> str:
        return from_file(self._folder + here, ROOTS[language] + path(language, page), self._url)


def _encoded(value: Origin) -> bytes:
    return msgspec.json.encode(value) + b"\n"
