"""All rules of the air-traffic controller: projects, days, the customer's year, meetings, and who talks to whom."""

from __future__ import annotations

from generator.checks.controller.asks import asks_collide
from generator.checks.controller.dates import customer_input_late, milestone_late
from generator.checks.controller.feedback import feedback_not_answered
from generator.checks.controller.hygiene import (
    project_without_fallback,
    project_without_name_to_answer,
    project_without_next_milestone,
    project_without_plan,
    project_without_protocol,
    project_without_sponsor,
    started_without_agreed_spec,
)
from generator.checks.controller.materials import material_late, nothing_in_their_format
from generator.checks.controller.meetings import (
    agenda_over_time,
    agenda_without_question,
    meeting_not_noted,
    meeting_series_overdue,
    meeting_without_goal,
    no_meeting_arranged,
    required_person_absent_twice,
)
from generator.checks.controller.own_promises import own_promise_late
from generator.checks.controller.packs import issue_overdue, want_unanswered
from generator.checks.controller.progress import (
    buffer_used,
    customer_not_informed,
    estimate_outgrown,
    project_in_trouble,
    project_past_due,
)
from generator.checks.controller.queries import query_unanswered
from generator.checks.controller.rhythm import (
    blackout_clash,
    demand_misjudged,
    demand_peak_ahead,
    meeting_on_a_day_off,
    rhythm_response_due,
)
from generator.checks.controller.talk import (
    format_not_known,
    people_collide,
    point_person_gone,
    protocol_not_agreed,
    protocol_old,
)

CONTROLLER = (
    customer_not_informed,
    project_in_trouble,
    project_past_due,
    buffer_used,
    estimate_outgrown,
    project_without_name_to_answer,
    project_without_sponsor,
    project_without_next_milestone,
    project_without_plan,
    started_without_agreed_spec,
    project_without_fallback,
    project_without_protocol,
    milestone_late,
    customer_input_late,
    rhythm_response_due,
    blackout_clash,
    meeting_series_overdue,
    no_meeting_arranged,
    meeting_not_noted,
    required_person_absent_twice,
    agenda_over_time,
    agenda_without_question,
    meeting_without_goal,
    query_unanswered,
    people_collide,
    point_person_gone,
    protocol_not_agreed,
    protocol_old,
    format_not_known,
    meeting_on_a_day_off,
    demand_peak_ahead,
    demand_misjudged,
    nothing_in_their_format,
    material_late,
    asks_collide,
    want_unanswered,
    issue_overdue,
    feedback_not_answered,
    own_promise_late,
)
"""The air-traffic controller's rules, in the order of the manual."""
