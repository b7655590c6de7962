"""The rules between records, one line each, in running order: a rule stands after those it needs."""

from collections.abc import Iterator
from typing import Protocol

from kinerja.diagnostic import Finding, Rule
from kinerja.score.ledger import Ledger
from kinerja.validate.evaluations import Evaluations
from kinerja.validate.rules import (
    account_is_one_person,
    amendment_chain,
    approval_policy_complete,
    copied_plan_text,
    counted_once,
    cumulative_value_falls,
    dates_inside_period,
    deadline_outside_year,
    disclosure_policy_sound,
    distribution_advice,
    entered_within_a_minute,
    evaluation_has_follow_up,
    evaluator_is_not_evaluated,
    evaluator_is_superior,
    evaluator_rates_all_alike,
    feedback_copied,
    file_matches_id,
    follow_up_is_due,
    frozen_period_amendment,
    goal_cascade_has_no_cycle,
    goal_has_indicator,
    good_ratings_known,
    head_has_organisation_rating,
    indicator_not_measurable,
    key_is_one_person,
    limits_in_order,
    listed_once,
    method_fits_direction,
    no_baseline,
    objection_decided_by_superior_of_superior,
    objection_in_time,
    objection_keeps_original,
    only_quantity_indicators,
    personal_result_supports_something,
    plan_waits_for_superior,
    policy_bands_meet,
    policy_cases_hold,
    policy_cells_complete,
    policy_examples_hold,
    policy_in_force,
    policy_names_known,
    policy_pieces_rise,
    policy_weights_add_up,
    progress_matches_plan,
    published_value_follows,
    quantity_only_plan,
    rated_before_period_ended,
    rating_follows_policy,
    rating_text_contradicts,
    reference_exists,
    repositories_divide,
    retired_indicator_has_target,
    roster_is_whole,
    score_without_evidence,
    softer_than_last_year,
    superior_chain_has_no_cycle,
    superior_in_force,
    target_changed_after_results,
    target_unchanged_for_years,
    two_offices_possible,
    unattainable_or_inverted_target,
    unit_target_has_owner,
    value_fits_method,
    waiver_expired,
    weight_on_one_result,
    weights_add_up,
    word_on_scale,
)


class RuleModule(Protocol):
    """A module of this folder: a rule, and the generator that finds who breaks it."""

    RULE: Rule

    def check(self, ledger: Ledger) -> Iterator[Finding]:
        """The findings of this rule, in any order."""


class GroupRule(RuleModule, Protocol):
    """A rule that looks at all evaluations of one evaluator and period together, in whatever units they lie."""

    def of_group(self, group: Evaluations) -> Iterator[Finding]:
        """The findings of this rule in one such group, which is sorted by path."""


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
    policy_names_known,
    policy_bands_meet,
    policy_cells_complete,
    policy_weights_add_up,
    policy_pieces_rise,
    policy_examples_hold,
    policy_cases_hold,
    policy_in_force,
    disclosure_policy_sound,
    good_ratings_known,
    unattainable_or_inverted_target,
    retired_indicator_has_target,
    target_unchanged_for_years,
    only_quantity_indicators,
    cumulative_value_falls,
    published_value_follows,
    evaluator_is_not_evaluated,
    evaluator_is_superior,
    score_without_evidence,
    head_has_organisation_rating,
    rating_follows_policy,
    rating_text_contradicts,
    rated_before_period_ended,
    entered_within_a_minute,
    evaluator_rates_all_alike,
    feedback_copied,
    distribution_advice,
    progress_matches_plan,
    objection_in_time,
    objection_decided_by_superior_of_superior,
    objection_keeps_original,
    follow_up_is_due,
    evaluation_has_follow_up,
    waiver_expired,
    amendment_chain,
    frozen_period_amendment,
    counted_once,
    roster_is_whole,
    approval_policy_complete,
    two_offices_possible,
    account_is_one_person,
    key_is_one_person,
    repositories_divide,
    goal_has_indicator,
    unit_target_has_owner,
    personal_result_supports_something,
    superior_in_force,
    superior_chain_has_no_cycle,
    plan_waits_for_superior,
    indicator_not_measurable,
    no_baseline,
    softer_than_last_year,
    copied_plan_text,
    weight_on_one_result,
    quantity_only_plan,
    target_changed_after_results,
    deadline_outside_year,
)

# The rules for which parts of the records are not enough: somebody may evaluate people of several units.
GROUPED: tuple[GroupRule, ...] = (entered_within_a_minute, evaluator_rates_all_alike, feedback_copied)
