"""How a project goes, in a few words each: its days, its reserve, its effort, what it reached."""

from __future__ import annotations

from datetime import date

from generator.days.period import in_short
from generator.insight.projects.delivery import days_past_due, effort_growth, reserve_used
from generator.model.settings import Settings
from generator.model.work import Project
from generator.wording.text import count_noun, format_figure


def timing_words(project: Project) -> str:
    """The last day agreed, and the one expected now where that is another."""
    if project.due is None:
        return f"expected {in_short(project.forecast)}, no day agreed" if project.forecast else "no day agreed yet"
    due = in_short(project.due)
    late = (project.forecast - project.due).days if project.forecast else 0
    if project.forecast is None or late == 0:
        return f"due {due}"
    where = f"{count_noun(late, 'day')} behind" if late > 0 else f"{count_noun(-late, 'day')} early"
    return f"agreed {due}, expected {in_short(project.forecast)} ({where})"


def reserve_words(project: Project) -> str:
    """How much of the days kept in reserve is gone; empty while nothing is."""
    buffer = reserve_used(project)
    if buffer is None or not buffer.slip:
        return ""
    return f"{buffer.slip} of {count_noun(buffer.reserve, 'day')} in reserve used" if buffer.reserve else "no reserve"


def effort_words(project: Project, settings: Settings) -> str:
    """By how much the effort has outgrown the estimate; empty while it is as sold or less."""
    growth = effort_growth(project)
    if growth is None or growth <= 0:
        return ""
    limit = f", past the {_percent(settings.estimate_variance)} we can bear"
    return f"effort {_percent(growth)} above what was sold" + (limit if growth > settings.estimate_variance else "")


def _percent(share: float) -> str:
    return f"{format_figure(round(100 * share))} %"


def past_due(project: Project, as_of: date) -> str:
    """By how much it is past its last day with no later day forecast; empty when it is not."""
    days = days_past_due(project, as_of)
    return f"{count_noun(days, 'day')} past its last day, and no new one forecast" if days else ""


def milestones_reached(project: Project, since: date, as_of: date) -> str:
    """How many milestones were reached after one day up to another; empty for none."""
    reached = sum(bool(milestone.done and since < milestone.done <= as_of) for milestone in project.milestones)
    return f"{count_noun(reached, 'milestone')} reached since {in_short(since)}" if reached else ""


def steps_late(project: Project, as_of: date) -> str:
    """How many milestones and inputs are late, and how many of them are the customer's; empty for none."""
    late = [
        milestone.side == "customer"
        for milestone in project.milestones
        if milestone.done is None and milestone.due < as_of
    ]
    late += [
        True for needed_input in project.inputs_needed if needed_input.received is None and needed_input.due < as_of
    ]
    if not late:
        return ""
    whose = "theirs" if all(late) else "ours" if not any(late) else f"{sum(late)} of them theirs"
    return f"{count_noun(len(late), 'step')} late, {whose}"
