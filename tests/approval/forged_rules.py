"""Forged by what decides: offices, superiors, policies and closed periods."""

import msgspec
from forgery import FORGERIES, Forgery, employee, forged, plan, unapproved

import history_town as town
from histories import Files, History, Proposal, who
from kinerja.model import Acting, Approvals, Forge, Key, Superior


def _unit(history: History) -> Proposal:
    renamed = msgspec.structs.replace(town.unit("balai"), name="Balai Baru")
    return history.propose(town.files(renamed), "p-008")


@forged("second-office-missing")
def only_one_office_approves(history: History) -> None:
    one = _unit(history)
    history.offices(one, ("p-009", "inspektorat"))
    history.merge(one)


@forged("second-office-missing")
def two_members_of_one_office_approve(history: History) -> None:
    one = _unit(history)
    history.offices(one, ("p-009", "inspektorat"), ("p-011", "inspektorat"))
    history.merge(one)


@forged("second-office-missing")
def one_person_approves_for_both_offices(history: History) -> None:
    one = _unit(history)
    history.offices(one, ("p-011", "inspektorat"), ("p-011", "organisasi"))
    history.merge(one)


@forged("approval-by-wrong-person")
def somebody_approves_for_an_office_after_the_appointment(history: History) -> None:
    one = _unit(history)
    history.offices(one, ("p-010", "organisasi"), ("p-012", "inspektorat"))
    history.merge(one)


@forged("approval-by-wrong-person")
def somebody_approves_for_an_office_of_others(history: History) -> None:
    one = _unit(history)
    history.offices(one, ("p-010", "organisasi"), ("p-013", "inspektorat"))
    history.merge(one)


@forged("approval-by-wrong-person")
def somebody_who_left_the_service_approves_for_an_office_that_still_lists_them(history: History) -> None:
    gone = history.propose(employee("p-009", valid_until=town.EX_HEAD_UNTIL), "p-008")
    history.offices(gone, ("p-010", "organisasi"), ("p-011", "inspektorat"))
    history.merge(gone)
    one = _unit(history)
    history.offices(one)
    history.merge(one)


@forged("approver-wrote-it")
def a_member_of_an_office_approves_the_own_proposal(history: History) -> None:
    renamed = msgspec.structs.replace(town.unit("balai"), name="Balai Baru")
    one = history.propose(town.files(renamed), "p-009")
    history.offices(one)
    history.merge(one)


@forged("approval-missing")
def members_of_both_offices_merge_it_and_sign_nothing(history: History) -> None:
    """Nothing but a proposal: offices count where they approved, not where they could."""
    history.merge(_unit(history), by=who("p-009"), author=who("p-010"))


@forged("approval-by-wrong-person", "approval-missing")
def somebody_makes_a_peer_the_superior_in_the_same_step(history: History) -> None:
    chart = employee("p-004", superior=Superior(employee="p-005", unit="balai"))
    own = town.files(town.plan("p-004", 12))
    one = history.propose({**chart, **own}, "p-004")
    history.approve(one, "p-005", path=next(iter(own)))
    history.merge(one)


@forged("approval-by-wrong-person")
def a_superior_approves_in_the_step_that_makes_the_superior(history: History) -> None:
    chart = employee("p-004", superior=Superior(employee="p-005", unit="balai"))
    own = town.files(town.plan("p-004", 12))
    one = history.propose({**chart, **own}, "p-004")
    history.offices(one, path=next(iter(chart)))
    history.approve(one, "p-005", path=next(iter(own)))
    history.merge(one)


@forged("approval-by-wrong-person")
def somebody_is_made_to_stand_in_by_the_superior_alone(history: History) -> None:
    acting = Acting(employee="p-005", unit="balai", kind="plh", valid_from=town.SINCE)
    one = history.propose(employee("p-006", acting=(acting,)), "p-006")
    history.approve(one, "p-002")
    history.merge(one)


@forged("approval-by-wrong-person")
def a_superior_whose_post_has_ended_approves(history: History) -> None:
    gone = history.propose(employee("p-003", valid_until=history.day), "p-008")
    history.offices(gone)
    history.merge(gone)
    history.day = "2025-02-04"
    one = plan(history)
    history.approve(one, "p-003")
    history.merge(one)


@forged("signature-unknown-key")
def the_key_of_a_forge_comes_with_the_change_it_signs(history: History) -> None:
    forge = Forge(host=town.FORGE, keys=(Key(public=town.key("forge lain").public, valid_from=town.SINCE),))
    keyed = town.files(town.government(Approvals(policy="empat-mata", forges=(forge,))))
    own = town.files(town.plan("p-004", 12))
    one = history.propose({**own, **keyed}, "p-004")
    history.offices(one, path=next(iter(keyed)))
    history.by_forge(one, "p-003", path=next(iter(own)), signer=town.key("forge lain"))
    history.merge(one)


@forged("approval-missing")
def an_office_appoints_its_own_members(history: History) -> None:
    office = town.office("inspektorat")
    more = msgspec.structs.replace(office.members[0], employee="p-008", unit="dinas")
    own = msgspec.structs.replace(office, members=(*office.members, more))
    history.merge(history.propose(town.files(own), "p-008"))


def _weaker(source: bytes) -> bytes:
    return source.replace(b"approvals: 2\n", b"approvals: 1\n")


for _name, _path, _content in (
    ("the_policy_is_made_weaker", town.POLICY, _weaker(town.start()[town.POLICY])),
    ("the_owners_of_files_are_changed", "CODEOWNERS", b"* @akun-008\n"),
    ("a_release_is_added", f"docs/releases/{town.TOWN}/0001.json", b"{}\n"),
    ("a_schema_is_changed", "schemas/plan.schema.json", b"{}\n"),
    ("a_workflow_is_changed", ".github/workflows/ci.yml", b"on: push\n"),
):
    FORGERIES.append(Forgery(_name, ("approval-missing",), unapproved(_path, _content)))


@forged("approval-missing")
def the_policy_is_removed(history: History) -> None:
    history.merge(history.propose({town.POLICY: None}, "p-008"))


@forged("approval-missing")
def the_government_names_no_policy_any_more(history: History) -> None:
    none = msgspec.structs.replace(town.government(), approvals=None)
    history.merge(history.propose(town.files(none), "p-008"))


@forged("approval-missing")
def the_government_names_a_policy_that_is_not_there(history: History) -> None:
    history.merge(history.propose(town.files(town.government(Approvals(policy="tanpa-syarat"))), "p-008"))


@forged("approval-missing", "approval-missing")
def after_the_policy_is_removed_nothing_is_free(history: History) -> None:
    """The step that removes it is told, and what comes next is not let through for want of a policy."""
    history.merge(history.propose({town.POLICY: None}, "p-008"))
    history.merge(history.propose(town.files(town.evaluation("p-004", "2025", "sangat-baik")), "p-004"))


def _approved_by_head(history: History, changes: Files) -> None:
    one = history.propose(changes, "p-008")
    history.approve(one, "p-002", "unit-head")
    history.merge(one)


@forged("closed-period-touched")
def a_figure_of_a_closed_period_is_changed(history: History) -> None:
    _approved_by_head(history, town.files(town.measurement("2024", 99)))


@forged("closed-period-touched")
def a_figure_of_a_closed_period_is_removed(history: History) -> None:
    _approved_by_head(history, {f"{town.OWN}/units/dinas/measurements/2024.yml": None})


@forged("closed-period-touched")
def a_figure_is_added_to_a_closed_period(history: History) -> None:
    _approved_by_head(history, town.files(town.measurement("2023", 99)))


@forged("closed-period-touched")
def an_evaluation_of_a_closed_period_is_changed(history: History) -> None:
    one = history.propose(town.files(town.evaluation("p-004", "2024", "sangat-baik")), "p-004")
    history.approve(one, "p-003")
    history.merge(one)


@forged("closed-period-touched")
def a_closed_period_is_opened_again(history: History) -> None:
    one = history.propose(town.files(town.period("2024")), "p-008")
    history.offices(one)
    history.merge(one)


@forged("closed-period-touched")
def a_closed_period_is_removed(history: History) -> None:
    one = history.propose({f"{town.OWN}/periods/2024.yml": None}, "p-008")
    history.offices(one)
    history.merge(one)


@forged("closed-period-touched", "closed-period-touched")
def a_figure_changes_in_the_step_that_opens_its_period_again(history: History) -> None:
    opened, figure = town.files(town.period("2024")), town.files(town.measurement("2024", 99))
    one = history.propose({**opened, **figure}, "p-008")
    history.offices(one, path=next(iter(opened)))
    history.approve(one, "p-002", "unit-head", path=next(iter(figure)))
    history.merge(one)


@forged("amendment-altered")
def an_amendment_is_dropped(history: History) -> None:
    one = history.propose({f"{town.OWN}/amendments/2024/0002.yml": None}, "p-008")
    history.offices(one)
    history.merge(one)


@forged("amendment-altered")
def an_amendment_is_changed(history: History) -> None:
    other = msgspec.structs.replace(town.amendment("0002", 79), reason="Alasan lain.")
    one = history.propose(town.files(other), "p-008")
    history.offices(one)
    history.merge(one)


@forged("amendment-altered", "amendment-altered")
def amendments_change_places(history: History) -> None:
    first, second = town.amendment("0001", 78), town.amendment("0002", 79)
    swapped = (msgspec.structs.replace(second, number="0001"), msgspec.structs.replace(first, number="0002"))
    one = history.propose(town.files(*swapped), "p-008")
    history.offices(one)
    history.merge(one)
