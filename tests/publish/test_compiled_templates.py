from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from kinerja.publish import press


@pytest.fixture(autouse=True)
def kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(press.sys, "dont_write_bytecode", False)


def printed(source: str, folder: Path) -> str:
    """What a new process prints that keeps compiled templates in a folder."""
    compiled = press._Compiled()
    compiled.directory = str(folder)
    return Environment(loader=DictLoader({"a": source}), bytecode_cache=compiled).get_template("a").render(x=1)


def test_a_template_is_compiled_once_for_all_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert printed("{{ x }}!", tmp_path) == "1!"
    with monkeypatch.context() as patch:
        patch.setattr(Environment, "_parse", lambda *_: pytest.fail("compiled again"))
        assert printed("{{ x }}!", tmp_path) == "1!"


def test_a_changed_template_is_compiled_anew(tmp_path: Path) -> None:
    assert [printed(source, tmp_path) for source in ("{{ x }}!", "{{ x }}?")] == ["1!", "1?"]


def test_where_nothing_can_be_written_templates_work_all_the_same(tmp_path: Path) -> None:
    place = tmp_path / "berkas"
    place.write_text("")
    assert printed("{{ x }}!", place) == "1!"
