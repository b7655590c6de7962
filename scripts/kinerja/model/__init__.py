"""The record kinds: frozen types, and where each kind lies under `records/`.

Shapes, lengths and choices are checked against `schemas/<kind>.schema.json` before a type is made; the types
only carry what was accepted. Dates are texts `YYYY-MM-DD`, periods `2025`, `2025-S1`, `2025-Q3`, `2025-07`.
"""

from kinerja.model.base import Part as Part, Record as Record, Wording as Wording
from kinerja.model.government import (
    Code as Code,
    Contact as Contact,
    Goal as Goal,
    Government as Government,
    Mission as Mission,
    Period as Period,
    PolicyUse as PolicyUse,
    Source as Source,
    Unit as Unit,
)
from kinerja.model.indicator import (
    Agreement as Agreement,
    Baseline as Baseline,
    Evidence as Evidence,
    Grade as Grade,
    Indicator as Indicator,
    Measurement as Measurement,
    PeriodTarget as PeriodTarget,
    PublishedFigure as PublishedFigure,
    Result as Result,
    Step as Step,
    Target as Target,
)
from kinerja.model.kinds import (
    KIND_BY_NAME as KIND_BY_NAME,
    KIND_BY_TYPE as KIND_BY_TYPE,
    KINDS as KINDS,
    Kind as Kind,
    kind_names as kind_names,
)
from kinerja.model.policy import Band as Band, Example as Example, Legal as Legal, ScoringPolicy as ScoringPolicy
from kinerja.model.survey import Element as Element, PublishedIndex as PublishedIndex, Survey as Survey
