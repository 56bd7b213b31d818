"""What nobody may forget in the room: promises not kept, questions not answered, disputes, projects not on course."""

from __future__ import annotations

from collections.abc import Iterator

from generator.context.account.promises import PromiseRow, open_rows, settled_rows
from generator.context.account.requests import request_row
from generator.context.documents.brief.material import BriefMaterial
from generator.context.documents.project_report.wording import past_due, timing_words
from generator.context.documents.vocabulary import Item
from generator.context.states import value_state
from generator.context.views import State, Tone
from generator.days.period import in_short
from generator.insight.people.conflicts import unsettled_conflicts
from generator.insight.people.mistakes import Mending, mistake_states
from generator.insight.projects.delivery import projects_off_course
from generator.insight.promises.promises import not_forgotten
from generator.insight.promises.queries import waiting_queries
from generator.insight.value.beyond_contract import open_requests
from generator.model.conflict import Conflict
from generator.model.requests import Request
from generator.model.work import Side
from generator.rendering.rich_text import plain_words
from generator.wording.text import count_noun, join_texts


def unsettled_items(material: BriefMaterial) -> Iterator[Item]:
    """What stands between us and those who are there, what hurts most first, and the projects not on course."""
    yield from _promises(material, "us")
    yield from _mistakes(material)
    yield from _queries(material)
    if "stories" not in material.order.first:
        yield from _disputes(material)
    yield from _promises(material, "customer")
    yield from _requests(material)
    yield from _projects(material)


def unkept_rows(material: BriefMaterial, side: Side) -> list[PromiseRow]:
    """The promises of a side to or by those who are there that are late, or were broken lately; broken ones first."""
    account, as_of, there = material.account, material.as_of, material.perhaps_present
    rows = (*settled_rows(account, material.directory), *open_rows(account, side, as_of, material.directory))
    unkept = not_forgotten(account, side, there, as_of, account.settings)
    return [row for row in rows if row.record in unkept]


def _promises(material: BriefMaterial, side: Side) -> Iterator[Item]:
    label = "Our promise" if side == "us" else "Their promise"
    for row in unkept_rows(material, side):
        who = join_texts((row.by.name if row.by else "", f"to {row.to.name}" if row.to else ""), " ")
        note = join_texts((who, f"due {in_short(row.record.due)}"))
        yield Item(material.cut(row.record.text), label, note, state=row.state)


def _mistakes(material: BriefMaterial) -> Iterator[Item]:
    """What we did wrong to those who are there and is not right again."""
    for state in mistake_states(material.account, material.as_of):
        mistake = state.mistake
        if state.mending is not Mending.RIGHT and (not mistake.hurt or mistake.hurt in material.perhaps_present):
            tone = Tone.WATCH if state.mending is Mending.UNCONFIRMED else Tone.BAD if state.late else Tone.QUIET
            by = f"by {in_short(mistake.due)}" if mistake.due else ""
            note = join_texts((f"of {in_short(mistake.on)}", mistake.remedy or "", by))
            ask = "Is it right again?" if state.mending is Mending.UNCONFIRMED else ""
            yield Item(
                material.cut(mistake.what),
                "Our mistake",
                material.cut(note),
                state=State(state.mending, tone),
                answer=ask,
            )


def _queries(material: BriefMaterial) -> Iterator[Item]:
    for waiting in waiting_queries(material.account, material.as_of, material.account.settings):
        query = waiting.query
        if query.from_ in material.perhaps_present:
            late = count_noun(waiting.late, "working day")
            state = State(f"late by {late}", Tone.BAD) if waiting.late else State("no answer yet", Tone.WATCH)
            by = material.name_of(query.by)
            note = join_texts((f"asked {in_short(query.asked_on)}", f"{by} answers" if by else ""))
            yield Item(
                material.cut(query.ask), f"{material.name_of(query.from_)} waits for an answer", note, state=state
            )


def _requests(material: BriefMaterial) -> Iterator[Item]:
    """What those who are there asked for beyond the contract and nobody has decided."""
    for request in open_requests(material.account, material.as_of):
        if request.from_ in material.perhaps_present:
            row = request_row(material.account, request, material.as_of, material.directory)
            about = f"{material.name_of(request.from_)} asked for more than the contract has"
            note = join_texts((f"asked {in_short(request.asked_on)}", row.costs))
            yield Item(material.cut(request.ask), about, note, state=row.state, answer=_not_yet(material, request))


def _not_yet(material: BriefMaterial, request: Request) -> str:
    whom = material.name_of(request.escalated_to)
    return f"{whom} decides; promise nothing." if whom else "It is not decided; promise nothing."


def _disputes(material: BriefMaterial) -> Iterator[Item]:
    """The disputes with those who are there, each with a line for what either side tells."""
    for conflict in disputes_here(material):
        note, state = f"since {in_short(conflict.noticed_on)}", value_state(conflict.status)
        yield Item(material.cut(conflict.text), "Dispute", note, state=State(state.word, Tone.BAD))
        yield from (_story(material, conflict, side) for side in _SIDES)


def disputes_here(material: BriefMaterial) -> list[Conflict]:
    """The disputes that are neither settled nor parked, with somebody who is there, or with nobody of them named."""
    account = material.account

    def concerns(conflict: Conflict) -> bool:
        people = {*conflict.parties, *(story.by for story in conflict.stories)}
        return bool(people & material.perhaps_present) or not any(account.person(id) for id in people)

    return [conflict for conflict in unsettled_conflicts(account, material.as_of) if concerns(conflict)]


_SIDES: tuple[Side, Side] = ("customer", "us")


def _story(material: BriefMaterial, conflict: Conflict, side: Side) -> Item:
    """What one side tells, those who are there first."""
    whose = "their side" if side == "customer" else "our side"
    heard = [s for s in conflict.stories if s.side == side and (s.heard_on is None or s.heard_on <= material.as_of)]
    story = min(heard, key=lambda story: story.by not in material.present, default=None)
    if story is None:
        return Item("not heard yet: hear it before you judge", whose.capitalize())
    return Item(material.cut(plain_words(story.story)), f"{material.name_of(story.by)} says", whose)


def _projects(material: BriefMaterial) -> Iterator[Item]:
    for project in projects_off_course(material.account, material.as_of):
        late = past_due(project, material.as_of)
        state = value_state(project.health) if project.health in ("red", "amber") else State("late", Tone.WATCH)
        why = material.cut(project.health_why) or late or "nobody noted why: ask who answers for it"
        yield Item(why, project.name, timing_words(project), state=state)
