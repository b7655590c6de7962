"""A small government with superiors, somebody acting, heads and offices, for files of owners."""

from collections.abc import Sequence
from pathlib import Path

from kinerja.model import (
    Acting,
    Approvals,
    Employee,
    Forge,
    Government,
    Member,
    Office,
    Record,
    Superior,
    Unit,
)
from project import write

CITY = "kota-contoh"
BODY = Government(
    id=CITY,
    name="Kota Contoh",
    type="city",
    data="example",
    cadence="year",
    approvals=Approvals(policy="empat-mata", forges=(Forge(host="git.contoh.example"),)),
)
Post = tuple[str, str]


def unit(name: str, parent: str | None = None) -> Unit:
    return Unit(government=CITY, id=name, name=name, type="dinas", parent=parent)


def employee(
    unit: str,
    name: str,
    above: Post | None = None,
    *,
    head: bool = False,
    account: str | None = "",
    acting: tuple[Acting, ...] = (),
    until: str | None = None,
) -> Employee:
    """A posting; the account is made of the id, unless another one or None is given."""
    return Employee(
        government=CITY,
        unit=unit,
        employee=name,
        post="Jabatan",
        employment="pns",
        role="staff",
        heads_unit=head,
        superior=Superior(unit=above[0], employee=above[1]) if above else None,
        acting=acting,
        account=f"akun-{name}" if account == "" else account,
        valid_from="2024-01-01",
        valid_until=until,
    )


def acting(unit: str, name: str, first: str, last: str | None, kind: str = "plt") -> Acting:
    return Acting(unit=unit, employee=name, kind=kind, valid_from=first, valid_until=last)


def office(name: str, *members: Member) -> Office:
    return Office(government=CITY, id=name, name=name, unit="sekretariat", members=members)


def member(unit: str, name: str, account: str | None = None, until: str | None = None) -> Member:
    return Member(employee=name, unit=unit, valid_from="2024-01-01", valid_until=until, account=account)


CHIEF = ("sekretariat", "p-001")
HEAD = ("dinas-air", "p-010")
STANDS_IN = acting("dinas-air", "p-011", "2025-03-01", "2025-03-31")
CITY_RECORDS: Sequence[Record] = (
    BODY,
    unit("sekretariat"),
    unit("dinas-air", "sekretariat"),
    unit("uptd-sumur", "dinas-air"),
    employee(*CHIEF, head=True),
    employee("sekretariat", "p-002", CHIEF),
    employee("sekretariat", "p-003", CHIEF),
    employee(*HEAD, above=CHIEF, head=True),
    employee("dinas-air", "p-011", HEAD),
    *(employee("dinas-air", f"p-01{number}", HEAD) for number in (2, 3)),
    employee("dinas-air", "p-014", ("dinas-air", "p-011")),
    employee("dinas-air", "p-015", HEAD, acting=(STANDS_IN,)),
    employee("uptd-sumur", "p-020", HEAD),
    office("keuangan", member("sekretariat", "p-002"), member("dinas-air", "p-012", "akun-kantor")),
    office("kepegawaian", member("sekretariat", "p-003")),
)


def made(root: Path, *records: Record) -> Path:
    """Writes records into a folder; policies are those that ship with the program."""
    write(root, *records)
    return root
