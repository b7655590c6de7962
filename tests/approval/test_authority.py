"""Who stands where: the same from all records at once as from one change after the other, in any order."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, strategies as st

from bodies import BODY, CITY, CITY_RECORDS, employee, made, member, office, unit
from kinerja.approval.authority import Authority, decides, of_tree
from kinerja.load.tree import Entry, WorkTree
from kinerja.model import KIND_BY_TYPE, KINDS, Approvals, Employee, Key, Period, Record

DAY = "2025-03-10"
FIRST, SECOND = (
    Key(public=f"AAAAC3NzaC1lZDI1NTE5AAAAI{letter * 43}=", valid_from="2024-01-01", valid_until=until)
    for letter, until in (("a", "2024-12-31"), ("b", None))
)
PERIOD = Period(government=CITY, id="2024", starts="2024-01-01", ends="2024-12-31", status="frozen")
RECORDS: Sequence[Record] = (*CITY_RECORDS, PERIOD)


def path_of(record: Record) -> str:
    return KIND_BY_TYPE[type(record)].path_of(record)


def of(*records: Record) -> Authority:
    """Who stands where by these records, put in one by one."""
    found = Authority(CITY)
    for one in records:
        found.put(path_of(one), one)
    return found


def state(found: Authority) -> object:
    """All that may be asked."""
    people = sorted({employee for _, employee in found.employees})
    return (
        (found.own, found.policies, found.periods, found.units, found.offices, found.employees),
        [found.postings(one) for one in people],
        [found.heads(one, day) for one in sorted(found.units) for day in (DAY, "2030-01-01")],
        [found.keys(one) for one in people],
        (list(found.accounts()), list(found.members(DAY))),
    )


class Watched(WorkTree):
    """A tree that remembers which files were read."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.seen: set[str] = set()

    def read(self, entries: Sequence[Entry], limit: int) -> Iterator[bytes | None]:
        self.seen.update(one.path for one in entries)
        return super().read(entries, limit)


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("kota"), *RECORDS)


moved = employee("uptd-sumur", "p-012", ("dinas-air", "p-010"), until="2025-06-30")
OTHERS: Sequence[Record] = (
    moved,
    employee("dinas-air", "p-010", None, account="akun-lain"),
    msgspec.structs.replace(BODY, approvals=None),
    msgspec.structs.replace(PERIOD, status="open"),
    office("keuangan", member("dinas-air", "p-013")),
    unit("uptd-baru", "dinas-air"),
)


@given(data=st.data())
def test_any_order_of_changes_ends_at_what_the_records_say(city: Path, data: st.DataObject) -> None:
    """Records come, change and go; whatever came before, only what lies there in the end counts."""
    whole = of_tree(WorkTree(city), CITY)
    found = Authority(CITY)
    found.policies = dict(whole.policies)
    last = {path_of(one): one for one in RECORDS}
    for one in data.draw(st.lists(st.sampled_from([*RECORDS, *OTHERS]), max_size=20)):
        found.put(path_of(one), data.draw(st.sampled_from([one, None])))
    paths = sorted({*last, *map(path_of, OTHERS)})
    for path in data.draw(st.permutations(paths)):
        found.put(path, last.get(path))
    assert state(found) == state(whole)


def test_every_file_that_is_read_is_one_that_decides(city: Path) -> None:
    tree = Watched(city)
    of_tree(tree, CITY)
    own = {one for one in tree.seen if one.startswith(f"records/{CITY}/")}
    assert own == {path_of(one) for one in RECORDS}
    assert [one for one in own if not decides(one)] == []


def test_the_kinds_that_decide_are_those_that_are_read(city: Path) -> None:
    asked = {kind.name for kind in KINDS if decides(kind.path.replace("{", "").replace("}", ""))}
    assert asked == {"government", "period", "unit", "employee", "office", "approval-policy"}
    assert of_tree(WorkTree(city), "kota-lain").own is None


@pytest.mark.parametrize(
    "path",
    [
        "docs/kota-contoh/government.yml",
        "records/kota-contoh/units/dinas-air/people/p-010/plans/2025.yml",
        "records/kota-contoh/units/dinas-air/people/p-010/employee.yaml",
        "records/kota-contoh/offices/keuangan",
        "records/kota-contoh/periods/2024",
        "records/kota-contoh/periods/2024/x.yml",
        "docs/policies/approval/empat-mata.yml",
    ],
)
def test_what_does_not_decide_changes_nothing_when_it_goes(city: Path, path: str) -> None:
    found = of_tree(WorkTree(city), CITY)
    before = state(found)
    assert not decides(path)
    found.put(path, None)
    assert state(found) == before == state(of_tree(WorkTree(city), CITY))


def test_the_policy_is_the_one_that_the_government_names_if_it_is_there(city: Path) -> None:
    found = of_tree(WorkTree(city), CITY)
    assert found.policy is found.policies["empat-mata"]
    for approvals in (None, Approvals(policy="tidak-ada")):
        found.put(path_of(BODY), msgspec.structs.replace(BODY, approvals=approvals))
        assert found.policy is None


def test_a_record_that_lies_elsewhere_than_it_says_stands_nowhere(tmp_path: Path) -> None:
    made(tmp_path, *CITY_RECORDS)
    units = tmp_path / "records" / CITY / "units"
    source = (units / "dinas-air/people/p-010/employee.yml").read_text()
    (units / "uptd-sumur/people/p-020/employee.yml").write_text(source)
    found = of_tree(WorkTree(tmp_path), CITY)
    assert ("uptd-sumur", "p-020") not in found.employees
    assert [one.unit for one in found.postings("p-010")] == ["dinas-air"]


def test_somebody_with_several_posts_and_an_office_has_all_their_keys_once() -> None:
    posts = [msgspec.structs.replace(employee(name, "p-001"), keys=(FIRST,)) for name in ("sekretariat", "dinas-air")]
    served = office("keuangan", msgspec.structs.replace(member("sekretariat", "p-001"), keys=(SECOND, FIRST)))
    found = of(*posts, served)
    assert [one.unit for one in found.postings("p-001")] == ["dinas-air", "sekretariat"]
    assert found.keys("p-001") == (FIRST, SECOND)
    assert found.keys("p-002") == found.postings("p-002") == ()


@pytest.mark.parametrize(
    ("day", "holds"), [("2023-12-31", []), ("2024-01-01", [1]), ("2025-06-30", [1]), ("2025-07-01", [])]
)
def test_heads_and_members_are_in_force_from_the_first_day_to_the_last(day: str, holds: list[int]) -> None:
    head = employee("dinas-air", "p-010", head=True, until="2025-06-30")
    found = of(
        head, employee("dinas-air", "p-011"), office("keuangan", member("dinas-air", "p-011", until="2025-06-30"))
    )
    assert [1 for one in found.heads("dinas-air", day) if one == head] == holds
    assert [1 for _ in found.members(day)] == holds


def test_accounts_are_those_of_posts_and_offices() -> None:
    found = of(employee("dinas-air", "p-010"), office("keuangan", member("dinas-air", "p-010", "akun-kantor")))
    assert list(found.accounts()) == [("akun-p-010", "p-010"), ("akun-kantor", "p-010")]
    assert isinstance(found.employees["dinas-air", "p-010"], Employee)
