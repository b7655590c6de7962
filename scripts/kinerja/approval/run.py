"""One run over a history: each step of the main branch is judged by the state before it.

What is held does not grow with the size of the records: the people of a government, 300 bytes for each change of
a file, and where the notes lie.
"""

import hashlib
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from itertools import islice

from kinerja.approval.aside import Asides
from kinerja.approval.authority import decides
from kinerja.approval.change import RECORDS
from kinerja.approval.changed import Changed, Contents
from kinerja.approval.claim import Came, Case
from kinerja.approval.commits import read
from kinerja.approval.diffs import Raw
from kinerja.approval.identity import day_of
from kinerja.approval.judge import DIGITS, judge
from kinerja.approval.notes import Notes
from kinerja.approval.state import State, States, governments_at
from kinerja.approval.statement import Evidence
from kinerja.approval.verified import Counts, Verified
from kinerja.approval.walk import Step, steps
from kinerja.diagnostic import CannotRun, Fact, Finding, Location, Rule
from kinerja.load.git import Objects, Repository
from kinerja.load.repository import POLICIES
from kinerja.validate import approvals as rules

_AT_ONCE = 100
_DAY = 86400
_GOVERNMENT = re.compile(r"[a-z0-9-]+")
# Where findings about the history itself stand.
_HISTORY = RECORDS.rstrip("/")


class Run:
    """One run over a history from a commit on (None: from the first one on).

    What is found up to another one, `since`, is forgotten, but not which changes there were: no approval of then counts
    for the same change once more.
    """

    def __init__(
        self, repository: Repository, start: str | None, since: str | None, notes: str | None, only: str | None
    ) -> None:
        self._repository, self._start, self._since, self._only = repository, start, since, only
        self._counting = start == since
        self._came: dict[bytes, Came] = {}
        self._notes = Notes(repository, notes)
        self._states = States(repository, start, only)
        self._objects = Objects(repository)
        self._contents = Contents(self._objects)
        self._asides = Asides(repository, self._notes.tip)
        self._counts: dict[str, Counts] = defaultdict(Counts)
        self._history: list[Finding] = []
        self._judging: list[State] = []
        self._steps = 0
        self._time: int | None = None

    def close(self) -> None:
        """Ends the processes that read."""
        for one in (self._objects, self._notes, self._asides):
            one.close()

    def judge(self, last: str, advance: Callable[[], None] = lambda: None) -> None:
        """Judges step after step up to a commit; none when they do not begin where they should."""
        with closing(steps(self._repository, last, self._start)) as walked:
            self._judge_all(walked, last, advance)

    def _judge_all(self, walked: Iterator[Step], last: str, advance: Callable[[], None]) -> None:
        some = list(islice(walked, _AT_ONCE))
        begins = some[0].parent if some else last
        follows = self._start in (None, begins)
        self._time = self._moment(self._start)
        while some and follows:
            self._judge_some(some)
            advance()
            some = list(islice(walked, _AT_ONCE))
        if not (follows and self._counting):
            self._forget()
            self._say(rules.SINCE, self._since or last)

    def _forget(self) -> None:
        """Begins to count anew."""
        self._counting = True
        self._counts.clear()
        self._history.clear()
        self._steps = 0

    def verified(self, last: str) -> Verified:
        """What was found."""
        if self._only not in (None, *(one.authority.government for one in self._states)):
            raise CannotRun("unknown-government", known=", ".join(governments_at(self._repository, last)))
        # Who has a policy since the last step is told as well, without a judged step.
        names = sorted({*self._counts, *(one.authority.government for one in self._states.judging())})
        if self._repository.run("for-each-ref", "--count=1", "refs/replace"):
            self._history.append(rules.REPLACED.finding(Location(_HISTORY)))
        shared = sorted(self._history, key=lambda one: one.order)
        governments = tuple(self._counts[name].counted(name, self._steps, shared) for name in names)
        # What concerns all governments is found for each, and told once.
        every = [*shared, *(one for counted in governments for one in counted.findings)]
        findings = tuple(sorted({str(one.order): one for one in every}.values(), key=lambda one: one.order))
        day = day_of(self._moment(last) or 0)
        return Verified(last, day, self._since, self._steps, self._notes.ignored, findings, governments)

    def _judge_some(self, some: Sequence[Step]) -> None:
        files = [raw for step in some for raw in step.files]
        changes = self._contents.changes(files, self._is_wanted)
        evidence = self._notes.of(raw.blob for raw in files)
        for step in some:
            self._of_history(step)
            self._judging = self._states.judging()
            for state in self._judging:
                self._counts[state.authority.government].steps += 1
            # Step by step: what one changes counts from the next one on.
            deciding, came = list[Changed](), Came(step.commit.id, step.commit.time)
            for raw, change, lines in zip(step.files, changes, evidence, strict=False):
                if change is None:
                    continue
                for state in self._concerned(raw.path):
                    self._change(state, step, raw, change, lines)
                if _decides(raw.path):
                    deciding.append(change)
            self._came.update((_mark(raw), came) for raw in step.files if self._is_wanted(raw))
            self._states.put(deciding, step.commit.id)
            if step.commit.id == self._since:
                self._forget()
                self._time = step.commit.time

    def _change(self, state: State, step: Step, raw: Raw, change: Changed, evidence: tuple[Evidence, ...]) -> None:
        """Judges a change for one government."""
        case = Case(
            state,
            step,
            change,
            state.people.writers(step.writers(raw)),
            came=self._came.get(_mark(raw)),
            follows=self._asides.follows,
            left=lambda commit: self._asides.left(commit, change.path),
            approved_before=lambda: self._asides.approved(step.made.get(raw.path, ()), change.path),
        )
        said = judge(case, evidence)
        tiers = [(one.tier, one.fault is None) for one in said.approvals]
        self._counts[state.authority.government].add(tiers, said.findings)

    def _of_history(self, step: Step) -> None:
        """What is said of a step itself, whatever it changes."""
        self._steps += 1
        commit = step.commit
        if not step.whole:
            self._say(rules.NOT_WHOLE, commit.id)
        latest = commit.time if self._time is None else max(self._time, commit.time)
        if commit.time < latest - _DAY:
            self._say(rules.BACK_IN_TIME, commit.id, days=(latest - commit.time) // _DAY)
            # A clock that was wrong once is told once.
            latest = commit.time
        self._time = latest

    def _say(self, rule: Rule, commit: str, **facts: Fact) -> None:
        self._history.append(rule.finding(Location(_HISTORY), commit=commit[:DIGITS], **facts))

    def _moment(self, commit: str | None) -> int | None:
        return next(read(self._objects, [commit])).time if commit else None

    def _is_wanted(self, raw: Raw) -> bool:
        return _decides(raw.path) or any(self._concerned(raw.path))

    def _concerned(self, path: str) -> Iterator[State]:
        """The governments that are judged, and that a file belongs to; what belongs to none belongs to all."""
        own = path.split("/")[1] if path.startswith(RECORDS) and path.count("/") > 1 else POLICIES
        # A folder that no government can have.
        own = own if _GOVERNMENT.fullmatch(own) else POLICIES
        return (one for one in self._judging if own in (POLICIES, one.authority.government))


def _decides(path: str) -> bool:
    return decides(path) or f"{path}/".startswith(f"{RECORDS}{POLICIES}/")


def _mark(raw: Raw) -> bytes:
    """What tells a change from all others."""
    return hashlib.blake2b(
        f"{raw.path}\0{raw.old}\0{raw.new}".encode(errors="surrogateescape"), digest_size=16
    ).digest()
