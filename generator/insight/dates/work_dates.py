"""The days of the work: promises, contracts, projects, next steps, answers we want."""

from __future__ import annotations

from collections.abc import Iterator

from generator.days.period import in_words
from generator.insight.dates.dated_thing import DatedThing, DateKind, DateSearch, key_of
from generator.insight.knowledge.open_questions import is_answered
from generator.insight.people.asks_inside import answer_due, waiting_asks
from generator.insight.projects.delivery import reporting_state
from generator.insight.promises.own_promises import name_play, open_own_promises
from generator.insight.promises.promises import open_promises
from generator.insight.promises.queries import waiting_queries
from generator.insight.value.beyond_contract import open_requests
from generator.insight.value.needs import open_opportunities
from generator.insight.value.risks import open_risks
from generator.model.needs import Opportunity
from generator.model.risks import Risk
from generator.model.value import Initiative, Linkage
from generator.model.work import Commitment, Project, Side
from generator.wording.text import LINE_LENGTH, in_prose, quote_text, sentence_case, shorten_text

_SIDES: tuple[Side, ...] = ("us", "customer")


def promise_dates(search: DateSearch) -> Iterator[DatedThing]:
    """The open promises of both sides, on the day each is due."""
    for side in _SIDES:
        for promise in open_promises(search.account, side, search.as_of):
            yield _promise_date(search, promise.commitment)


def _promise_date(search: DateSearch, promise: Commitment) -> DatedThing:
    by, to = search.account.name_of(promise.by) or "Somebody", search.account.name_of(promise.to)
    ours = promise.side == "us"
    details = (
        *([promise.text] if len(promise.text) > LINE_LENGTH else []),
        f"Promised on {in_words(promise.made_on)}{f', {promise.made_at}' if promise.made_at else ''}",
    )
    title = f"{by} promised{f' {to}' if to else ''}: {quote_text(promise.text, LINE_LENGTH)}"
    kind, key = DateKind.OUR_PROMISE if ours else DateKind.THEIR_PROMISE, f"promise/{promise.id}"
    return search.thing(kind, promise, key, title, promise.due, promise.by, promise.to, details=details, deadline=ours)


def own_promise_dates(search: DateSearch) -> Iterator[DatedThing]:
    """What we promised ourselves, on the day it is due."""
    for promise in open_own_promises(search.account, search.as_of):
        play = f"{sentence_case(name_play(promise.play))}: " if promise.play else ""
        title = f"{search.account.name_of(promise.by)}: {play}{shorten_text(promise.text, LINE_LENGTH)}"
        details = (promise.text,) if len(promise.text) > LINE_LENGTH else ()
        key = f"own-promise/{promise.id}"
        yield search.thing(DateKind.STEP, promise, key, title, promise.due, promise.by, details=details, deadline=True)


def contract_dates(search: DateSearch) -> Iterator[DatedThing]:
    """The last day for giving notice on each contract, and the last day of its term."""
    for contract in search.account.contracts:
        name, key = quote_text(contract.name, LINE_LENGTH), f"contract/{contract.id}"
        if contract.notice_by:
            title, details = f"Last day to give notice on {name}", (f"The term runs until {in_words(contract.ends)}",)
            yield search.thing(
                DateKind.CONTRACT, contract, f"{key}/notice", title, contract.notice_by, details=details, deadline=True
            )
        renews = ", which then renews itself unless notice was given" if contract.auto_renew else ""
        title = f"Last day of {name}{renews}"
        yield search.thing(DateKind.CONTRACT, contract, f"{key}/end", title, contract.ends)


def project_dates(search: DateSearch) -> Iterator[DatedThing]:
    """Milestones of open projects, what they are to give us for them, and reports to the customer."""
    for project in search.account.projects:
        if project.open:
            yield from _milestone_dates(search, project)
            for needed in project.inputs_needed:
                if needed.received is None:
                    who = search.account.name_of(needed.from_) or "Somebody"
                    title = f"{who} is to give us: {shorten_text(needed.what, LINE_LENGTH)}"
                    key = f"input/{project.id}/{key_of(needed.what)}"
                    yield search.thing(DateKind.THEIR_PROMISE, needed, key, title, needed.due, project.accountable)
            yield from _report_dates(search, project)


def _milestone_dates(search: DateSearch, project: Project) -> Iterator[DatedThing]:
    for milestone in project.milestones:
        if milestone.done is None:
            ours = milestone.side == "us"
            title = f"{project.name}: {shorten_text(milestone.text, LINE_LENGTH)}{'' if ours else ' (theirs)'}"
            key = f"milestone/{project.id}/{key_of(milestone.text)}"
            yield search.thing(
                DateKind.MILESTONE, milestone, key, title, milestone.due, project.accountable, deadline=ours
            )


def _report_dates(search: DateSearch, project: Project) -> Iterator[DatedThing]:
    report = reporting_state(search.account, project, search.as_of, search.account.settings)
    if report:
        to = in_prose(search.account.names_of(project.report.to))
        title = f"Report on {project.name}{f' to {to}' if to else ''}"
        # Counted from the last one sent, so that the next report is another entry and not this one moved.
        key = f"report/{project.id}/after-{report.last}"
        yield search.thing(DateKind.REPORT, project, key, title, report.due, project.accountable, deadline=True)


def step_dates(search: DateSearch) -> Iterator[DatedThing]:
    """Next steps, and repairs after a conflict."""
    account = search.account
    unfinished = [initiative for initiative in account.initiatives if not initiative.over]
    parents: list[Initiative | Linkage | Opportunity | Risk] = [*unfinished, *account.linkages]
    parents += [*open_opportunities(account), *open_risks(account, search.as_of)]
    for parent in parents:
        if step := parent.next_step:
            title, key = (
                f"{search.account.name_of(step.owner)}: {shorten_text(step.text, LINE_LENGTH)}",
                f"step/{parent.id}",
            )
            yield search.thing(DateKind.STEP, step, key, title, step.due, step.owner, deadline=True)
    for conflict in account.conflicts:
        for repair in conflict.repair:
            if repair.done is None and conflict.open:
                title = f"Mend the relationship: {shorten_text(repair.text, LINE_LENGTH)}"
                key = f"repair/{conflict.id}/{key_of(repair.text)}"
                yield search.thing(DateKind.STEP, repair, key, title, repair.due, deadline=True)


def answer_dates(search: DateSearch) -> Iterator[DatedThing]:
    """Answers we want by a day, and people to look up where they went."""
    for question in search.account.questions:
        if question.by and not is_answered(question, search.as_of):
            source = search.account.person(question.of)
            title = f"Find out{f' from {source.label}' if source else ''}: {shorten_text(question.ask, LINE_LENGTH)}"
            key = f"question/{key_of(question.ask)}"
            yield search.thing(DateKind.STEP, question, key, title, question.by, question.of, deadline=True)
    for person in search.account.stakeholders:
        if person.left and person.left.follow_up:
            where = f" at {person.left.to_company}" if person.left.to_company else ""
            title, key = f"Look up {person.label}{where}", f"look-up/{person.id}"
            day = person.left.follow_up
            yield search.thing(DateKind.STEP, person, key, title, day, person.contact.owner, deadline=True)


def query_dates(search: DateSearch) -> Iterator[DatedThing]:
    """What they asked us and want to know by a day."""
    for waiting in waiting_queries(search.account, search.as_of, search.account.settings):
        query = waiting.query
        if query.due:
            title = f"Answer {search.account.name_of(query.from_)}: {quote_text(query.ask, LINE_LENGTH)}"
            key = f"query/{key_of(query.ask)}"
            yield search.thing(DateKind.STEP, query, key, title, query.due, query.by, deadline=True)


def request_dates(search: DateSearch) -> Iterator[DatedThing]:
    """Until when they want to hear whether they get what they asked for beyond the contract."""
    for request in open_requests(search.account, search.as_of):
        if request.decide_by:
            title, key = f"Decide on {quote_text(request.ask, LINE_LENGTH)}", f"request/{request.id}"
            day, ours = request.decide_by, request.escalated_to
            yield search.thing(DateKind.STEP, request, key, title, day, ours, deadline=True)


def inside_dates(search: DateSearch) -> Iterator[DatedThing]:
    """Until when our own company is to answer what we asked for them."""
    for ask in waiting_asks(search.account, search.as_of):
        title, key = f"{ask.of} answers: {quote_text(ask.ask, LINE_LENGTH)}", f"ask-inside/{key_of(ask.ask)}"
        yield search.thing(DateKind.STEP, ask, key, title, answer_due(ask), ask.by, deadline=True)


def mistake_dates(search: DateSearch) -> Iterator[DatedThing]:
    """Until when mistakes of ours are put right."""
    for mistake in search.account.mistakes:
        if mistake.due and mistake.done is None and mistake.on <= search.as_of:
            title = f"Put right: {shorten_text(mistake.remedy or mistake.what, LINE_LENGTH)}"
            key, ours = f"mistake/{key_of(mistake.what)}", mistake.owner
            yield search.thing(DateKind.STEP, mistake, key, title, mistake.due, ours, deadline=True)


def risk_dates(search: DateSearch) -> Iterator[DatedThing]:
    """When risks are looked at again."""
    for risk in open_risks(search.account, search.as_of):
        if risk.review_on:
            title, key = f"Look at the risk again: {quote_text(risk.text, LINE_LENGTH)}", f"risk/{risk.id}"
            yield search.thing(DateKind.STEP, risk, key, title, risk.review_on, risk.owner, deadline=True)


def product_dates(search: DateSearch) -> Iterator[DatedThing]:
    """When they decide again on what they have, of us or of somebody else."""
    for product in search.account.products:
        if product.renewal:
            title, key = (
                f"They decide again on {quote_text(product.name, LINE_LENGTH)}",
                f"product/{key_of(product.name)}",
            )
            yield search.thing(DateKind.CONTRACT, product, key, title, product.renewal)
    for row in search.account.whitespace:
        for other in row.elsewhere:
            if other.until:
                title = f"Their contract with {other.who} for {quote_text(row.offering, LINE_LENGTH)} ends"
                key = f"elsewhere/{key_of(row.offering)}-{key_of(other.who)}"
                yield search.thing(DateKind.CONTRACT, other, key, title, other.until)
