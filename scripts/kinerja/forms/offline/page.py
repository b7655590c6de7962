"""From what a form knows to one HTML file that loads nothing: style and script stand in it, named by their hashes."""

import base64
import hashlib
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

from kinerja import texts
from kinerja.forms.choices import Scope
from kinerja.forms.offline.content import content, tells_of_people
from kinerja.forms.placing import MARK, File

_FOLDER = Path(__file__).parent
# In the order in which they build on each other.
_SCRIPTS = ("figures", "yaml", "rules", "parts", "picking", "groups", "lists", "record", "drafts", "form")


def made(scope: Scope, kind: str, language: str) -> File:
    """The form of a kind, with what the records of the scope offer."""
    style, script = (_FOLDER / "form.css").read_text(encoding="utf-8"), _script()
    known = content(scope, kind, language)
    template = Environment(
        loader=FileSystemLoader(_FOLDER), autoescape=True, undefined=StrictUndefined, auto_reload=False
    ).get_template("form.html")
    page = template.render(
        mark=MARK,
        language=language,
        t=lambda key: texts.text(language, f"offline.{key}"),
        schema=known["schema"],
        private=tells_of_people(known),
        policy=f"default-src 'none'; style-src {_source(style)}; script-src {_source(script)}; "
        "base-uri 'none'; form-action 'none'",
        style=Markup(style),  # noqa: S704 - our own file
        script=Markup(script),  # noqa: S704 - our own file
        known=htmlsafe_json_dumps(known, ensure_ascii=False, separators=(",", ":")),
    )
    return File(f"{kind}.html", page)


def _script() -> str:
    return "".join((_FOLDER / "script" / f"{name}.js").read_text(encoding="utf-8") for name in _SCRIPTS)


def _source(text: str) -> str:
    """How a content security policy names a style or script that stands in the page."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
