"""Views to sheets of A4: HTML for a browser's printer, or PDF where the extra `print` is installed."""

from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from kinerja.diagnostic import CannotRun
from kinerja.printing.words import Words

_TEMPLATES = Path(__file__).parent / "templates"


def html(view: Mapping[str, object], language: str) -> str:
    """A page that stands alone: it fetches nothing."""
    templates = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    style = Markup((_TEMPLATES / "form.css").read_text(encoding="utf-8"))  # noqa: S704 - our own file
    # Records speak Indonesian; elsewhere a screen reader has to be told.
    native = Markup("") if language == "id" else Markup(' lang="id"')
    template = templates.get_template(f"{view['form']}.html")
    return template.render(t=Words(language).text, language=language, style=style, native=native, **view)


def pdf(page: str) -> bytes:
    """The same page as tagged PDF. Raises CannotRun where the extra is not installed."""
    try:
        import weasyprint
    except (ImportError, OSError) as error:
        # OSError: the Python package is there, but not the libraries of the system that it needs.
        raise CannotRun("print-no-pdf") from error
    document = weasyprint.HTML(string=page, url_fetcher=_fetch_nothing)
    return bytes(document.write_pdf(pdf_variant="pdf/ua-1"))


def _fetch_nothing(url: str, *_: object, **__: object) -> NoReturn:
    del url
    raise ValueError("a form fetches nothing")
