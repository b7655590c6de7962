"""The page of approvals: numbers of the whole government, and a way to check them; none without published counts."""

import json
import re
from dataclasses import replace
from pathlib import Path

import publish_sample as sample
import pytest
from msgspec import structs

from kinerja import texts
from kinerja.approval.verified import Counted, TierCount, Verified, public
from kinerja.building import _approvals
from kinerja.diagnostic import CannotRun
from kinerja.disclose.published.approvals import Approvals, ApprovedTier, BrokenRule, read
from kinerja.model import Wording
from kinerja.publish.site import Site, render

COMMIT = "0123456789abcdef0123456789abcdef01234567"
SUPERIOR = Wording("Disetujui <atasan>", "Approved <superior>")
COUNTED = Approvals(
    format="kinerja-approvals-1",
    government="kota-contoh",
    commit=COMMIT,
    day="2026-11-20",
    steps=812,
    changes=1_240,
    before_policy=3,
    tiers=(
        ApprovedTier(
            id="atasan", title=Wording("Disetujui <atasan>", "Approved <superior>"), changes=1_200, approved=1_199
        ),
        ApprovedTier(id="dua-kantor", title=Wording("Dua kantor", "Two offices"), changes=40, approved=40),
    ),
    findings=(BrokenRule(rule="weights-add-up", count=1), BrokenRule(rule="aturan-lain", count=2)),
)


def site(*approvals: Approvals) -> Site:
    """The sampled site, with published counts."""
    made = sample.site()
    own = made.latest[0].government.id
    return replace(made, approvals=tuple(structs.replace(one, government=own) for one in approvals))


def page(folder: Path, language: str) -> str | None:
    """The page, where there is one."""
    slug = texts.text(language, "pages.slugs.approvals")
    found = sorted((folder / "docs" / language / slug).rglob("index.md"))
    return found[0].read_text(encoding="utf-8") if found else None


def government_page(folder: Path, language: str, made: Site) -> str:
    """The page of the government."""
    place = folder / "docs" / language / texts.text(language, "pages.slugs.governments")
    return (place / made.latest[0].government.id / "index.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_numbers_stand_in_a_table_by_kind_of_approval_and_by_broken_rule(tmp_path: Path, language: str) -> None:
    render(site(COUNTED), tmp_path)
    shown = page(tmp_path, language)
    assert shown
    rows = [re.sub(r"<[^>]+>", " ", row).split("  ") for row in re.findall(r"<tr>(.*?)</tr>", shown, re.DOTALL)]
    flat = [" ".join(" ".join(cells).split()) for cells in rows]
    thousand = "1.200" if language == "id" else "1,200"
    named = "Disetujui &lt;atasan&gt;" if language == "id" else "Approved &lt;superior&gt;"
    assert f"{named} {thousand} {thousand[:2]}199" in flat
    title = texts.text(language, "rules.weights-add-up.title")
    assert f"{title} 1" in flat
    assert "aturan-lain 2" in flat
    for part in ("0123456789ab", "812", f"kinerja verify-history --government {site().latest[0].government.id}"):
        assert part in shown
    assert "#weights-add-up" in shown


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_the_first_sentence_says_whether_all_was_approved(tmp_path: Path, language: str) -> None:
    sound = structs.replace(COUNTED, findings=())
    told = []
    for name, counted in (("whole", sound), ("broken", COUNTED)):
        render(site(counted), tmp_path / name)
        told.append(page(tmp_path / name, language) or "")
    thousand = "1.240" if language == "id" else "1,240"
    assert texts.text(language, "pages.approvals.whole", changes=thousand) in told[0]
    assert texts.text(language, "pages.approvals.broken", count="3", changes=thousand) in told[1]


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_without_counts_there_is_neither_page_nor_link(tmp_path: Path, language: str) -> None:
    for name, made in (("with", site(COUNTED)), ("without", site())):
        render(made, tmp_path / name)
        linked = f"/{texts.text(language, 'pages.slugs.approvals')}/" in government_page(
            tmp_path / name, language, made
        )
        assert linked is (name == "with")
    assert page(tmp_path / "without", language) is None


def test_counts_of_the_program_are_read_and_nothing_else(tmp_path: Path) -> None:
    tier = TierCount("atasan", Wording("Atasan", "Superior"), 5, 5)
    counted = Counted("kota", 4, 1, 5, 2, (tier,), ())
    file = tmp_path / "docs/approvals/kota.json"
    file.parent.mkdir(parents=True)
    file.write_bytes(public(Verified(COMMIT, "2026-11-20", None, 5, 0, (), (counted,)), counted))
    (found,) = read(file.parent)
    assert (found.government, found.steps, found.changes, found.tiers[0].approved) == ("kota", 4, 5, 5)
    assert _approvals(tmp_path) == (found,)
    sound = json.loads(file.read_text())
    for wrong in ({"people": 3}, {"government": "lain"}, {"commit": "../.."}, {"format": "kinerja-approvals-2"}):
        file.write_text(json.dumps(sound | wrong))
        with pytest.raises(CannotRun, match="approvals-broken"):
            _approvals(tmp_path)


def test_only_the_whole_government_is_counted() -> None:
    """A field for units or people would be a decision of its own, with limits of its own."""
    assert Approvals.__struct_fields__ == (
        *("format", "government", "commit", "day", "steps", "changes", "before_policy", "since", "tiers", "findings"),
    )
    assert ApprovedTier.__struct_fields__ == ("id", "title", "changes", "approved")
    assert BrokenRule.__struct_fields__ == ("rule", "count")
