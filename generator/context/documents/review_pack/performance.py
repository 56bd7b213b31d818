"""The sections of a review pack about what was agreed: the projects and the contracts."""

from __future__ import annotations

from collections.abc import Iterator

from generator.context.account.contracts import contract_anchor, contract_cards
from generator.context.documents.project_report.wording import (
    effort_words,
    milestones_reached,
    reserve_words,
    steps_late,
    timing_words,
)
from generator.context.documents.review_pack.material import ReviewMaterial
from generator.context.documents.vocabulary import Item, Section
from generator.context.states import value_state, value_title
from generator.context.views import State, Tone
from generator.insight.projects.delivery import is_unfinished
from generator.insight.promises.kept import kept_rate
from generator.insight.promises.promises import open_promises
from generator.insight.value.contract_clock import ClockStage, contract_clocks
from generator.model.work import Project, Side
from generator.paths import account_page, report_page
from generator.wording.text import count_noun, join_texts

_SIDES: tuple[tuple[Side, str, str], ...] = (
    ("us", "we promised", "Our promises"),
    ("customer", "they promised", "Their promises"),
)


def projects(material: ReviewMaterial) -> Iterator[Item]:
    """How each open project goes, those in trouble first."""
    rank = {"red": 0, "amber": 1, None: 2, "green": 3}
    running = (project for project in material.account.projects if project.open)
    for project in sorted(running, key=lambda project: rank[project.health]):
        parts = (
            value_title(project.phase),
            timing_words(project),
            reserve_words(project),
            effort_words(project, material.account.settings),
            milestones_reached(project, material.since, material.as_of),
            steps_late(project, material.as_of),
        )
        yield Item(
            material.cut(project.health_why),
            project.name,
            join_texts(parts, "; "),
            state=value_state(project.health),
            target=report_page(material.account.id, project.id),
        )


def projects_ahead(material: ReviewMaterial) -> Section[Item]:
    """What the projects have to reach, and what we need from the customer for it."""
    running = [project for project in material.account.projects if is_unfinished(project)]
    empty = (
        "No milestone is noted until the next review: agree on the next one of each project."
        if running
        else "Nothing is under way: ask what they undertake next."
    )
    steps = material.to_come(step for project in running for step in _steps(material, project))
    # A project takes three lines beside these, so that there is room for more of them.
    return material.section("ahead", "What comes next", steps, empty, room=9)


def _steps(material: ReviewMaterial, project: Project) -> Iterator[Item]:
    for milestone in project.milestones:
        if milestone.done is None and milestone.due >= material.as_of:
            whose = "theirs" if milestone.side == "customer" else "ours"
            yield Item(material.cut(milestone.text), note=f"{project.name}, {whose}", on=milestone.due)
    for needed in project.inputs_needed:
        if needed.received is None and needed.due >= material.as_of:
            whom = material.name_of(needed.from_) or "them"
            yield Item(material.cut(needed.what), note=f"{project.name}, from {whom}", on=needed.due)


def contracts(material: ReviewMaterial) -> Iterator[Item]:
    """What the contracts are judged by, and how many of its promises each side kept."""
    for card in contract_cards(material.account, material.as_of):
        place = account_page(material.account.id, "work", contract_anchor(card.record.id))
        for measure in sorted(card.measures, key=lambda row: row.state.tone is not Tone.BAD):
            actual = f"{measure.actual} measured" if measure.actual else "Not measured yet"
            text = f"{actual}, {measure.target} agreed"
            if not card.history:
                yield Item(text, measure.record.name, on=measure.on, state=measure.state, target=place)
    yield from _promises_kept(material)


def _promises_kept(material: ReviewMaterial) -> Iterator[Item]:
    account, as_of, settings = material.account, material.as_of, material.account.settings
    for side, _, label in _SIDES:
        rate, opened = kept_rate(account, side, as_of, settings), open_promises(account, side, as_of)
        late = [promise for promise in opened if promise.days_late]
        kept = f"{len(rate.kept)} of {rate.settled} kept in time" if rate.settled else ""
        behind = f"{count_noun(len(late), 'open one')} late" if late else ""
        if kept or behind:
            few = "too few to say much" if rate.settled and rate.share is None else ""
            days = f"in the last {count_noun(settings.kept_window_days, 'day')}" if rate.settled else ""
            longest = f"longest “{material.cut(late[0].commitment.text)}”" if late else ""
            yield Item(join_texts((kept, behind)), label, join_texts((days, few, longest), "; "))


def dates_and_promises(material: ReviewMaterial) -> list[Item]:
    """By when somebody has to speak up about a contract, and what each side has promised."""
    return material.to_come([*_deadlines(material), *_promises(material)])


def _deadlines(material: ReviewMaterial) -> Iterator[Item]:
    account, as_of = material.account, material.as_of
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


def _promises(material: ReviewMaterial) -> Iterator[Item]:
    for side, label, _ in _SIDES:
        for promise in open_promises(material.account, side, material.as_of):
            kept = promise.commitment
            if not promise.days_late:
                place = account_page(material.account.id, "work", f"promise-{kept.id}")
                note = join_texts((label, material.name_of(kept.by)), ": ")
                yield Item(material.cut(kept.text), note=note, on=kept.due, target=place)
