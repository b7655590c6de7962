"""The rules between records, one line each, in running order: a rule stands after those it needs."""

from collections.abc import Iterator
from typing import Protocol

from kinerja.diagnostic import Finding, Rule
from kinerja.score.ledger import Ledger
from kinerja.validate.rules import (
    cumulative_value_falls,
    dates_inside_period,
    file_matches_id,
    goal_cascade_has_no_cycle,
    limits_in_order,
    listed_once,
    method_fits_direction,
    only_quantity_indicators,
    policy_bands_meet,
    policy_examples_hold,
    published_value_follows,
    reference_exists,
    retired_indicator_has_target,
    target_unchanged_for_years,
    unattainable_or_inverted_target,
    value_fits_method,
    weights_add_up,
    word_on_scale,
)


class RuleModule(Protocol):
    """A module of this folder: a rule, and the generator that finds who breaks it."""

    RULE: Rule

    def check(self, ledger: Ledger) -> Iterator[Finding]:
        """The findings of this rule, in any order."""


RULES: tuple[RuleModule, ...] = (
    file_matches_id,
    listed_once,
    reference_exists,
    goal_cascade_has_no_cycle,
    dates_inside_period,
    weights_add_up,
    limits_in_order,
    method_fits_direction,
    value_fits_method,
    word_on_scale,
    policy_bands_meet,
    policy_examples_hold,
    unattainable_or_inverted_target,
    retired_indicator_has_target,
    target_unchanged_for_years,
    only_quantity_indicators,
    cumulative_value_falls,
    published_value_follows,
)
