"""Forged by how it was signed: by another key, in another way, or for another account."""

from forgery import bytes_of, forged, path_of, plan

import history_town as town
from histories import History, altered, damaged
from kinerja.approval.statement import Evidence, Review


@forged("signature-unknown-key")
def the_key_is_a_colleagues(history: History) -> None:
    one = plan(history)
    history.approve(one, "p-003", signer=town.key("p-005"))
    history.merge(one)


@forged("signature-unknown-key")
def the_key_is_nobodys(history: History) -> None:
    one = plan(history)
    history.approve(one, "p-003", signer=town.key("siapa pun"))
    history.merge(one)


@forged("key-not-in-force")
def the_key_has_ended(history: History) -> None:
    history.day = "2025-03-01"
    one = plan(history)
    history.approve(one, "p-003", signer=town.key(town.FIRST_KEY))
    history.merge(one)


@forged("key-not-in-force")
def the_key_ended_before_the_merge(history: History) -> None:
    history.day = "2025-03-01"
    one = plan(history)
    history.approve(one, "p-003", signer=town.key(town.FIRST_KEY), on="2025-02-28")
    history.merge(one)


@forged("signature-unknown-key")
def the_key_comes_with_the_change_it_signs(history: History) -> None:
    keyed = town.files(town.with_key(town.employee("p-003"), "baru", town.SINCE))
    own = town.files(town.plan("p-004", 12))
    one = history.propose({**own, **keyed}, "p-004")
    history.offices(one, path=next(iter(keyed)))
    history.approve(one, "p-003", path=next(iter(own)), signer=town.key("baru"))
    history.merge(one)


@forged("signature-invalid")
def the_signature_was_made_for_something_else(history: History) -> None:
    one = plan(history)
    history.approve(one, "p-003", namespace="git")
    history.merge(one)


@forged("signature-invalid")
def the_statement_was_altered_after_signing(history: History) -> None:
    one = plan(history)
    peer = history.evidence(one, path_of(one), "p-003", on="2025-01-01")
    history.note(altered(peer, "2025-01-01", history.day), bytes_of(one))
    history.merge(one)


@forged("signature-invalid")
def one_bit_of_the_signature_is_another(history: History) -> None:
    one = plan(history)
    history.note(damaged(history.evidence(one, path_of(one), "p-003")), bytes_of(one))
    history.merge(one)


@forged("approval-unreadable")
def the_statement_is_not_written_in_the_one_way(history: History) -> None:
    one = plan(history)
    text = history.evidence(one, path_of(one), "p-003").statement.replace(",", ", ")
    signed = Evidence(statement=text, signature=town.key("p-003").sign(text.encode()))
    history.note(signed, bytes_of(one))
    history.merge(one)


@forged("review-account-differs")
def the_forge_names_an_account_that_is_not_the_approvers(history: History) -> None:
    one = plan(history)
    history.by_forge(one, "p-003", review=Review(forge=town.FORGE, id="1", account="akun-005"))
    history.merge(one)


@forged("signature-unknown-key")
def a_key_that_is_no_forges_signs_for_a_review(history: History) -> None:
    one = plan(history)
    history.by_forge(one, "p-003", signer=town.key("forge lain"))
    history.merge(one)


@forged("review-account-differs")
def the_key_of_the_forge_signs_without_a_review(history: History) -> None:
    one = plan(history)
    history.by_forge(one, "p-003", review=None)
    history.merge(one)
