from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

import changes_sample
import msgspec
import publish_sample as sample
import pytest
from hypothesis import given, settings, strategies as st
from msgspec import structs

from kinerja.disclose.published import FoundBreak, Notice, Release, Summary
from kinerja.publish.changes import ORDER, Change, between, history
from kinerja.texts import LANGUAGES, has

BEFORE = sample.release()


def told(before: Release, after: Release) -> list[tuple[str, str, str, str | None, str | None]]:
    return [(one.kind, one.subject, one.period, one.old, one.new) for one in between(before, after)]


def office(**changes: Any) -> Release:
    first, *others = BEFORE.units
    return structs.replace(BEFORE, units=(structs.replace(first, **changes), *others))


def satisfaction(**changes: Any) -> Release:
    first, *others = BEFORE.units[0].indicators
    return office(indicators=(structs.replace(first, **changes), *others))


def figure(period: str, **changes: Any) -> Release:
    first, *others = BEFORE.units[0].indicators
    return office(indicators=(changes_sample.figures(first, {period: changes}), *others))


def test_a_release_with_the_same_content_changed_nothing() -> None:
    assert (
        between(BEFORE, structs.replace(sample.release(), number=9, made="2027-01-01T00:00:00Z", previous=None)) == ()
    )


def test_before_the_first_release_every_unit_is_new() -> None:
    first, *units = between(None, BEFORE)
    assert (first.kind, first.count) == ("first", len(BEFORE.units))
    assert [(one.kind, one.subject) for one in units] == [("unit-new", unit.id) for unit in BEFORE.units]
    assert units[0].count == 8


def test_a_third_release_tells_all_that_changed_in_it_the_most_important_first() -> None:
    assert told(BEFORE, changes_sample.later()) == [
        ("correction-new", "001", "2025", None, "units/dinas/measurements/2025.yml"),
        ("correction-new", "002", "2025", None, "units/dinas/indicators/kepuasan.yml"),
        ("figure-revised", "kepuasan", "2025", "82.8", "84.5"),
        ("target-changed", "kesalahan", "2026", "1", "0.5"),
        ("status-changed", "kepuasan", "2025", "status-capaian#close", "status-capaian#achieved"),
        ("survey-withheld", "izin", "2026-S1", None, None),
        ("rating-changed", "", "2025", "organisasi#baik", "organisasi#istimewa"),
        ("figure-new", "opini", "2026", None, "WTP"),
        ("indicator-retired", "waktu", "", None, None),
        ("indicator-gone", "lama", "", None, None),
        ("indicator-redefined", "waktu", "", None, "definition"),
        ("indicator-new", "baru", "", None, None),
        ("period-status", "", "2025", "frozen", "amended"),
        ("period-new", "", "2027", None, "open"),
        ("review-new", "2026-06-30", "", None, "indicators"),
        ("review-new", "2026-12-01", "", None, "system"),
        ("source-new", "perbaikan", "", None, None),
        ("notice-gone", "", "", None, None),
        ("other", "", "", None, None),
    ]


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (figure("2025", realisation=None, state="pending", status=None), [("figure-gone", "82.8", None)]),
        (figure("2025", realisation="9"), [("figure-revised", "82.8", "9")]),
        (figure("2025", target=None), [("target-changed", "82", None)]),
        (figure("2025", achievement=Decimal("100.00")), [("achievement-changed", "99.38", "100.00")]),
        (figure("2025", status=None), [("status-changed", "status-capaian#close", None)]),
        (figure("2025", state="unscorable"), [("state-changed", "scored", "unscorable")]),
        (figure("2025", note="Baru"), [("other", None, None)]),
        (figure("2025", trace=()), []),
        (satisfaction(name="Lain"), [("indicator-renamed", "Kepuasan warga", "Lain")]),
        (satisfaction(cap=Decimal(9), method="ratio-of-sums"), [("indicator-redefined", None, "method+cap")]),
        (satisfaction(owner="Bidang lain"), [("other", None, None)]),
        (
            satisfaction(figures=()),
            [("figure-gone", "80.5", None), ("figure-gone", "82.8", None), ("figure-gone", "86", None)],
        ),
        (office(name="Dinas Baru"), [("unit-renamed", "Dinas Perizinan", "Dinas Baru")]),
        (office(head="Pelaksana"), [("other", None, None)]),
        (office(surveys=()), [("survey-gone", None, None)]),
        (
            office(ratings=()),
            [
                ("rating-changed", "organisasi#istimewa", None),
                ("rating-changed", "organisasi#baik", None),
                ("proposal-changed", "organisasi#istimewa", None),
            ],
        ),
        (
            office(summaries=(Summary(period="2025", indicators=2, counted=2, average=Decimal("99.50")),)),
            [("average-changed", "110.50", "99.50"), ("other", None, None)],
        ),
        (structs.replace(BEFORE, units=BEFORE.units[1:]), [("unit-gone", None, None)]),
        (structs.replace(BEFORE, units=BEFORE.units[::-1]), [("other", None, None)]),
        (structs.replace(BEFORE, status_policy=None), [("status-rule", "status-capaian", None)]),
        (structs.replace(BEFORE, policies=BEFORE.policies[:2]), [("policy-gone", None, None)]),
        (structs.replace(BEFORE, disclosure=None), [("protection-changed", None, None)]),
        (structs.replace(BEFORE, staff=BEFORE.staff[:-1]), [("people-gone", None, None)]),
        (structs.replace(BEFORE, goals=()), [("goal-gone", None, None)] * 2),
        (
            structs.replace(
                BEFORE, breaks=(FoundBreak(unit="dinas", indicator="x", period="2026", what="unit", found_in=3),)
            ),
            [("other", None, None)],
        ),
        (structs.replace(BEFORE, format="lain"), [("other", None, None)]),
        (
            structs.replace(BEFORE, format="lain", status_policy=None),
            [("status-rule", "status-capaian", None), ("other", None, None)],
        ),
    ],
)
def test_each_kind_of_difference_is_told_by_name(
    after: Release, expected: list[tuple[str, str | None, str | None]]
) -> None:
    assert [(one.kind, one.old, one.new) for one in between(BEFORE, after)] == expected


def test_a_finding_that_only_moved_to_another_line_is_no_new_finding() -> None:
    moved = structs.replace(BEFORE.notices[0], line=10)
    assert [one.kind for one in between(BEFORE, structs.replace(BEFORE, notices=(moved,)))] == ["other"]
    other = Notice(rule="weights-add-up", path=moved.path, line=9)
    assert [one.kind for one in between(BEFORE, structs.replace(BEFORE, notices=(other,)))] == [
        "notice-new",
        "notice-gone",
    ]


def test_what_is_counted_together_is_counted_once_for_each_unit() -> None:
    after = figure("2025", note="Baru")
    unit = after.units[0]
    owned = [structs.replace(one, owner="Bidang lain") for one in unit.indicators]
    after = structs.replace(
        after, units=(structs.replace(unit, head="Pelaksana", indicators=tuple(owned)), *after.units[1:])
    )
    (one,) = between(BEFORE, after)
    assert (one.kind, one.unit and one.unit.id, one.count) == ("other", "dinas", 10)


def test_the_figures_of_a_survey_that_is_withheld_now_are_told_in_no_release() -> None:
    before, after = changes_sample.chain()[1:]
    survey = before.units[0].surveys[0]
    revised = structs.replace(survey, index=Decimal("83.00"))
    middle = structs.replace(before, units=(structs.replace(before.units[0], surveys=(revised,)), *before.units[1:]))
    steps = history((before, middle, after))
    assert [one.kind for one in between(before, middle)] == ["survey-revised"]
    assert [(one.kind, one.old, one.new) for one in steps[1].changes] == [("survey-withheld", None, None)]


def test_figures_about_people_are_never_told_again() -> None:
    changes = between(structs.replace(BEFORE, staff=()), BEFORE)
    assert {one.kind for one in changes} == {"people-new"}
    assert all(one.old is None and one.new is None for one in changes)


def test_every_kind_of_change_has_its_words_in_every_language() -> None:
    missing = [
        (language, kind)
        for language in LANGUAGES
        for kind in ORDER
        for key in ("one", "many", "said")
        if not has(language, f"pages.changes.kinds.{kind}.{key}")
    ]
    assert not missing


# Any value of a release, wherever it stands, may be another one in the next release.


def leaves(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from leaves(inner, (*path, key))
    elif isinstance(value, list):
        yield path
        for place, inner in enumerate(value):
            yield from leaves(inner, (*path, place))
    else:
        yield path


IDENTITY = {"number", "made", "previous"}
PLAIN = msgspec.to_builtins(changes_sample.chain()[2])
PLACES = [path for path in leaves(PLAIN) if path[0] not in IDENTITY]


def changed(path: tuple[Any, ...]) -> Release | None:
    """The release with another value at a place, where its type allows one."""
    plain = msgspec.json.decode(msgspec.json.encode(PLAIN))
    holder = plain
    for part in path[:-1]:
        holder = holder[part]
    value = holder[path[-1]]
    if isinstance(value, list):
        holder[path[-1]] = value[:-1]
    elif isinstance(value, bool):
        holder[path[-1]] = not value
    elif isinstance(value, int):
        holder[path[-1]] = value + 1
    else:
        holder[path[-1]] = "7" if value != "7" else "8"
    try:
        return msgspec.convert(plain, Release)
    except msgspec.ValidationError:
        return None


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(PLACES))
def test_whatever_differs_between_two_releases_is_told_whatever_else_changed(path: tuple[Any, ...]) -> None:
    before = changes_sample.chain()[2]
    after = changed(path)
    if after is not None:
        assert bool(between(before, after)) == (before != after)
        renamed = structs.replace(after.government, name="Nama lain")
        both = structs.replace(after, government=renamed)
        assert _number(between(before, both)) >= 1 + _number(between(before, after)) - (
            path[:2] == ("government", "name")
        )


def _number(changes: Sequence[Change]) -> int:
    return sum(one.count if one.kind == "other" else 1 for one in changes)
