"""What must exist for what: a new rule, record kind, sentence or command is told here what it still lacks."""

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from string import Formatter

import click
import pytest

from kinerja import resources, texts
from kinerja.cli import program
from kinerja.diagnostic import Rule
from kinerja.model import KINDS, Kind
from kinerja.validate import approvals, catalogue, collection, owning, pushing, rules

ROOT = Path(__file__).parent.parent
CASES = ROOT / "tests" / "cases"
FOLDER = Path(rules.__file__).parent
SECTIONS = sorted(file.stem for file in (texts.FOLDER / "id").iterdir())

# Their files would be huge, or do not survive a checkout on every system; they have tests beside their rooms.
WITHOUT_FAULT_CASE = {
    *(rule.slug for rule in approvals.RULES),
    *(rule.slug for rule in collection.RULES),
    *(rule.slug for rule in owning.RULES),
    *(rule.slug for rule in pushing.RULES),
    "yaml-too-large",
    "yaml-too-many",
    "file-is-link",
    "file-is-executable",
    "file-unreadable",
    "schema-refused",
    "break-is-declared",
}


def test_every_rule_between_records_has_a_good_and_a_bad_case() -> None:
    folders = {module.RULE.slug: CASES / "rules" / module.RULE.slug for module in rules.RULES}
    lacking = [
        f"{slug} lacks a case named {kind}-…"
        for slug, folder in folders.items()
        for kind in ("ok", "bad")
        if not any(folder.glob(f"{kind}-*/records"))
    ]
    assert lacking == []


def test_every_fault_of_a_file_has_a_case() -> None:
    own = {module.RULE.slug for module in rules.RULES}
    faults = {rule.slug for rule in catalogue.ALL} - own - WITHOUT_FAULT_CASE
    assert sorted(slug for slug in faults if not (CASES / "faults" / slug / "records").is_dir()) == []


def test_every_rule_is_worded_in_every_language() -> None:
    lacking = [
        f"{rule.slug} lacks {part} in locales/{language}/{rule.section}.yml"
        for rule in catalogue.ALL
        for language in texts.LANGUAGES
        for part in ("title", "message", "fix")
        if not texts.has(language, f"{rule.section}.{rule.slug}.{part}")
    ]
    assert lacking == []


@pytest.mark.parametrize("rule", catalogue.ALL, ids=lambda rule: rule.slug)
def test_the_title_of_a_rule_stands_alone(rule: Rule) -> None:
    titles = [texts.section(language, rule.section)[f"{rule.slug}.title"] for language in texts.LANGUAGES]
    assert [title for title in titles if placeholders(title) or title.endswith(".")] == []


def test_every_rule_has_a_slug_of_its_own() -> None:
    slugs = [rule.slug for rule in catalogue.ALL]
    assert sorted(set(slugs)) == sorted(slugs)
    assert [slug for slug in slugs if not re.fullmatch(r"[a-z]+(-[a-z0-9]+)+", slug)] == []
    assert [catalogue.by_slug(slug) for slug in slugs] == list(catalogue.ALL)
    assert catalogue.by_slug("no-such-rule") is None


def test_a_rule_module_is_named_after_its_rule() -> None:
    files = sorted(file.stem for file in FOLDER.glob("*.py") if file.stem != "__init__")
    slugs = [import_module(f"{rules.__name__}.{file}").RULE.slug for file in files]
    assert [slug.replace("-", "_") for slug in slugs] == files
    assert sorted(module.RULE.slug for module in rules.RULES) == sorted(slugs)


def test_a_rule_runs_after_those_it_needs() -> None:
    known: set[str] = set()
    for module in rules.RULES:
        assert module.RULE.needs <= known, f"{module.RULE.slug} stands before a rule it needs"
        known.add(module.RULE.slug)


def test_rules_only_read() -> None:
    forbidden = {"print", "open", "input", "exec", "eval", "__import__"}
    calls = [
        f"{file.name} calls {node.func.id}"
        for file in sorted(FOLDER.parent.rglob("*.py"))
        for node in ast.walk(ast.parse(file.read_bytes()))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in forbidden
    ]
    assert calls == []


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_kind_has_a_schema_and_cases(kind: Kind) -> None:
    name = kind.name
    assert (resources.schemas() / f"{name}.schema.json").is_file(), f"schemas/{name}.schema.json is missing"
    for folder in ("ok", "bad"):
        cases = CASES / "schema" / name / folder
        assert any(cases.glob("*.yml")), f"{cases.relative_to(ROOT)} holds no case"


def test_every_language_has_the_same_files() -> None:
    folders = [texts.FOLDER / language for language in texts.LANGUAGES]
    files = [sorted(file.relative_to(folder) for file in folder.rglob("*.yml")) for folder in folders]
    assert files[0] == files[1]
    assert sorted(folder.name for folder in texts.FOLDER.iterdir()) == sorted(texts.LANGUAGES)


@pytest.mark.parametrize("section", SECTIONS)
def test_every_language_has_the_same_sentences(section: str) -> None:
    own, other = texts.section("id", section), texts.section("en", section)
    assert sorted(own.keys() ^ other.keys()) == []
    assert [key for key in own if not own[key] or not other[key]] == []


@pytest.mark.parametrize("section", SECTIONS)
def test_every_language_fills_the_same_facts_in(section: str) -> None:
    own, other = texts.section("id", section), texts.section("en", section)
    assert [key for key in own if placeholders(own[key]) != placeholders(other.get(key, ""))] == []


def placeholders(sentence: str) -> set[str]:
    """The names in braces. A sentence that is no template raises ValueError."""
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


def commands(group: click.Group, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The words of every command, groups left out."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))
        elif command is not None:
            yield (*path, name)


COMMANDS = sorted(commands(program))


def test_there_are_commands() -> None:
    assert ("check",) in COMMANDS


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_every_command_explains_itself_in_every_language(words: tuple[str, ...]) -> None:
    keys = [f"commands.{'-'.join(words)}.help", f"commands.{'-'.join(words)}.examples"]
    lacking = [f"{key} in {language}" for key in keys for language in texts.LANGUAGES if not texts.has(language, key)]
    assert lacking == []


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_every_command_is_mentioned_in_the_documents(words: tuple[str, ...]) -> None:
    documents = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*/*.md")]
    spoken = f"kinerja {' '.join(words)}"
    mentioned = any(re.search(rf"{spoken}\b", file.read_text(encoding="utf-8")) for file in documents)
    assert mentioned, f"no document mentions `{spoken}`"
