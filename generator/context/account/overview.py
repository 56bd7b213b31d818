"""The Overview page of an account: satisfaction first, then projects, then what is to be done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from generator.checks.rule import Severity
from generator.context.account.contracts import contract_fact
from generator.context.account.headline import delivery_words, key_trio, projects_figure, satisfaction_figure
from generator.context.account.history import Moment, list_moments
from generator.context.account.meetings import MeetingRow, planned_rows
from generator.context.account.promises import PromiseRow, open_rows
from generator.context.account.queries import Queries, queries
from generator.context.account.reviews import pack_target
from generator.context.account.standing import Standing, account_standing
from generator.context.account.work import ProjectRow, project_row
from generator.context.account_view import AccountView
from generator.context.findings import FindingRow, RoleFindings, finding_row, role_findings
from generator.context.questions import OpenQuestion, RoleQuestions
from generator.context.states import readiness_state, value_title
from generator.context.views import KeyFigure, State
from generator.days.period import in_words
from generator.insight.handover.gaps import succession_gaps
from generator.insight.knowledge.certainty import measure_certainty
from generator.insight.knowledge.frames import order_roles
from generator.insight.people.asks_inside import settled_on, waiting_asks, won_asks
from generator.insight.people.satisfaction import newest_satisfaction
from generator.model.account import Account
from generator.model.head import Accepted, Reviewed
from generator.model.relationship import Charter, Satisfaction
from generator.model.role import Role
from generator.paths import Target, account_page
from generator.wording.text import count_noun, plain_words, quote_text

_RECENT = 3
"""How many things that happened lately the overview shows."""


@dataclass(frozen=True, slots=True)
class RoleAnswers:
    """How many of a role's questions on the account have an answer; a count, never a mark for anybody."""

    role: Role
    #: Where its open questions stand.
    target: Target
    questions: RoleQuestions


@dataclass(frozen=True, slots=True)
class OverviewPage:
    """Context of ``account/overview.md.j2``."""

    #: How the account stands, and why.
    standing: Standing
    #: All that is urgent or to be seen to.
    to_see_to: tuple[FindingRow, ...]
    #: Questions somebody typed for this account that wait for an answer, those of no role first.
    asked: tuple[OpenQuestion, ...]
    roles: tuple[RoleAnswers, ...]
    #: What the checks say of the plan itself.
    record: RoleFindings
    #: The newest judgement of theirs; None where there is none.
    judgement: Satisfaction | None
    #: Satisfaction first, then projects, then the trio of value to us, open conflicts, value to them.
    figures: tuple[KeyFigure, ...]
    #: How many of our promises and milestones were kept in time lately, in a sentence; empty where none was due.
    delivery: str
    #: Label and text of the facts at the head of the account.
    facts: tuple[tuple[str, str], ...]
    #: Names and addresses of other places the account is kept at.
    links: tuple[tuple[str, str], ...]
    projects: tuple[ProjectRow, ...]
    meetings: tuple[MeetingRow, ...]
    #: The pack for the next review; None where none is due.
    pack: Target | None
    queries: Queries
    our_promises: tuple[PromiseRow, ...]
    their_promises: tuple[PromiseRow, ...]
    recent: tuple[Moment, ...]
    #: Where it stands why both work together; None while nothing of it is known.
    charter: Target | None
    #: The Work page, where all promises are.
    work: Target
    #: Whether another could pick the account up: three gaps; None for a closed account. And where it says which.
    readiness: State | None
    gaps: Target


def overview_page(view: AccountView, roles: Sequence[Role]) -> OverviewPage:
    """The Overview page of an account on a date."""
    account, as_of, directory = view.account, view.as_of, view.directory
    charter = account_page(account.id, "shareholder", "what-each-side-gives-and-gains")
    return OverviewPage(
        standing=account_standing(view),
        to_see_to=tuple(
            finding_row(view, finding) for finding in view.checked.findings if finding.severity is not Severity.NOTE
        ),
        asked=_list_questions(view),
        roles=_list_roles(view, roles),
        record=role_findings(view, "record"),
        judgement=newest_satisfaction(account, as_of),
        figures=(satisfaction_figure(account, as_of), projects_figure(account), *key_trio(account)),
        delivery=delivery_words(account, as_of),
        facts=_list_facts(account, as_of),
        links=_list_links(account),
        projects=tuple(project_row(account, p, as_of, directory) for p in account.projects if p.open),
        meetings=planned_rows(account, as_of, directory),
        pack=pack_target(account, as_of),
        queries=queries(account, as_of, directory),
        our_promises=open_rows(account, "us", as_of, directory),
        their_promises=open_rows(account, "customer", as_of, directory),
        recent=tuple(list_moments(account, as_of, directory)[:_RECENT]),
        charter=charter if account.relationship.charter != Charter() else None,
        work=account_page(account.id, "work"),
        readiness=None if view.closed else readiness_state(len(succession_gaps(account, as_of))),
        gaps=account_page(account.id, "handover", "gaps"),
    )


def _list_questions(view: AccountView) -> tuple[OpenQuestion, ...]:
    of_roles = [question for questions in view.questions.values() for question in questions.open if question.by_hand]
    return (*view.open_questions, *of_roles)


def _list_roles(view: AccountView, roles: Sequence[Role]) -> tuple[RoleAnswers, ...]:
    return tuple(
        RoleAnswers(role, account_page(view.account.id, role.id, "still-to-find-out"), view.questions[role.id])
        for role in order_roles(view.account, roles)
    )


def _list_facts(account: Account, as_of: date) -> tuple[tuple[str, str], ...]:
    profile = account.profile
    kind = "Business function of our own" if profile.kind == "internal" else "External customer"
    head = account.person(profile.head)
    hours = profile.effort.hours_per_month
    since = "from" if profile.since and profile.since > as_of else "since"
    facts = (
        ("Tier", value_title(profile.tier)),
        ("Kind", kind),
        ("Industry", profile.industry),
        ("Segment", profile.segment),
        ("Head of the function", head.label if head else None),
        ("Phase of life", value_title(profile.lifecycle) if profile.lifecycle else None),
        ("What we are after", value_title(profile.plan_type) if profile.plan_type else None),
        (f"Customer {since}", in_words(profile.since) if profile.since else None),
        contract_fact(account, as_of) or ("Contract", None),
        ("Units", ", ".join(unit.name for unit in profile.units) or None),
        ("Our effort", f"{count_noun(int(hours), 'hour')} a month" if hours is not None else None),
        ("Plan", None if profile.status == "active" else plain_words(profile.status)),
        ("Asked for inside, for them", _inside_words(account, as_of)),
        ("How sure we are", _certainty_words(account)),
        ("Plan last touched", in_words(profile.updated) if profile.updated else None),
        ("Plan read by", _seen_by(account, profile.reviewed)),
        ("Plan agreed with them by", _seen_by(account, profile.accepted_by_customer)),
    )
    return tuple((label, text) for label, text in facts if text)


def _inside_words(account: Account, as_of: date) -> str | None:
    """How much waits for an answer of our own company, and what we won for them last."""
    won = next(iter(won_asks(account, as_of)), None)
    last = f"; won last: {quote_text(won.ask)}, {in_words(settled_on(won))}" if won else ""
    return f"{len(waiting_asks(account, as_of)) or 'none'} open{last}" if account.asks_inside else None


def _seen_by(account: Account, seen: Reviewed | Accepted | None) -> str | None:
    return f"{account.name_of(seen.by)}, {in_words(seen.on)}" if seen else None


def _certainty_words(account: Account) -> str | None:
    certainty = measure_certainty(account)
    if certainty is None:
        return None
    return (
        f"{certainty.confirmed} of {count_noun(certainty.total, 'fact')} "
        f"confirmed, {certainty.told} told, {certainty.assumed} assumed"
    )


def _list_links(account: Account) -> tuple[tuple[str, str], ...]:
    refs = account.profile.refs
    named = (("Customer database", refs.crm), ("Task board", refs.tracker), ("Documents", refs.documents))
    return tuple((label, address) for label, address in named if address)
