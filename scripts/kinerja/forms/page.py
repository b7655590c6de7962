"""The page that loads a content management system: one script of its own folder, and no other host than is needed."""

from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Any

import msgspec

from kinerja.forms.package import PINS
from kinerja.forms.placing import MARK
from kinerja.texts import section, text

# Decap makes functions out of text (its schema validator); Sveltia does not.
_SCRIPTS = {"decap": "'self' 'unsafe-eval'", "sveltia": "'self'"}
# What Decap can be taught: words in the reader's language, and to leave out what was not answered.
ADDED = {"decap": "kinerja.js"}
_PROGRAM = "program."


def html(target: str, hosts: Sequence[str], language: str) -> str:
    """The page; its policy lets it talk to these hosts alone. Both targets write styles into the page as they go."""
    pin = PINS[target]
    policy = "; ".join(
        (
            "default-src 'none'",
            f"script-src {_SCRIPTS[target]}",
            "style-src 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src data:",
            " ".join(("connect-src 'self' blob:", *hosts)),
            "form-action 'none'",
            "base-uri 'none'",
        )
    )
    return f"""<!doctype html>
<!-- {MARK} {target} -->
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<title>{escape(text(language, "forms.title"))}</title>
<link rel="cms-config-url" type="text/yaml" href="config.yml">{_style(target)}
</head>
<body>
<noscript>{escape(text(language, "forms.no-script"))}</noscript>
<script src="{pin.script}" integrity="{pin.script_integrity}"></script>{_added(target)}
</body>
</html>
"""


def script(target: str, language: str) -> str:
    """The text of the script that is added for a target: its words, then what it does."""
    words = msgspec.json.format(msgspec.json.encode(_words(language)), indent=2).decode()
    return f"// {MARK} {target}\nconst words = {words};\n\n{_source(f'{target}.js')}"


def _style(target: str) -> str:
    return f"\n<style>\n{_source(f'{target}.css')}</style>" if target in ADDED else ""


def _source(name: str) -> str:
    return (Path(__file__).parent / name).read_text(encoding="utf-8")


def _words(language: str) -> dict[str, Any]:
    """The words of a target as it keeps them, in groups; signs such as %{item} are its own."""
    words: dict[str, Any] = {}
    for key, sentence in section(language, "forms").items():
        if key.startswith(_PROGRAM):
            *groups, name = key.removeprefix(_PROGRAM).split(".")
            here = words
            for group in groups:
                here = here.setdefault(group, {})
            here[name] = sentence
    return words


def _added(target: str) -> str:
    return f'\n<script src="{ADDED[target]}"></script>' if target in ADDED else ""
