"""Which kinds of record there are, and where each lies under `records/`."""

from collections.abc import Iterator
from dataclasses import dataclass

from kinerja.model.base import Record
from kinerja.model.government import Goal, Government, Period, Unit
from kinerja.model.indicator import Agreement, Indicator, Measurement
from kinerja.model.policy import ScoringPolicy
from kinerja.model.survey import Survey


@dataclass(frozen=True, slots=True)
class Kind:
    """A record kind: its name, its path as a template over its own fields, its type."""

    name: str
    path: str
    type: type[Record]

    def path_of(self, record: Record) -> str:
        """The only path at which this record may lie, relative to the root."""
        fields = {name: getattr(record, name) for name in (*record.__struct_fields__, "id") if hasattr(record, name)}
        return self.path.format_map(fields)


_IN_UNIT = "records/{government}/units/{unit}"

KINDS: tuple[Kind, ...] = (
    Kind("government", "records/{id}/government.yml", Government),
    Kind("period", "records/{government}/periods/{id}.yml", Period),
    Kind("goal", "records/{government}/goals/{id}.yml", Goal),
    Kind("unit", "records/{government}/units/{id}/unit.yml", Unit),
    Kind("indicator", f"{_IN_UNIT}/indicators/{{id}}.yml", Indicator),
    Kind("agreement", f"{_IN_UNIT}/agreements/{{year}}-v{{version}}.yml", Agreement),
    Kind("measurement", f"{_IN_UNIT}/measurements/{{period}}.yml", Measurement),
    Kind("survey", f"{_IN_UNIT}/surveys/{{period}}-{{service}}.yml", Survey),
    Kind("scoring-policy", "records/policies/scoring/{id}.yml", ScoringPolicy),
)

KIND_BY_NAME = {kind.name: kind for kind in KINDS}
KIND_BY_TYPE = {kind.type: kind for kind in KINDS}


def kind_names() -> Iterator[str]:
    """Names of all kinds in the order of KINDS."""
    return (kind.name for kind in KINDS)
