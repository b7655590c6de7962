"""Where the package's own data lie, in a wheel as well as in a checkout."""

from pathlib import Path

_PACKAGE = Path(__file__).parent
_CHECKOUT = _PACKAGE.parent.parent
_BUNDLED = _PACKAGE / "_data"


def schemas() -> Path:
    """Folder of `<kind>.schema.json`."""
    return _BUNDLED / "schemas" if _BUNDLED.exists() else _CHECKOUT / "schemas"


def policies() -> Path:
    """Folder of the policies that ship with the program (`scoring/*.yml`)."""
    return _BUNDLED / "policies" if _BUNDLED.exists() else _CHECKOUT / "records" / "policies"


def vectors() -> Path:
    """Folder of the test vectors of those policies (`<policy>.json`)."""
    return _BUNDLED / "vectors" if _BUNDLED.exists() else _CHECKOUT / "docs" / "vectors"


def site_settings() -> Path:
    """Folder of the default `mkdocs.yml` and its translations."""
    return _BUNDLED if _BUNDLED.exists() else _CHECKOUT


def hand_written() -> Path:
    """Folder of the pages `<language>/**/*.md` of a site that has none of its own."""
    return _BUNDLED / "pages" if _BUNDLED.exists() else _CHECKOUT / "docs"


def requirements() -> Path:
    """The libraries that a job of CI installs, with versions and hashes, as pip reads them."""
    return _BUNDLED / "requirements.txt" if _BUNDLED.exists() else _CHECKOUT / "requirements" / "ci.txt"


def mappings() -> Path:
    """Folder of the mappings of foreign tables that ship with the program (`<name>.yml`)."""
    return _BUNDLED / "mappings" if _BUNDLED.exists() else _CHECKOUT / "mappings"
