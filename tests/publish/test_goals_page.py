import overview_sample as small
import publish_sample as sample
import pytest
from hypothesis import given, settings, strategies as st

from kinerja.disclose.published import PublishedGoal, Release
from kinerja.publish.address import path
from kinerja.publish.pages.lists import goals
from kinerja.publish.pages.lists.goal_tree import tree

GOAL = "Izin cepat"


def goal(identifier: str, mission: str | None = None, above: str | None = None) -> PublishedGoal:
    return PublishedGoal(id=identifier, statement=f"Sasaran {identifier}", mission=mission, goal=above)


def measured() -> Release:
    """A goal below a goal below the mission; one promise is still open, one has no figure for 2025."""
    one = small.summed(
        small.unit(
            "dinas",
            small.indicator("a", small.scored("2025", "achieved"), goal="bawah"),
            small.indicator("b", small.scored("2025", "missed"), goal="atas"),
            small.indicator("c", small.without("2025", "not-measured"), goal="bawah"),
            small.indicator("d", small.scored("2024", "close"), goal="bawah"),
            small.indicator("e", small.scored("2025", "close")),
        ),
        y2025="90.00",
    )
    return small.release(one, goals=(goal("bawah", above="atas"), goal("atas", mission="melayani"), goal("lain")))


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        (
            "id",
            (
                "Status 4 indikator: 1 tercapai, 1 belum tercapai, 1 tidak diukur, 1 tanpa angka pada periode itu "
                "Hasil 2025 dari 2 indikator: 1 tercapai, 1 belum tercapai. "
                "2 dari 4 indikator tidak dihitung: 1 tidak diukur, 1 tanpa angka pada periode itu.",
                "Sasaran bawah Hasil 2025 dari 1 indikator: 1 tercapai. 2 dari 3 indikator tidak dihitung:",
                "Sasaran yang tidak terikat pada misi Belum ada indikator yang mengukurnya. Sasaran lain",
                "Indikator tanpa sasaran Status 1 indikator: 1 mendekati Hasil 2025 dari 1 indikator: 1 mendekati.",
                "Indikator a Tercapai 79,5 indeks dari target 80 indeks (2025). Unit dinas",
                "Indikator c Tidak diukur target 80 indeks (2025).",
            ),
        ),
        ("en", ("Not counted: 2 of 4 indicators (1 not measured, 1 no figure for that period).",)),
    ],
)
def test_each_goal_counts_what_is_below_it_and_names_what_is_not_counted(
    language: str, sentences: tuple[str, ...]
) -> None:
    (page,) = small.pages(goals, measured(), language).values()
    said = small.said(page)
    assert [one for one in sentences if one not in said] == []


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["g0", "g1", "g2", "g3", "g4", "gone", None]), st.booleans()), max_size=5))
def test_no_goal_and_no_promise_is_lost_whatever_serves_whatever(parents: list[tuple[str | None, bool]]) -> None:
    given_goals = [
        goal(f"g{number}", "melayani" if serves else "tak-ada", above) for number, (above, serves) in enumerate(parents)
    ]
    promises = [small.indicator(f"i{number}", goal=f"g{number}") for number in range(5)]
    branches = tree(small.release(small.unit("dinas", *promises), goals=given_goals))
    assert sorted(one.key for one in branches if one.is_goal) == [one.id for one in given_goals]
    held = [promise.indicator.id for one in branches for promise in one.promises]
    assert sorted(held) == [one.id for one in promises]
    assert all(one.above is None or one.above < number for number, one in enumerate(branches))


def test_a_circle_of_goals_begins_where_the_first_goal_leads_to_it() -> None:
    circle = (
        goal("anak", above="a"),
        goal("a", above="c"),
        goal("b", above="a"),
        goal("c", above="b"),
        goal("sendiri", above="sendiri"),
    )
    branches = tree(small.release(goals=circle))
    assert [(one.key, one.level) for one in branches if one.is_goal] == [
        ("a", 1),
        ("anak", 2),
        ("b", 2),
        ("c", 3),
        ("sendiri", 1),
    ]


def test_a_very_long_chain_of_goals_stays_flat_and_names_what_each_serves() -> None:
    chain = [goal("s0", mission="melayani"), *(goal(f"s{number}", above=f"s{number - 1}") for number in range(1, 400))]
    held = small.pages(goals, small.release(goals=chain))
    told = {text for page in held.values() for text in sample.Skeleton(sample.body(page)).texts}
    assert {one.statement for one in chain} <= told
    assert max(page.count("<ul") - page.count("</ul") for page in held.values()) == 0
    assert all("<h6" not in page for page in held.values())
    assert "Sasaran s399 Mendukung sasaran: Sasaran s398" in small.said(list(held.values())[-1])


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_goal_is_where_others_link_to(language: str) -> None:
    one = small.city(30, 5, (small.scored("2025", "achieved"),))
    held = small.pages(goals, one, language)
    places = goals.places(one)
    assert sorted(places) == sorted(each.id for each in one.goals)
    assert len({place for place, _ in places.values()}) > 1
    for place, anchor in places.values():
        assert anchor[1:] in sample.Skeleton(held[path(language, place)]).anchors


def test_pages_of_a_large_government_stay_light_and_lose_no_promise() -> None:
    held = small.pages(goals, small.city(60, 5, (small.scored("2025", "close"), small.without("2026", "pending"))))
    assert max(len(page.encode()) for page in held.values()) < small.LIGHT
    links = [
        link for page in held.values() for link in sample.Skeleton(sample.body(page)).links if "indikator-" in link
    ]
    assert len({link.split("instansi/")[1] for link in links}) == len(links) == 300
    first = small.said(held["sasaran/kota-contoh/"])
    assert f"Halaman 1 dari {len(held)} Berikutnya" in first


def test_a_government_without_missions_and_goals_says_so() -> None:
    (page,) = small.pages(goals, small.release(small.unit("dinas", small.indicator("a")))).values()
    assert "Indikator tanpa sasaran" in small.said(page)
    assert "belum menerbitkan misi" not in small.said(page)
    (bare,) = small.pages(goals, sample.example()).values()
    assert "Pemerintah ini belum menerbitkan misi atau sasaran di sini." in small.said(bare)
