"""Who may sign is told to OpenSSH exactly as the records have it: person, purpose, and days."""

import subprocess
from pathlib import Path

import pytest
from msgspec import structs

import history_town as town
from kinerja.approval import signing
from kinerja.approval.authority import Authority
from kinerja.approval.signers import held, holders, written
from kinerja.approval.statement import NAMESPACE
from kinerja.model import Key, Member


def authority(**more: Key) -> Authority:
    """The town; `more` are keys of members of an office by their ids, with `_` for `-`."""
    found = Authority(town.TOWN)
    for path, record in ((town.path(one), one) for one in town._records()):
        found.put(path, record)
    office = town.office("inspektorat")
    extra = tuple(
        Member(employee=name.replace("_", "-"), unit="kota", valid_from=town.SINCE, keys=(key,))
        for name, key in more.items()
    )
    found.put(town.path(office), structs.replace(office, members=(*office.members, *extra)))
    return found


def accepted(folder: Path, who: str, signer: str, when: str, namespace: str = NAMESPACE) -> bool:
    """Whether OpenSSH takes a signature for one of this person at a time (UTC)."""
    (folder / "allowed_signers").write_text(written(held(authority())))
    (folder / "pesan.sig").write_text(signing.armoured(town.key(signer).sign(b"pesan", namespace)))
    words = ["-Y", "verify", "-f", "allowed_signers", "-I", who, "-n", namespace, "-s", "pesan.sig"]
    command = ["ssh-keygen", *words, "-O", f"verify-time={when}Z"]
    return subprocess.run(command, cwd=folder, input=b"pesan", capture_output=True, check=False).returncode == 0


def test_each_key_has_a_line_with_principal_purpose_and_days() -> None:
    lines = written(held(authority())).splitlines()
    assert lines == sorted(lines)
    assert len(lines) == len(town.SUPERIORS) + 2
    own = town.key("p-004").public
    days = 'valid-after="20200101000000Z"'
    assert f'p-004 namespaces="kinerja-approval",{days} ssh-ed25519 {own}' in lines
    old = f'p-003 namespaces="kinerja-approval",{days},valid-before="20250228235959Z" ssh-ed25519'
    assert f"{old} {town.key(town.FIRST_KEY).public}" in lines
    assert f'{town.FORGE} namespaces="kinerja-approval",{days} ssh-ed25519 {town.key("forge").public}' in lines


@pytest.mark.parametrize(
    ("who", "signer", "when", "fine"),
    [
        ("p-003", "p-003", "20250210120000", True),
        ("p-003", "p-003", "20200101000000", True),
        ("p-003", "p-003", "20191231235959", False),
        ("p-003", town.FIRST_KEY, "20250228235959", True),
        ("p-003", town.FIRST_KEY, "20250301000000", False),
        ("p-004", "p-003", "20250210120000", False),
        ("p-003", "p-004", "20250210120000", False),
        (town.FORGE, "forge", "20250210120000", True),
        ("p-003", "forge", "20250210120000", False),
    ],
)
def test_openssh_takes_the_right_person_on_the_right_days(
    tmp_path: Path, who: str, signer: str, when: str, *, fine: bool
) -> None:
    assert accepted(tmp_path, who, signer, when) == fine


def test_a_key_for_approvals_signs_nothing_else(tmp_path: Path) -> None:
    assert not accepted(tmp_path, "p-003", "p-003", "20250210120000", "git")


def test_keys_of_other_kinds_are_left_out_and_do_not_spoil_the_file() -> None:
    strange = Key(public="AAAAC3NzaC1lZDI1NTE5AAAAIP\ncert-authority *", valid_from="2020-01-01")
    other = Key(public="AAAABGFiY2Q=", valid_from="2020-01-01")
    assert written(held(authority(p_020=strange, p_021=other))) == written(held(authority()))


def test_a_key_of_two_is_told_of_both() -> None:
    shared = Key(public=town.key("p-004").public, valid_from="2020-01-01")
    found = holders(held(authority(p_020=shared)))
    assert found[shared.public] == {"p-004", "p-020"}
    assert found[town.key("forge").public] == {town.FORGE}
