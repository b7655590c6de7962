import posixpath

from hypothesis import given, strategies as st

from kinerja.publish.address import from_file, relative

parts = st.lists(st.sampled_from(["a", "b", "a-b", "2025-S1", "x.y"]), max_size=5)
folders = parts.map(lambda names: "".join(f"{name}/" for name in names))
files = st.builds(str.__add__, folders, st.sampled_from(["", "data.csv", "release.json"]))


@given(folders, files, st.sampled_from(["", "#about"]))
def test_a_link_leads_from_any_page_to_any_other(here: str, there: str, anchor: str) -> None:
    target = there if there.endswith(("csv", "json")) else f"{there}index.html"
    assert relative(here, there + anchor) == posixpath.relpath(f"/{target}", f"/{here}") + anchor


@given(files, files)
def test_a_link_in_a_file_starts_from_its_folder(here: str, there: str) -> None:
    assert from_file(here, there) == relative(posixpath.dirname(here), there)
    assert from_file(here, there, "https://kinerja.invalid") == f"https://kinerja.invalid/{there}"
