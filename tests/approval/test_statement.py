"""A statement has one spelling, says nothing that is not known here, and is read back as it was written."""

import json

import pytest
from hypothesis import given, strategies as st

from kinerja.approval import statement
from kinerja.approval.statement import By, Digest, Predicate, Review, Statement

PATH = "records/kota/units/dinas/people/p-004/plans/2025.yml"
words = st.text(max_size=40)
digests = st.builds(Digest, sha256=st.text("0123456789abcdef", min_size=64, max_size=64))
maybe = st.none() | words
predicates = st.builds(
    Predicate,
    approver=st.builds(By, employee=words, unit=words, relation=words, acting=maybe, office=maybe),
    on=words,
    head=words,
    previous=st.none() | digests,
    removed=st.booleans(),
    employee=maybe,
    author=maybe,
    review=st.none() | st.builds(Review, forge=words, id=words, account=words),
)
statements = st.builds(statement.statement, words, words, predicates)


def simple() -> Statement:
    return statement.statement(
        PATH,
        "ab",
        Predicate(approver=By(employee="p-003", unit="balai", relation="superior"), on="2025-02-10", head="c0"),
    )


def test_the_text_is_an_in_toto_statement_with_keys_in_order_and_no_blanks() -> None:
    assert statement.text(simple()) == (
        '{"_type":"https://in-toto.io/Statement/v1",'
        '"predicate":{"approver":{"employee":"p-003","relation":"superior","unit":"balai"},"head":"c0","on":"2025-02-10"},'
        '"predicateType":"urn:kinerja:approval:1",'
        f'"subject":[{{"digest":{{"sha256":"ab"}},"name":"{PATH}"}}]}}'
    )


@given(statements)
def test_every_statement_is_read_back_as_it_was(one: Statement) -> None:
    assert statement.read(statement.text(one)) == one


@given(statements, statements)
def test_two_statements_never_share_a_text(one: Statement, other: Statement) -> None:
    assert (one == other) == (statement.text(one) == statement.text(other))


def test_other_spellings_and_other_statements_are_refused() -> None:
    text = statement.text(simple())
    plain = json.loads(text)
    others = {
        "another type": text.replace("Statement/v1", "Statement/v0.1"),
        "another predicate": text.replace("approval:1", "approval:2"),
        "two subjects": json.dumps({**plain, "subject": plain["subject"] * 2}, sort_keys=True, separators=(",", ":")),
        "no subject": json.dumps({**plain, "subject": []}, sort_keys=True, separators=(",", ":")),
        "a key more": json.dumps({**plain, "z": 1}, sort_keys=True, separators=(",", ":")),
        "a key less": json.dumps({**plain, "predicate": {}}, sort_keys=True, separators=(",", ":")),
        "blanks": json.dumps(plain, sort_keys=True),
        "another order": json.dumps(dict(reversed(plain.items())), separators=(",", ":")),
        "a key twice": text.replace('"on":"2025-02-10"', '"on":"2025-02-11","on":"2025-02-10"'),
        "what is left out otherwise": text.replace('"on":"2025-02-10"', '"on":"2025-02-10","removed":false'),
        "an escape that is not needed": text.replace("balai", "\\u0062alai"),
        "something after it": f"{text} ",
        "no JSON": "menyetujui",
        "half a sign": "\ud800",
        "nothing": "",
    }
    assert {why for why, other in others.items() if statement.read(other) is not None} == set()
    assert text not in others.values()


@pytest.mark.parametrize("depth", [50_000])
def test_what_is_nested_deeply_is_refused_quietly(depth: int) -> None:
    assert statement.read('{"predicate":' * depth) is None
