"""The chief executive's page of an account: both companies from the top, their goals, and what to link."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from generator.context.directory import Directory
from generator.context.roles.from_the_top import ViewRow, view_from_the_top
from generator.context.roles.goals import GoalMatrix, goal_matrix
from generator.context.roles.outlook import Outlook, view_outlook
from generator.context.views import State, Tone, Who
from generator.insight.knowledge.asking import best_placed
from generator.insight.people.floors import FloorCoverage, floor_coverage
from generator.insight.value.horizon import Horizon, find_horizons
from generator.insight.value.lineage import Tree, lineage_trees, loose_projects, our_unserved
from generator.model.account import Account
from generator.model.strategy import OurGoal
from generator.model.value import Linkage
from generator.model.work import Project

_TOP = ("executive_sponsor", "executive", "board", "decision_maker", "senior")
"""Who could say where a company is heading, best first."""


@dataclass(frozen=True, slots=True)
class FloorRow:
    """One floor of the customer's building."""

    #: The floor, and where we stand with each person we know there.
    coverage: FloorCoverage
    state: State


@dataclass(frozen=True, slots=True)
class CeoPage:
    """Context of the playing block of ``roles/ceo.md.j2``."""

    view: tuple[ViewRow, ...]
    #: Who of them could tell us what the view does not show; None when we know nobody.
    ask: Who | None
    #: What we watch for them, and our ideas.
    outlook: Outlook
    matrix: GoalMatrix
    #: Goals of ours that nothing furthers.
    our_unserved: tuple[OurGoal, ...]
    #: What is done for each goal of the customer, with us or without.
    trees: tuple[Tree, ...]
    #: Open projects that lead up to no goal of the customer.
    loose: tuple[Project, ...]
    #: What initiatives are called, by their ids.
    initiatives: Mapping[str, str]
    to_build: tuple[Linkage, ...]
    existing: tuple[Linkage, ...]
    floors: tuple[FloorRow, ...]
    ahead: tuple[Horizon, ...]


def ceo_page(account: Account, as_of: date, directory: Directory) -> CeoPage:
    """The chief executive's page of an account on a date."""
    top = best_placed(account, _TOP)
    coverages = floor_coverage(account, as_of, account.settings)
    to_build = [link for link in account.linkages if link.state == "to_build"]
    to_build.sort(key=lambda link: (link.horizon_year is None, link.horizon_year or 0))
    return CeoPage(
        view=view_from_the_top(account, as_of, directory),
        ask=directory.theirs(top) if top else None,
        outlook=view_outlook(account, as_of),
        matrix=goal_matrix(account),
        our_unserved=tuple(our_unserved(account)),
        trees=lineage_trees(account),
        loose=tuple(loose_projects(account)),
        initiatives={initiative.id: initiative.text for initiative in account.initiatives},
        to_build=tuple(to_build),
        existing=tuple(link for link in account.linkages if link.state == "exists"),
        floors=tuple(map(_floor, coverages)),
        ahead=find_horizons(account, as_of),
    )


def _floor(coverage: FloorCoverage) -> FloorRow:
    last = coverage.last
    shown = State("in touch", Tone.GOOD) if coverage.covered else State("out of touch", Tone.WATCH)
    if not coverage.people:
        shown = State("nobody known", Tone.UNKNOWN)
    elif last is None:
        shown = State("not met yet", Tone.UNKNOWN)
    return FloorRow(coverage, shown)
