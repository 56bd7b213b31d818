"""All rules of the chief executive: satisfaction, both strategies, the future, reviews, the world outside."""

from __future__ import annotations

from generator.checks.ceo.focus import focus_too_wide, stopped_and_still_going
from generator.checks.ceo.future import (
    direction_unknown_or_old,
    linkage_step_overdue,
    linkage_without_next_step,
    linkage_year_passed,
    medium_term_plans_old,
)
from generator.checks.ceo.goals import (
    customer_goal_unserved,
    goal_overdue,
    next_year_without_goals,
    no_relationship_goal,
    orphan_initiative,
)
from generator.checks.ceo.outlook import idea_not_told, nothing_to_say_about_change, watch_old
from generator.checks.ceo.reviews import (
    executive_review_due,
    minutes_late,
    next_review_not_booked,
    review_due,
    review_rated_low,
)
from generator.checks.ceo.satisfaction import customer_unhappy, green_but_unhappy, satisfaction_old

CEO = (
    green_but_unhappy,
    customer_unhappy,
    satisfaction_old,
    customer_goal_unserved,
    orphan_initiative,
    no_relationship_goal,
    goal_overdue,
    next_year_without_goals,
    direction_unknown_or_old,
    medium_term_plans_old,
    linkage_without_next_step,
    linkage_year_passed,
    linkage_step_overdue,
    review_due,
    executive_review_due,
    next_review_not_booked,
    minutes_late,
    idea_not_told,
    nothing_to_say_about_change,
    watch_old,
    review_rated_low,
    stopped_and_still_going,
    focus_too_wide,
)
"""The chief executive's rules, in the order of the manual."""
