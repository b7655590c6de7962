"""A small mapping with tables of a few lines, and the sample of real ones."""

from collections.abc import Mapping as Map
from pathlib import Path

from kinerja.bridging import mapping, run
from kinerja.bridging.mapping import Mapping
from kinerja.bridging.run import Made

SAMPLE = Path(__file__).parent / "infobase"

SMALL = """
kind: mapping
id: contoh
title: {titles}
source:
  title: Tabel contoh
numbers:
  decimal: ","
  thousands: "."
parameters:
  government:
    title: {titles}
    default: contoh
tables: [nilai, dinas]
joins:
  office:
    table: dinas
    key: [kode]
    by: [dinas]
aside:
  - reason: cancelled
    title: {titles}
    when:
      - of: catatan
        is: [batal]
values:
  unit:
    from: office.nama
    id: true
  indicator:
    from: indikator
    id: true
  name:
    from: indikator
    shorten: 200
  direction:
    from: arah
    words:
      naik: increase
      turun: decrease
  method:
    from: $direction
    words:
      increase: ratio
      decrease: inverse-2t
  figure:
    from: hasil
    number: exact
  year:
    from: tahun
    number: whole
records:
  - kind: unit
    fields:
      government: $government
      id: $unit
      name: $name_of_office
      type: dinas
  - kind: indicator
    keep: [definition]
    fields:
      government: $government
      unit: $unit
      id: $indicator
      name: $name
      definition: $definition
      aspect: quantity
      unit_of_measure: persen
      direction: $direction
      method: $method
  - kind: measurement
    when:
      - of: $figure
        filled: true
    fields:
      government: $government
      unit: $unit
      period: $period
      results:
        - indicator: $indicator
          value: $figure
"""
TITLES = "\n".join(("", "  id: Contoh", "  en: Example"))
DEEPER = "\n".join(("", "      id: Contoh", "      en: Example"))
MORE = """  name_of_office:
    from: office.nama
  definition:
    first: [catatan, indikator]
  period:
    join: [tahun]
records:
"""
HEAD = "dinas,indikator,arah,hasil,tahun,catatan"
OFFICES = "kode,nama\nd1,Dinas Contoh\nd2,Dinas Lain\nd3,Dinas Kembar\nd3,Dinas Kembar\n"


def small() -> str:
    """The mapping as a file has it."""
    whole = SMALL.replace("title: {titles}", f"title:{TITLES}", 1).replace("title: {titles}", f"title:{DEEPER}")
    return whole.replace("records:\n", MORE, 1)


def table(folder: Path, *lines: str, head: str = HEAD) -> list[Path]:
    """The table of these lines and the one that it is joined to."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "nilai.csv").write_text("".join(f"{line}\n" for line in (head, *lines)), encoding="utf-8")
    (folder / "dinas.csv").write_text(OFFICES, encoding="utf-8")
    return [folder / "nilai.csv", folder / "dinas.csv"]


def made(folder: Path, *lines: str, given: Map[str, str] | None = None) -> Made:
    """What the small mapping makes of these lines."""
    return run.run(read(folder), table(folder, *lines), given or {})


def read(folder: Path) -> Mapping:
    """The small mapping, from a file."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "contoh.yml"
    file.write_text(small(), encoding="utf-8")
    return mapping.read(str(file))


def refused(one: Made) -> dict[str, list[int]]:
    """The lines refused for each reason."""
    return {reason.reason: reason.lines for reason in one.account.refused}
