"""Whatever was remembered, and however it is checked, the findings are those of a check of everything from nothing."""

import random
import shutil
from pathlib import Path

import pytest
from town import edit, made

from kinerja import pipeline
from kinerja.checking import crew
from kinerja.checking.run import Manner
from kinerja.diagnostic import Finding
from kinerja.disclose import continuity
from kinerja.load import commit as commits, repository
from kinerja.score.ledger import ledger
from kinerja.validate import engine
from project import commit, git

SEQUENCES = 200
# Sequences run in several tests, so that several processes share them.
BLOCKS = 20


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("kota") / "asal")


def whole(root: Path, at: str | None = None) -> list[Finding]:
    """The findings of everything at once: nothing remembered, no parts, no processes."""
    with commits.opened(root, at) as tree:
        policies = repository.load_policies(tree)
        found = [*policies.findings, *engine.run(ledger(policies.index))]
        for name in repository.governments(tree):
            loaded = repository.load(tree, name, policies)
            scored = ledger(loaded.index)
            past = continuity.Past(continuity.read(tree, f"docs/releases/{name}"))
            found += [*loaded.findings, *engine.run(scored), *continuity.undeclared(scored, past)]
    once = {one.order: one for one in found}
    return [once[order] for order in sorted(once)]


@pytest.mark.parametrize("block", range(BLOCKS))
def test_cold_warm_parallel_and_bare_runs_find_the_same(
    town: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, block: int
) -> None:
    monkeypatch.setattr(crew, "FEW", 2)
    for number in range(block, SEQUENCES, BLOCKS):
        chance = random.Random(number)
        root, bare = tmp_path / f"kota-{number}", tmp_path / f"kota-{number}.git"
        shutil.copytree(town, root, symlinks=True)
        git(tmp_path, "clone", "--quiet", "--bare", "--shared", str(root), str(bare))
        story = []
        for _ in range(chance.randint(2, 4)):
            story.append(edit(root, chance))
            if chance.random() < 0.4:
                story.append(edit(root, chance))
            expected = whole(root)
            warm = pipeline.check(root, manner=Manner(jobs=1)).findings
            assert list(warm) == expected, story
            if chance.random() < 0.1:
                parallel = pipeline.check(root, manner=Manner(jobs=2, remember=False)).findings
                assert list(parallel) == expected, story
            if chance.random() < 0.5:
                commit(root, allow_empty=True)
                git(bare, "fetch", "--quiet", "--force", str(root), "HEAD:refs/heads/main")
                held = pipeline.check(bare, at="main", manner=Manner(jobs=1)).findings
                assert list(held) == whole(bare, "main"), story
        shutil.rmtree(root)
        shutil.rmtree(bare)


def test_a_clone_without_contents_is_completed_by_what_is_read(tmp_path: Path) -> None:
    town = made(tmp_path / "kota")
    for setting in ("uploadpack.allowFilter", "uploadpack.allowAnySHA1InWant"):
        git(town, "config", setting, "true")
    slim = tmp_path / "ringan.git"
    git(tmp_path, "clone", "--quiet", "--bare", "--filter=blob:none", town.as_uri(), str(slim))
    expected = whole(town)
    assert list(pipeline.check(slim, at="HEAD", manner=Manner(jobs=1)).findings) == expected
    edit(town, random.Random(1))
    commit(town, allow_empty=True)
    git(slim, "fetch", "--quiet", "--filter=blob:none", town.as_uri(), "+HEAD:refs/heads/main")
    assert list(pipeline.check(slim, at="main", manner=Manner(jobs=1)).findings) == whole(town)
