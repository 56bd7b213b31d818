"""Rules of the air-traffic controller about the customer's year: our responses, clashes, days off and demand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.checks.rule import Concern, Severity, Stake, rules_of
from generator.days.period import MONTHS, add_months, days_ago, in_words, month_in_words, span_in_words, weekday_name
from generator.insight.meetings.clashes import Clash, find_clashes
from generator.insight.meetings.meetings import planned_meetings, title_of
from generator.insight.rhythm.demand import demand_plan
from generator.insight.rhythm.responses import ResponseStage, due_responses
from generator.insight.rhythm.working_days import working_days
from generator.model.account import Account
from generator.model.meetings import Meeting
from generator.model.settings import Settings
from generator.wording.text import count_noun, format_figure, format_rough, quote_text

rule = rules_of("controller", Stake.VALUE)


@rule("rhythm-response-due", Severity.AMBER)
def rhythm_response_due(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """Something in the customer's year comes near and we have yet to respond to it, or did not.

    With S the next day on which the event starts: found from S - `lead_days` to S, unless the year or the month
    of S is among `done_for`. Once it has started without that it is red, for six months; of an event that comes
    round several times a year only the next time counts. Without `lead_days` no response is expected.

    From: The snowball: rhythm, reviews, decisions, formats.
    """
    for response in due_responses(account, as_of):
        event, start = response.event, response.occurrence.span.start
        missed = response.stage is ResponseStage.MISSED
        meant = f" What we meant to do: {event.our_response.rstrip('.')}." if event.our_response else ""
        if missed:
            message = f"{quote_text(event.name)} began on {in_words(start)} without our response.{meant}"
            advice = f"See what can still be saved; if it was done after all, note the year {start.year} as done."
        else:
            when = f"{quote_text(event.name)} begins on {in_words(start)}, {days_ago(start, as_of)}"
            message = f"{when}, and our response is not done.{meant}"
            advice = "See to it now" if event.our_response else "Settle what we do about it"
            done = f"the year {start.year}" if event.repeats.yearly else f"{start:%Y-%m}"
            advice += f", and note {done} once it is done."
        until = response.occurrence.span.end if missed else start
        yield Concern(message, (event,), advice, Severity.RED if missed else None, event.owner, response.days, until)


@rule("blackout-clash", Severity.AMBER, Stake.PROJECT)
def blackout_clash(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """Something is set for a time in which the customer is shut, or wants quiet, or allows no change.

    Found for milestones of open projects that fall into a shutdown, a freeze or any event with `contact_pause`,
    and for planned meetings in a shutdown or a `contact_pause`; in a freeze people may well meet.

    From: The six frames of a strategic account manager (Grande Lum): the air-traffic controller.
    """
    for clash in find_clashes(account, as_of):
        event, span = clash.occurrence.event, clash.occurrence.span
        yield Concern(
            (
                f"{_clash_subject(account, clash)} on {in_words(clash.on)} "
                f"falls into {quote_text(event.name)}, {span_in_words(span)}."
            ),
            (clash.project or clash.what, event),
            f"Move it to before {in_words(span.start)} or after {in_words(span.end)}.",
            None,
            clash.project.accountable if clash.project else None,
            until=clash.on,
        )


@rule("meeting-on-a-day-off", Severity.AMBER, Stake.PREPARATION)
def meeting_on_a_day_off(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """A meeting is set for a day on which the customer does not work.

    Found for planned meetings on their weekend, a public holiday of their country, or a day on which they are
    closed, as their `calendar` has it; shutdowns and quiet times are another rule's matter. Nothing is found as
    long as neither their country nor their weekend is known.

    From: The snowball: rhythm, reviews, decisions, formats.
    """
    if account.calendar.country is None and not account.calendar.weekend:
        return
    off = working_days(account)
    for meeting in planned_meetings(account, as_of):
        if not off.works(meeting.on):
            reason = off.day_off(meeting.on)
            why = reason.name if reason else f"a {weekday_name(meeting.on)}, when they do not work"
            sure = ", as far as is known yet" if reason and reason.estimated else ""
            yield Concern(
                f"{_meeting_title(account, meeting)} is set for {in_words(meeting.on)}: {why}{sure}.",
                (meeting,),
                "Agree on another day, or make sure that they mean it.",
            )


@rule("demand-peak-ahead", Severity.NOTE)
def demand_peak_ahead(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """Within three months more is needed of us than in a usual month.

    Found for the first of the next three months in which what we must do, our lead time taken into account, is
    at least `demand_peak_percent` of a usual month.

    From: The snowball: rhythm, reviews, decisions, formats.
    """
    for demand in account.demand:
        plan = demand_plan(account, demand, as_of)
        ahead = [month for month in plan.months[:3] if plan.index(month.ours) >= settings.demand_peak_percent]
        if ahead:
            peak = ahead[0]
            amount = f", {format_rough(peak.ours)} {demand.unit}" if demand.unit else ""
            advice = f"Plan the people and hours for {MONTHS[peak.month.month - 1]} now."
            if demand.answer == "stock":
                stock = f"{format_rough(peak.stock)} {demand.unit}" if demand.unit else "enough"
                advice = f"Have {stock} in stock by {in_words(peak.month)}."
            index = format_figure(round(plan.index(peak.ours)))
            yield Concern(
                f"{quote_text(demand.name)} will take {index} % of a usual month "
                f"in {month_in_words(peak.month)}{amount}.",
                (demand, *dict.fromkeys(stop.event for stop in plan.stops)),
                advice,
                None,
                demand.owner,
            )


@rule("demand-misjudged", Severity.NOTE)
def demand_misjudged(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """What they need has been far from what we expected.

    Found when over the last twelve months with figures our expectation was off by more than
    `demand_off_percent` on average, given at least `min_sample` such months.

    From: The snowball: rhythm, reviews, decisions, formats.
    """
    for demand in account.demand:
        plan = demand_plan(account, demand, add_months(as_of, -12))
        known = [month for month in plan.months if month.off is not None]
        missed = plan.missed_by
        if missed is not None and len(known) >= settings.min_sample and 100 * missed > settings.demand_off_percent:
            yield Concern(
                f"Our expectation of {quote_text(demand.name)} was off by "
                f"{format_figure(round(100 * missed))} % on average over "
                f"{count_noun(len(known), 'month')}.",
                (demand,),
                "Ask them what has changed, and put the baseline right.",
                None,
                demand.owner,
            )


def _clash_subject(account: Account, clash: Clash) -> str:
    if isinstance(clash.what, Meeting):
        return _meeting_title(account, clash.what)
    return (
        f"{quote_text(clash.what.text)} of {quote_text(clash.project.name)}"
        if clash.project
        else quote_text(clash.what.text)
    )


def _meeting_title(account: Account, meeting: Meeting) -> str:
    title = title_of(account, meeting)
    return quote_text(title) if title else "The meeting"
