"""The rooms of the package stand in one line, see only what stands before them, and stay small."""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

import kinerja

PACKAGE = Path(kinerja.__file__).parent

STAGES = ("load", "score", "validate", "aggregate", "disclose")
GROUND = ("diagnostic", "model", "texts", "resources", "periods")
LINE = (*GROUND, *STAGES)
# Rooms that read what no repository may hold: names on forms, answers of raters.
PEOPLE = ("printing", "tally")

# What each room may import: those before it in the line, or exactly what is named here.
BESIDE: Mapping[str, tuple[str, ...]] = {
    "__main__": ("cli",),
    "report": ("diagnostic", "texts"),
    "history": ("diagnostic", "load"),
    "private_files": ("diagnostic",),
    "record_text": ("model",),
    "answers": ("diagnostic", "private_files"),
    "drafting": (*GROUND, "load", "report", "record_text"),
    "formatting": ("diagnostic", "model", "load", "record_text"),
    "bridging": (*GROUND, "load", "record_text"),
    "forms": ("diagnostic", "model", "texts", "resources", "load", "drafting.shape", "record_text"),
    "sheets": (*GROUND, "load", "drafting", "record_text"),
    "demo": (*GROUND, "load", "score", "record_text"),
    "sampling": ("diagnostic", "model", "periods", "record_text"),
    "tally": ("diagnostic", "model", "periods", "load", "score", "private_files", "record_text", "answers"),
    "printing": (*GROUND, "load", "score", "private_files"),
    "publish": ("disclose.published", "texts", "resources"),
    "watch": (*GROUND, "load", "score"),
    "simulation": LINE,
    "checking": (*LINE, "resources"),
    "pipeline": (*LINE, "simulation", "checking"),
    "audit": ("diagnostic",),
    "auditing": ("audit", "disclose", "load", "model"),
    "releasing": (*LINE, "history", "record_text", "pipeline", "audit", "auditing"),
    "changes": ("load", "history", "checking", "pipeline"),
    "approval": (*LINE, "history"),
    "owners": (*LINE, "approval"),
    "review": (*LINE, "history", "watch", "checking", "pipeline", "changes", "approval", "report", "drafting.shape"),
    "receiving": (*LINE, "history", "checking", "pipeline", "changes", "approval"),
    "collecting": (*LINE, "history", "approval"),
    "continuous": ("diagnostic", "model", "texts", "resources"),
    "building": (*LINE, "history", "pipeline", "publish"),
    "serving": ("building", "diagnostic"),
    "cli": (
        *LINE,
        "history",
        "simulation",
        "watch",
        "checking",
        "pipeline",
        "changes",
        "publish",
        "releasing",
        "audit",
        "auditing",
        "building",
        "serving",
        "report",
        "drafting",
        "bridging",
        "forms",
        "formatting",
        "sheets",
        "demo",
        "sampling",
        "approval",
        "owners",
        "review",
        "receiving",
        "collecting",
        "continuous",
        *PEOPLE,
    ),
}

LONGEST_FILE = 250
LONGEST_FUNCTION = 40


def modules(package: Path) -> dict[str, Path]:
    """Every module by its name inside the package; the package itself is the empty name."""
    found = {}
    for file in sorted(package.rglob("*.py")):
        parts = file.relative_to(package).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = file
    return found


def imports(package: Path) -> dict[str, set[str]]:
    """Which modules of the package each module imports, inside functions too."""
    known = modules(package)
    return {name: set(_imported(name, file, known)) for name, file in known.items()}


def _imported(name: str, file: Path, known: Mapping[str, Path]) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (_inside(alias.name, known) for alias in node.names if _is_ours(alias.name))
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name}: imports are absolute, so that the rooms can be read from them"
            if _is_ours(node.module or ""):
                yield from (_inside(f"{node.module}.{alias.name}", known) for alias in node.names)


def _is_ours(module: str) -> bool:
    return module.split(".", maxsplit=1)[0] == "kinerja"


def _inside(module: str, known: Mapping[str, Path]) -> str:
    """The longest beginning of a dotted name that is a module: what follows is a name inside it."""
    parts = module.split(".")[1:]
    while parts and ".".join(parts) not in known:
        parts.pop()
    return ".".join(parts)


def uphill(package: Path) -> list[str]:
    """One sentence for each import that a room may not make."""
    return [
        f"{name} imports {target}"
        for name, targets in imports(package).items()
        for target in sorted(targets)
        if not _may_see(name, target)
    ]


def _may_see(name: str, target: str) -> bool:
    room, other = name.split(".", maxsplit=1)[0], target.split(".", maxsplit=1)[0]
    if room == other or not target:
        return True
    if room in BESIDE:
        return any(target == seen or target.startswith(f"{seen}.") for seen in BESIDE[room])
    return room in LINE and other in LINE[: LINE.index(room)]


def circles(package: Path) -> list[str]:
    """Modules that import themselves by way of others."""
    graph = imports(package)
    return [name for name in graph if name in _reached(name, graph)]


def _reached(start: str, graph: Mapping[str, set[str]]) -> set[str]:
    reached: set[str] = set()
    waiting = [target for target in graph[start] if target]
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting += [target for target in graph.get(name, ()) if target]
    return reached


def plant(folder: Path, **files: str) -> Path:
    """A small package with one line of code in each file; `__` in a name stands for a folder."""
    for name, line in files.items():
        file = folder.joinpath(*name.split("__")).with_suffix(".py")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"{line}\n", encoding="utf-8")
    return folder


def test_every_room_has_its_place() -> None:
    rooms = {name.split(".")[0] for name in modules(PACKAGE) if name}
    assert sorted(rooms - {*LINE, *BESIDE}) == []


def test_imports_flow_one_way() -> None:
    assert uphill(PACKAGE) == []


def test_no_module_imports_itself_by_way_of_others() -> None:
    assert circles(PACKAGE) == []


def test_a_planted_uphill_import_is_caught(tmp_path: Path) -> None:
    package = plant(tmp_path, model="", load__index="import kinerja.score.ledger", score__ledger="")
    assert uphill(package) == ["load.index imports score.ledger"]


def test_a_page_that_reaches_behind_the_fence_is_caught(tmp_path: Path) -> None:
    package = plant(
        tmp_path,
        model="",
        disclose__published="from kinerja.model import Code",
        disclose__release="",
        publish__home="from kinerja.disclose.published import Release",
        publish__leak="def page():\n    from kinerja.disclose import release",
        publish__peek="from kinerja import model",
    )
    assert uphill(package) == ["publish.leak imports disclose.release", "publish.peek imports model"]


def test_a_room_that_sees_the_command_line_is_caught(tmp_path: Path) -> None:
    package = plant(tmp_path, cli__main="from kinerja import pipeline", pipeline="from kinerja.cli import main")
    assert uphill(package) == ["pipeline imports cli.main"]
    assert circles(package) == ["cli.main", "pipeline"]


def test_files_stay_short_enough_to_read() -> None:
    lengths = {name: len(file.read_text(encoding="utf-8").splitlines()) for name, file in modules(PACKAGE).items()}
    # The record types are one table, and are read like one.
    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE and name != "model"} == {}


def test_functions_stay_short_enough_to_read() -> None:
    long = {
        f"{name}.{node.name}": node.end_lineno - node.lineno + 1
        for name, file in modules(PACKAGE).items()
        for node in ast.walk(ast.parse(file.read_bytes()))
        if isinstance(node, ast.FunctionDef) and node.end_lineno
    }
    assert {name: length for name, length in long.items() if length > LONGEST_FUNCTION} == {}


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        name
        for name, file in modules(PACKAGE).items()
        if file.read_text(encoding="utf-8").strip() and not ast.get_docstring(ast.parse(file.read_bytes()))
    ]
    assert silent == []
