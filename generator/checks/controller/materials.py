"""Rules of the air-traffic controller about what is brought to meetings: in the form they want, and in time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from generator.checks.rule import Concern, Severity, Stake, rules_of
from generator.days.period import in_words
from generator.insight.meetings.materials import SPOKEN, Bring, Misfit, Want, find_misfits, to_bring
from generator.insight.meetings.meetings import title_of
from generator.model.account import Account
from generator.model.meetings import Meeting
from generator.model.settings import Settings
from generator.wording.text import count_noun, in_prose, plain_words, quote_text

rule = rules_of("controller", Stake.PREPARATION)


@rule("nothing-in-their-format", Severity.AMBER)
def nothing_in_their_format(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """Somebody of weight comes to a meeting, and nothing is there in the form in which they want it.

    Found for planned meetings with a person of high or medium influence for whom none of the `materials` has one
    of the `formats` of their information, from 14 days (`materials_prepare_days`) before the first of them wants to
    have it. Material that says for nobody is for everybody. Whoever only wants to be told (phone call,
    conversation, site visit) needs nothing; a form nobody knows is a question and not found. A note for
    operations and one-to-one meetings to which nothing is brought at all.

    From: The snowball: rhythm, reviews, decisions, formats.
    """
    for misfit in find_misfits(account, as_of, settings):
        people = in_prose([f"{want.person.label} ({_list_formats(want)})" for want in misfit.wants])
        yield Concern(
            f"Nothing for {_meeting_title(account, misfit.meeting)} is in the form wanted by {people}.",
            (misfit.meeting, *(want.person for want in misfit.wants)),
            _make_it(misfit, as_of),
            Severity.NOTE if misfit.routine else None,
        )


def _list_formats(want: Want) -> str:
    return in_prose([plain_words(form) for form in want.formats if form not in SPOKEN], "or")


def _make_it(misfit: Misfit, as_of: date) -> str:
    lead = max((want.person.information.lead_days or 0 for want in misfit.wants), default=0)
    due = misfit.meeting.on - timedelta(days=lead)
    when = f"by {in_words(due)}" if due > as_of else "today"
    return f"Decide who of us makes what for whom; it has to be with them {when}."


@rule("material-late", Severity.AMBER)
def material_late(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """Something to bring to a meeting should be ready by now, and is not.

    Found for materials of planned meetings that are not `ready` and whose day has passed: the day they are
    `due`, or else so many days before the meeting as those they are for want to have them (`lead_days` of their
    information).

    From: The snowball: rhythm, reviews, decisions, formats.
    """
    for task in to_bring(account, as_of):
        if days := task.days_late(as_of):
            made = f"The {plain_words(task.material.format)} {quote_text(task.material.text)}"
            yield Concern(
                f"{made} for {_meeting_title(account, task.meeting)} should have been ready by {in_words(task.due)}, "
                f"{count_noun(days, 'day')} ago.",
                (task.meeting,),
                _describe_soon(task),
                None,
                task.owner,
                days,
            )


def _describe_soon(task: Bring) -> str:
    early = [person for person in task.people if person.information.lead_days]
    if not early:
        return "Finish it today, or tell them what they get instead."
    names = in_prose([person.label for person in early])
    verb = "wants" if len(early) == 1 else "want"
    return f"{names} {verb} to read it before the meeting: finish it today, or say today what comes when."


def _meeting_title(account: Account, meeting: Meeting) -> str:
    title = title_of(account, meeting)
    return f"{quote_text(title) if title else 'the meeting'} on {in_words(meeting.on)}"
