"""All rules of the consultant: what makes their people look good, how they decide, and how we help."""

from __future__ import annotations

from generator.checks.consultant.help import (
    everything_done_by_us,
    expertise_not_offered,
    learning_need_unmet,
    no_help_lately,
    only_fires,
)
from generator.checks.consultant.needs import need_only_assumed, opportunity_adrift, opportunity_without_need
from generator.checks.consultant.people import (
    decision_process_unknown,
    decision_step_without_person,
    personal_win_unknown,
)
from generator.checks.consultant.products import elsewhere_ends_soon, product_under_used

CONSULTANT = (
    personal_win_unknown,
    decision_process_unknown,
    decision_step_without_person,
    everything_done_by_us,
    only_fires,
    expertise_not_offered,
    learning_need_unmet,
    no_help_lately,
    opportunity_without_need,
    opportunity_adrift,
    need_only_assumed,
    product_under_used,
    elsewhere_ends_soon,
)
"""The consultant's rules, in the order of the manual."""
