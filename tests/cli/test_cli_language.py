"""The reader's language: `--lang` anywhere, else KINERJA_LANG, else the locale, else Indonesian."""

import pytest
from cli_world import Run

from kinerja.cli.session import choose_language

ORDER = [
    ([], {}, "id"),
    ([], {"LANG": "C"}, "id"),
    ([], {"LANG": "C.UTF-8"}, "id"),
    ([], {"LANG": "en_US.UTF-8"}, "en"),
    ([], {"LANG": "id_ID.UTF-8"}, "id"),
    ([], {"LANG": "de_DE.UTF-8"}, "id"),
    ([], {"LC_MESSAGES": "en_GB", "LANG": "id_ID"}, "en"),
    ([], {"LC_ALL": "C", "LANG": "en_US.UTF-8"}, "id"),
    ([], {"LC_ALL": "", "LANG": "en_US.UTF-8"}, "en"),
    ([], {"KINERJA_LANG": "id", "LC_ALL": "en_US.UTF-8"}, "id"),
    ([], {"KINERJA_LANG": "en"}, "en"),
    ([], {"KINERJA_LANG": "fr", "LANG": "en_US"}, "en"),
    (["--lang", "id", "check"], {"KINERJA_LANG": "en"}, "id"),
    (["check", "--lang", "en"], {"KINERJA_LANG": "id"}, "en"),
    (["check", "--lang=en"], {}, "en"),
    (["--lang", "id", "check", "--lang", "en"], {}, "en"),
    (["--lang", "xx"], {"LANG": "en_US"}, "en"),
    (["--lang"], {}, "id"),
]


@pytest.mark.parametrize(("arguments", "environment", "language"), ORDER)
def test_the_language_is_chosen_in_the_documented_order(
    arguments: list[str], environment: dict[str, str], language: str
) -> None:
    assert choose_language(arguments, environment) == language


@pytest.mark.parametrize("arguments", [("--lang", "en", "rules"), ("rules", "--lang", "en"), ("rules", "--lang=en")])
def test_the_language_option_may_stand_before_or_after_the_command(kinerja: Run, arguments: tuple[str, ...]) -> None:
    assert "Weights" in kinerja(*arguments).stdout


def test_the_environment_decides_when_no_option_does(kinerja: Run) -> None:
    assert "Bobot" in kinerja("rules", KINERJA_LANG="id", LANG="en_US.UTF-8").stdout
    assert "Weights" in kinerja("rules", LANG="en_US.UTF-8").stdout
