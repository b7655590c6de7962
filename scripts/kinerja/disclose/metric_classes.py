"""The class of every field that a release may have: what is declared nowhere is not publishable.

`institution`: figures of the public body about its duties; never withheld.
`respondent`: answers of citizens; shown from a number of respondents on.
`staff`: figures about people; only as `disclose.staff` lets them out.
`label`: names, words and references that stand beside figures.
`document`: public documents, published as the records have them (policies, sources).
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import get_args

import msgspec

from kinerja.disclose import published

INSTITUTION, RESPONDENT, STAFF, LABEL, DOCUMENT = "institution", "respondent", "staff", "label", "document"

# By type and class, the fields. A field that holds another published type has the class of its label here; what is
# inside is declared with that type.
_DECLARED: Mapping[str, Mapping[str, str]] = {
    "Release": {
        LABEL: "format number made government status_policy previous periods goals units staff reviews corrections"
        " notices breaks",
        DOCUMENT: "disclosure policies",
    },
    "Previous": {LABEL: "number sha256"},
    "PublishedGovernment": {LABEL: "id name type data vision", DOCUMENT: "codes missions sources contact"},
    "PublishedPeriod": {LABEL: "id starts ends status measurements_due"},
    "PublishedReview": {LABEL: "date subject items findings next_due"},
    "PublishedReviewItem": {LABEL: "unit indicator decision reason successor"},
    # Of public records only: what a correction changed is as public as the record itself.
    "PublishedCorrection": {LABEL: "period number path reason approved_by changes"},
    "PublishedChange": {INSTITUTION: "old new", LABEL: "pointer"},
    "PublishedGoal": {LABEL: "id statement mission goal"},
    "PublishedUnit": {LABEL: "id name type parent head summaries indicators surveys ratings"},
    "Summary": {INSTITUTION: "indicators counted statuses states average weighted", LABEL: "period not_comparable"},
    "PublishedIndicator": {
        INSTITUTION: "cap",
        LABEL: "id name definition aspect unit_of_measure direction method aggregation decimals zero_target status"
        " breaks goal owner data_source successor source figures",
        DOCUMENT: "scale",
    },
    "PublishedBreak": {LABEL: "period what note found_in"},
    "Figure": {
        INSTITUTION: "target realisation raw achievement change status word weight comparisons inputs trace",
        LABEL: "period state series_break reason supporting hindering next_step note source",
        DOCUMENT: "evidence",
    },
    "PublishedSeriesBreak": {LABEL: "period what"},
    "PublishedVerdict": {LABEL: "policy band letter legal"},
    "Comparison": {LABEL: "what printed computed follows"},
    "PublishedInput": {LABEL: "name value path line"},
    "PublishedStep": {LABEL: "name values result exact legal"},
    "PublishedSurvey": {
        RESPONDENT: "respondents population index verdict alternative alternative_verdict elements comparisons inputs"
        " trace withheld",
        LABEL: "period service service_name state weight series_break source",
    },
    "PublishedElement": {RESPONDENT: "mean verdict", LABEL: "id name"},
    # A unit's rating is an institution figure although by SE 3/2023 it is also its head's rating of results.
    "PublishedOrganisationRating": {
        INSTITUTION: "indicators counted rating proposed achievement weighted inputs trace",
        LABEL: "period state policy set_by set_on reason source",
    },
    "PublishedStaff": {STAFF: "groups", LABEL: "period policy ratings"},
    "StaffGroup": {
        STAFF: "staff good hours follow_ups objections value classes",
        LABEL: "kind unit members stated_in",
    },
    "Headcount": {STAFF: "low high"},
    "Cell": {STAFF: "shown withheld"},
    "Range": {STAFF: "low high"},
    "Notice": {INSTITUTION: "facts", LABEL: "rule path line"},
    "FoundBreak": {LABEL: "unit indicator period what found_in"},
}


def classes(kind: type[msgspec.Struct]) -> Mapping[str, str]:
    """The class of each declared field of a published type."""
    declared = _DECLARED.get(kind.__name__, {})
    return {field: name for name, fields in declared.items() for field in fields.split()}


@cache
def undeclared(kind: type[msgspec.Struct] = published.Release) -> tuple[str, ...]:
    """The fields, as `Type.field`, that a release of this type would carry without a declared class."""
    return tuple(sorted(set(_undeclared(kind, set()))))


def _undeclared(kind: type[msgspec.Struct], seen: set[type]) -> Iterator[str]:
    seen.add(kind)
    declared = classes(kind)
    for field in msgspec.structs.fields(kind):
        if field.name not in declared:
            yield f"{kind.__name__}.{field.name}"
        elif declared[field.name] != DOCUMENT:
            for inner in _structs(field.type):
                if inner not in seen:
                    yield from _undeclared(inner, seen)


def _structs(annotation: object) -> Iterator[type[msgspec.Struct]]:
    if isinstance(annotation, type) and issubclass(annotation, msgspec.Struct):
        yield annotation
    for inner in get_args(annotation):
        yield from _structs(inner)
