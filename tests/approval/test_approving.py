"""What the command would sign is, word for word, what honest histories hold and the verifier takes."""

from collections import defaultdict
from pathlib import Path

from honest import happen

from histories import History, git
from kinerja.approval import approving, proposals, statement
from kinerja.approval.approvers import Who
from kinerja.approval.notes import Notes
from kinerja.approval.statement import Statement
from kinerja.load.git import Repository

MERGES = 45


def held(root: Path) -> dict[str, list[Statement]]:
    """All statements by the proposal that they are about."""
    found: dict[str, list[Statement]] = defaultdict(list)
    with Notes(Repository(root)) as notes:
        for some in notes.of(notes):
            for one in some:
                stated = statement.read(one.statement)
                assert stated
                found[stated.predicate.head].append(stated)
    return found


def test_each_approver_would_sign_the_evidence_of_an_honest_year_word_for_word(tmp_path: Path) -> None:
    history = History(tmp_path / "kota.git")
    list(happen(history, MERGES))
    root = history.finish()
    merges = (line.split() for line in git(root, "rev-list", "--first-parent", "--parents", "main").splitlines())
    heads = {head: before for _, before, head, *_ in (one for one in merges if len(one) > 2)}
    known, compared = held(root), 0
    for head, before in heads.items():
        asked = proposals.proposal(Repository(root), before, head)
        files = proposals.changes(asked)
        state = proposals.state_of(asked, files)
        for who in {
            Who(one.predicate.approver.employee, one.predicate.on, one.predicate.review) for one in known[head]
        }:
            own = {statement.text(one) for one in known[head] if one.predicate.approver.employee == who.employee}
            verdicts = approving.verdicts(asked, state, files, who)
            signed = {statement.text(one) for verdict in verdicts for one in verdict.statements}
            # Of two who may approve, one did; the other files of a proposal wait for others.
            assert own <= signed
            compared += len(own)
    assert compared > MERGES / 3
