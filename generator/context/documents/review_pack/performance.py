"""The sections of a review pack about what was agreed: the projects and the contracts."""

from __future__ import annotations

from collections.abc import Iterator

from generator.context.account.contracts import contract_anchor, contract_cards
from generator.context.documents.project_report.figures import (
    effort_words,
    milestones_reached,
    reserve_words,
    steps_late,
    timing_words,
)
from generator.context.documents.review_pack.preparing import ROOM, ReviewMaterial, cut_line, join_texts
from generator.context.documents.review_pack.views import Half, Item
from generator.context.states import value_state, value_title
from generator.context.views import State, Tone
from generator.insight.projects.delivery import is_unfinished
from generator.insight.promises.kept import kept_rate
from generator.insight.promises.promises import open_promises
from generator.insight.value.contract_clock import ClockStage, contract_clocks
from generator.model.work import Project, Side
from generator.paths import account_page, report_page
from generator.wording.text import count_noun

_SIDES: tuple[tuple[Side, str, str], ...] = (
    ("us", "we promised", "Our promises"),
    ("customer", "they promised", "Their promises"),
)


def projects_behind(prepared: ReviewMaterial) -> Half:
    """How each open project goes, those in trouble first."""
    running = sorted(
        (project for project in prepared.account.projects if project.open),
        key=lambda project: {"red": 0, "amber": 1, None: 2, "green": 3}[project.health],
    )
    lines = (_project(prepared, project) for project in running)
    return prepared.half("How they stand", lines, "No open project.")


def _project(prepared: ReviewMaterial, project: Project) -> Item:
    parts = (
        value_title(project.phase),
        timing_words(project),
        reserve_words(project),
        effort_words(project, prepared.account.settings),
        milestones_reached(project, prepared.since, prepared.as_of),
        steps_late(project, prepared.as_of),
    )
    place = report_page(prepared.account.id, project.id)
    return Item(
        cut_line(project.health_why),
        project.name,
        join_texts(parts, "; "),
        state=value_state(project.health),
        target=place,
    )


def projects_ahead(prepared: ReviewMaterial) -> Half:
    """What the projects have to reach, and what we need from the customer for it."""
    lines = (
        line for project in prepared.account.projects if is_unfinished(project) for line in _steps(prepared, project)
    )
    running = any(is_unfinished(project) for project in prepared.account.projects)
    empty = "No milestone is noted until the next review: agree on the next one of each project."
    empty = empty if running else "Nothing is under way: ask what they undertake next."
    # A project takes three lines beside these, so that there is room for more of them.
    return prepared.to_come("What comes next", lines, empty, room=ROOM + 3)


def _steps(prepared: ReviewMaterial, project: Project) -> Iterator[Item]:
    for milestone in project.milestones:
        if milestone.done is None and milestone.due >= prepared.as_of:
            whose = "theirs" if milestone.side == "customer" else "ours"
            yield Item(cut_line(milestone.text), note=f"{project.name}, {whose}", on=milestone.due)
    for needed in project.inputs_needed:
        if needed.received is None and needed.due >= prepared.as_of:
            whom = prepared.name_of(needed.from_) or "them"
            yield Item(cut_line(needed.what), note=f"{project.name}, from {whom}", on=needed.due)


def contracts_behind(prepared: ReviewMaterial) -> Half:
    """What the contracts are judged by, and how many of its promises each side kept."""
    empty = "Not known yet: ask by what they judge us, and agree on two or three figures."
    return prepared.half("What was agreed, and what came of it", [*_measures(prepared), *_kept_items(prepared)], empty)


def _measures(prepared: ReviewMaterial) -> Iterator[Item]:
    account = prepared.account
    for card in contract_cards(account, prepared.as_of):
        if card.history:
            continue
        place = account_page(account.id, "work", contract_anchor(card.record.id))
        for measure in sorted(card.measures, key=lambda measure_row: measure_row.state.tone is not Tone.BAD):
            actual = f"{measure.actual} measured" if measure.actual else "Not measured yet"
            yield Item(
                f"{actual}, {measure.target} agreed",
                measure.record.name,
                on=measure.on,
                state=measure.state,
                target=place,
            )


def _kept_items(prepared: ReviewMaterial) -> Iterator[Item]:
    account, as_of, settings = prepared.account, prepared.as_of, prepared.account.settings
    for side, _, label in _SIDES:
        rate, opened = kept_rate(account, side, as_of, settings), open_promises(account, side, as_of)
        late = [promise for promise in opened if promise.days_late]
        kept = f"{len(rate.kept)} of {rate.settled} kept in time" if rate.settled else ""
        behind = f"{count_noun(len(late), 'open one')} late" if late else ""
        if kept or behind:
            few = "too few to say much" if rate.settled and rate.share is None else ""
            days = f"in the last {count_noun(settings.kept_window_days, 'day')}" if rate.settled else ""
            longest = f"longest “{cut_line(late[0].commitment.text)}”" if late else ""
            yield Item(join_texts((kept, behind)), label, join_texts((days, few, longest), "; "))


def contracts_ahead(prepared: ReviewMaterial) -> Half:
    """By when somebody has to speak up about a contract, and what each side has promised."""
    empty = "No date of a contract and no open promise until the next review."
    return prepared.to_come("Dates and open promises", [*_deadlines(prepared), *_promises(prepared)], empty)


def _deadlines(prepared: ReviewMaterial) -> Iterator[Item]:
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


def _promises(prepared: ReviewMaterial) -> Iterator[Item]:
    for side, label, _ in _SIDES:
        for promise in open_promises(prepared.account, side, prepared.as_of):
            kept = promise.commitment
            if not promise.days_late:
                place = account_page(prepared.account.id, "work", f"promise-{kept.id}")
                note = join_texts((label, prepared.name_of(kept.by)), ": ")
                yield Item(cut_line(kept.text), note=note, on=kept.due, target=place)
