"""Forged by what was approved: other bytes, another base, another record, or the same approval once more."""

from forgery import Aftermath, forged, honest, path_of, plan

import history_town as town
from histories import History, Proposal, who


@forged("approval-head-differs")
def the_commit_that_was_looked_at_is_an_earlier_one(history: History) -> None:
    one = history.propose(town.files(town.plan("p-004", 11)), "p-004", ("p-004", town.files(town.plan("p-004", 12))))
    history.approve(one, "p-003", head=one.commits[0])
    history.merge(one)


@forged("approval-head-differs")
def the_commit_that_was_looked_at_is_on_another_branch(history: History) -> None:
    other, one = plan(history), plan(history)
    history.approve(one, "p-003", head=other.head)
    history.merge(one)


@forged("approval-bytes-differ")
def the_plan_is_edited_after_the_approval(history: History) -> None:
    one = plan(history)
    history.approve(one, "p-003")
    more = town.files(town.plan("p-004", 2))
    last = history.commit(more, (one.head,), who("p-004"))
    history.merge(one._replace(commits=(*one.commits, last), changes=more))


@forged("approval-bytes-differ")
def the_approval_of_other_bytes_is_put_beside_the_edited_ones(history: History) -> None:
    one = plan(history)
    approved = history.evidence(one, path_of(one), "p-003")
    more = town.files(town.plan("p-004", 2))
    last = history.commit(more, (one.head,), who("p-004"))
    history.note(approved, more[path_of(one)])
    history.merge(one._replace(commits=(*one.commits, last), changes=more))


@forged("approval-bytes-differ")
def the_merge_commit_itself_changes_the_plan(history: History) -> None:
    one = plan(history)
    history.approve(one, "p-003")
    history.merge(one, extra=town.files(town.plan("p-004", 2)))


@forged("approval-missing")
def the_merge_commit_brings_another_record(history: History) -> None:
    one = plan(history)
    history.approve(one, "p-003")
    history.merge(one, extra=town.files(town.plan("p-005", 2)))


@forged("approval-missing")
def the_merge_commit_takes_back_what_others_did(history: History) -> None:
    one, other = plan(history), plan(history, name="p-005", author="p-005")
    for each in (one, other):
        history.approve(each, "p-003")
    history.merge(other)
    history.merge(one, extra=town.files(town.plan("p-005", 10)))


@forged("approval-missing")
def the_squash_has_other_bytes_than_the_branch(history: History) -> None:
    one = plan(history)
    history.approve(one, "p-003")
    history.squash(one, extra=town.files(town.plan("p-004", 2)))


@forged("approval-used-twice")
def an_approval_is_used_again_after_the_change_was_taken_back(history: History) -> None:
    one = plan(history, 12)
    history.approve(one, "p-003")
    history.merge(one)
    back = plan(history, 10)
    history.approve(back, "p-003")
    history.merge(back)
    history.merge(plan(history, 12))


@forged("approval-of-other-base")
def an_approval_of_the_same_bytes_over_other_ones_is_used(history: History) -> None:
    for target in (12, 14):
        one = plan(history, target)
        history.approve(one, "p-003")
        history.merge(one)
    history.merge(plan(history, 12))


@forged("approval-of-other-base")
def the_approver_was_told_that_the_plan_is_new(history: History) -> None:
    one = plan(history)
    history.approve(one, "p-003", previous=None)
    history.merge(one)


@forged("approval-of-other-record")
def the_approval_of_a_file_is_used_for_another_with_the_same_bytes(history: History) -> None:
    one = history.propose({"schemas/a.json": b"{}\n", "schemas/b.json": b"{}\n"}, "p-008")
    history.offices(one, path="schemas/a.json")
    history.merge(one)


@forged("approval-of-other-record")
def the_statement_names_another_path(history: History) -> None:
    one = plan(history)
    history.approve(one, "p-003", name=f"{town.folder('p-005')}/plans/2025.yml")
    history.merge(one)


@forged("approval-employee-differs")
def the_statement_names_another_employee(history: History) -> None:
    one = plan(history)
    history.approve(one, "p-003", employee="p-005")
    history.merge(one)


@forged("approval-author-differs")
def the_statement_names_another_author(history: History) -> None:
    one = plan(history)
    history.approve(one, "p-003", author="p-005")
    history.merge(one)


@forged("approval-used-twice")
def a_second_statement_of_the_same_approval_is_kept_for_later(history: History) -> None:
    """The approver signed twice; the change is taken back, and comes again with the statement that was left over."""
    changes = town.files(town.plan("p-004", 12))
    one, twin = plan(history), plan(history)
    assert one.head != twin.head
    history.approve(one, "p-003")
    history.approve(twin, "p-003", head="0" * 40)
    history.squash(one)
    back = plan(history, 10)
    history.approve(back, "p-003")
    history.squash(back)
    history.squash(Proposal(history.main, (), changes, "p-004"))


@forged("approval-used-twice")
def a_statement_about_a_branch_that_never_came_is_kept_for_later(history: History) -> None:
    """When the same bytes came by way of another branch, it was no approval; later nobody sees where it is from."""
    changes = town.files(town.plan("p-004", 12))
    one, twin = plan(history), plan(history)
    for each in (one, twin):
        history.approve(each, "p-003")
    history.merge(one)
    back = plan(history, 10)
    history.approve(back, "p-003")
    history.merge(back)
    history.squash(Proposal(history.main, (), changes, "p-004"))


@forged("approval-used-twice")
def an_approval_is_used_again_after_what_was_verified(history: History) -> Aftermath:
    """Whoever verifies from a later commit on must still know what was used before it."""
    honest(history, 12)
    verified = history.main
    honest(history, 10)
    history.squash(Proposal(history.main, (), town.files(town.plan("p-004", 12)), "p-004"))
    return lambda _: {"since": verified}


@forged("approver-wrote-it")
def a_merge_with_an_old_commit_brings_back_old_bytes(history: History) -> None:
    """The file is as in one of the two parents, so nobody seems to have written it but whoever merged."""
    honest(history, 12)
    old = town.files(town.plan("p-004", 10))
    one = Proposal(history.main, (history.first,), old, "p-003")
    history.approve(one, "p-003", head="0" * 40)
    history.main = history.commit(old, (history.main, history.first), who("p-003"))
