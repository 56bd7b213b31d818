"""What every page needs to know of an account on a date, worked out once: findings, state, questions, places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from generator.checks.findings import Checked, run_checks
from generator.checks.state import State, account_state
from generator.context.directory import Directory
from generator.context.feeds.feeds import AccountFeeds, account_feeds
from generator.context.places import RecordPlaces
from generator.context.questions import AnswerSource, OpenQuestion, RoleQuestions, open_by_hand, role_questions
from generator.context.wording import Wording
from generator.insight.knowledge.frames import order_roles
from generator.insight.knowledge.open_questions import wanted_facts
from generator.model.account import Account
from generator.model.plays import Play
from generator.model.role import Role


@dataclass(frozen=True, slots=True)
class AccountView:
    """An account, and what follows from it."""

    account: Account
    as_of: date
    directory: Directory
    places: RecordPlaces
    wording: Wording
    #: What all checks together say.
    checked: Checked
    state: State
    #: The questions of each role, by the role's id, those of the roles first that matter most in their situation.
    questions: Mapping[str, RoleQuestions]
    #: Questions typed by hand that wait for an answer and belong to no role.
    open_questions: tuple[OpenQuestion, ...]
    #: What stands in its calendars.
    feeds: AccountFeeds
    #: What to do in which situation.
    plays: tuple[Play, ...]

    @property
    def closed(self) -> bool:
        """Whether the account is no longer worked."""
        return self.account.profile.status == "closed"


@dataclass(frozen=True, slots=True)
class WithAccountView:
    """Something that is put together from the survey of an account."""

    view: AccountView

    @property
    def account(self) -> Account:
        """The account."""
        return self.view.account

    @property
    def as_of(self) -> date:
        """The day everything is seen from."""
        return self.view.as_of

    @property
    def directory(self) -> Directory:
        """Who is who."""
        return self.view.directory


def view_account(account: Account, roles: Sequence[Role], as_of: date, plays: tuple[Play, ...] = ()) -> AccountView:
    """Look over an account on a date: every check run, every question asked, once for all pages."""
    directory, places = Directory(account), RecordPlaces(account, as_of)
    asking = AnswerSource(account, as_of, directory, places, wanted_facts(account, as_of))
    said = run_checks(account, as_of, account.settings)
    return AccountView(
        account=account,
        as_of=as_of,
        directory=directory,
        places=places,
        wording=Wording((directory, places), account.settings.local),
        checked=said,
        state=account_state(account, said.findings, as_of, account.settings),
        questions={role.id: role_questions(asking, role) for role in order_roles(account, roles)},
        open_questions=open_by_hand([q for q in account.questions if q.role is None], asking),
        feeds=account_feeds(account, as_of),
        plays=plays,
    )
