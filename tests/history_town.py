"""A small town whose changes have to be approved: who stands where, with which key, and its records as files."""

import hashlib
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path

from msgspec import structs

from history_keys import Signer
from kinerja import record_text
from kinerja.model import (
    KIND_BY_TYPE,
    Acting,
    Agreement,
    Amendment,
    Approvals,
    Change,
    Decision,
    Employee,
    Evaluation,
    Forge,
    Government,
    Indicator,
    Key,
    Measurement,
    Member,
    Objection,
    Office,
    OriginalRatings,
    Period,
    Plan,
    PlanIndicator,
    PlanResult,
    Progress,
    ProgressEntry,
    ProgressFeedback,
    Record,
    Result,
    Superior,
    Target,
    Unit,
)

TOWN = "kota"
OWN = f"records/{TOWN}"
FORGE = "forge.example"
POLICY = "records/policies/approval/empat-mata.yml"
SINCE = "2020-01-01"

# Who stands where: the unit of the posting and the superior. p-001 leads the town, p-002 the department, p-003 the
# centre below it, as p-007 did until January. p-009 to p-013 serve in offices.
SUPERIORS: Mapping[str, tuple[str, str | None]] = {
    "p-001": ("kota", None),
    "p-002": ("dinas", "p-001"),
    "p-003": ("balai", "p-002"),
    "p-004": ("balai", "p-003"),
    "p-005": ("balai", "p-003"),
    "p-006": ("dinas", "p-002"),
    "p-007": ("balai", "p-002"),
    "p-008": ("dinas", "p-002"),
    **{f"p-{number:03}": ("kota", "p-001") for number in range(9, 14)},
}
HEADS = frozenset({"p-001", "p-002", "p-003", "p-007"})
EX_HEAD, EX_HEAD_UNTIL = "p-007", "2025-01-31"
# p-006 stands in for the superior of p-004 in these days.
STANDS_IN, STANDING_IN = "p-006", ("2025-03-03", "2025-03-14")
OFFICES: Mapping[str, tuple[tuple[str, str | None], ...]] = {
    "inspektorat": (("p-009", None), ("p-011", None), ("p-012", EX_HEAD_UNTIL)),
    "organisasi": (("p-010", None), ("p-011", None), ("p-013", None)),
}
# Until this day the first key of p-003 may sign.
FIRST_KEY, FIRST_KEY_UNTIL = "p-003 lama", "2025-02-28"


@cache
def key(name: str) -> Signer:
    """The key of somebody, or of whatever has this name: the same in every run."""
    return Signer(hashlib.sha256(name.encode()).digest())


def account(employee: str) -> str:
    """The name of an employee at the forge."""
    return employee.replace("p-", "akun-")


def unit_of(employee: str) -> str:
    return SUPERIORS[employee][0]


def folder(employee: str) -> str:
    return f"{OWN}/units/{unit_of(employee)}/people/{employee}"


def path(record: Record) -> str:
    return KIND_BY_TYPE[type(record)].path_of(record)


def files(*records: Record) -> dict[str, bytes]:
    """Records as a repository holds them."""
    return {path(one): record_text.encoded(one) for one in records}


def start() -> dict[str, bytes]:
    """The town as it begins: with the policy, frozen figures of 2024, and plans of 2025."""
    source = Path(__file__).parent.parent / POLICY
    return {POLICY: source.read_bytes(), **files(*_records())}


def _records() -> Iterator[Record]:
    yield government()
    yield from (period("2023", "frozen"), period("2024", "frozen"), period("2025"))
    yield from (office(name) for name in OFFICES)
    yield from (unit(name) for name in ("kota", "dinas", "balai"))
    yield from map(employee, SUPERIORS)
    yield indicator()
    yield from (agreement(2024, 80), agreement(2025, 85))
    yield from (measurement("2024", 79), amendment("0001", 78), amendment("0002", 79))
    yield from (plan("p-004", 9, 2024), plan("p-004", 10), plan("p-005", 10))
    yield evaluation("p-004", "2024")


def government(approvals: Approvals | None = None) -> Government:
    own = Approvals(policy="empat-mata", forges=(Forge(host=FORGE, keys=(_key("forge"),)),))
    return Government(
        id=TOWN,
        name="Kota Contoh",
        type="city",
        data="example",
        cadence="year",
        approvals=approvals or own,
    )


def period(name: str, status: str = "open") -> Period:
    return Period(government=TOWN, id=name, starts=f"{name}-01-01", ends=f"{name}-12-31", status=status)


def unit(name: str) -> Unit:
    parents = {"dinas": "kota", "balai": "dinas"}
    return Unit(
        government=TOWN, id=name, name=f"Unit {name}", type=name, parent=parents.get(name), head=f"Kepala {name}"
    )


def office(name: str) -> Office:
    members = tuple(
        Member(employee=one, unit=unit_of(one), valid_from=SINCE, valid_until=until) for one, until in OFFICES[name]
    )
    return Office(government=TOWN, id=name, name=f"Kantor {name}", unit="kota", members=members)


def employee(name: str) -> Employee:
    own, above = SUPERIORS[name]
    days = dict(zip(("valid_from", "valid_until"), STANDING_IN, strict=True))
    acting = (Acting(employee=STANDS_IN, unit=unit_of(STANDS_IN), kind="plh", **days),) if name == "p-004" else ()
    return Employee(
        government=TOWN,
        unit=own,
        employee=name,
        post=f"Jabatan {name}",
        employment="pns",
        role="head" if name in HEADS else "staff",
        heads_unit=name in HEADS,
        superior=Superior(employee=above, unit=unit_of(above)) if above else None,
        acting=acting,
        account=account(name),
        keys=_keys(name),
        valid_from=SINCE,
        valid_until=EX_HEAD_UNTIL if name == EX_HEAD else None,
    )


def _keys(name: str) -> tuple[Key, ...]:
    if name == "p-003":
        return (_key(FIRST_KEY, until=FIRST_KEY_UNTIL), _key(name))
    return (_key(name),)


def _key(name: str, since: str = SINCE, until: str | None = None) -> Key:
    return Key(public=key(name).public, valid_from=since, valid_until=until)


def with_key(record: Employee, name: str, since: str) -> Employee:
    """An employee with one more key."""
    return structs.replace(record, keys=(*record.keys, _key(name, since)))


def indicator(name: str = "layanan") -> Indicator:
    return Indicator(
        government=TOWN,
        unit="dinas",
        id=name,
        name=f"Indikator {name}",
        definition="Bagian yang selesai dalam batas waktunya.",
        aspect="time",
        unit_of_measure="persen",
        direction="increase",
        method="ratio",
    )


def agreement(year: int, target: int, version: int = 1) -> Agreement:
    targets = (Target(indicator="layanan", value=Decimal(target)),)
    reason = "Anggaran berubah." if version > 1 else None
    return Agreement(government=TOWN, unit="dinas", year=year, version=version, targets=targets, reason=reason)


def measurement(name: str, value: int) -> Measurement:
    return Measurement(
        government=TOWN, unit="dinas", period=name, results=(Result(indicator="layanan", value=Decimal(value)),)
    )


def amendment(number: str, value: int) -> Amendment:
    """The figure of 2024 became `value`, from one less; each names the file of the one before."""
    before = record_text.encoded(measurement("2024", value - 1))
    earlier = amendment(f"{int(number) - 1:04}", value - 1) if number != "0001" else None
    return Amendment(
        government=TOWN,
        period="2024",
        number=number,
        path="units/dinas/measurements/2024.yml",
        original=hashlib.sha256(before).hexdigest(),
        reason="Satu layanan belum dihitung.",
        approved_by=("Inspektur", "Kepala Bagian Organisasi"),
        changes=(Change(pointer="/results/0/value", old=str(value - 1), new=str(value)),),
        previous=hashlib.sha256(record_text.encoded(earlier)).hexdigest() if earlier else None,
    )


def plan(name: str, target: int, year: int = 2025) -> Plan:
    measure = PlanIndicator(
        id="banyaknya",
        aspect="quantity",
        text="Dokumen selesai",
        target=Decimal(target),
        unit_of_measure="dokumen",
    )
    return Plan(
        government=TOWN,
        unit=unit_of(name),
        employee=name,
        year=year,
        approach="quantitative",
        evaluator=SUPERIORS[name][1] or "p-010",
        status="agreed",
        results=(PlanResult(id="hasil-1", kind="main", text="Dokumen", indicators=(measure,)),),
        agreed_on=f"{year}-01-15",
    )


def evaluation(name: str, period: str, rating: str = "baik") -> Evaluation:
    return Evaluation(
        government=TOWN,
        unit=unit_of(name),
        employee=name,
        period=period,
        evaluator=SUPERIORS[name][1] or "p-010",
        status="draft",
        rating=rating,
    )


def progress(name: str, month: str, *texts: str, feedback: str | None = None) -> Progress:
    """Entries of a month; what the superior said stands at the last one."""
    said = ProgressFeedback(date=f"{month}-28", text=feedback, by=SUPERIORS[name][1] or "p-010") if feedback else None
    entries = [ProgressEntry(date=f"{month}-15", result="hasil-1", text=text) for text in texts]
    entries[-1] = structs.replace(entries[-1], feedback=said)
    return Progress(government=TOWN, unit=unit_of(name), employee=name, month=month, entries=tuple(entries))


def objection(name: str, decided_by: str | None = None) -> Objection:
    original = OriginalRatings(rating="baik")
    decision = Decision(
        outcome="upheld",
        decided_by=decided_by or "",
        decided_on="2025-03-10",
        explanation="Bukti cukup.",
        original=original,
    )
    return Objection(
        government=TOWN,
        unit=unit_of(name),
        employee=name,
        period="2024",
        filed_on="2025-03-03",
        about="rating",
        reason="Hasil kedua belum dihitung.",
        decision=decision if decided_by else None,
    )
