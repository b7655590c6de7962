"""Data for programs: addresses, an example from the data of today, what its parts mean, and what is promised."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import msgspec

from kinerja.disclose.published import PublishedIndicator, PublishedUnit, Release
from kinerja.publish.address import OPEN_DATA, ROOTS, path
from kinerja.publish.content import Site
from kinerja.publish.opendata import api, catalogue
from kinerja.publish.page import Page
from kinerja.publish.pages.data.overview import CHANGES, COLUMNS, PROGRAMS, crumb, word
from kinerja.publish.voice import Voice

_FIELDS = ("format", "government", "release", "pages", "href", "figures", "inputs", "trace")
_RULES = ("decimals", "absent", "schema", "cors", "load")
# What the example shows of a figure: enough to recognise it.
_SHOWN = ("period", "state", "target", "realisation", "achievement", "status")


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An address with braces for what changes, and where one of them leads."""

    pattern: str
    content: str
    example: str


def pages(site: Site, voice: Voice) -> Iterator[Page]:
    """The page of data for programs."""
    subject = _subject(site)
    yield Page(
        address=PROGRAMS,
        title=voice.text("data_programs.title"),
        description=voice.text("data_programs.description"),
        template="open_data_programs.html",
        trail=(crumb(voice),),
        view={
            "folder": f"{site.url}/{ROOTS[voice.language]}{path(voice.language, OPEN_DATA)}",
            "endpoints": tuple(_endpoints(voice, subject)),
            "subject": subject,
            "example": _example(voice.language, site.url, *subject) if subject else "",
            "fields": tuple((name, voice.text(f"data_programs.field.{name}")) for name in _FIELDS),
            "rules": tuple((name, voice.text(f"data_programs.rule.{name}")) for name in _RULES),
            "columns": (*COLUMNS, "indicators"),
            "licence": word(voice, "package.licence"),
            "changes": CHANGES,
        },
    )


Subject = tuple[Release, PublishedUnit, PublishedIndicator]


def _subject(site: Site) -> Subject | None:
    """The indicator that serves as the example: the first with a scored figure."""
    found = (
        (release, unit, indicator)
        for release in site.latest
        for unit in release.units
        for indicator in unit.indicators
        if any(figure.state == "scored" for figure in indicator.figures)
    )
    return next(found, None)


def _endpoints(voice: Voice, subject: Subject | None) -> Iterator[Endpoint]:
    gaps = tuple(f"{{{voice.text(f'data_programs.gap.{name}')}}}" for name in ("government", "unit", "indicator"))
    government, unit, indicator = gaps
    names = (subject[0].government.id, subject[1].id, subject[2].id) if subject else ()
    for key, pattern in (
        ("index", "index.json"),
        ("catalog", catalogue.NAME),
        ("table", f"{government}/indicators.csv"),
        ("package", f"{government}/datapackage.json"),
        ("release", f"{government}/release.json"),
        ("units", f"{government}/{api.UNITS}"),
        ("unit", f"{government}/{api.FOLDER}/units/{unit}.json"),
        ("indicator", f"{government}/{api.FOLDER}/indicators/{unit}/{indicator}.json"),
    ):
        example = pattern
        for gap, name in zip(gaps, names, strict=False):
            example = example.replace(gap, name)
        reached = "" if "{" in example else example
        yield Endpoint(pattern, voice.text(f"data_programs.address.{key}"), reached)


def _example(language: str, url: str, release: Release, unit: PublishedUnit, indicator: PublishedIndicator) -> str:
    """The file of the indicator with its latest scored figure alone, and of that the first parts."""
    alone = msgspec.structs.replace(unit, indicators=(indicator,))
    made = dict(api.files(msgspec.structs.replace(release, units=(alone,)), language, url))
    whole: dict[str, Any] = msgspec.json.decode(made[api.indicator_path(unit, indicator)])
    figure = next(one for one in reversed(whole["indicator"]["figures"]) if one["state"] == "scored")
    whole["indicator"] = {
        **{name: whole["indicator"][name] for name in ("id", "name", "unit_of_measure")},
        "figures": [{name: figure[name] for name in _SHOWN if name in figure}],
    }
    return msgspec.json.format(msgspec.json.encode(whole), indent=2).decode()
