"""The chief executive's page of an account: both companies from the top, their goals, and what to link."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.context.directory import Directory
from generator.context.roles.from_the_top import ViewRow, view_from_the_top
from generator.context.roles.goals import GoalTree, Matrix, goal_trees, loose, matrix
from generator.context.roles.outlook import Outlook, outlook
from generator.context.views import State, Tone, Who
from generator.insight.knowledge.asking import best_placed
from generator.insight.people.floors import FloorCoverage, floor_coverage
from generator.insight.value.horizon import Horizon, horizons
from generator.model.account import Account
from generator.model.value import Linkage, NextStep
from generator.paths import Target

_TOP = ("executive_sponsor", "executive", "board", "decision_maker", "senior")
"""Who could say where a company is heading, best first."""


@dataclass(frozen=True, slots=True)
class Step:
    """The next thing to do."""

    text: str
    owner: Who | None
    due: date


@dataclass(frozen=True, slots=True)
class LinkageCard:
    """People, information and resources brought together, or to be."""

    anchor: str
    text: str
    #: The linkage as typed, for a fact that needs no words of its own.
    record: Linkage
    people: tuple[Who, ...]
    information: str
    resources: str
    initiative: str
    synergy: str
    year: int | None
    step: Step | None


@dataclass(frozen=True, slots=True)
class FloorRow:
    """One floor of the customer's building."""

    #: board, executive, senior, middle, operational.
    floor: str
    people: tuple[Who, ...]
    state: State
    last_on: date | None
    last_with: Who | None


@dataclass(frozen=True, slots=True)
class Ahead:
    """What has to be in place within so many years."""

    years: int
    until: int
    goals: tuple[tuple[str, date | None], ...]
    our_goals: tuple[tuple[str, date | None], ...]
    linkages: tuple[LinkageCard, ...]


@dataclass(frozen=True, slots=True)
class CeoPage:
    """Context of the playing block of ``roles/ceo.md.j2``."""

    view: tuple[ViewRow, ...]
    #: Who of them could tell us what the view does not show; None when we know nobody.
    ask: Who | None
    #: What we watch for them, and our ideas.
    outlook: Outlook
    matrix: Matrix
    trees: tuple[GoalTree, ...]
    #: Open projects that lead up to no goal of the customer.
    loose: tuple[tuple[str, Target], ...]
    to_build: tuple[LinkageCard, ...]
    existing: tuple[LinkageCard, ...]
    floors: tuple[FloorRow, ...]
    ahead: tuple[Ahead, ...]


def ceo_page(account: Account, as_of: date, directory: Directory) -> CeoPage:
    """The chief executive's page of an account on a date."""
    top = best_placed(account, _TOP)
    found = floor_coverage(account, as_of, account.settings)
    to_build = [link for link in account.linkages if link.state == "to_build"]
    to_build.sort(key=lambda link: (link.horizon_year is None, link.horizon_year or 0))
    return CeoPage(
        view=view_from_the_top(account, directory),
        ask=directory.theirs(top) if top else None,
        outlook=outlook(account, as_of),
        matrix=matrix(account, directory),
        trees=goal_trees(account),
        loose=loose(account),
        to_build=tuple(_card(account, link, directory) for link in to_build),
        existing=tuple(_card(account, x, directory) for x in account.linkages if x.state == "exists"),
        floors=tuple(_floor(floor, directory) for floor in found),
        ahead=tuple(_ahead(account, horizon, directory) for horizon in horizons(account, as_of)),
    )


def _card(account: Account, link: Linkage, directory: Directory) -> LinkageCard:
    names = {initiative.id: initiative.text for initiative in account.initiatives}
    return LinkageCard(
        anchor=f"linkage-{link.id}",
        text=link.text,
        record=link,
        people=directory.all(link.people),
        information=link.information or "",
        resources=link.resources or "",
        initiative=names.get(link.for_ or "", ""),
        synergy=link.synergy or "",
        year=link.horizon_year,
        step=_step(link.next_step, directory),
    )


def _step(step: NextStep | None, directory: Directory) -> Step | None:
    return Step(step.text, directory.who(step.owner), step.due) if step else None


def _floor(found: FloorCoverage, directory: Directory) -> FloorRow:
    last = found.last
    shown = State("in touch", Tone.GOOD) if found.covered else State("out of touch", Tone.WATCH)
    if not found.people:
        shown = State("nobody known", Tone.UNKNOWN)
    elif last is None:
        shown = State("not met yet", Tone.UNKNOWN)
    return FloorRow(
        floor=found.floor,
        people=tuple(directory.theirs(contact.person) for contact in found.people),
        state=shown,
        last_on=last.last.on if last and last.last else None,
        last_with=directory.theirs(last.person) if last else None,
    )


def _ahead(account: Account, horizon: Horizon, directory: Directory) -> Ahead:
    return Ahead(
        years=horizon.years,
        until=horizon.until,
        goals=tuple((goal.text, goal.due) for goal in horizon.goals),
        our_goals=tuple((goal.text, goal.due) for goal in horizon.our_goals),
        linkages=tuple(_card(account, link, directory) for link in horizon.linkages),
    )
