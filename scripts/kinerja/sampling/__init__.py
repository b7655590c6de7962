"""A government made by the program, of any size, in a Git repository: the same order gives the same bytes."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from kinerja.diagnostic import CannotRun
from kinerja.sampling import city
from kinerja.sampling.body import GOVERNMENT as GOVERNMENT, Body, Order as Order
from kinerja.sampling.planting import Planted as Planted, Planter
from kinerja.sampling.repository import Repository

# With more than one fault for so many people, one would hide another.
PEOPLE_A_FAULT = 20


@dataclass(frozen=True, slots=True)
class Made:
    """How many files there are, and which faults were planted."""

    files: int
    planted: tuple[Planted, ...]


def make(folder: Path, order: Order, *, bare: bool = False) -> Made:
    """Writes the repository into a folder that is absent or empty.

    Raises CannotRun when the folder holds anything, too many faults are asked for, or Git is not there.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise CannotRun("sample-exists", folder=str(folder))
    most = order.employees * order.years // PEOPLE_A_FAULT
    if order.faults > most:
        raise CannotRun("sample-faults", most=most)
    existed = folder.exists()
    folder.mkdir(parents=True, exist_ok=True)
    try:
        return _made(folder, order, bare=bare)
    except BaseException:
        _clear(folder, whole=not existed)
        raise


def _clear(folder: Path, *, whole: bool) -> None:
    """Half a repository is none; all that lies in the folder was written here."""
    for one in folder.iterdir():
        if one.is_dir():
            shutil.rmtree(one)
        else:
            one.unlink()
    if whole:
        folder.rmdir()


def _made(folder: Path, order: Order, *, bare: bool) -> Made:
    body, written = Body(order), 0
    planter = Planter(body)
    with Repository(folder, bare=bare).commits() as commits:
        for year in order.all_years:
            files = city.of_year(body, planter, year)
            written += commits.commit(files, f"Catatan kinerja tahun {year}\n", f"{year + 1}-03-01")
    return Made(written, tuple(sorted(planter.planted)))
