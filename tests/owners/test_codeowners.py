"""The file of owners: for every record, a Git service asks those who may approve, and nobody else."""

import os
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings, strategies as st
from matching import lines, matches, owners

from bodies import BODY, CITY, CITY_RECORDS, HEAD, employee, made, member, office
from kinerja import owners as room, report
from kinerja.approval.authority import Authority, of_tree
from kinerja.approval.change import Change
from kinerja.approval.needs import RELATIONS, Need, needs
from kinerja.diagnostic import CannotRun, Location
from kinerja.load.tree import WorkTree
from kinerja.model import (
    KIND_BY_TYPE,
    KINDS,
    Acting,
    ApprovalPolicy,
    Approvals,
    Covered,
    Employee,
    Forge,
    Office,
    Tier,
    Unit,
    Wording,
)
from kinerja.owners.lines import blocks
from kinerja.owners.made import PLACES
from kinerja.owners.people import People

GOLDEN = Path(__file__).with_name("CODEOWNERS")
DAY = "2025-03-10"
Owners = dict[str, set[str]]


def make(root: Path, day: str = DAY) -> room.Made:
    return room.make(WorkTree(root), [CITY], day)


def test_the_whole_file_is_as_it_was_looked_at(tmp_path: Path) -> None:
    found = make(made(tmp_path, *CITY_RECORDS))
    if os.environ.get("KINERJA_UPDATE"):
        GOLDEN.write_text(found.text, encoding="utf-8", newline="\n")
    assert found.findings == ()
    assert found.text == GOLDEN.read_text(encoding="utf-8")


def test_somebody_acting_is_asked_on_the_days_of_the_appointment_only(tmp_path: Path) -> None:
    root = made(tmp_path, *CITY_RECORDS)
    path = f"records/{CITY}/units/dinas-air/people/p-015/plans/2025.yml"
    asked = {day: owners(lines(make(root, day).text), path) for day in ("2025-02-28", "2025-03-01", "2025-04-01")}
    alone, both = ("akun-p-010",), ("akun-p-010", "akun-p-011")
    assert asked == {"2025-02-28": alone, "2025-03-01": both, "2025-04-01": alone}


def test_the_file_itself_and_all_that_is_shared_belongs_to_the_offices(tmp_path: Path) -> None:
    found = lines(make(made(tmp_path, *CITY_RECORDS)).text)
    offices = ("akun-kantor", "akun-p-002", "akun-p-003", "akun-p-012")
    paths = (*(one[1:] for one in PLACES), "schemas/unit.schema.json", ".github/workflows/check.yml", "pyproject.toml")
    assert {owners(found, one) for one in (*paths, "records/policies/approval/empat-mata.yml")} == {offices}
    assert {owners(found, one) for one in ("README.md", "docs/id/index.md", "records/kota-lain/unit.yml")} == {None}


def test_what_several_governments_share_belongs_to_the_offices_of_all(tmp_path: Path) -> None:
    others = [
        msgspec.structs.replace(one, **({"id": "kab-contoh"} if one is BODY else {"government": "kab-contoh"}))
        for one in CITY_RECORDS
        if not isinstance(one, Office)
    ]
    served = msgspec.structs.replace(office("umum", member("sekretariat", "p-001")), government="kab-contoh")
    root = made(tmp_path, *CITY_RECORDS, *others, served)
    alone = lines(make(root).text)
    found = lines(room.make(WorkTree(root), ["kab-contoh", CITY, "kota-lain"], DAY).text)
    city = ("akun-kantor", "akun-p-002", "akun-p-003", "akun-p-012")
    assert owners(found, "schemas/unit.schema.json") == ("akun-kantor", "akun-p-001", *city[1:])
    assert owners(found, "records/kab-contoh/periods/2025.yml") == ("akun-p-001",)
    own = [
        f"records/{CITY}/government.yml",
        *(f"records/{CITY}/units/dinas-air/{one}" for one in ("unit.yml", "people/p-015/plans/2025.yml")),
    ]
    assert [owners(found, one) for one in own] == [owners(alone, one) for one in own]


def test_without_a_policy_nobody_is_asked(tmp_path: Path) -> None:
    made(tmp_path, msgspec.structs.replace(BODY, approvals=None), *CITY_RECORDS[1:])
    with pytest.raises(CannotRun) as refused:
        make(tmp_path)
    assert refused.value.reason == "owners-no-policy"


def test_an_approver_without_an_account_is_told_once_with_the_place_to_mend(tmp_path: Path) -> None:
    found = make(made(tmp_path, *CITY_RECORDS, employee(*HEAD, head=True, account=None)))
    place = Location(f"records/{CITY}/units/dinas-air/people/p-010/employee.yml", 1, 1, "")
    assert [(one.rule, one.at) for one in found.findings] == [("owner-without-account", place)]
    assert "p-010" not in report.part(found.findings[0], "message", "en")


def test_whom_an_office_gives_an_account_needs_none_in_the_posting(tmp_path: Path) -> None:
    plain = employee("sekretariat", "p-002", ("sekretariat", "p-001"), account=None)
    served = office("keuangan", member("sekretariat", "p-002", "akun-kantor"))
    found = make(made(tmp_path, *CITY_RECORDS, plain, served))
    assert found.findings == ()
    assert owners(lines(found.text), "schemas/unit.schema.json") == ("akun-kantor", "akun-p-003")


@pytest.mark.parametrize(
    ("account", "fits"),
    [
        ("kepala-dinas", True),
        ("kepala_kota", True),
        ("kepala.dinas", False),
        ("a_b_c", False),
        ("a" * 39, True),
        ("a" * 40, False),
    ],
)
def test_accounts_that_github_would_skip_are_told_where_github_is_used(
    tmp_path: Path, account: str, fits: bool
) -> None:
    for host, expected in (("github.com", [] if fits else ["owner-account-refused"]), ("git.contoh.example", [])):
        used = Approvals(policy="empat-mata", forges=(Forge(host=host),))
        head = employee(*HEAD, ("sekretariat", "p-001"), head=True, account=account)
        body = msgspec.structs.replace(BODY, approvals=used)
        found = make(made(tmp_path, *CITY_RECORDS, body, head)).findings
        assert [one.rule for one in found] == expected
        assert [one.at.pointer for one in found] == ["/account"] * len(expected)


def test_a_record_that_nobody_can_approve_is_told(tmp_path: Path) -> None:
    root = made(tmp_path, *CITY_RECORDS)
    for file in (root / "records" / CITY / "offices").iterdir():
        file.unlink()
    found = make(root).findings
    # Offices approve whatever nobody else can, and the chief's own records: now nobody does.
    places = {one.at.path.removeprefix(f"records/{CITY}/") for one in found}
    chief = {"units/sekretariat/unit.yml", "units/sekretariat/people/p-001/employee.yml"}
    assert places == {"government.yml"} | chief
    assert {one.rule for one in found} == {"owner-nobody"}


def test_a_file_that_a_service_would_not_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = made(tmp_path, *CITY_RECORDS)
    size = len(make(root).text.encode())
    for limit, expected in ((size, []), (size - 1, ["owners-too-large"])):
        monkeypatch.setattr("kinerja.owners.made.MOST_BYTES", limit)
        assert [one.rule for one in make(root).findings] == expected


def test_the_rules_of_matching_are_those_of_the_service() -> None:
    """The examples that GitHub's documentation gives."""
    given = {
        "*": {"a.js": True, "a/b.js": True},
        "/build/logs/": {"build/logs/a/b": True, "x/build/logs/a": False, "build/logs": False},
        "docs/*": {"docs/a.md": True, "x/docs/a.md": False},
        "apps/": {"apps/a": True, "x/apps/a/b": True},
        "/docs/": {"docs/a": True, "x/docs/a": False},
        "/scripts/": {"scripts/a": True},
        "/units/*/people/": {"units/a/people/b": True, "units/a/b/people/c": False},
    }
    told = {pattern: {path: matches(pattern, path) for path in paths} for pattern, paths in given.items()}
    assert told == given


UNITS = ("air", "jalan", "pasar")
PEOPLE = ("p-1", "p-2", "p-3", "p-4")
DAYS = ("2024-12-31", DAY, "2025-12-31")
posts = st.tuples(st.sampled_from(UNITS), st.sampled_from(PEOPLE))
untils = st.sampled_from([None, *DAYS])


@st.composite
def bodies(draw: st.DrawFn) -> Authority:
    """A government whose superiors, heads and offices are of chance: also circles, and people who have left."""
    found = Authority(CITY)
    records: list[Unit | Employee | Office] = []
    for name in draw(st.sets(st.sampled_from(UNITS), min_size=1)):
        records.append(Unit(government=CITY, id=name, name=name, type="dinas", parent=draw(st.sampled_from(UNITS))))
    for unit, name in draw(st.sets(posts, max_size=8)):
        above = draw(st.none() | posts)
        stand_in = [Acting(unit=one, employee=it, kind="plt", valid_from=DAYS[0]) for one, it in draw(st.sets(posts))]
        held = employee(unit, name, above, head=draw(st.booleans()), acting=tuple(stand_in[:1]), until=draw(untils))
        records.append(held)
    for name in ("keuangan", "kepegawaian"):
        serving = [member(*one, until=draw(untils)) for one in draw(st.sets(posts, min_size=1, max_size=3))]
        records.append(office(name, *serving))
    for one in records:
        found.put(KIND_BY_TYPE[type(one)].path_of(one), one)
    return found


@st.composite
def policies(draw: st.DrawFn) -> ApprovalPolicy:
    """Each kind of record in one of a few tiers; offices are asked where nobody else is."""
    title = Wording(id="Jenjang", en="Tier")
    number = {kind.name: draw(st.integers(0, 3)) if "/units/" in kind.path else 4 for kind in KINDS}
    relations = [draw(st.lists(st.sampled_from(RELATIONS), min_size=1, max_size=3, unique=True)) for _ in range(4)]
    tiers = [
        Tier(
            id=f"jenjang-{place}",
            title=title,
            reason=title,
            by=tuple(by),
            or_else="office",
            covers=tuple(Covered(kind=kind) for kind, where in number.items() if where == place),
        )
        for place, by in enumerate([*relations, ["office"]])
    ]
    return ApprovalPolicy(id="uji", title=title, summary=title, merge_within_days=7, tiers=tuple(tiers))


STANDARD = of_tree(WorkTree(Path("/nonexistent")), CITY).policies["empat-mata"]


@settings(deadline=None, max_examples=80)
@given(body=bodies(), policy=policies() | st.just(STANDARD))
def test_the_owners_of_every_record_are_the_accounts_of_those_who_may_approve_it(
    body: Authority, policy: ApprovalPolicy
) -> None:
    body.own = msgspec.structs.replace(BODY, approvals=Approvals(policy=policy.id))
    body.policies = {policy.id: policy}
    people = People(body, DAY, lambda path, *_: Location(path))
    found = [line for block in blocks(people, policy) for line in block.lines]
    known: Owners = {}
    for account, name in body.accounts():
        known.setdefault(name, set()).add(account)
    missing = {one.at.path.split("/")[-2] for one in people.findings if one.rule == "owner-without-account"}
    for path, need in expected(body):
        approvers = {one.employee for one in need.approvers}
        accounts = {account for one in approvers for account in known.get(one, ())}
        own = "employee" in need.tier.by and "/people/" in path
        assert set(owners(found, path) or ()) == (set() if own else accounts), path
        if not own:
            assert {one for one in approvers if one not in known} <= missing


def expected(body: Authority) -> list[tuple[str, Need]]:
    """A path of each kind wherever one may lie, with what a change of it needs."""
    found = []
    for kind in (one for one in KINDS if "policies" not in one.path):
        for unit in sorted(body.units.keys() | {one for one, _ in body.employees}):
            for name in (
                sorted(name for one, name in body.employees if one == unit) if "/people/" in kind.path else ("",)
            ):
                path = kind.path.replace("{government}", CITY).replace("units/{id}", f"units/{unit}")
                path = path.replace("records/{id}", f"records/{CITY}").replace("{unit}", unit)
                path = path.replace("{employee}", name).replace("{", "").replace("}", "")
                (need,) = needs(body, Change(path, None, None, kind), DAY)
                found.append((path, need))
    return found
