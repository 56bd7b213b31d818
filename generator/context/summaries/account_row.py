"""An account in the table of accounts, which the index of accounts and the home page have."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.context.account.standing import Standing
from generator.context.account_view import AccountView
from generator.context.places import Place, overview_place
from generator.context.states import satisfied_state, value_state, value_title
from generator.context.views import State, Tone, Who
from generator.insight.meetings.meetings import planned_meetings
from generator.insight.people.satisfaction import newest_satisfaction
from generator.insight.promises.promises import open_promises
from generator.model.account import Account
from generator.model.settings import Settings


@dataclass(frozen=True, slots=True)
class AccountRow:
    """One account in a list of accounts."""

    account: Place
    #: How it stands, with the reasons.
    standing: Standing
    owner: Who | None
    #: Id of the account manager, for the filter.
    owner_id: str
    tier: str
    #: Order of the tier in the settings, most important first.
    tier_rank: int
    #: What they are in, or whether they are a customer or a function of our own.
    kind: str
    satisfaction: State
    #: Score from 1 to 5; 0 when not known, for sorting.
    satisfaction_score: int
    #: Open projects, and the worst state among them.
    projects: int
    projects_state: State
    next_meeting: date | None
    our_open: int
    our_late: int
    their_open: int
    last_contact: date | None
    #: Whether something of it is left out because of errors, so that it may stand otherwise.
    left_out: bool


def account_row(view: AccountView, standing: Standing, settings: Settings) -> AccountRow:
    """An account in that table; ``settings`` are those of the site, which say how its tiers rank."""
    account, as_of = view.account, view.as_of
    ranks = {tier: rank for rank, tier in enumerate(settings.tiers)}
    newest = newest_satisfaction(account, as_of)
    ours = open_promises(account, "us", as_of)
    meeting = next(iter(planned_meetings(account, as_of)), None)
    contacts = [entry.on for entry in account.log if entry.type != "internal" and entry.on <= as_of]
    return AccountRow(
        account=overview_place(account),
        standing=standing,
        owner=view.directory.who(account.profile.owner),
        owner_id=account.profile.owner,
        tier=value_title(account.profile.tier),
        tier_rank=ranks.get(account.profile.tier, len(ranks)),
        kind=account.profile.industry or value_title(account.profile.kind),
        satisfaction=satisfied_state(newest),
        satisfaction_score=newest.score if newest else 0,
        projects=sum(project.open for project in account.projects),
        projects_state=worst_project(account),
        next_meeting=meeting.on if meeting else None,
        our_open=len(ours),
        our_late=sum(promise.days_late > 0 for promise in ours),
        their_open=len(open_promises(account, "customer", as_of)),
        last_contact=max(contacts, default=None),
        left_out=bool(account.left_out),
    )


WORST_FIRST = (Tone.BAD, Tone.WATCH, Tone.UNKNOWN, Tone.QUIET, Tone.GOOD)
"""Tones, the worst first."""


def worst_project(account: Account) -> State:
    """The worst state among the open projects."""
    running = [value_state(project.health) for project in account.projects if project.open]
    return min(running, key=lambda health: WORST_FIRST.index(health.tone), default=State("none", Tone.QUIET))
