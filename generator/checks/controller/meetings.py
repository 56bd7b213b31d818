"""Rules of the air-traffic controller about meetings: whether they come round, who comes, what is on the agenda."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.checks.rule import Concern, Severity, Stake, rules_of
from generator.checks.whom import looked_after_by, of_ours
from generator.days.period import in_words
from generator.insight.knowledge.freshness import executive_attention
from generator.insight.meetings.agenda import planned_agendas
from generator.insight.meetings.attendance import Absentee, find_absentees
from generator.insight.meetings.meetings import (
    SeriesState,
    days_overdue,
    meetings_not_noted,
    planned_meetings,
    series_state,
    title_of,
)
from generator.insight.meetings.reviews import ReviewStage, review_state
from generator.insight.people.newness import first_noted, new_until
from generator.insight.people.weight import is_weighty
from generator.model.account import Account
from generator.model.meetings import Meeting, MeetingSeries
from generator.model.settings import Settings
from generator.wording.text import count_noun, quote_text

rule = rules_of("controller", Stake.PREPARATION)


@rule("meeting-series-overdue", Severity.AMBER, Stake.LOYALTY)
def meeting_series_overdue(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """A meeting that should come round has not, and none is planned.

    Found when the last one held of the series lies more than its `every_days` back and no later one is planned, nor
    one waiting to be noted that would do; also when none was ever held and the record goes back for longer than
    `every_days`, as a note while the account is new (`new_account_days`). While review-due or executive-review-due
    says so of the account's reviews, nothing is added here.

    From: Account management for project managers.
    """
    for series in account.cadence.meetings:
        state = series_state(account, series, as_of)
        days = days_overdue(state, as_of) or _days_never_held(account, state, as_of)
        if days and not _said_of_reviews(account, series, as_of, settings):
            last = f"it was last held on {in_words(state.last.on)}" if state.last else "it has never been held"
            yield Concern(
                f"{quote_text(series.name)} should come round every {count_noun(series.every_days, 'day')}; "
                f"{last}, and none is planned.",
                (series, state.last) if state.last else (series,),
                "Agree on a day, or agree that you meet less often and write that down.",
                None if state.last or not new_until(account, as_of, settings) else Severity.NOTE,
                None,
                days,
                can_wait=days < series.every_days,
            )


def _days_never_held(account: Account, state: SeriesState, as_of: date) -> int:
    """For how many days a series of which none was held, nor is to come, should have begun; else 0."""
    began = None if state.last or state.next or state.not_noted else first_noted(account, as_of)
    return max(0, (as_of - began).days - state.series.every_days) if began else 0


def _said_of_reviews(account: Account, series: MeetingSeries, as_of: date, settings: Settings) -> bool:
    if series.kind not in ("business_review", "executive_review"):
        return False
    review = review_state(account, series.kind, as_of, settings)
    return review is not None and review.stage in (ReviewStage.OVERDUE, ReviewStage.NEVER_HELD)


@rule("no-meeting-arranged", Severity.AMBER, Stake.LOYALTY)
def no_meeting_arranged(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """A customer who matters has no meeting to come with us, and no series of meetings.

    Only for tiers with an executive review (strategic and key). Found when no series is agreed, no meeting is
    planned or waits to be noted, and none was held within the days of the tier's `keep_informed`, once the record
    goes back for longer than the tier's `review_every`.

    From: Account management for project managers.
    """
    began, tier = first_noted(account, as_of), settings.tiers.get(account.profile.tier)
    if account.cadence.meetings or began is None or tier is None or not executive_attention(account, settings):
        return
    held = max((m.on for m in account.meetings if m.status == "held" and m.on <= as_of), default=None)
    arranged = planned_meetings(account, as_of) or meetings_not_noted(account, as_of)
    lately = held is not None and (as_of - held).days <= tier.keep_informed
    if (as_of - began).days > tier.review_every and not arranged and not lately:
        last = f" The last one was on {in_words(held)}." if held else " Not one is on record."
        yield Concern(
            f"No meeting with {account.name} is planned, and none comes round.{last}",
            (account.profile,),
            "Agree with them on who meets how often and for what, and book the first one.",
            days=(as_of - (held or began)).days,
        )


@rule("meeting-not-noted", Severity.NOTE)
def meeting_not_noted(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """The day of a meeting has passed, and nobody has noted whether it was held.

    Found, as a question, for every meeting still `planned` whose day is over; amber once that is more than
    `age_days: meeting_amber` (14) days ago. Until it is noted it counts neither as held nor as booked.

    From: Account management for project managers.
    """
    for meeting in meetings_not_noted(account, as_of):
        days = (as_of - meeting.on).days
        yield Concern(
            f"{_meeting_title(account, meeting)} has passed. Was it held?",
            (meeting,),
            "Set its status to held or cancelled, and note what came of it.",
            Severity.AMBER if days > settings.age_days.meeting_amber else None,
            days=days,
        )


@rule("required-person-absent-twice", Severity.AMBER, Stake.LOYALTY)
def required_person_absent_twice(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """Somebody who must be there has missed a series of meetings twice running.

    Found when a person `required` in a series is not among the `attendees` of the last two held, or more. A
    meeting of which nobody noted who came says nothing. Those who have left are not missed.

    From: Account management for project managers.
    """
    for absentee in find_absentees(account, as_of):
        person = account.person(absentee.who)
        yield Concern(
            _list_missing(account, absentee),
            (person or absentee.series, *absentee.missed),
            f"Ask {account.name_of(absentee.who)} alone what would make it worth coming, or who should come instead.",
            None,
            looked_after_by(account, absentee.who) if person else of_ours(account, absentee.who),
            can_wait=person is None or not is_weighty(person),
        )


def _list_missing(account: Account, absentee: Absentee) -> str:
    times = "twice" if len(absentee.missed) == 2 else f"{len(absentee.missed)} times"
    return (
        f"{account.name_of(absentee.who)} has missed {quote_text(absentee.series.name)} {times} running, "
        f"last on {in_words(absentee.missed[0].on)}."
    )


@rule("agenda-over-time", Severity.AMBER)
def agenda_over_time(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """The agenda of a planned meeting needs more time than there is.

    Found when the `minutes` of its items add up to more than those of the meeting, or else of its series. Items
    without a length count as nothing; where nobody has said how long the meeting is, nothing can be said.

    From: Account management for project managers.
    """
    for agenda in planned_agendas(account, as_of):
        if agenda.over:
            yield Concern(
                f"The agenda of {_meeting_title(account, agenda.meeting)} needs {count_noun(agenda.needed, 'minute')}; "
                f"there are {agenda.minutes}.",
                (agenda.meeting,),
                f"Cut {count_noun(agenda.over, 'minute')}: what only informs can go out beforehand.",
            )


@rule("agenda-without-question", Severity.NOTE)
def agenda_without_question(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """Everybody will be talked at in a planned meeting.

    Found when it has an agenda and no item of the type discuss, decide or ask.

    From: Account management for project managers.
    """
    for agenda in planned_agendas(account, as_of):
        if agenda.only_informs:
            yield Concern(
                (
                    f"Nothing on the agenda of {_meeting_title(account, agenda.meeting)} "
                    "asks, discusses or decides anything."
                ),
                (agenda.meeting,),
                "Send what only informs beforehand, and use the time for a question to them.",
            )


@rule("meeting-without-goal", Severity.NOTE)
def meeting_without_goal(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """A planned meeting has an agenda, and nobody has said what it is for.

    Found when it has an agenda and no `goal`: the one result that makes it worth while.

    From: Account management for project managers.
    """
    for agenda in planned_agendas(account, as_of):
        if not agenda.meeting.goal:
            yield Concern(
                f"{_meeting_title(account, agenda.meeting)} has an agenda and no goal.",
                (agenda.meeting,),
                "What is the one result that makes it worth everybody's time? If there is none, call it off.",
            )


def _meeting_title(account: Account, meeting: Meeting) -> str:
    title = title_of(account, meeting)
    return f"{quote_text(title) if title else 'The meeting'} on {in_words(meeting.on)}"
