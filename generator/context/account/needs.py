"""What they need, what a solution is made of, and what we could sell them for it: the page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.context.directory import Directory
from generator.context.views import SourcedFact, Who
from generator.insight.value.needs import need_of, open_opportunities, served_needs
from generator.model.account import Account
from generator.model.needs import Need, Opportunity, SolutionPart
from generator.wording.text import count_noun, join_texts


@dataclass(frozen=True, slots=True)
class NeedCard:
    """A need or a goal of theirs with what serves it."""

    text: str
    #: Where it stands on this page; empty for a goal, which has its place elsewhere.
    record: Need | None
    #: Who told us, when, and how sure we are; None for a goal.
    told: SourcedFact | None
    #: The parts of a solution by who brings them: us, a partner, they themselves, nobody.
    solution: tuple[tuple[str, tuple[SolutionPart, ...]], ...]
    opportunities: tuple[Opportunity, ...]


@dataclass(frozen=True, slots=True)
class NeedsPage:
    """Context of ``account/needs.md.j2``."""

    #: How many needs and opportunities there are, in a sentence.
    summary: str
    needs: tuple[NeedCard, ...]
    goals: tuple[NeedCard, ...]
    #: Open ones that serve nothing we know of.
    adrift: tuple[Opportunity, ...]
    #: Won, lost and dropped.
    over: tuple[Opportunity, ...]


_MAKERS = (("us", "We bring"), ("partner", "Partners bring"), ("customer", "They do"), ("missing", "Nobody brings yet"))


def needs_page(account: Account, as_of: date, directory: Directory) -> NeedsPage:
    """What they need, and what we could sell them for it."""
    cards = [
        NeedCard(
            served.need.text,
            need := served.need if isinstance(served.need, Need) else None,
            directory.sourced_text("", need.from_, need.on, need.confidence) if need else None,
            tuple((words, parts) for by, words in _MAKERS if need and (parts := _parts(need, by))),
            served.opportunities,
        )
        for served in served_needs(account)
    ]
    return NeedsPage(
        summary=_summary(account),
        needs=tuple(card for card in cards if card.record),
        goals=tuple(card for card in cards if not card.record),
        adrift=tuple(
            opportunity for opportunity in open_opportunities(account) if need_of(account, opportunity) is None
        ),
        over=tuple(opportunity for opportunity in account.opportunities if not opportunity.open),
    )


def _parts(need: Need, by: str) -> tuple[SolutionPart, ...]:
    return tuple(part for part in need.solution if part.by == by)


def _summary(account: Account) -> str:
    confirmed = sum(need.confidence == "confirmed" for need in account.needs)
    waiting = open_opportunities(account)
    near = sum(opportunity.horizon == "now" for opportunity in waiting)
    needs = f"{count_noun(len(account.needs), 'need')}, {confirmed} of them confirmed" if account.needs else ""
    chances = count_noun(len(waiting), "open opportunity", "open opportunities") if account.opportunities else ""
    return join_texts((needs, f"{chances}, {near} of them for now" if near else chances), "; ")


@dataclass(frozen=True, slots=True)
class OpportunityRow:
    """An opportunity as a brief says it."""

    record: Opportunity
    #: The need or goal it serves; empty for none.
    need: str
    owner: Who | None


def opportunity_rows(account: Account, directory: Directory) -> tuple[OpportunityRow, ...]:
    """The open opportunities that are not put down for later, the nearest first."""
    near = (opportunity for opportunity in open_opportunities(account) if opportunity.horizon != "later")
    return tuple(
        OpportunityRow(
            opportunity, need.text if (need := need_of(account, opportunity)) else "", directory.who(opportunity.owner)
        )
        for opportunity in near
    )
