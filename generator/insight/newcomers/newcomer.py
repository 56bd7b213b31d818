"""Who is new among us, to the job or to an account, and since when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from generator.insight.changes.past import KeptVersion, Past
from generator.insight.people.channels import of_us
from generator.model.account import Account
from generator.model.log import LogEntry
from generator.model.personal import PersonalFile
from generator.model.role import Role
from generator.model.team import TeamMember

NEW_DAYS = 120
"""For so many days from their start somebody is new."""


def is_new(member: TeamMember, as_of: date) -> bool:
    """Whether somebody has begun within 120 days before a date."""
    return member.started is not None and _is_recent(member.started, as_of)


def newly_taken_over(account: Account, member: TeamMember, as_of: date) -> date | None:
    """The day within 120 days before a date on which somebody took an account over; None where it was no such day."""
    since = taken_over_on(account, member)
    return since if since and _is_recent(since, as_of) else None


def _is_recent(day: date, as_of: date) -> bool:
    return day <= as_of < day + timedelta(days=NEW_DAYS)


def taken_over_on(account: Account, member: TeamMember) -> date | None:
    """Since when somebody answers for an account: as its owners or its handover say, else since they began."""
    terms = [term.from_ for term in account.profile.owners if term.who == member.id and term.from_]
    handover = account.handover
    handed = [handover.on] if handover and handover.to == member.id else []
    own = next(iter((*terms[-1:], *handed)), None)
    return max((day for day in (own, member.started) if day), default=None)


@dataclass(frozen=True, slots=True)
class Newcomer:
    """One who is new, what they have typed, and what they keep of themselves."""

    member: TeamMember
    #: Their first day, or, of an old hand, that on which they took their first new account over.
    started: date
    as_of: date
    own: PersonalFile
    #: The roles whose questions are asked of every account.
    roles: Sequence[Role] = ()
    #: Accounts of others among us, where they may have sat in.
    others: Sequence[Account] = ()
    #: What git kept of accounts before they had them, by id.
    past: Mapping[str, Past] = field(default_factory=dict)
    #: How many questions can be asked on accounts, by id.
    quizzes: Mapping[str, int] = field(default_factory=dict)

    @property
    def new_to_the_job(self) -> bool:
        """Whether the job is new to them, and not only an account."""
        return self.started == self.member.started

    @property
    def items(self) -> frozenset[str]:
        """What they have learnt, by its keys."""
        return frozenset(lesson.item for lesson in (*self.member.learned, *self.own.learned) if lesson.on <= self.as_of)

    def entries(self, account: Account, since: date) -> Iterator[LogEntry]:
        """The entries of an account's log from a day on in which they took part."""
        return (e for e in account.log if since <= e.on <= self.as_of and self.member.id in of_us(account, e))


@dataclass(frozen=True, slots=True)
class TakenOver:
    """An account in the hands of one to whom it is new."""

    account: Account
    who: Newcomer
    since: date

    @property
    def along_since(self) -> date:
        """From when on they may have met people there: since they began, or came along with the one who left."""
        days: list[date | None] = [self.who.started, self.since]
        handover = self.account.handover
        if handover and handover.to == self.who.member.id:
            days += [handover.announced, handover.shadow_from]
        return min(day for day in days if day)

    @property
    def past(self) -> Past | None:
        """The account as git kept it from before they had it; None where that cannot be read."""
        past = self.who.past.get(self.account.id)
        return None if past is None or past.kept is KeptVersion.UNREADABLE else past
