"""The sample site, built once for all tests that look at it."""

from pathlib import Path

import publish_sample as sample
import pytest

from kinerja.publish.builder import build_site
from kinerja.publish.site import Site, render

EPOCH = "1795320306"


def make(site: Site, root: Path) -> Path:
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("SOURCE_DATE_EPOCH", EPOCH)
        environment.delenv("SITE_URL", raising=False)
        render(site, root / "build")
        build_site(root, root / "site")
    return root


@pytest.fixture(scope="session")
def build() -> sample.Build:
    return make


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A root with `build/` and `site/` of the sample."""
    return make(sample.site(), tmp_path_factory.mktemp("root"))
