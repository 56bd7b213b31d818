"""What comes up in the work of an account: promises, contracts, projects, events of their year, next steps."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from generator.insight.coming_item import LONGEST, Coming, ComingKind, named, of_ours, quoted
from generator.insight.delivery import reporting
from generator.insight.open_questions import answered
from generator.insight.rhythm import calendar
from generator.model.account import Account
from generator.model.settings import Settings
from generator.model.value import Initiative, Linkage
from generator.period import Span
from generator.text import in_prose, shortened


def promises_coming(account: Account, as_of: date) -> Iterator[Coming]:
    """Open promises of both sides, on the day they are due."""
    for promise in account.commitments:
        if promise.status != "open" or promise.made_on > as_of:
            continue
        by, to = named(account, promise.by), named(account, promise.to)
        kind = ComingKind.OUR_PROMISE if promise.side == "us" else ComingKind.THEIR_PROMISE
        text = f"{by or 'Somebody'} promised{f' {to}' if to else ''}: {quoted(promise.text)}"
        yield Coming(kind, promise.due, text, of_ours(account, promise.by, promise.to), promise)


def contracts_coming(account: Account) -> Iterator[Coming]:
    """The last day for giving notice, and the last day of a term."""
    for contract in account.contracts:
        name, owner = quoted(contract.name), account.profile.owner
        if contract.notice_by:
            yield Coming(ComingKind.CONTRACT, contract.notice_by, f"Last day to give notice on {name}", owner, contract)
        last = f"Last day of {name}"
        text = f"{last}, which then renews itself unless notice was given" if contract.auto_renew else last
        yield Coming(ComingKind.CONTRACT, contract.ends, text, owner, contract)


def events_coming(account: Account, window: Span) -> Iterator[Coming]:
    """Events that begin, and the day on which our response has to begin unless it has been carried out."""
    lead = max((event.lead_days or 0 for event in account.rhythm), default=0)
    for each in calendar(account, Span(window.start, window.end + timedelta(days=lead))):
        event, owner = each.event, each.event.owner or account.profile.owner
        yield Coming(ComingKind.RHYTHM, each.span.start, f"{event.name} begins", owner, event)
        if each.respond_by and event.our_response and not each.answered:
            text = f"Prepare for {event.name}: {shortened(event.our_response, LONGEST)}"
            yield Coming(ComingKind.RESPONSE, each.respond_by, text, owner, event)


def work_coming(account: Account, as_of: date, settings: Settings) -> Iterator[Coming]:
    """Milestones of open projects, what they are to give us for them, and reports to the customer."""
    for project in account.projects:
        if not project.open:
            continue
        owner = of_ours(account, project.accountable)
        for milestone in project.milestones:
            if milestone.done is None:
                whose = "" if milestone.side == "us" else " (theirs)"
                text = f"{project.name}: {shortened(milestone.text, LONGEST)}{whose}"
                yield Coming(ComingKind.MILESTONE, milestone.due, text, owner, milestone)
        for needed in project.inputs_needed:
            if needed.received is None:
                text = f"{named(account, needed.from_)} is to give us: {shortened(needed.what, LONGEST)}"
                yield Coming(ComingKind.THEIR_PROMISE, needed.due, text, owner, needed)
        if report := reporting(project, as_of, settings):
            to = in_prose([name for id in project.report.to if (name := named(account, id))])
            text = f"Report on {project.name}{f' to {to}' if to else ''}"
            yield Coming(ComingKind.REPORT, report.last + timedelta(days=report.every), text, owner, project)


def steps_coming(account: Account) -> Iterator[Coming]:
    """Next steps, and repairs after a conflict."""
    unfinished = [each for each in account.initiatives if each.status not in ("achieved", "deferred", "cancelled")]
    parents: list[Initiative | Linkage] = [*unfinished, *account.linkages]
    for parent in parents:
        if step := parent.next_step:
            text = f"{named(account, step.owner)}: {shortened(step.text, LONGEST)}"
            yield Coming(ComingKind.STEP, step.due, text, of_ours(account, step.owner), step)
    for conflict in account.conflicts:
        for repair in conflict.repair:
            if repair.done is None and conflict.open:
                text = f"Mend the relationship: {shortened(repair.text, LONGEST)}"
                yield Coming(ComingKind.STEP, repair.due, text, account.profile.owner, repair)


def answers_coming(account: Account, as_of: date) -> Iterator[Coming]:
    """Answers we want by a day, and people to look up where they went."""
    for question in account.questions:
        if question.by and not answered(question, as_of):
            whom = named(account, question.of)
            text = f"Find out{f' from {whom}' if whom else ''}: {shortened(question.ask, LONGEST)}"
            yield Coming(ComingKind.STEP, question.by, text, account.profile.owner, question)
    for person in account.stakeholders:
        if person.left and person.left.follow_up:
            where = f" at {person.left.to_company}" if person.left.to_company else ""
            owner = person.contact.owner or account.profile.owner
            yield Coming(ComingKind.STEP, person.left.follow_up, f"Look up {person.label}{where}", owner, person)
