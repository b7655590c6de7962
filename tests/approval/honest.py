"""A year of honest work in the town: every kind of change, approved by those who may, merged in every way."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from msgspec import structs

import history_town as town
from histories import MACHINE, Files, History, Proposal, who
from kinerja.model import Acting, Employee, Key, Member, Progress, Superior

OFFICES = (("p-009", "inspektorat"), ("p-010", "organisasi"))
LAST_DAY = date(2026, 1, 31)


class Approval(NamedTuple):
    """Who approves through what, which of the paths (None: all), and with which key."""

    approver: str
    relation: str
    path: str | None = None
    office: str | None = None
    acting: str | None = None
    key: str | None = None
    unit: str | None = None


class Case(NamedTuple):
    """A change, who wrote it, and who approves it."""

    changes: Files
    author: str
    approvals: tuple[Approval, ...] = ()


class Year:
    """What changes as the town goes on: counters, new people and keys, and the day."""

    def __init__(self, history: History, seed: int) -> None:
        self.history = history
        self.chance = Random(seed)
        self.count = 10
        self.keys: dict[str, str] = {}
        self.people: list[str] = []
        self.amendments = 2
        self.statuses: dict[str, str] = {}

    def next(self) -> int:
        self.count += 1
        return self.count

    def by(self, approver: str, relation: str = "superior", **more: str) -> Approval:
        """An approval with the key that somebody signs with by now."""
        return Approval(approver, relation, key=self.keys.get(approver, approver), **more)

    def offices(self, path: str | None = None) -> tuple[Approval, ...]:
        more = {"path": path} if path else {}
        return tuple(self.by(one, "office", office=office, **more) for one, office in OFFICES)

    def stands_in(self) -> bool:
        return town.STANDING_IN[0] <= self.history.day <= town.STANDING_IN[1]


def plan(year: Year) -> Case:
    name = year.chance.choice(("p-002", "p-003", "p-004", "p-005", "p-006", "p-008", "p-009"))
    above = town.SUPERIORS[name][1] or ""
    changes = _plan(year, name)
    if name == "p-004" and year.stands_in():
        return Case(changes, name, (year.by(town.STANDS_IN, acting="plh"),))
    return Case(changes, name, (year.by(above),))


def plan_of_the_highest(year: Year) -> Case:
    """Nobody stands above: an office approves."""
    member, office = year.chance.choice(OFFICES)
    return Case(_plan(year, "p-001"), "p-001", (year.by(member, "office", office=office),))


def plan_removed(year: Year) -> Case:
    changes = _plan(year, "p-005")
    path = next(iter(changes))
    if path not in year.history.files:
        return Case(changes, "p-005", (year.by("p-003"),))
    return Case({path: None}, "p-005", (year.by("p-003"),))


def evaluation(year: Year) -> Case:
    rating = year.chance.choice(("baik", "sangat-baik", f"cukup-{year.next()}"))
    record = town.evaluation("p-005", "2025", rating)
    record = structs.replace(record, strengths=f"Catatan {year.next()}")
    if _is_closed(year):
        return progress(year)
    return Case(town.files(record), "p-005", (year.by("p-003"),))


def progress(year: Year) -> Case:
    name = year.chance.choice(("p-004", "p-005", "p-006"))
    return Case(town.files(_progress(year, name)), name)


def progress_by_another(year: Year) -> Case:
    approver = year.chance.choice(("p-005", "p-003"))
    relation = "employee" if approver == "p-005" else "superior"
    return Case(town.files(_progress(year, "p-005")), "p-006", (year.by(approver, relation),))


def feedback(year: Year) -> Case:
    """What the superior said, written down by a colleague; the entry itself is the employee's."""
    month = _month(year).replace("2029", "2028")
    path = town.path(town.progress("p-006", month, "Dokumen"))
    if path not in year.history.files:
        return Case(town.files(town.progress("p-006", month, "Dokumen")), "p-006")
    said = town.progress("p-006", month, "Dokumen", feedback=f"Baik {year.next()}")
    return Case(town.files(said), "p-006", (year.by("p-002"),))


def objection(year: Year) -> Case:
    path = town.path(town.objection("p-004"))
    if path not in year.history.files:
        return Case(town.files(town.objection("p-004")), "p-004")
    decided = town.objection("p-004", "p-002")
    assert decided.decision
    decision = structs.replace(decided.decision, explanation=f"Bukti nomor {year.next()} cukup.")
    changes = town.files(structs.replace(decided, decision=decision))
    return Case(changes, "p-004", (year.by("p-002", "superior-of-superior"),))


def measurement(year: Year) -> Case:
    if _is_closed(year):
        return progress(year)
    changes = town.files(town.measurement("2025", year.next()))
    approver, relation = year.chance.choice((("p-002", "unit-head"), ("p-001", "parent-head")))
    return Case(changes, "p-008", (year.by(approver, relation),))


def agreement(year: Year) -> Case:
    if _is_closed(year):
        return progress(year)
    return Case(town.files(town.agreement(2025, year.next())), "p-002", (year.by("p-001", "parent-head"),))


def indicator(year: Year) -> Case:
    name = f"indikator-{year.next()}"
    return Case(town.files(town.indicator(name)), "p-008", (year.by("p-001", "parent-head"),))


def unit(year: Year) -> Case:
    renamed = structs.replace(town.unit("balai"), name=f"Balai {year.next()}")
    return Case(town.files(renamed), "p-008", year.offices())


def code(year: Year) -> Case:
    path = year.chance.choice(("schemas/a.json", ".github/workflows/ci.yml", "scripts/a.py", "CODEOWNERS"))
    return Case({path: f"# {year.next()}\n".encode()}, "p-008", year.offices())


def free(year: Year) -> Case:
    path = year.chance.choice(("docs/id/a.md", "README.md", f"{town.OWN}/README.md"))
    return Case({path: f"Halaman {year.next()}\n".encode()}, year.chance.choice(("p-004", "p-008")))


def release(year: Year) -> Case:
    member, office = year.chance.choice(OFFICES)
    path = f"docs/releases/{town.TOWN}/{year.next():04}.json"
    return Case({path: b"{}\n"}, "p-008", (year.by(member, "office", office=office),))


def key(year: Year) -> Case:
    """A superior gets one more key, and signs with it from now on."""
    name = year.chance.choice(("p-002", "p-003", "p-001"))
    new = f"{name} {year.next()}"
    last = year.keys.get(name, name)
    record = town.employee(name)
    keys = tuple(Key(public=town.key(one).public, valid_from=town.SINCE) for one in (last, new))
    changes = town.files(structs.replace(record, keys=keys))
    case = Case(changes, "p-008", year.offices())
    year.keys[name] = new
    return case


def newcomer(year: Year) -> Case:
    """Somebody new in the centre; the superior approves the plan another day."""
    name = f"p-1{year.next():03}"
    year.people.append(name)
    return Case(town.files(_posting(name, "balai", "p-003")), "p-008", year.offices())


def plan_of_newcomer(year: Year) -> Case:
    if not year.people:
        return progress(year)
    name = year.chance.choice(year.people)
    record = structs.replace(town.plan("p-004", year.next(), _year(year)), employee=name)
    return Case(town.files(record), name, (year.by("p-003"),))


def move(year: Year) -> Case:
    """A newcomer goes to the department: the old posting ends, a new one begins, the plan there is another's."""
    if not year.people:
        return progress(year)
    name = year.people.pop(0)
    old = structs.replace(_posting(name, "balai", "p-003"), valid_until=year.history.day)
    new = structs.replace(_posting(name, "dinas", "p-002"), valid_from=year.history.day)
    return Case(town.files(old, new), "p-008", year.offices())


def stand_in(year: Year) -> Case:
    """Somebody stands in above p-008 from this day on for a week."""
    day = date.fromisoformat(year.history.day)
    acting = Acting(
        employee="p-003",
        unit="balai",
        kind="plt",
        valid_from=day.isoformat(),
        valid_until=(day + timedelta(7)).isoformat(),
    )
    changes = town.files(structs.replace(town.employee("p-008"), acting=(acting,)))
    if changes.items() <= year.history.files.items():
        return Case(_plan(year, "p-008"), "p-008", (year.by("p-003", acting="plt"),))
    return Case(changes, "p-008", year.offices())


def office(year: Year) -> Case:
    """Members come; the old ones stay."""
    record = town.office("organisasi")
    more = Member(employee="p-008", unit="dinas", valid_from=year.history.day)
    changed = structs.replace(record, members=(*record.members, more), name=f"Bagian {year.next()}")
    return Case(town.files(changed), "p-002", year.offices())


def amendment(year: Year) -> Case:
    year.amendments += 1
    return Case(town.files(town.amendment(f"{year.amendments:04}", 77 + year.amendments)), "p-008", year.offices())


def period(year: Year) -> Case:
    """A period opens, is reviewed, frozen, amended; then the next one does."""
    name, status = next(
        (name, then)
        for name in (f"{number}-S1" for number in range(2030, 2090))
        for now, then in ((None, "open"), ("open", "review"), ("review", "frozen"), ("frozen", "amended"))
        if year.statuses.get(name) == now
    )
    year.statuses[name] = status
    record = structs.replace(town.period("2025", status), id=name, starts=f"{name[:4]}-01-01", ends=f"{name[:4]}-06-30")
    return Case(town.files(record), "p-008", year.offices())


def close_the_year(year: Year) -> Case:
    """Once, late; what belongs to the year is left alone from then on."""
    if year.history.day < "2025-12-01" or _is_closed(year):
        return progress(year)
    return Case(town.files(town.period("2025", "frozen")), "p-008", year.offices())


def several(year: Year) -> Case:
    """A proposal with records of several tiers."""
    own, indicated = plan_of_the_highest(year), indicator(year)
    paths = [next(iter(one.changes)) for one in (own, indicated)]
    cases = zip((own, indicated), paths, strict=True)
    given = [one._replace(path=path) for case, path in cases for one in case.approvals]
    return Case({**own.changes, **indicated.changes, **unit(year).changes}, "p-008", (*given, *_of_unit(year)))


def _of_unit(year: Year) -> tuple[Approval, ...]:
    return year.offices(f"{town.OWN}/units/balai/unit.yml")


CASES: tuple[Callable[[Year], Case], ...] = (
    *(plan, plan, plan, plan_of_the_highest, plan_removed, evaluation, progress, progress, progress_by_another),
    *(feedback, objection, measurement, measurement, agreement, indicator, unit, code, free, release, key, newcomer),
    *(plan_of_newcomer, move, stand_in, office, amendment, period, close_the_year, several),
)
WAYS = ("merge", "merge", "squash", "forward", "updated", "by-superior", "by-forge", "octopus")


def happen(history: History, merges: int, seed: int = 1) -> Iterator[tuple[str, str]]:
    """So many steps, spread over the year; the name of each and how it was merged."""
    year, first = Year(history, seed), date.fromisoformat(history.day)
    for number in range(merges):
        days = (LAST_DAY - first).days * number // merges
        history.day = (first + timedelta(days)).isoformat()
        make = CASES[number % len(CASES)] if number < 2 * len(CASES) else year.chance.choice(CASES)
        way = year.chance.choice(WAYS)
        _merged(year, make(year), way)
        yield make.__name__, way


def _merged(year: Year, case: Case, way: str) -> None:
    history = year.history
    one = history.propose(case.changes, case.author)
    if way == "updated":
        one = _updated(history, one)
    for given in case.approvals:
        more = {"office": given.office, "acting": given.acting, "path": given.path}
        if way == "by-forge":
            history.by_forge(one, given.approver, given.relation, **more)
        else:
            history.approve(one, given.approver, given.relation, signer=town.key(given.key or given.approver), **more)
    match way:
        case "squash":
            hidden = f"Pegawai <4711+{town.account(case.author).upper()}@users.{town.FORGE}>"
            history.main = history.commit(case.changes, (history.main,), hidden, MACHINE)
        case "forward":
            history.forward(one)
        case "octopus":
            idle = history.propose({}, "p-004")
            history.main = history.commit(case.changes, (history.main, one.head, idle.head), who(case.author), MACHINE)
        case "by-superior":
            history.merge(one, by=who("p-003"), author=who("p-003"))
        case _:
            history.merge(one)


def _updated(history: History, one: Proposal) -> Proposal:
    """The main branch went on with something free, and was merged into the branch by who approves."""
    more = {"docs/id/lain.md": f"{one.head}\n".encode()}
    history.direct(more, "p-006")
    last = history.commit(more, (one.head, history.main), who("p-003"), MACHINE)
    return one._replace(base=history.main, commits=(*one.commits, last))


def _plan(year: Year, name: str) -> Files:
    return town.files(town.plan(name, year.next(), _year(year)))


def _year(year: Year) -> int:
    """The year that plans are made for."""
    return 2026 if _is_closed(year) else 2025


def _progress(year: Year, name: str) -> Progress:
    return town.progress(name, _month(year), f"Langkah {year.next()}")


def _month(year: Year) -> str:
    """A month of a year that nobody closes."""
    return f"2029-{year.chance.randrange(1, 13):02}"


def _is_closed(year: Year) -> bool:
    return b"frozen" in year.history.files[f"{town.OWN}/periods/2025.yml"]


def _posting(name: str, unit: str, above: str) -> Employee:
    superior = Superior(employee=above, unit=town.unit_of(above))
    keys = (Key(public=town.key(name).public, valid_from=town.SINCE),)
    record = town.employee("p-005")
    own = {"account": town.account(name), "superior": superior, "keys": keys, "valid_from": town.SINCE}
    return structs.replace(record, unit=unit, employee=name, **own)
