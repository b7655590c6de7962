"""A site, built as it is built for citizens."""

import shutil
from pathlib import Path

import pytest

from kinerja.publish.builder import SETTINGS, build_site
from kinerja.publish.site import Site, render

ROOT = Path(__file__).parents[2]


def made(site: Site, root: Path) -> Path:
    """The built site, in a folder."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("SOURCE_DATE_EPOCH", "1795320306")
        environment.delenv("SITE_URL", raising=False)
        for name in SETTINGS.values():
            shutil.copy(ROOT / name, root)
        render(site, root / "build")
        build_site(root, root / "site")
    return root / "site"
