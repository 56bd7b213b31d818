"""All rules of the shareholder of both companies: promises, what joint work is worth, who drives it, contracts."""

from __future__ import annotations

from generator.checks.shareholder.contracts import (
    contract_ends_soon,
    contract_lapsed,
    contract_target_missed,
    contract_term_not_noted,
)
from generator.checks.shareholder.initiatives import (
    initiative_in_trouble,
    initiative_past_due,
    initiative_step_overdue,
    initiative_without_next_step,
    initiative_without_owner,
)
from generator.checks.shareholder.promises import (
    kept_rate_low,
    one_sided_promises,
    our_promise_late,
    promise_broken,
    promise_due_soon,
    their_promise_late,
)
from generator.checks.shareholder.requests import extra_work_without_approval, request_undecided
from generator.checks.shareholder.risks import risk_adrift, rival_news_old, rival_unanswered
from generator.checks.shareholder.scorecard import rated_by_one_side, rated_low
from generator.checks.shareholder.value import (
    balance_tilted,
    no_joint_outcome,
    one_sided_initiative,
    unrated_initiative,
    value_unconfirmed,
)

SHAREHOLDER = (
    our_promise_late,
    their_promise_late,
    promise_broken,
    promise_due_soon,
    one_sided_promises,
    kept_rate_low,
    one_sided_initiative,
    unrated_initiative,
    value_unconfirmed,
    balance_tilted,
    no_joint_outcome,
    initiative_without_owner,
    initiative_without_next_step,
    initiative_step_overdue,
    initiative_in_trouble,
    initiative_past_due,
    contract_ends_soon,
    contract_lapsed,
    contract_term_not_noted,
    contract_target_missed,
    extra_work_without_approval,
    request_undecided,
    risk_adrift,
    rival_unanswered,
    rival_news_old,
    rated_low,
    rated_by_one_side,
)
"""The shareholder's rules, in the order of the manual."""
