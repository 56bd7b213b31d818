"""Rules of the air-traffic controller about days: milestones, what they owe us, and their year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.checks.rule import Found, Severity, rules_of
from generator.checks.whom import looked_after_by, sponsor_of
from generator.checks.wording import listed, quoted
from generator.insight.clashes import Clash, clashes
from generator.insight.departures import gone
from generator.insight.flow import still_to_come
from generator.insight.meetings import title_of
from generator.insight.owed import Debtor, debtors
from generator.insight.responses import ResponseStage, responses
from generator.model.account import Account
from generator.model.meetings import Meeting
from generator.model.settings import Settings
from generator.period import ago, in_words, span_in_words
from generator.text import count

rule = rules_of("controller")


@rule("T13", "milestone-late", Severity.AMBER)
def milestone_late(account: Account, as_of: date, settings: Settings) -> Iterator[Found]:
    """A milestone should have been reached (S26, S87).

    Found when its day has passed, it is not `done`, and its project is open. Theirs is a note, ours is not.

    Fires:

        projects:
          - name: Spare parts
            phase: delivery
            milestones: [{text: Rehearsal with four fitters, side: us, due: 2026-11-13}]

    Quiet:

        projects:
          - name: Spare parts
            phase: delivery
            milestones: [{text: Rehearsal with four fitters, side: us, due: 2026-11-16}]
    """
    for project in account.projects:
        for milestone in still_to_come(project, as_of) if project.open else ():
            if milestone.due < as_of:
                ours, days = milestone.side == "us", (as_of - milestone.due).days
                sponsor = sponsor_of(account, project)
                yield Found(
                    f"{quoted(milestone.text)} in {quoted(project.name)} was due on {in_words(milestone.due)}, "
                    f"{count(days, 'day')} ago{'' if ours else ', on their side'}.",
                    (project, milestone),
                    f"Tell {sponsor} the new day before they ask, and what moves with it."
                    if ours
                    else f"Ask {sponsor} what stands in the way; do not remind.",
                    None if ours else Severity.NOTE,
                    project.accountable,
                    days,
                )


@rule("T14", "customer-input-late", Severity.AMBER)
def customer_input_late(account: Account, as_of: date, settings: Settings) -> Iterator[Found]:
    """Somebody at the customer has not given us what a project needs (D32, S38).

    Found for everything in `inputs_needed` of open projects whose day has passed and that was not received, once
    for each person. One thing is a note; with two or more the person may not care, or not be able to.

    Fires:

        stakeholders:
          - {name: Sofia Berg}
        projects:
          - name: Spare parts
            phase: delivery
            inputs_needed:
              - {what: Part numbers, from: sofia-berg, due: 2026-10-15}
              - {what: Test accounts, from: sofia-berg, due: 2026-11-06}

    Quiet:

        stakeholders:
          - {name: Sofia Berg}
        projects:
          - name: Spare parts
            phase: delivery
            inputs_needed:
              - {what: Part numbers, from: sofia-berg, due: 2026-10-15, received: 2026-11-03}
              - {what: Test accounts, from: sofia-berg, due: 2026-11-20}
    """
    for debtor in debtors(account, as_of):
        oldest, project = debtor.late[0]
        days = (as_of - oldest.due).days
        yield Found(
            _owing(debtor, as_of, days),
            (project, *(needed for needed, _ in debtor.late)),
            _about_owing(debtor, as_of),
            None if debtor.indifferent else Severity.NOTE,
            project.accountable or looked_after_by(account, debtor.person.id),
            days,
        )


def _owing(debtor: Debtor, as_of: date, days: int) -> str:
    things = listed(needed.what for needed, _ in debtor.late)
    projects = listed(dict.fromkeys(project.name for _, project in debtor.late))
    late = f"the oldest {count(days, 'day')} late" if debtor.indifferent else f"{count(days, 'day')} late"
    if gone(debtor.person, as_of):
        return f"{debtor.person.label}, who has left, was to give us {things} for {projects}: {late}."
    return f"{debtor.person.label} still owes us {things} for {projects}: {late}."


def _about_owing(debtor: Debtor, as_of: date) -> str:
    if gone(debtor.person, as_of):
        return "Find out who has taken it over, and put their name there."
    if debtor.indifferent:
        return "Do they not care, or can they not? Ask in a call what stands in the way, and what it holds up."
    return "Ask what stands in the way; do not remind."


@rule("T15", "rhythm-response-due", Severity.AMBER)
def rhythm_response_due(account: Account, as_of: date, settings: Settings) -> Iterator[Found]:
    """Something in the customer's year comes near and we have yet to respond to it, or did not (D35, S127).

    With S the next day on which the event starts: found from S - `lead_days` to S, unless the year of S is among
    `done_for`. Once it has started without that it is red, for six months; this cannot be told of an event that
    comes round several times a year. Without `lead_days` no response is expected.

    Fires:

        rhythm:
          - {name: Auditors in the house, kind: audit, from: 12-01, lead_days: 21, our_response: List of access rights}

    Quiet:

        rhythm:
          - {name: Auditors in the house, kind: audit, from: 12-01, lead_days: 21, done_for: [2026]}
    """
    for found in responses(account, as_of):
        event, start = found.event, found.occurrence.span.start
        missed = found.stage is ResponseStage.MISSED
        meant = f" What we meant to do: {event.our_response.rstrip('.')}." if event.our_response else ""
        if missed:
            message = f"{quoted(event.name)} began on {in_words(start)} without our response.{meant}"
            advice = f"See what can still be saved; if it was done after all, note the year {start.year} as done."
        else:
            when = f"{quoted(event.name)} begins on {in_words(start)}, {ago(start, as_of)}"
            message = f"{when}, and our response is not done.{meant}"
            advice = "See to it now" if event.our_response else "Settle what we do about it"
            advice += f", and note the year {start.year} once it is done." if event.repeats.yearly else "."
        yield Found(message, (event,), advice, Severity.RED if missed else None, event.owner, found.days)


@rule("T16", "blackout-clash", Severity.AMBER)
def blackout_clash(account: Account, as_of: date, settings: Settings) -> Iterator[Found]:
    """Something is set for a time in which the customer is shut, or wants quiet, or allows no change (D36, S88).

    Found for milestones of open projects that fall into a shutdown, a freeze or any event with `contact_pause`,
    and for planned meetings in a shutdown or a `contact_pause`; in a freeze people may well meet.

    Fires:

        rhythm:
          - {name: Year-end freeze, kind: freeze, from: 12-14, to: 01-06}
        projects:
          - {name: Spare parts, phase: delivery, milestones: [{text: Go-live, side: us, due: 2026-12-16}]}

    Quiet:

        rhythm:
          - {name: Year-end freeze, kind: freeze, from: 12-14, to: 01-06}
        projects:
          - {name: Spare parts, phase: delivery, milestones: [{text: Go-live, side: us, due: 2026-12-11}]}
    """
    for clash in clashes(account, as_of):
        event, span = clash.occurrence.event, clash.occurrence.span
        yield Found(
            f"{_what(account, clash)} on {in_words(clash.on)} falls into {quoted(event.name)}, {span_in_words(span)}.",
            (clash.project or clash.what, event),
            f"Move it to before {in_words(span.start)} or after {in_words(span.end)}.",
            None,
            clash.project.accountable if clash.project else None,
        )


def _what(account: Account, clash: Clash) -> str:
    if isinstance(clash.what, Meeting):
        return quoted(title_of(account, clash.what)) if title_of(account, clash.what) else "The meeting"
    return f"{quoted(clash.what.text)} of {quoted(clash.project.name)}" if clash.project else quoted(clash.what.text)
