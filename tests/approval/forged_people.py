"""Forged by who approved or who wrote: the wrong person, or one who had a hand in it."""

from forgery import forged, path_of, plan

import history_town as town
from histories import History, Proposal, who


@forged("approval-of-own")
def the_employee_approves_the_own_plan(history: History) -> None:
    one = plan(history, author="p-005")
    history.approve(one, "p-004", "employee")
    history.merge(one)


@forged("approval-of-own")
def the_employee_approves_the_own_plan_as_superior(history: History) -> None:
    one = plan(history, author="p-005")
    history.approve(one, "p-004")
    history.merge(one)


@forged("approver-wrote-it")
def the_superior_writes_the_plan_and_approves_it(history: History) -> None:
    one = plan(history, author="p-003")
    history.approve(one, "p-003")
    history.merge(one)


@forged("approver-wrote-it")
def the_superior_commits_what_another_wrote_and_approves_it(history: History) -> None:
    changes = town.files(town.plan("p-004", 12))
    one = Proposal(
        history.main, (history.commit(changes, (history.main,), who("p-004"), who("p-003")),), changes, "p-004"
    )
    history.approve(one, "p-003")
    history.merge(one)


@forged("approver-wrote-it")
def the_superior_adds_a_commit_to_the_branch_and_approves_it(history: History) -> None:
    one = history.propose(town.files(town.plan("p-004", 11)), "p-004", ("p-003", town.files(town.plan("p-004", 12))))
    history.approve(one, "p-003")
    history.merge(one)


@forged("approver-wrote-it")
def the_superior_writes_in_the_merge_and_approves_it(history: History) -> None:
    one = plan(history, 11)
    told = one._replace(changes=town.files(town.plan("p-004", 12)))
    history.approve(told, "p-003", head="0" * 40)
    history.merge(told, by=who("p-003"))


@forged("approval-by-wrong-person")
def the_superiors_superior_approves_a_plan(history: History) -> None:
    one = plan(history)
    history.approve(one, "p-002")
    history.merge(one)


@forged("approval-by-wrong-person")
def the_head_of_another_unit_approves(history: History) -> None:
    one = plan(history, name="p-006", author="p-006")
    history.approve(one, "p-003")
    history.merge(one)


@forged("approval-by-wrong-person")
def who_was_superior_until_january_approves(history: History) -> None:
    one = plan(history)
    history.approve(one, town.EX_HEAD)
    history.merge(one)


def _stands_in(history: History, day: str) -> None:
    history.day = day
    one = plan(history)
    history.approve(one, town.STANDS_IN, acting="plh")
    history.merge(one)


@forged("approval-by-wrong-person")
def who_stands_in_approves_a_day_too_early(history: History) -> None:
    _stands_in(history, "2025-03-02")


@forged("approval-by-wrong-person")
def who_stands_in_approves_a_day_too_late(history: History) -> None:
    _stands_in(history, "2025-03-15")


@forged("approval-by-wrong-person")
def a_peer_approves(history: History) -> None:
    one = plan(history)
    history.approve(one, "p-005")
    history.merge(one)


@forged("approval-by-wrong-person")
def a_subordinate_approves(history: History) -> None:
    one = plan(history, name="p-003", author="p-003")
    history.approve(one, "p-004")
    history.merge(one)


@forged("approval-by-wrong-person")
def the_evaluator_decides_on_the_objection(history: History) -> None:
    first = history.propose(town.files(town.objection("p-004")), "p-004")
    history.merge(first)
    one = history.propose(town.files(town.objection("p-004", "p-003")), "p-004")
    history.approve(one, "p-003", "superior-of-superior")
    history.merge(one)


@forged("approval-missing")
def the_employee_writes_what_the_superior_said(history: History) -> None:
    said = town.files(town.progress("p-004", "2025-02", "Dua dokumen", feedback="Baik sekali"))
    history.merge(history.propose(said, "p-004"))


@forged("approval-missing")
def another_writes_the_progress(history: History) -> None:
    history.merge(history.propose(town.files(town.progress("p-004", "2025-02", "Dua dokumen")), "p-005"))


@forged("approval-missing")
def an_evaluation_is_pushed_without_any_approval(history: History) -> None:
    history.direct(town.files(town.evaluation("p-004", "2025")), "p-003")


@forged("approval-missing")
def a_plan_is_removed_without_approval(history: History) -> None:
    history.merge(history.propose({f"{town.folder('p-004')}/plans/2025.yml": None}, "p-004"))


@forged("approval-bytes-differ")
def an_approval_of_the_bytes_is_used_to_remove_them(history: History) -> None:
    one = plan(history)
    history.approve(one, "p-003")
    history.merge(one)
    history.merge(history.propose({path_of(one): None}, "p-004"))


@forged("approval-missing")
def the_employee_takes_out_what_the_superior_said(history: History) -> None:
    said = town.files(town.progress("p-004", "2025-02", "Dua dokumen", feedback="Kurang."))
    one = history.propose(said, "p-004")
    history.approve(one, "p-003")
    history.merge(one)
    history.merge(history.propose(town.files(town.progress("p-004", "2025-02", "Dua dokumen")), "p-004"))


@forged("approval-missing")
def the_employee_takes_out_the_decision_on_the_objection(history: History) -> None:
    one = history.propose(town.files(town.objection("p-004", "p-002")), "p-004")
    history.approve(one, "p-002", "superior-of-superior")
    history.merge(one)
    history.merge(history.propose(town.files(town.objection("p-004")), "p-004"))


@forged("approval-missing")
def somebody_who_has_left_writes_progress(history: History) -> None:
    history.merge(history.propose(town.files(town.progress("p-007", "2025-02", "Masih di sini")), "p-007"))


def _written_by(history: History, line: str) -> None:
    changes = town.files(town.plan("p-004", 12))
    one = Proposal(history.main, (history.commit(changes, (history.main,), line),), changes, "p-004")
    history.approve(one, "p-003", author=None)
    history.merge(one)


@forged("author-unknown")
def nobody_knows_who_wrote_it(history: History) -> None:
    _written_by(history, "Orang <orang@lain.example>")


@forged("author-unknown")
def the_address_is_empty(history: History) -> None:
    _written_by(history, "Orang <>")


@forged("author-unknown")
def a_machine_is_the_author(history: History) -> None:
    _written_by(history, f"Layanan <noreply@{town.FORGE}>")
