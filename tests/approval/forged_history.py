"""Forged by the history itself: its files, its times, its first parents, and what lies beside it."""

from pathlib import Path

from forgery import FORGERIES, Aftermath, Forgery, Options, brings, forged, honest, plan, unapproved

import history_town as town
from histories import MAIN, NOTES, History, Odd, git, who

_PLAN = town.files(town.plan("p-004", 12))
_PATH, _BYTES = next(iter(_PLAN.items()))
_OUTSIDE = f"{town.folder('p-004')}/plans"
for _name, _path, _odd, _slug in (
    ("the_employee_is_written_with_a_capital", _PATH.replace("p-004", "P-004"), _BYTES, "unknown-record"),
    ("the_employee_is_written_with_a_sign_that_looks_alike", _PATH.replace("p-004", "р-004"), _BYTES, "unknown-record"),
    (
        "the_sign_that_looks_alike_stands_in_the_record_too",
        _PATH.replace("p-004", "р-004"),
        _BYTES.replace(b"p-004", "р-004".encode()),
        "unknown-record",
    ),
    ("the_unit_is_written_with_a_capital", _PATH.replace("balai", "Balai"), _BYTES, "unknown-record"),
    ("a_record_lies_at_the_place_of_another", f"{_OUTSIDE}/2026.yml", _BYTES, "unknown-record"),
    ("a_record_lies_below_a_folder_of_no_kind", f"{_OUTSIDE}/arsip/2025.yml", _BYTES, "unknown-record"),
    ("a_record_is_of_an_unknown_kind", f"{_OUTSIDE}/2026.yml", b"kind: hadiah\n", "unknown-record"),
    ("a_file_among_the_records_is_no_record", f"{_OUTSIDE}/2026.txt", _BYTES, "unknown-record"),
    ("a_plan_becomes_a_link", _PATH, Odd("120000", b"../../p-005/plans/2025.yml"), "not-a-plain-file"),
    ("a_plan_becomes_a_program", _PATH, Odd("100755", _BYTES), "not-a-plain-file"),
    ("a_plan_becomes_another_repository", _PATH, Odd("160000", b"1" * 40), "not-a-plain-file"),
    ("a_folder_becomes_a_link", f"{town.OWN}/units/seksi", Odd("120000", b"balai"), "not-a-plain-file"),
):
    FORGERIES.append(Forgery(_name, (_slug,), brings(_path, _odd)))


for _name, _path, _odd, _slug in (
    ("the_government_is_written_with_a_capital", _PATH.replace("kota", "KOTA"), _BYTES, "unknown-record"),
    ("the_folder_of_records_is_written_with_a_capital", _PATH.replace("records", "Records"), _BYTES, "unknown-record"),
    ("a_record_lies_in_no_government", "records/2025.yml", _BYTES, "unknown-record"),
    ("the_folder_of_the_program_becomes_a_link", "scripts", Odd("120000", b"bebas"), "not-a-plain-file"),
    ("the_folder_of_workflows_becomes_a_repository", ".github", Odd("160000", b"1" * 40), "not-a-plain-file"),
):
    FORGERIES.append(Forgery(_name, (_slug,), brings(_path, _odd)))
for _name, _path in (
    ("the_folder_of_the_program_is_written_with_a_capital", "Scripts/kinerja/a.py"),
    ("the_folder_of_workflows_is_written_with_a_capital", ".GitHub/workflows/ci.yml"),
):
    FORGERIES.append(Forgery(_name, ("approval-missing",), unapproved(_path, b"#\n")))


@forged("approval-too-old")
def an_ex_superior_writes_an_earlier_day(history: History) -> None:
    history.day = "2025-02-20"
    one = plan(history)
    history.approve(one, town.EX_HEAD, on=town.EX_HEAD_UNTIL)
    history.merge(one)


@forged("approval-in-future")
def the_statement_is_of_a_day_to_come(history: History) -> None:
    one = plan(history)
    history.approve(one, "p-003", on="2025-02-05")
    history.merge(one)


@forged("approval-too-old")
def the_merge_comes_too_late(history: History) -> None:
    one = plan(history)
    history.approve(one, "p-003")
    history.day = "2025-02-18"
    history.merge(one)


@forged("time-goes-back")
def the_main_branch_goes_back_in_time(history: History) -> None:
    history.day = "2025-02-10"
    for target, day in ((12, "2025-02-10"), (14, "2025-02-08")):
        history.day = day
        one = plan(history, target)
        history.approve(one, "p-003")
        history.merge(one)


@forged("time-goes-back")
def the_main_branch_goes_back_in_small_steps(history: History) -> None:
    """Each step is less than a day earlier than the one before; together they are more."""
    for target, day in ((12, "2025-02-10"), (14, "2025-02-09"), (16, "2025-02-08")):
        history.day = day
        one = plan(history, target)
        history.approve(one, "p-003")
        history.merge(one)


@forged("approval-missing")
def the_main_branch_is_merged_into_a_branch_of_ones_own(history: History) -> None:
    """The branch that nobody approved becomes the first parent."""
    own = history.propose(town.files(town.plan("p-005", 2)), "p-005")
    honest(history, 12)
    approved = history.main
    history.main = history.commit(town.files(town.plan("p-004", 12)), (own.head, approved), who("p-005"))


@forged("approval-missing")
def a_merge_of_three_brings_a_branch_that_nobody_approved(history: History) -> None:
    one, other = plan(history), plan(history, 2, "p-005", "p-005")
    history.approve(one, "p-003")
    both = {**one.changes, **other.changes}
    history.main = history.commit(both, (history.main, one.head, other.head), who("p-004"), who("p-003"))


@forged("since-not-in-history")
def what_was_verified_is_no_longer_in_the_history(history: History) -> Aftermath:
    first = history.first
    honest(history, 12)
    verified, history.main = history.main, first
    honest(history, 14)
    return lambda _: {"since": verified}


@forged("since-not-in-history")
def what_was_verified_is_on_a_branch_that_was_merged(history: History) -> Aftermath:
    one = plan(history)
    history.approve(one, "p-003")
    history.merge(one)
    return lambda _: {"since": one.head}


@forged("approval-missing")
def the_notes_are_taken_back(history: History) -> Aftermath:
    honest(history, 12)

    def rewound(folder: Path) -> Options:
        git(folder, "update-ref", "-d", NOTES)
        return {}

    return rewound


@forged("objects-replaced")
def an_object_is_replaced(history: History) -> Aftermath:
    honest(history, 12, 14)

    def replaced(folder: Path) -> Options:
        git(folder, "replace", MAIN, f"{MAIN}~1")
        return {}

    return replaced


@forged("history-not-whole")
def a_graft_hides_where_a_commit_comes_from(history: History) -> Aftermath:
    honest(history, 12, 14)

    def grafted(folder: Path) -> Options:
        (folder / "info").mkdir(exist_ok=True)
        (folder / "info/grafts").write_text(f"{git(folder, 'rev-parse', MAIN)}\n")
        return {}

    return grafted


@forged("history-not-whole")
def the_clone_is_shallow(history: History) -> Aftermath:
    honest(history, 12, 14)

    def shallow(folder: Path) -> Options:
        (folder / "shallow").write_text(f"{git(folder, 'rev-parse', f'{MAIN}~1')}\n")
        return {}

    return shallow
