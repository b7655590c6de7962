"""The guides of approvals: every command in them is run word by word, and does what the page says."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from guide_pages import Guide, fenced, quoted
from guide_world import HERE, PEOPLE, ROOT, SERVER, TODAY, TRAINEE, World

from kinerja.load import repository
from kinerja.model import ApprovalPolicy, Covered, Employee

WORDS = {
    "id": {
        "approving": "menyetujui",
        "verifying": "memeriksa-persetujuan",
        "reading": "Membaca tinjauan",
        "key": "Sekali saja: membuat kunci",
        "laptop": "Menyetujui di laptop",
        "merging": "Menggabungkan dan memeriksa riwayat",
        "checks": "Berkas untuk pemeriksaan otomatis",
        "owners": "Pemilik berkas",
        "server": "Server sendiri",
        "publishing": "Menerbitkan jumlahnya",
        "inspecting": "Inspektorat: memeriksa tanpa program ini",
        "yes": "ya",
        "tiers": "daftar tingkat",
        "review": "contoh tinjauan",
        "refusal": "contoh penolakan",
        "finding": "contoh temuan",
        "verification": "contoh pemeriksaan",
        "push": "contoh kiriman",
        "or else": "Bila tidak ada: satu kantor.",
        "files": "berkas program dan pengaturannya",
    },
    "en": {
        "approving": "approving",
        "verifying": "verifying-approvals",
        "reading": "Reading a review",
        "key": "Once only: making a key",
        "laptop": "Approving on a laptop",
        "merging": "Merging, and verifying the history",
        "checks": "Files for automatic checks",
        "owners": "Owners of files",
        "server": "A server of your own",
        "publishing": "Publishing the counts",
        "inspecting": "Inspectors: verifying without this program",
        "yes": "yes",
        "tiers": "list of tiers",
        "review": "sample review",
        "refusal": "sample refusal",
        "finding": "sample finding",
        "verification": "sample verification",
        "push": "sample push",
        "or else": "If there is nobody: one office.",
        "files": "files and settings of the program",
    },
}
READER, AUTHOR, MERGER, HASTY = "contoh-3", "contoh-4", "contoh-7", "contoh-6"
PROPOSED = sorted(file.relative_to(HERE / "proposal").as_posix() for file in (HERE / "proposal").rglob("*.yml"))


class Story:
    """A proposal from the first key to the proof, as both guides tell it in one language."""

    def __init__(self, folder: Path, language: str) -> None:
        self.language, self.words = language, WORDS[language]
        self.approving = Guide(f"{language}/{self.words['approving']}")
        self.verifying = Guide(f"{language}/{self.words['verifying']}")
        self.world = World(folder, language)
        self.world.begin({person: self._made_key(person) for person in (READER, AUTHOR)})
        self.world.propose()
        self.review = self.world.run(READER, self.approving.under(self.words["reading"])).stdout

    def approves(self, person: str, code: int = 0) -> str:
        """What somebody is told who follows the guide, and answers the question with yes."""
        commands = f"git fetch --quiet origin\n{self.approving.under(self.words['laptop'])}"
        told = self.world.run(person, commands, answer=f"{self.words['yes']}\n", code=code)
        return f"{told.stdout}\n{told.stderr}"

    def merges(self, person: str, code: int = 0) -> str:
        """What somebody is told who merges and verifies as the guide says."""
        return self.world.run(person, self.verifying.under(self.words["merging"]), code=code).stdout

    def pushes_all_the_same(self, person: str) -> str:
        """What the server tells somebody who pushes what they merged."""
        told = self.world.run(person, "git push --quiet origin main", code=1).stderr
        return "\n".join(line.rstrip() for line in told.splitlines() if line.startswith("remote: "))

    def main(self) -> str:
        """The subjects of the shared branch, the latest first."""
        return self.world.run(AUTHOR, "git fetch --quiet origin; git log --first-parent --format=%s origin/main").stdout

    def _made_key(self, person: str) -> str:
        commands = self.approving.under(self.words["key"])
        return self.world.run(person, commands, self.world.home(person)).stdout.split()[1]


@pytest.fixture(scope="module", params=sorted(WORDS))
def story(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Story:
    return Story(tmp_path_factory.mktemp(request.param), request.param)


def test_a_proposal_is_refused_then_approved_merged_and_proved_with_the_commands_of_the_guides(story: Story) -> None:
    words, approving, verifying = story.words, story.approving, story.verifying
    story.world.run(SERVER, verifying.under(words["server"]), story.world.home(SERVER))
    approving.shows(words["review"], quoted(story.review))

    approving.shows(words["refusal"], fenced(story.approves(AUTHOR, code=1)))
    verifying.shows(words["finding"], fenced(story.merges(HASTY, code=1)))
    verifying.shows(words["push"], fenced(story.pushes_all_the_same(HASTY)))
    assert story.main() == "Awal\n"

    story.approves(READER)
    verifying.shows(words["verification"], fenced(story.merges(MERGER)))
    assert story.main() == "Gabungkan usulan 2026\nAwal\n"

    checked = story.world.run(MERGER, verifying.under(words["inspecting"])).stdout
    # One statement for each record of the proposal.
    assert checked.count(f'Good "kinerja-approval" signature for {READER}') == len(PROPOSED)
    exported = story.world.clone(MERGER) / "bukti"
    index = [line.split("\t") for line in (exported / "index.tsv").read_text(encoding="utf-8").splitlines()]
    assert sorted(line[3] for line in index) == PROPOSED
    assert {tuple(line[1:3]) for line in index} == {(READER, f"{TODAY.replace('-', '')}Z")}


def test_the_files_for_checks_owners_and_citizens_are_written_and_stay_as_they_are(story: Story) -> None:
    for part in ("owners", "checks", "publishing"):
        story.world.run(MERGER, story.verifying.under(story.words[part]))
    copy = story.world.clone(MERGER)
    assert list((copy / ".github/workflows").glob("*.yml"))
    assert "@akun-3" in (copy / ".github/CODEOWNERS").read_text(encoding="utf-8")
    counted = json.loads((copy / "docs/approvals/kota-contoh.json").read_bytes())
    assert counted["government"] == "kota-contoh"


@pytest.mark.parametrize(("language", "page"), [("id", "latihan-persetujuan"), ("en", "practising-approvals")])
def test_the_exercise_ends_with_a_proof_and_then_with_a_deceit_that_is_found(
    language: str, page: str, tmp_path: Path
) -> None:
    guide, world = Guide(f"{language}/{page}"), World(tmp_path, language)
    *honest, deceit = (block.text for block in guide.blocks())
    home = world.home(TRAINEE)
    world.run(TRAINEE, "".join(honest), home)
    told = world.run(TRAINEE, deceit, home / "latihan", code=1).stdout
    verified = told[told.index("records/bukittinggi/units/puskesmas-mandiangin/people/p-183/plans/2026.yml:1:1") :]
    guide.shows(WORDS[language]["finding"], fenced(verified))


@pytest.mark.parametrize(
    ("language", "page", "host"),
    [("id", "banyak-repositori", "git.example.go.id"), ("en", "many-repositories", "git.example.org")],
)
def test_one_repository_becomes_many_and_these_are_collected_again(
    language: str, page: str, host: str, tmp_path: Path
) -> None:
    guide, world = Guide(f"{language}/{page}"), World(tmp_path, language)
    world.begin({})
    copy, (listed,) = world.clone(MERGER), guide.blocks("yaml")
    (copy / "records/kota-contoh/repositories.yml").write_text(listed.text, encoding="utf-8")
    world.run(MERGER, "git add --all; git commit --quiet -m Repositori")
    # The addresses of the page lead to folders of this test.
    served = world.home(SERVER)
    world.run(MERGER, f'git config --global url."file://{served}/".insteadOf "https://{host}/kinerja/"')
    for name in ("pusat", "dinas-kesehatan"):
        world.run(SERVER, f"git init --quiet --bare --initial-branch=main {name}.git", served)
    divided = [block.text for block in guide.blocks() if block.heading == guide.blocks()[0].heading]
    collected = [block.text for block in guide.blocks() if block.text not in divided]
    world.run(MERGER, "".join(divided))
    world.run(MERGER, "".join(collected), world.home(MERGER))
    (made,) = world.home(MERGER).glob("*.git")
    tree = "git ls-tree -r main records/kota-contoh"
    assert world.run(MERGER, tree, made).stdout == world.run(MERGER, tree).stdout


@pytest.mark.parametrize("language", WORDS)
def test_both_guides_say_of_the_tiers_what_the_policy_says(language: str) -> None:
    words = WORDS[language]
    # "Within fourteen days", both pages say.
    assert _policy().merge_within_days == 14
    for page, in_full in (("approving", False), ("verifying", True)):
        Guide(f"{language}/{words[page]}").shows(words["tiers"], "".join(_tiers(language, in_full=in_full)))


@pytest.mark.parametrize("language", WORDS)
def test_the_settings_that_the_guide_shows_are_accepted(language: str) -> None:
    settings, keys = (block.text for block in Guide(f"{language}/{WORDS[language]['verifying']}").blocks("yaml"))
    government = (HERE / "town/records/kota-contoh/government.yml").read_text(encoding="utf-8")
    employee = (HERE / "town" / PEOPLE / "contoh-3/employee.yml").read_text(encoding="utf-8")
    assert government.endswith(settings)
    account, listed = keys.split("\n", 1)
    assert account in employee
    real = listed.replace("…", "A" * 43)
    assert real != listed
    found, faults = repository.accept(f"{PEOPLE}/contoh-3/employee.yml", (employee + real).encode())
    assert faults == ()
    assert found
    assert isinstance(found.record, Employee)
    assert [key.valid_from for key in found.record.keys] == ["2026-03-01"]


def _tiers(language: str, *, in_full: bool) -> Iterator[str]:
    """Superiors read why, and which records; administrators also read which other files."""
    words = WORDS[language]
    yield "\n"
    for tier in _policy().tiers:
        assert tier.or_else in (None, "office")
        said = [f"**{getattr(tier.title, language)}.**", *[words["or else"]] * bool(tier.or_else)]
        yield f"- {' '.join([*said, *[getattr(tier.reason, language)] * (not in_full)])}\n"
        files = [f"`{name}`" for name in (*tier.folders, *tier.files)]
        told = [", ".join(files)] if in_full or len(files) == 1 else [words["files"]]
        covered = [*(_kind(language, one) for one in tier.covers), *told * bool(files)]
        yield from (f"    - {one}\n" for one in covered)
    yield "\n"


def _policy() -> ApprovalPolicy:
    path = "records/policies/approval/empat-mata.yml"
    found, _ = repository.accept(path, (ROOT / path).read_bytes())
    assert found
    assert isinstance(found.record, ApprovalPolicy)
    return found.record


def _kind(language: str, covered: Covered) -> str:
    """The kind as its schema names it, and the part."""
    schema = json.loads((ROOT / f"schemas/{covered.kind}.schema.json").read_bytes())
    kind = _title(language, schema)
    if covered.part is None:
        return kind
    parts = schema["properties"] | schema["$defs"].get("entry", {}).get("properties", {})
    return f"{kind}: {_title(language, parts[covered.part])}"


def _title(language: str, schema: dict[str, dict[str, str]]) -> str:
    named = schema if language == "id" else schema["x-en"]
    return str(named["title"]).lower()
