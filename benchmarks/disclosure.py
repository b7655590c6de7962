"""How long staff figures and their audit take, and what a thousand agencies by chance show; Markdown tables."""

import resource
import statistics
import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests/agencies"))

from courses import GOVERNMENT, course  # noqa: E402
from promises import FIELDS, in_sight  # noqa: E402
from records import POLICY  # noqa: E402
from shapes import EDGES  # noqa: E402
from simulator import Agency, agency  # noqa: E402

from kinerja.disclose.staff.next_figures import Past, Terms, next_figures  # noqa: E402

ROUNDS = 5
CITY = 300
# Every tenth agency is an edge case, every fiftieth has 300 units.
AGENCIES = int(sys.argv[1]) if len(sys.argv) > 1 else 1000


@dataclass(frozen=True)
class Found:
    """One agency: failures of the audit by reason, cells, withheld cells, people in sight and all people."""

    name: str
    failures: tuple[str, ...]
    cells: int
    withheld: int
    seen: int
    people: int


def main() -> None:
    city = agency(5, CITY)
    people = sum(len(one) for one in city.states[0][0].people.values())
    print(f"| one city, {CITY} units, {people} people | median of {ROUNDS} |\n|---|---:|")
    print(f"| first release, s | {statistics.median(released(city) for _ in range(ROUNDS)):.2f} |")
    audit(replace(city, states=city.states[:4]))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"| peak memory, MiB | {peak:.0f} |\n")
    many()


def released(city: Agency) -> float:
    start = time.perf_counter()
    next_figures(Terms(POLICY, GOVERNMENT, 1), city.states[0], Past())
    return time.perf_counter() - start


def audit(city: Agency) -> None:
    made, times = course(city), []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        report = made.attacked()
        times.append(time.perf_counter() - start)
    print(f"| audit of {len(city.states)} releases, s | {statistics.median(times):.2f} |")
    print(f"| cells; atoms; failures | {report.cells}; {report.atoms}; {len(report.failures)} |")


def many() -> None:
    with ProcessPoolExecutor() as pool:
        found = list(pool.map(one_agency, range(AGENCIES), chunksize=4))
    print("| agencies | number | failed | cells withheld | people in a shown part | worst agency |")
    print("|---|---:|---:|---:|---:|---:|")
    for name in sorted({one.name for one in found}):
        row(name, [one for one in found if one.name == name])
    reasons = Counter(reason for one in found for reason in one.failures)
    print("\n" + ("; ".join(f"{reason}: {count}" for reason, count in sorted(reasons.items())) or "No failures."))


def row(name: str, found: list[Found]) -> None:
    failed = sum(bool(one.failures) for one in found)
    hidden = sum(one.withheld for one in found) / max(1, sum(one.cells for one in found))
    seen = sum(one.seen for one in found) / max(1, sum(one.people for one in found))
    worst = min((one.seen / one.people for one in found if one.people), default=1)
    print(f"| {name} | {len(found)} | {failed} | {hidden:.2%} | {seen:.2%} | {worst:.1%} |")


def one_agency(seed: int) -> Found:
    edge = list(EDGES)[seed // 10 % len(EDGES)] if seed % 10 == 9 else None
    made = course(agency(seed, CITY if seed % 50 == 0 else None, edge))
    groups = [group for staff in made.releases[-1] for group in staff.groups]
    cells = [cell for group in groups for name in FIELDS if (cell := getattr(group, name))]
    seen, people = in_sight(made)
    return Found(
        name=made.agency.name,
        failures=tuple(sorted({f"{one.reason} {one.metric}" for one in made.attacked().failures})),
        cells=len(cells),
        withheld=sum(cell.shown is None for cell in cells),
        seen=seen,
        people=people,
    )


if __name__ == "__main__":
    main()
