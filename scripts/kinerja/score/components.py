"""The method `components`: the points of an evaluation added up, and the letter of their sum."""

from collections.abc import Mapping
from fractions import Fraction

from kinerja.model import Component, ScoringPolicy, SubComponent
from kinerja.score.rated import Rated, on_bands, told, without


def total(policy: ScoringPolicy, points: Mapping[str, Fraction]) -> Rated:
    """The evaluation from the points of each component, or of each of its sub-components."""
    known: dict[str, Component | SubComponent] = {}
    for component in policy.components:
        known[component.id] = component
        known |= {part.id: part for part in component.parts}
    if any(name not in known or not 0 <= value <= known[name].weight for name, value in points.items()):
        return without("unscorable", "points-off-scale", policy=policy.id)
    values = [_points(one, points) for one in policy.components]
    given = [value for value in values if value is not None]
    if not given or len(given) < len(values):
        return without("pending", "component-missing", given=str(len(given)), components=str(len(values)))
    steps = [
        told(policy, one.legal, "component", value, component=one.id, weight=Fraction(one.weight))
        for one, value in zip(policy.components, given, strict=True)
    ]
    value = sum(given, Fraction(0))
    return on_bands(policy, value, (*steps, told(policy, None, "components-total", value)))


def _points(component: Component, points: Mapping[str, Fraction]) -> Fraction | None:
    if component.id in points:
        return points[component.id]
    parts = [points[part.id] for part in component.parts if part.id in points]
    return sum(parts, Fraction(0)) if parts and len(parts) == len(component.parts) else None
