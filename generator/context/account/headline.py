"""The figures that say first how an account stands: satisfaction, projects, value to both, conflicts."""

from __future__ import annotations

from datetime import date

from generator.context.states import satisfied_state, value_state
from generator.context.views import KeyFigure, Tone
from generator.days.period import in_words
from generator.insight.people.satisfaction import newest_satisfaction
from generator.insight.promises.kept import kept_rate, milestone_record
from generator.insight.value.value import Balance, initiative_worth
from generator.model.account import Account
from generator.paths import account_page
from generator.wording.text import count_noun, in_prose


def satisfaction_figure(account: Account, as_of: date) -> KeyFigure:
    """How satisfied the customer is, by the newest judgement."""
    newest = newest_satisfaction(account, as_of)
    shown = satisfied_state(newest)
    value = f"{newest.score} of 5" if newest else shown.word
    note = f"{shown.word}, {in_words(newest.on)}" if newest else "ask at the next meeting"
    return KeyFigure("Satisfaction", value, note, shown.tone)


def projects_figure(account: Account) -> KeyFigure:
    """How many projects are open, and how the worst of them go."""
    running = [project for project in account.projects if project.open]
    target = account_page(account.id, "work")
    if not running:
        return KeyFigure("Open projects", "none", "", Tone.QUIET, target)
    for health in ("red", "amber"):
        bad = sum(project.health == health for project in running)
        if bad:
            shown = value_state(health)
            note = f"{bad} {shown.word}" if health == "red" else f"{bad} to watch"
            return KeyFigure("Open projects", str(len(running)), note, shown.tone, target)
    unknown = any(project.health is None for project in running)
    note, tone = ("not all judged yet", Tone.UNKNOWN) if unknown else ("all on course", Tone.GOOD)
    return KeyFigure("Open projects", str(len(running)), note, tone, target)


def delivery_words(account: Account, as_of: date) -> str:
    """How many of our promises and milestones of the last months were kept in time; empty where none was due."""
    settings = account.settings
    kept, reached = kept_rate(account, "us", as_of, settings), milestone_record(account, as_of, settings)
    parts = [
        f"{len(kept.kept)} of {count_noun(kept.settled, 'promise')}" if kept.settled else "",
        f"{reached.in_time} of {count_noun(reached.due, 'milestone')}" if reached.due else "",
    ]
    said = in_prose([part for part in parts if part])
    return f"Kept in time by us in the last {count_noun(settings.kept_window_days, 'day')}: {said}." if said else ""


def key_trio(account: Account) -> tuple[KeyFigure, KeyFigure, KeyFigure]:
    """Value to us, open conflicts, value to them: the three things the job is about."""
    rated = [initiative_worth(i, account.settings) for i in account.initiatives if i.active]
    rated = [w for w in rated if w.balance is not Balance.UNRATED]
    target = account_page(account.id, "shareholder")
    threshold = account.settings.value_threshold

    def side(label: str, whose: str, scores: list[int | None]) -> KeyFigure:
        if not scores:
            return KeyFigure(label, "not known yet", "no active initiative is rated", Tone.UNKNOWN, target)
        enough = sum((score or 0) >= threshold for score in scores)
        return KeyFigure(
            label, f"{enough} of {len(scores)}", f"active initiatives worth {whose} while", Tone.QUIET, target
        )

    return (
        side("Value to them", "their", [w.customer for w in rated]),
        side("Value to us", "our", [w.us for w in rated]),
        conflicts_figure(account),
    )


def conflicts_figure(account: Account) -> KeyFigure:
    """How many disputes are open."""
    disputes = sum(conflict.open for conflict in account.conflicts)
    return KeyFigure(
        "Open conflicts",
        str(disputes) if disputes else "none",
        "",
        Tone.WATCH if disputes else Tone.QUIET,
        account_page(account.id, "mediator"),
    )
