"""The sections of a review pack about what was agreed: the projects and the contracts (S129)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.context.contracts import contract_anchor, contract_cards
from generator.context.project_report.figures import effort, milestones_reached, reserve, timing
from generator.context.review_pack.preparing import Preparing, cut, joined
from generator.context.review_pack.views import Half, Item
from generator.context.states import state, title
from generator.context.views import State, Tone
from generator.insight.contract_clock import ClockStage, contract_clocks
from generator.insight.delivery import unfinished
from generator.insight.kept import kept_rate
from generator.insight.promises import open_promises
from generator.model.work import Project, Side
from generator.paths import account_page, report_page
from generator.text import count

_SIDES: tuple[tuple[Side, str, str], ...] = (
    ("us", "We promised", "Our promises"),
    ("customer", "They promised", "Their promises"),
)


def projects_behind(prepared: Preparing) -> Half:
    """How each open project goes, those in trouble first."""
    running = sorted(
        (project for project in prepared.account.projects if project.open),
        key=lambda project: {"red": 0, "amber": 1, None: 2, "green": 3}[project.health],
    )
    lines = (_project(prepared, project) for project in running)
    return prepared.half("How they stand", lines, "No open project.")


def _project(prepared: Preparing, project: Project) -> Item:
    parts = (
        title(project.phase),
        timing(project),
        reserve(project),
        effort(project, prepared.account.settings),
        milestones_reached(project, prepared.since, prepared.as_of),
    )
    place = report_page(prepared.account.id, project.id)
    return Item(cut(project.health_why), project.name, joined(parts, "; "), state=state(project.health), target=place)


def projects_ahead(prepared: Preparing) -> Half:
    """What the projects have to reach, and what we need from the customer for it (S26, S38)."""
    lines = (line for project in prepared.account.projects if unfinished(project) for line in _steps(prepared, project))
    empty = "No milestone is noted: agree on the next one of each project."
    return prepared.to_come("What comes next", lines, empty)


def _steps(prepared: Preparing, project: Project) -> Iterator[Item]:
    for milestone in project.milestones:
        if milestone.done is None:
            whose = "theirs" if milestone.side == "customer" else "ours"
            late = prepared.late(milestone.due)
            yield Item(cut(milestone.text), note=f"{project.name}, {whose}", on=milestone.due, state=late)
    for needed in project.inputs_needed:
        if needed.received is None:
            whom = prepared.named(needed.from_)
            note = f"{project.name}, from {whom}" if whom else f"{project.name}, from them"
            yield Item(cut(needed.what), note=note, on=needed.due, state=prepared.late(needed.due))


def contracts_behind(prepared: Preparing) -> Half:
    """What the contracts are judged by, and how many of its promises each side kept (S129, D15)."""
    empty = "Not known yet: ask by what they judge us, and agree on two or three figures."
    return prepared.half("What was agreed, and what came of it", [*_measures(prepared), *_kept(prepared)], empty)


def _measures(prepared: Preparing) -> Iterator[Item]:
    account = prepared.account
    for card in contract_cards(account, prepared.as_of):
        if card.history:
            continue
        place = account_page(account.id, "work", card.anchor)
        for measure in sorted(card.measures, key=lambda each: each.state.tone is not Tone.BAD):
            actual = f"{measure.actual} measured" if measure.actual else "not measured yet"
            yield Item(
                f"{actual}, {measure.target} agreed", measure.name, on=measure.on, state=measure.state, target=place
            )


def _kept(prepared: Preparing) -> Iterator[Item]:
    account, as_of = prepared.account, prepared.as_of
    for side, _, label in _SIDES:
        rate = kept_rate(account, side, as_of, account.settings)
        if rate.settled:
            share = "" if rate.share is not None else "too few to say much"
            text = f"{len(rate.kept)} of {rate.settled} kept in time"
            days = count(account.settings.kept_window_days, "day")
            yield Item(text, label, joined((f"in the last {days}", share)))


def contracts_ahead(prepared: Preparing) -> Half:
    """By when somebody has to speak up about a contract, and what each side has promised."""
    empty = "No date of a contract and no open promise until the next review."
    return prepared.to_come("Dates and open promises", [*_deadlines(prepared), *_promises(prepared)], empty)


def _deadlines(prepared: Preparing) -> Iterator[Item]:
    account, as_of = prepared.account, prepared.as_of
    for clock in contract_clocks(account, as_of, account.settings):
        contract = clock.contract
        place = account_page(account.id, "work", contract_anchor(contract.id))
        if clock.stage is ClockStage.ENDED:
            continue
        if contract.notice_by and contract.notice_by >= as_of:
            yield Item("Last day to give notice", note=contract.name, on=contract.notice_by, target=place)
        over = contract.ends < as_of
        what = "Ended" if over else "Renews itself after this day" if contract.auto_renew else "Ends"
        known = State("renewal not known yet", Tone.UNKNOWN) if contract.auto_renew is None else None
        yield Item(what, note=contract.name, on=contract.ends, state=known, target=place)


def _promises(prepared: Preparing) -> Iterator[Item]:
    for side, label, _ in _SIDES:
        for promise in open_promises(prepared.account, side, prepared.as_of):
            kept = promise.commitment
            place = account_page(prepared.account.id, "work", f"promise-{kept.id}")
            note = joined((label.lower(), prepared.named(kept.by)), ": ")
            yield Item(cut(kept.text), note=note, on=kept.due, state=prepared.late(kept.due), target=place)
