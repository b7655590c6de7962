"""Chromium, and the sites it looks at: all that a page can show, and what the releases of this repository say."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from making import ROOT, made
from visiting import Host, served

from kinerja import pipeline
from kinerja.disclose.published import read
from kinerja.publish.site import RuleEntry, Site
from kinerja.validate import catalogue

sys.path.insert(0, str(ROOT / "tests/publish"))

import publish_sample


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    with served(made(publish_sample.site(), tmp_path_factory.mktemp("sample"))) as host:
        yield host


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """The site of the releases of this repository."""
    chains = tuple(read(folder) for folder in sorted((ROOT / pipeline.RELEASES).iterdir()))
    rules = tuple(RuleEntry(one.slug, one.severity.value, one.section) for one in catalogue.ALL)
    site = Site(chains, rules, ROOT / "docs", vectors=ROOT / "docs/vectors")
    with served(made(site, tmp_path_factory.mktemp("real"))) as host:
        yield host
