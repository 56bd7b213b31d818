"""What was said of a project, and what came of it for both companies."""

from __future__ import annotations

from datetime import date, timedelta

from generator.insight.people.tension import LATELY
from generator.model.account import Account
from generator.model.log import LogEntry
from generator.model.value import Outcome
from generator.model.work import Project


def project_history(account: Account, project: Project, as_of: date) -> tuple[LogEntry, ...]:
    """The entries of the log up to a day that are about a project, the newest first."""
    own = [entry for entry in account.log if project.id in entry.about and entry.on <= as_of]
    return tuple(sorted(own, key=lambda entry: entry.on, reverse=True))


def outcomes_of(account: Account, project: Project, as_of: date) -> tuple[Outcome, ...]:
    """What came of a project up to a day, the newest first: what names it, else what names its initiative alone."""
    own = [
        outcome
        for outcome in account.outcomes
        if outcome.on <= as_of
        and (
            outcome.project == project.id
            or (outcome.project is None and outcome.initiative and outcome.initiative == project.initiative)
        )
    ]
    return tuple(sorted(own, key=lambda outcome: outcome.on, reverse=True))


def count_kinds_of_work(account: Account, as_of: date) -> tuple[int, int] | None:
    """How many entries of the last 90 days are about a project, and how many are not; None where none ever was."""
    if not any(entry.about for entry in account.log):
        return None
    lately = [entry for entry in account.log if as_of - timedelta(days=LATELY) < entry.on <= as_of]
    about = sum(bool(entry.about) for entry in lately)
    return about, len(lately) - about
