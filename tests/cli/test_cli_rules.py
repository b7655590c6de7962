"""`kinerja rules` and `kinerja explain`: every rule is listed and explained in both languages."""

import pytest
from cli_world import Run

from kinerja import texts
from kinerja.cli import run
from kinerja.validate import catalogue


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_list_holds_every_rule_with_its_level_and_title(kinerja: Run, language: str) -> None:
    done = kinerja("rules", "--lang", language)
    listed = [tuple(line.split(None, 2)[:2]) for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert listed == [(rule.slug, rule.severity.value) for rule in catalogue.ALL]
    assert all(len(line.split(None, 2)) == 3 for line in done.stdout.splitlines())


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("rule", catalogue.ALL, ids=lambda rule: rule.slug)
def test_every_rule_is_explained(capsys: pytest.CaptureFixture[str], rule: object, language: str) -> None:
    slug, section = rule.slug, rule.section
    assert run(["explain", slug, "--lang", language]) == 0
    shown = capsys.readouterr().out
    page = "aturan/" if language == "id" else "en/rules/"
    assert texts.section(language, section)[f"{slug}.title"] in shown
    assert shown.endswith(f"\n  {page}#{slug}\n")
    assert "{" not in shown
