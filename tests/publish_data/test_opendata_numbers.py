"""The same number stands with the same digits in CSV, in JSON and in the release."""

import csv
import io
import json
from decimal import Decimal
from typing import Any

import msgspec
from hypothesis import given, strategies as st
from opendata_sample import RELEASE

from kinerja.disclose.published import (
    Figure,
    PublishedBreak,
    PublishedElement,
    PublishedIndicator,
    PublishedOrganisationRating,
    PublishedSeriesBreak,
    PublishedSurvey,
    PublishedUnit,
    PublishedVerdict,
    Release,
    Summary,
    builtins,
)
from kinerja.model import Evidence
from kinerja.publish import opendata
from kinerja.publish.opendata.formats import harmless, table_csv, table_json
from kinerja.publish.opendata.registry import TABLES, rows

Rows = list[dict[str, str]]

numbers = st.decimals(min_value=Decimal(-(10**15)), max_value=Decimal(10**15), places=6).flatmap(
    lambda number: st.integers(0, 6).map(lambda places: round(number, places) if places else Decimal(int(number)))
)
texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
changes = st.lists(texts, min_size=1, max_size=2).map(tuple)
series_breaks = st.builds(PublishedSeriesBreak, period=texts, what=changes)
verdicts = st.builds(PublishedVerdict, policy=texts, band=texts, letter=st.none() | texts)


def _some(value: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | value


figures = st.builds(
    Figure,
    period=texts,
    state=texts,
    target=_some(texts | numbers.map(str)),
    realisation=_some(texts | numbers.map(str)),
    raw=_some(numbers),
    achievement=_some(numbers),
    change=_some(numbers),
    weight=_some(numbers),
    status=_some(verdicts),
    word=_some(verdicts),
    source=_some(texts),
    series_break=_some(series_breaks),
    evidence=st.lists(st.builds(Evidence, title=texts, url=_some(texts)), max_size=2).map(tuple),
)
breaks = st.builds(PublishedBreak, period=texts, what=texts, note=_some(texts), found_in=_some(st.integers(1, 9999)))
ratings = st.builds(
    PublishedOrganisationRating,
    period=texts,
    state=texts,
    indicators=st.integers(0, 99),
    counted=st.integers(0, 99),
    policy=texts,
    rating=texts,
    set_by=_some(texts),
    set_on=_some(texts),
    reason=_some(texts),
    source=_some(texts),
    proposed=_some(verdicts),
    achievement=_some(numbers),
    weighted=st.booleans(),
)
indicators = st.builds(
    PublishedIndicator,
    id=texts,
    name=texts,
    definition=texts,
    aspect=texts,
    unit_of_measure=texts,
    direction=texts,
    method=texts,
    aggregation=texts,
    decimals=st.integers(0, 6),
    zero_target=texts,
    status=texts,
    cap=_some(numbers),
    goal=_some(texts),
    owner=_some(texts),
    data_source=_some(texts),
    successor=_some(texts),
    source=_some(texts),
    breaks=st.lists(breaks, max_size=2).map(tuple),
    figures=st.lists(figures, max_size=3).map(tuple),
)
elements = st.builds(PublishedElement, id=texts, name=texts, mean=numbers, verdict=_some(verdicts))
surveys = st.builds(
    PublishedSurvey,
    period=texts,
    service=texts,
    service_name=texts,
    state=texts,
    weight=st.sampled_from(["1/9", "0.11"]),
    respondents=_some(st.integers(0, 10**9)),
    population=_some(st.integers(0, 10**9)),
    index=_some(numbers),
    verdict=_some(verdicts),
    alternative=_some(numbers),
    series_break=_some(series_breaks),
    alternative_verdict=_some(verdicts),
    withheld=_some(st.just("c")),
    elements=st.lists(elements, max_size=2).map(tuple),
)
summaries = st.builds(
    Summary,
    period=texts,
    indicators=st.integers(0, 99),
    counted=st.integers(0, 99),
    average=_some(numbers),
    weighted=st.booleans(),
    not_comparable=st.lists(texts, max_size=2).map(tuple),
)
units = st.builds(
    PublishedUnit,
    id=texts,
    name=texts,
    type=texts,
    parent=_some(texts),
    head=_some(texts),
    summaries=st.lists(summaries, max_size=2).map(tuple),
    indicators=st.lists(indicators, max_size=2).map(tuple),
    surveys=st.lists(surveys, max_size=2).map(tuple),
    ratings=st.lists(ratings, max_size=2).map(tuple),
)
releases = st.lists(units, max_size=2).map(lambda some: msgspec.structs.replace(RELEASE, units=tuple(some)))


def _files(release: Release) -> dict[str, bytes]:
    """The texts alone: workbook and Parquet would be made for every example."""
    made = {}
    for table in TABLES:
        held = rows(release)[table.name]
        made[f"{table.name}.csv"] = table_csv((column.name for column in table.columns), held)
        made[f"{table.name}.json"] = table_json(held)
    return made


def test_these_are_the_files_that_are_published() -> None:
    published = dict(opendata.files(RELEASE, "id"))
    assert {name: published[name] for name in _files(RELEASE)} == _files(RELEASE)


def _csv(files: dict[str, bytes], table: str) -> Rows:
    return list(csv.DictReader(io.StringIO(files[f"{table}.csv"].decode(), newline=""), strict=True))


def _json(files: dict[str, bytes], table: str) -> Rows:
    rows = json.loads(files[f"{table}.json"], parse_float=Digits, parse_int=Digits)
    return [{key: _shown(value) for key, value in row.items()} for row in rows]


class Digits(str):
    """A number as it is written."""

    __slots__ = ()


def _shown(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    assert isinstance(value, str)
    return str(value) if isinstance(value, Digits) else harmless(value)


# Where each column stands in the JSON of a release: the lists below a unit, then per column the level and the keys.
PLACES: dict[str, tuple[tuple[str, ...], dict[str, tuple[int, str]]]] = {
    "units": (
        (),
        {"unit": (0, "id"), "unit_name": (0, "name"), "unit_type": (0, "type")}
        | {name: (0, name) for name in ("parent", "head")},
    ),
    "indicators": (
        ("indicators", "figures"),
        {"unit": (0, "id"), "unit_name": (0, "name"), "indicator": (1, "id"), "indicator_name": (1, "name")}
        | {name: (1, name) for name in ("unit_of_measure", "aspect", "direction", "method", "cap")}
        | {name: (2, name) for name in ("period", "target", "realisation", "state", "raw", "achievement", "change")}
        | {name: (2, name) for name in ("weight", "source")}
        | {"series_break": (2, "series_break.what")}
        | {"status_policy": (2, "status.policy"), "status": (2, "status.band")}
        | {"word_policy": (2, "word.policy"), "word": (2, "word.band")},
    ),
    "definitions": (
        ("indicators",),
        {"unit": (0, "id"), "indicator": (1, "id"), "indicator_name": (1, "name"), "indicator_status": (1, "status")}
        | {name: (1, name) for name in ("definition", "unit_of_measure", "aspect", "direction", "method", "decimals")}
        | {name: (1, name) for name in ("zero_target", "aggregation", "successor", "goal", "owner", "data_source")}
        | {"source": (1, "source")},
    ),
    "evidence": (
        ("indicators", "figures", "evidence"),
        {"unit": (0, "id"), "indicator": (1, "id"), "period": (2, "period")}
        | {"evidence_title": (3, "title"), "url": (3, "url")},
    ),
    "surveys": (
        ("surveys",),
        {"unit": (0, "id"), "unit_name": (0, "name"), "element_weight": (1, "weight")}
        | {name: (1, name) for name in ("service", "service_name", "period", "state", "respondents", "population")}
        | {name: (1, name) for name in ("index", "source", "withheld")}
        | {"series_break": (1, "series_break.what")}
        | {name: (1, f"verdict.{name}") for name in ("policy", "band", "letter")}
        | {"alternative_index": (1, "alternative"), "alternative_letter": (1, "alternative_verdict.letter")},
    ),
    "survey-elements": (
        ("surveys", "elements"),
        {"unit": (0, "id"), "service": (1, "service"), "period": (1, "period")}
        | {"element": (2, "id"), "element_name": (2, "name"), "mean": (2, "mean"), "letter": (2, "verdict.letter")},
    ),
    "summaries": (
        ("summaries",),
        {"unit": (0, "id"), "not_comparable": (1, "not_comparable")}
        | {name: (1, name) for name in ("period", "indicators", "counted", "average", "weighted")},
    ),
    "breaks": (
        ("indicators", "breaks"),
        {"unit": (0, "id"), "indicator": (1, "id"), "changed": (2, "what")}
        | {name: (2, name) for name in ("period", "note", "found_in")},
    ),
    "organisation-ratings": (
        ("ratings",),
        {"unit": (0, "id"), "unit_name": (0, "name"), "rating_policy": (1, "policy"), "average": (1, "achievement")}
        | {name: (1, name) for name in ("period", "rating", "set_by", "set_on", "reason", "source")}
        | {name: (1, name) for name in ("indicators", "counted", "weighted")}
        | {"proposed_policy": (1, "proposed.policy"), "proposed": (1, "proposed.band")},
    ),
}


def _published(release: Release, table: str) -> Rows:
    """The rows that the release's own JSON gives, found by its keys and not by the code under test."""
    lists, columns = PLACES[table]
    chains: list[tuple[Any, ...]] = [(unit,) for unit in builtins(release).get("units", ())]
    for name in lists:
        chains = [(*chain, one) for chain in chains for one in chain[-1].get(name, ())]
    return [
        {"government": release.government.id}
        | {column: _text(_found(chain[level], keys), column) for column, (level, keys) in columns.items()}
        for chain in chains
    ]


def _found(item: Any, keys: str) -> object:
    for key in keys.split("."):
        item = (item or {}).get(key)
    return item


def _text(value: object, column: str) -> str:
    if column == "weighted":
        return _shown(bool(value))  # a release leaves out what is false
    if isinstance(value, list | tuple):
        return _shown("+".join(value))
    return _shown(Digits(value) if isinstance(value, int) else value)


@given(releases)
def test_csv_and_json_hold_the_same_texts_in_the_same_order(release: Release) -> None:
    files = _files(release)
    for table in opendata.tables():
        assert _csv(files, table) == _json(files, table)


@given(releases)
def test_every_value_of_the_release_stands_in_the_csv_with_all_its_digits(release: Release) -> None:
    files = _files(release)
    for table in PLACES:
        assert _csv(files, table) == _published(release, table)


def test_digits_are_kept_even_where_a_float_would_lose_them() -> None:
    figure = Figure(
        period="2020",
        state="scored",
        raw=Decimal("174.00"),
        achievement=Decimal("9007199254740993.10"),
        change=Decimal("-0.000001"),
    )
    unit = RELEASE.units[0]
    indicator = msgspec.structs.replace(unit.indicators[0], figures=(figure,))
    release = msgspec.structs.replace(RELEASE, units=(msgspec.structs.replace(unit, indicators=(indicator,)),))
    files = _files(release)

    assert b'"raw":174.00,"achievement":9007199254740993.10,' in files["indicators.json"]
    (row,) = _csv(files, "indicators")
    assert (row["raw"], row["achievement"], row["change"]) == ("174.00", "9007199254740993.10", "-0.000001")


def test_policies_keep_the_digits_of_their_bands() -> None:
    content = dict(opendata.files(RELEASE, "id"))["policies.json"]
    status, survey, organisation = json.loads(content, parse_float=Digits)
    assert status["bands"][0]["lowest"] == "100.00"
    assert status["examples"][0]["value"] == "174.00"
    assert survey["bands"][0]["lowest"] == "76.61"
    assert organisation["bands"][0]["lowest"] == "110.00"
