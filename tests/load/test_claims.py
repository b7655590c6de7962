"""Who claims what others claim too is found by short digests, unit by unit, and nobody is overlooked."""

from collections import defaultdict

import msgspec
from hypothesis import given, strategies as st

from bodies import BODY, CITY, employee, member, office
from kinerja.load.claims import FORGES, claims, digests, shared
from kinerja.load.document import Document
from kinerja.model import KIND_BY_TYPE, Approvals, Employee, Forge, Key, Record

KEY = Key(public=f"AAAAC3NzaC1lZDI1NTE5AAAAI{'a' * 43}=", valid_from="2024-01-01")
accounts = st.sampled_from([None, "akun-a", "Akun-A", "akun-b", "akun-c"])
posts = st.tuples(st.sampled_from(("air", "jalan", "pasar")), st.sampled_from(("p-1", "p-2", "p-3")))


def document(record: Record, path: str | None = None) -> Document[Record]:
    kind = KIND_BY_TYPE[type(record)]
    return Document(path or kind.path_of(record), kind, record, b"")


@given(held=st.dictionaries(posts, accounts), others=st.sets(st.sampled_from(["account akun-a", "account akun-c"])))
def test_exactly_those_are_named_whose_claim_somebody_else_has_too(
    held: dict[tuple[str, str], str | None], others: set[str]
) -> None:
    by_unit: dict[str, list[Document[Employee]]] = defaultdict(list)
    people: dict[str, set[str]] = defaultdict(set)
    for (unit, name), account in held.items():
        record = employee(unit, name, account=account)
        by_unit[unit].append(Document(document(record).path, KIND_BY_TYPE[Employee], record, b""))
        if account:
            people[f"account {account.lower()}"].add(name)
    known = {unit: digests(documents) for unit, documents in by_unit.items()}
    doubtful = {name for name, holders in people.items() if len(holders) > 1} | others
    expected = {post for post, account in held.items() if account and f"account {account.lower()}" in doubtful}
    assert set(shared(known, others)) == expected


def test_posts_offices_and_services_claim_accounts_and_keys_with_their_places() -> None:
    post = employee("air", "p-1", account="Akun-A")
    served = office("keuangan", member("air", "p-1"), member("air", "p-2", "akun-b"))
    body = Approvals(policy="empat-mata", forges=(Forge(host="git.contoh.example", keys=(KEY,)),))
    found = [
        [(one.name, one.holder, one.steps) for one in claims(document(record))]
        for record in (post, served, msgspec.structs.replace(BODY, approvals=body), BODY)
    ]
    assert found == [
        [("account akun-a", "p-1", ("account",))],
        [("account akun-b", "p-2", ("members", 1, "account"))],
        [(f"key {KEY.public}", FORGES, ("approvals", "forges", 0, "keys", 0, "public"))],
        [],
    ]


def test_a_record_that_lies_elsewhere_claims_nothing() -> None:
    record = employee("air", "p-1")
    moved = Document(f"records/{CITY}/units/jalan/people/p-1/employee.yml", KIND_BY_TYPE[Employee], record, b"")
    assert list(claims(moved)) == []
    assert digests([moved]) == {}
