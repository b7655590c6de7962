"""Figures about people with everything that a page can show of them; every free text goes through `say`."""

from collections.abc import Callable
from decimal import Decimal

from kinerja.disclose.published import (
    Cell,
    DisclosurePolicy,
    Headcount,
    PublishedStaff,
    PublishedUnit,
    Range,
    Source,
    StaffGroup,
    Wording,
)
from kinerja.model import GoodRule, Limit, MeanRule, ShareBand, ShareRule, TrainingHours

Say = Callable[[str], str]

WITHHELD = Cell(withheld="c")

EVERYBODY = ("badan", "dinas", "gudang", "kantor", "loket", "sekretariat", "seksi", "upt")
OFFICE = ("dinas", "gudang", "loket", "seksi")


def units(say: Say) -> tuple[PublishedUnit, ...]:
    """Units that only have people: small ones, and two below which nothing is shown."""
    return tuple(
        PublishedUnit(id=identifier, name=say(name), type="unit", parent=parent)
        for identifier, name, parent in (
            ("badan", "Badan Kecil", None),
            ("gudang", "Gudang", "dinas"),
            ("kantor", "Kantor Kecil", None),
            ("loket", "Loket", "dinas"),
            ("sekretariat", "Sekretariat", None),
            ("tanpa", "Unit Tanpa Pegawai", "upt"),
            ("upt", "Balai Arsip", "sekretariat"),
        )
    )


def policy(say: Say) -> DisclosurePolicy:
    def wording(name: str) -> Wording:
        return Wording(id=say(f"Alasan {name}"), en=say(f"Reason of {name}"))

    def limit(value: str, name: str) -> Limit:
        return Limit(value=Decimal(value), reason=wording(name))

    return DisclosurePolicy(
        id="staf-contoh",
        title=Wording(id=say("Perlindungan contoh"), en=say("Sample of protection")),
        summary=Wording(id=say("Kelompok dan rentang."), en=say("Groups and ranges.")),
        smallest_group=limit("10", "kelompok"),
        pool_left_at=limit("15", "gabungan"),
        people_changed=limit("11", "perubahan"),
        respondents=limit("12", "responden"),
        classes_from=limit("100", "rincian"),
        shares=ShareRule(
            bands=tuple(
                ShareBand(staff=staff, width=width)
                for staff, width in ((10, 20), (21, 10), (41, 5), (101, 2), (301, 1))
            ),
            reason=wording("rentang"),
        ),
        means=MeanRule(
            steps=tuple(map(Decimal, ("0.05", "0.5", "1", "2", "5"))),
            sum_width=limit("20", "jumlah"),
            end_steps=limit("2", "ujung"),
            others_open=limit("13", "terbuka"),
        ),
        hours=TrainingHours(highest=limit("200", "jam"), dominance=limit("14", "dugaan")),
        good=GoodRule(ratings=("baik", "istimewa-sekali"), reason=wording("baik")),
        sources=(
            Source(id="buku", title=say("Buku pegangan"), publisher=say("Badan statistik"), date="2024-01-31"),
            Source(id="laman", title=say("Laman"), url="https://contoh.invalid/pelindungan", note=say("Halaman 5")),
        ),
    )


def first() -> tuple[PublishedStaff, ...]:
    """The figures as the first release states them."""
    parts = (_office(1), _own(1), _section(1), _office_pool(1), _secretariat(1), _pool(1))
    return (_staff("2024", _whole(1, "80", "81"), *parts),)


def later() -> tuple[PublishedStaff, ...]:
    """The figures of the second release: some of the first period stated anew, and a period with fewer groups."""
    parts = (_office(2), _own(1), _section(2), _office_pool(1), _secretariat(1), _pool(1))
    return (
        _staff("2024", _whole(2, "81", "82"), *parts),
        _staff("2025-S1", _whole(2, "85", "86"), _office(2), _secretariat(2), _pool(2)),
    )


def shown(low: str, high: str) -> Cell:
    return Cell(shown=Range(low=Decimal(low), high=Decimal(high)))


def _staff(period: str, *groups: StaffGroup) -> PublishedStaff:
    return PublishedStaff(period=period, policy="staf-contoh", ratings="matriks", groups=groups)


def _group(
    kind: str, unit: str | None, members: tuple[str, ...], stated: int, sizes: tuple[int, int | None], *cells: Cell
) -> StaffGroup:
    good, value, hours, follow_ups, objections = cells
    return StaffGroup(
        kind=kind,
        unit=unit,
        members=members,
        stated_in=stated,
        staff=Headcount(low=sizes[0], high=sizes[1]),
        good=good,
        value=value,
        hours=hours,
        follow_ups=follow_ups,
        objections=objections,
    )


def _whole(stated: int, low: str, high: str) -> StaffGroup:
    return StaffGroup(
        kind="government",
        members=EVERYBODY,
        stated_in=stated,
        staff=Headcount(low=301),
        good=shown(low, high),
        value=shown("87.25", "87.75"),
        hours=shown("24.0", "24.5"),
        follow_ups=shown("0", "1"),
        objections=WITHHELD,
        classes={"kurang": shown("10", "11"), "baik": shown("85", "86"), "lama": WITHHELD},
    )


def _office(stated: int) -> StaffGroup:
    cells = (shown("90", "92"), shown("86", "87"), shown("20", "22"), shown("2", "4"), shown("0", "2"))
    return _group("unit", "dinas", OFFICE, stated, (101, 300), *cells)


def _own(stated: int) -> StaffGroup:
    cells = (WITHHELD, shown("84", "86"), shown("18", "20"), shown("0", "20"), shown("0", "20"))
    return _group("own", "dinas", ("dinas",), stated, (10, 20), *cells)


def _section(stated: int) -> StaffGroup:
    cells = (WITHHELD, shown("80", "82"), shown("20", "22"), shown("0", "10"), shown("0", "10"))
    return _group("unit", "seksi", ("seksi",), stated, (21, 40), *cells)


def _office_pool(stated: int) -> StaffGroup:
    cells = (shown("80", "100"), shown("88", "90"), WITHHELD, shown("0", "20"), shown("0", "20"))
    return _group("pool", "dinas", ("gudang", "loket"), stated, (10, 20), *cells)


def _secretariat(stated: int) -> StaffGroup:
    cells = (shown("70", "80"), shown("81", "82"), shown("10", "11"), shown("10", "20"), shown("0", "10"))
    return _group("unit", "sekretariat", ("sekretariat", "upt"), stated, (21, 40), *cells)


def _pool(stated: int) -> StaffGroup:
    cells = (shown("60", "80"), WITHHELD, shown("0", "4"), shown("0", "20"), shown("0", "20"))
    return _group("pool", None, ("badan", "kantor"), stated, (10, 20), *cells)
