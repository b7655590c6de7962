"""Who wrote a commit: its signature says so, else the account in its address; nobody is guessed."""

import hashlib
import subprocess
from contextlib import closing
from pathlib import Path

import pytest
from msgspec import structs

import history_town as town
from histories import MACHINE, environment, git, who
from kinerja.approval.authority import Authority
from kinerja.approval.commits import Commit, parsed, read
from kinerja.approval.identity import People, day_of
from kinerja.approval.state import State
from kinerja.load.git import Objects, Repository
from kinerja.model import Key, Member

MACHINE_ADDRESS = MACHINE.partition("<")[2].rstrip(">")


@pytest.fixture
def people() -> People:
    return state().people


def state() -> State:
    found = Authority(town.TOWN)
    found.put(f"{town.OWN}/government.yml", town.government())
    made = State(found)
    for name in town.SUPERIORS:
        made.put(f"{town.folder(name)}/employee.yml", town.employee(name))
    return made


def written(author: str, committer: str | None = None) -> Commit:
    name = hashlib.sha1(repr((author, committer)).encode(), usedforsecurity=False).hexdigest()
    return Commit(name, author=author, committer=committer or author)


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("akun-004@kota.example", "p-004"),
        ("AKUN-004@KOTA.EXAMPLE", "p-004"),
        ("12345+akun-004@users.noreply.github.com", "p-004"),
        ("12345-akun-004@users.noreply.gitlab.com", "p-004"),
        ("akun-004", "p-004"),
        ("1+2+akun-004@kota.example", None),
        ("x+akun-004@kota.example", None),
        ("akun-004x@kota.example", None),
        ("\u0430kun-004@kota.example", None),
        ("@kota.example", None),
        ("", None),
    ],
)
def test_an_address_is_somebodys_by_the_account_before_its_sign(people: People, address: str, found: str) -> None:
    assert people.writers([written(address)]) == {found}


def test_an_account_that_two_have_is_nobodys(people: People) -> None:
    twin = structs.replace(town.employee("p-005"), account=town.account("p-004"))
    people.put("balai/p-005", twin)
    assert people.named(town.account("p-004")) is None
    people.put("balai/p-005", town.employee("p-005"))
    assert people.named(town.account("p-004")) == "p-004"


def test_an_account_may_begin_with_a_number(people: People) -> None:
    people.put("balai/p-005", structs.replace(town.employee("p-005"), account="7-akun-004"))
    assert people.writers([written("7-akun-004@kota.example")]) == {"p-005"}


def test_a_service_may_commit_but_not_write(people: People) -> None:
    own = address_of("p-004")
    assert people.writers([written(own, MACHINE_ADDRESS)]) == {"p-004"}
    assert people.writers([written(MACHINE_ADDRESS, own)]) == {None, "p-004"}
    assert people.writers([written(own, "noreply@other.example")]) == {"p-004", None}


def test_who_is_removed_from_the_records_is_unknown(people: People) -> None:
    assert people.writers([written(address_of("p-004"))]) == {"p-004"}
    people.put("balai/p-004", None)
    assert people.writers([written(address_of("p-004"))]) == {None}


def test_members_of_offices_are_known_by_their_own_account() -> None:
    made = state()
    member = Member(employee="p-009", unit="kota", valid_from=town.SINCE, account="pengawas")
    made.put(f"{town.OWN}/offices/inspektorat.yml", structs.replace(town.office("inspektorat"), members=(member,)))
    assert made.people.named("pengawas") == "p-009"


def address_of(employee: str) -> str:
    return who(employee).partition("<")[2].rstrip(">")


class Signed:
    """A repository whose commits Git itself signs with SSH keys."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        git(folder, "init", "--quiet", "--initial-branch=main")
        git(folder, "config", "gpg.format", "ssh")

    def commit(self, key: str, address: str, message: str = "Usul") -> Commit:
        file = town.key(key).write(self.folder / key.replace(" ", "-"))
        whose = {f"GIT_{role}_EMAIL": address for role in ("AUTHOR", "COMMITTER")}
        when = {f"GIT_{role}_DATE": "2025-03-05T12:00:00+0700" for role in ("AUTHOR", "COMMITTER")}
        words = ["git", "-c", f"user.signingKey={file}", "commit", "--quiet", "--allow-empty", "-S", "-m", message]
        subprocess.run(words, cwd=self.folder, env=environment(**whose, **when), check=True, capture_output=True)
        with closing(Objects(Repository(self.folder))) as objects:
            (found,) = read(objects, [git(self.folder, "rev-parse", "HEAD")])
        return found


@pytest.fixture
def signed(tmp_path: Path) -> Signed:
    return Signed(tmp_path)


def test_a_commit_that_git_signed_is_its_signers_whatever_address_it_has(people: People, signed: Signed) -> None:
    made = signed.commit("p-005", "somebody@else.example", "Usul\n\nDua\n\ngpgsig tiga")
    assert made.signature
    assert people.writers([made]) == {"p-005"}


def test_who_signs_in_the_name_of_another_has_written_it_with_them(people: People, signed: Signed) -> None:
    assert people.writers([signed.commit("p-005", address_of("p-004"))]) == {"p-004", "p-005"}


def test_an_unknown_or_ended_key_says_nothing(people: People, signed: Signed) -> None:
    for key in ("somebody", town.FIRST_KEY):
        assert people.writers([signed.commit(key, "somebody@else.example")]) == {None}
        assert people.writers([signed.commit(key, address_of("p-004"))]) == {"p-004"}


def test_a_signature_of_another_text_says_nothing(people: People, signed: Signed) -> None:
    made = signed.commit("p-005", "somebody@else.example")
    assert people.writers([structs.replace(made, id="2" * 40, signed=made.signed + b"x")]) == {None}


def test_a_key_that_two_have_is_nobodys(people: People, signed: Signed) -> None:
    key = Key(public=town.key("p-005").public, valid_from=town.SINCE)
    people.put("balai/p-004", structs.replace(town.employee("p-004"), keys=(key,)))
    assert people.writers([signed.commit("p-005", "somebody@else.example")]) == {None}


@pytest.mark.parametrize(
    "source",
    [
        b"",
        b"\n\n",
        b"author A <akun-004@x>\ncommitter B",
        b"author A <akun-004@x> 99999999999999999999 +0000\n\n",
        b"committer \xff\xfe <\xff@x> 1 +0000\n\n",
        b"tree x\ngpgsig -----BEGIN SSH SIGNATURE-----\n\n",
        b"tree x\ngpgsig\n\n",
    ],
)
def test_a_commit_that_git_would_not_write_is_nobodys(people: People, source: bytes) -> None:
    assert people.writers([parsed("3" * 40, source)]) == {None}


def test_a_time_beyond_all_calendars_is_a_day_all_the_same() -> None:
    assert [day_of(time) for time in (0, 1_738_547_999, 999_999_999_999)] == ["1970-01-01", "2025-02-03", "1970-01-01"]
