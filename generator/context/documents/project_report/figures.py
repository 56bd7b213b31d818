"""How a project goes, in a few words each: its days, its reserve, its effort, what it reached."""

from __future__ import annotations

from datetime import date

from generator.days.period import in_short
from generator.insight.projects.delivery import buffer, days_past_due, growth
from generator.model.settings import Settings
from generator.model.work import Project
from generator.wording.text import count, figure


def timing(project: Project) -> str:
    """The last day agreed, and the one expected now where that is another."""
    if project.due is None:
        return f"expected {in_short(project.forecast)}, no day agreed" if project.forecast else "no day agreed yet"
    due = in_short(project.due)
    late = (project.forecast - project.due).days if project.forecast else 0
    if project.forecast is None or late == 0:
        return f"due {due}"
    where = f"{count(late, 'day')} behind" if late > 0 else f"{count(-late, 'day')} early"
    return f"agreed {due}, expected {in_short(project.forecast)} ({where})"


def reserve(project: Project) -> str:
    """How much of the days kept in reserve is gone; empty while nothing is."""
    found = buffer(project)
    if found is None or not found.slip:
        return ""
    return f"{found.slip} of {count(found.reserve, 'day')} in reserve used" if found.reserve else "no reserve"


def effort(project: Project, settings: Settings) -> str:
    """By how much the effort has outgrown the estimate; empty while it is as sold or less."""
    found = growth(project)
    if found is None or found <= 0:
        return ""
    limit = f", past the {_percent(settings.estimate_variance)} we can bear"
    return f"effort {_percent(found)} above what was sold" + (limit if found > settings.estimate_variance else "")


def _percent(share: float) -> str:
    return f"{figure(round(100 * share))} %"


def past_due(project: Project, as_of: date) -> str:
    """By how much it is past its last day with no later day forecast; empty when it is not."""
    days = days_past_due(project, as_of)
    return f"{count(days, 'day')} past its last day, and no new one forecast" if days else ""


def milestones_reached(project: Project, since: date, as_of: date) -> str:
    """How many milestones were reached after one day up to another; empty for none."""
    reached = sum(bool(each.done and since < each.done <= as_of) for each in project.milestones)
    return f"{count(reached, 'milestone')} reached since {in_short(since)}" if reached else ""


def steps_late(project: Project, as_of: date) -> str:
    """How many milestones and inputs are late, and how many of them are the customer's; empty for none."""
    late = [each.side == "customer" for each in project.milestones if each.done is None and each.due < as_of]
    late += [True for each in project.inputs_needed if each.received is None and each.due < as_of]
    if not late:
        return ""
    whose = "theirs" if all(late) else "ours" if not any(late) else f"{sum(late)} of them theirs"
    return f"{count(len(late), 'step')} late, {whose}"
