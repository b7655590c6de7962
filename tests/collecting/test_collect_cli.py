"""What is said on the terminal, and the exit codes."""

import pytest
from click.testing import CliRunner
from many import CENTRAL, HOST, OWN, World

from kinerja.cli import program
from kinerja.cli.session import Session


def said(world: World, *words: str) -> tuple[int, list[str]]:
    """The exit code and the lines of `kinerja collect`, in English."""
    runner = CliRunner()
    done = runner.invoke(
        program, ["collect", *words, "--lang", "en"], obj=Session("en"), standalone_mode=False, catch_exceptions=False
    )
    return int(done.return_value or 0), done.output.replace(str(world.folder), "…").splitlines()


def test_a_collection_says_what_went_in_and_then_that_nothing_is_new(world: World) -> None:
    code, lines = said(world, str(world.into), "--from", f"{HOST}{CENTRAL}.git", "--no-verify")
    commit = world.collect().commit or ""
    assert (code, lines) == (0, [f"Collected in commit {commit[:12]}. What changed: {', '.join(world.names)}."])
    assert said(world, str(world.into), "--no-verify") == (0, ["Nothing new was collected."])


def test_a_finding_is_told_below_its_repository_with_exit_code_1(world: World) -> None:
    world.collect()
    name = next(one for one in world.names if one != CENTRAL)
    (world.checkout(name) / OWN / "catatan.txt").write_text("bebas\n")
    world.push(name)
    code, lines = said(world, str(world.into), "--no-verify")
    assert code == 1
    assert lines == [
        f"Repository {name}:",
        f"{OWN}/catatan.txt:1:1: error[collect-unknown] "
        f"The repository {name} has a file at this path that is no record.",
        "  mend   Move the file out of the folder records/, or mend its name.",
        "  see    kinerja explain collect-unknown",
        "Nothing new was collected.",
    ]


def test_dividing_tells_every_new_repository(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(world.origin)
    into = world.folder / "baru"
    into.mkdir()
    code, lines = said(world, str(into), "--divide")
    counts = {name: len(world.paths(name)) for name in world.names}
    assert code == 0
    assert sorted(lines) == [f"{name}: {count} files in …/baru/{name}.git." for name, count in sorted(counts.items())]


def test_an_empty_branch_is_collected_without_a_list_by_nobody(world: World) -> None:
    runner = CliRunner()
    done = runner.invoke(program, ["collect", str(world.into)], obj=Session("en"), standalone_mode=False)
    assert str(done.exception) == "collect-no-list"
