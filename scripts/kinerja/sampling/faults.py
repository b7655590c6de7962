"""Faults that can be planted: each changes one file so that just one rule finds it, at a path that is known before.

`tests/sampling` plants every one of them and compares with what `kinerja check` finds.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from kinerja.sampling.body import FIRST_YEAR, Office, Order
from kinerja.sampling.staff import section_count


@dataclass(frozen=True, slots=True)
class Place:
    """Where a file stands: the order, its unit with its rating, its year, and its employee's number or 0.

    `said` is what the same evaluator said to somebody else in the same period, and `said_at` where, if known.
    """

    order: Order
    office: Office
    rating: str
    year: int
    number: int
    said: str = ""
    said_at: str = ""

    @property
    def is_staff(self) -> bool:
        """Whether it is about somebody in the middle of the unit: no head, nobody who came from elsewhere."""
        above = 1 + section_count(len(self.office.staff))
        return self.number in self.office.staff[above:-1]

    @property
    def is_head(self) -> bool:
        """Whether it is about the head of a unit below the secretariat."""
        return self.office.parent is not None and self.number == self.office.staff.start


def _always(_place: Place) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault of one rule: in the files whose path reads so, what is found first, or everywhere, is changed.

    `{own}` in the change is the employee's number, `{next}` the following one, `{said}` what was said to another.
    `only` says in which places nothing else breaks; `seen_at` is a change of the path where the rule finds the fault,
    when that is another file. A fault of `rare` files is planted where they first are.
    """

    rule: str
    files: str
    find: str
    change: str
    only: Callable[[Place], bool] = _always
    seen_at: tuple[str, str] | None = None
    rare: bool = False
    everywhere: bool = False

    def planted(self, path: str, text: str, place: Place) -> str | None:
        """The text with the fault, or None where it cannot be."""
        if not self.only(place) or not re.search(self.files, path):
            return None
        own, following = f"{place.number:06}", f"{place.number + 1:06}"
        change = self.change.format(own=own, next=following, year=place.year, said=place.said)
        changed, times = re.subn(self.find, change, text, count=0 if self.everywhere else 1, flags=re.M)
        return changed if times and changed != text else None

    def found_at(self, path: str, text: str, place: Place) -> str:
        """The path at which the rule finds the fault: of two that say the same, the first."""
        if "{said}" in self.change:
            return min(path, place.said_at)
        if self.seen_at is None:
            return path
        pattern, change = self.seen_at
        match = re.search(pattern, text, flags=re.M)
        return re.sub(r"[^/]+/[^/]+$", "", path) + change.format(match[1] if match else "")


def _first_year(place: Place) -> bool:
    return place.year == FIRST_YEAR


def _only_year(place: Place) -> bool:
    return place.order.years == 1


def _good_unit(place: Place) -> bool:
    return place.is_staff and place.rating == "baik"


def _tells_no_rating(place: Place) -> bool:
    """Something was said, and nothing that would contradict the rating of somebody else."""
    return bool(place.said) and "ekspektasi" not in place.said


def _no_secretariat(place: Place) -> bool:
    return place.office.parent is not None


_PLAN = r"/plans/"
_EVALUATION = r"/evaluations/"
_LATE_QUARTER = r"/evaluations/.*-Q[34]\.yml"
_INDICATOR = r"/indicators/"
_AGREEMENT = r"/agreements/"
_FIRST_UNIT_OF_MEASURE = r"^( +)unit_of_measure: .*\n"

FAULTS = (
    # The text and the shape of a file: a plan that is refused is missed by nobody.
    Fault("yaml-duplicate-key", _PLAN, r"^status: agreed\n", "status: agreed\nstatus: agreed\n"),
    Fault("yaml-tag", _PLAN, r"^status: agreed\n", "status: !status agreed\n"),
    Fault("yaml-alias", _PLAN, r"^status: agreed\n", "status: &status agreed\n"),
    Fault("schema-unknown-key", _PLAN, r"^status: agreed\n", "status: agreed\ncatatan: singkat\n"),
    Fault("schema-missing-key", _PLAN, r"^approach: .*\n", ""),
    Fault("schema-choice", _PLAN, r"^approach: .*\n", "approach: kuantitatif\n"),
    Fault("schema-type", _PLAN, r"^year: ([0-9]+)", r'year: "\1"'),
    Fault("schema-real-date", _PLAN, r'^agreed_on: "([0-9]+).*', r'agreed_on: "\1-02-30"'),
    # Plans.
    Fault("indicator-not-measurable", _PLAN, _FIRST_UNIT_OF_MEASURE, ""),
    Fault("personal-result-supports-something", _PLAN, r"^    supports:\n.*\n", ""),
    Fault("quantity-only-plan", _PLAN, r"aspect: [a-z]+", "aspect: quantity", everywhere=True),
    Fault("deadline-outside-year", _PLAN, _FIRST_UNIT_OF_MEASURE, r'\g<0>\1due: "2099-01-31"' + "\n"),
    Fault("listed-once", _PLAN, r"core_value: akuntabel", "core_value: kompeten"),
    Fault("evaluator-is-not-evaluated", _PLAN, r"^evaluator: .*", "evaluator: p-{own}", lambda one: one.is_staff),
    # Evaluations.
    Fault("reference-exists", _EVALUATION, r"^  - result: hasil-1$", "  - result: hasil-99"),
    Fault("score-without-evidence", _EVALUATION, r"^    evidence:\n.*\n", ""),
    Fault("rated-before-period-ended", _LATE_QUARTER, r'^rated_on: "....-..-..', 'rated_on: "{year}-09-01'),
    Fault("rating-follows-policy", _EVALUATION, r"^rating: baik", "rating: sangat-baik", lambda one: one.is_staff),
    Fault(
        "rating-text-contradicts",
        _EVALUATION,
        r'(rating: (?:above|as-expected)\n    feedback: )".*"',
        r'\1"Perilaku di bawah ekspektasi pada {own} catatan."',
    ),
    Fault("feedback-copied", _EVALUATION, r'^    feedback: ".*"', '    feedback: "{said}"', _tells_no_rating),
    Fault("evaluator-is-superior", _EVALUATION, r"^evaluator: .*", "evaluator: p-{next}", _good_unit),
    Fault(
        "head-has-organisation-rating",
        _EVALUATION,
        r"(?s)\A(?!.*Hasil (?:di|sesuai))(.*\nresults_rating:) (?:as-expected|below)\n",
        r"\1 above" + "\n",
        lambda one: one.is_head,
        rare=True,
    ),
    # What follows.
    Fault("follow-up-is-due", r"/follow-ups/", r'^due: ".*"', 'due: "{year}-01-02"', rare=True),
    Fault(
        "evaluation-has-follow-up",
        r"/follow-ups/",
        r"^type: .*",
        "type: recognition",
        seen_at=(r'^evaluation: "(.*)"', "evaluations/{}.yml"),
        rare=True,
    ),
    Fault("progress-matches-plan", r"/progress/", r"result: hasil-1$", "result: hasil-99"),
    Fault("dates-inside-period", r"/development/", r'starts: "[0-9]+', 'starts: "1999'),
    Fault(
        "objection-in-time",
        r"/objections/",
        r'(?s)^filed_on: "[^"]*"(.*outcome: (?:upheld|changed).*decided_on: )("[^"]*")',
        r"filed_on: \2\1\2",
        rare=True,
    ),
    Fault("objection-keeps-original", r"/objections/", r"outcome: upheld", "outcome: changed", rare=True),
    Fault(
        "objection-decided-by-superior-of-superior",
        r"/objections/",
        r"decided_by: .*",
        "decided_by: p-{own}",
        rare=True,
    ),
    # Units.
    Fault("weights-add-up", _AGREEMENT, r"weight: 2[05]", "weight: 19"),
    Fault("unattainable-or-inverted-target", _AGREEMENT, r"    value: .*", "    value: 1", _first_year),
    Fault("dates-inside-period", _AGREEMENT, r'^agreed_on: "....', 'agreed_on: "1999'),
    Fault("reference-exists", _INDICATOR, r"^goal: .*", "goal: sasaran-hilang"),
    Fault("unit-target-has-owner", _INDICATOR, r"^owner: .*\n", "", _no_secretariat),
    Fault("method-fits-direction", _INDICATOR, r"^method: ratio", "method: inverse-ratio"),
    Fault(
        "no-baseline",
        _INDICATOR,
        r"^baseline:\n.*\n.*\n",
        "",
        _only_year,
        seen_at=(r"^kind: (.*)", f"agreements/{FIRST_YEAR}-v1.yml"),
    ),
    Fault("cumulative-value-falls", r"/measurements/.*-Q3\.yml", r"    value: .*", "    value: 1"),
    Fault("file-matches-id", r"/surveys/", r"^service: .*", "service: layanan-lain", rare=True),
)
