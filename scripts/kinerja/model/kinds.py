"""Which kinds of record there are, and where each lies under `records/`."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter, itemgetter

from kinerja.model.approval import ApprovalPolicy, Office, Repositories
from kinerja.model.base import Record
from kinerja.model.cycle import (
    Amendment,
    Development,
    FollowUp,
    IndicatorReview,
    Objection,
    Progress,
    Waiver,
)
from kinerja.model.disclosure import DisclosurePolicy, Roster
from kinerja.model.government import Goal, Government, Period, Unit
from kinerja.model.indicator import Agreement, Indicator, Measurement
from kinerja.model.organisation import OrganisationRating
from kinerja.model.person import Employee, Evaluation, FeedbackTallies, Plan
from kinerja.model.policy import ScoringPolicy
from kinerja.model.survey import Survey


@dataclass(frozen=True)
class Kind:
    """A record kind: its name, its path as a template over its own fields, its type.

    `side` is `public` or `private`: of private kinds nothing but what the disclosure rules let through is published.
    """

    name: str
    path: str
    type: type[Record]
    side: str = "public"

    def path_of(self, record: Record) -> str:
        """The only path at which this record may lie, relative to the root."""
        return self._form % self._of_record(record)

    def path_from(self, fields: Mapping[str, object]) -> str:
        """The path of the record of this kind that has these fields; others are left out."""
        return self._form % self._given(fields)

    # Every record and every reference asks for a path, so the template is taken apart once.

    @cached_property
    def _form(self) -> str:
        return _FIELD.sub("%s", self.path)

    @cached_property
    def _of_record(self) -> Callable[[Record], object]:
        return attrgetter(*_FIELD.findall(self.path))

    @cached_property
    def _given(self) -> Callable[[Mapping[str, object]], object]:
        return itemgetter(*_FIELD.findall(self.path))


_FIELD = re.compile(r"{(\w+)}")
_IN_UNIT = "records/{government}/units/{unit}"
_OF_PERSON = f"{_IN_UNIT}/people/{{employee}}"

KINDS: tuple[Kind, ...] = (
    Kind("government", "records/{id}/government.yml", Government),
    Kind("period", "records/{government}/periods/{id}.yml", Period),
    Kind("goal", "records/{government}/goals/{id}.yml", Goal),
    Kind("unit", "records/{government}/units/{id}/unit.yml", Unit),
    Kind("indicator", f"{_IN_UNIT}/indicators/{{id}}.yml", Indicator),
    Kind("agreement", f"{_IN_UNIT}/agreements/{{year}}-v{{version}}.yml", Agreement),
    Kind("measurement", f"{_IN_UNIT}/measurements/{{period}}.yml", Measurement),
    Kind("survey", f"{_IN_UNIT}/surveys/{{period}}-{{service}}.yml", Survey),
    Kind("organisation-rating", f"{_IN_UNIT}/organisation-ratings/{{period}}.yml", OrganisationRating),
    Kind("roster", f"{_IN_UNIT}/rosters/{{id}}.yml", Roster, "private"),
    Kind("employee", f"{_OF_PERSON}/employee.yml", Employee, "private"),
    Kind("plan", f"{_OF_PERSON}/plans/{{year}}.yml", Plan, "private"),
    Kind("evaluation", f"{_OF_PERSON}/evaluations/{{period}}.yml", Evaluation, "private"),
    Kind("feedback", f"{_OF_PERSON}/feedback/{{period}}.yml", FeedbackTallies, "private"),
    Kind("progress", f"{_OF_PERSON}/progress/{{month}}.yml", Progress, "private"),
    Kind("objection", f"{_OF_PERSON}/objections/{{period}}.yml", Objection, "private"),
    Kind("development", f"{_OF_PERSON}/development/{{year}}.yml", Development, "private"),
    Kind("follow-up", f"{_OF_PERSON}/follow-ups/{{year}}-{{number}}.yml", FollowUp, "private"),
    Kind("indicator-review", "records/{government}/indicator-reviews/{date}.yml", IndicatorReview),
    # A correction shows values of its record, which may be a private one.
    Kind("amendment", "records/{government}/amendments/{period}/{number}.yml", Amendment, "private"),
    Kind("waiver", "records/{government}/waivers/{id}.yml", Waiver, "private"),
    # Both name employees or servers that citizens have no use for.
    Kind("office", "records/{government}/offices/{id}.yml", Office, "private"),
    Kind("repositories", "records/{government}/repositories.yml", Repositories, "private"),
    Kind("scoring-policy", "records/policies/scoring/{id}.yml", ScoringPolicy),
    Kind("disclosure-policy", "records/policies/disclosure/{id}.yml", DisclosurePolicy),
    Kind("approval-policy", "records/policies/approval/{id}.yml", ApprovalPolicy),
)

KIND_BY_NAME = {kind.name: kind for kind in KINDS}
KIND_BY_TYPE = {kind.type: kind for kind in KINDS}


def kind_names() -> Iterator[str]:
    """Names of all kinds in the order of KINDS."""
    return (kind.name for kind in KINDS)
