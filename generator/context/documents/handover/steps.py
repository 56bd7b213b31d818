"""How the account is taken over: the first two weeks, the steps with who and by when, and who signs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.context.account.promises import open_rows
from generator.context.account.queries import queries
from generator.context.documents.handover.material import HandoverMaterial
from generator.context.documents.vocabulary import Item
from generator.context.states import task_state
from generator.context.views import State, Who
from generator.insight.handover.steps import STEP_WORDS, HandoverStep, Whose, handover_steps
from generator.insight.knowledge.ideas import IdeaStage, idea_states
from generator.insight.people.owners import find_manager
from generator.model.account import Account
from generator.model.handover import Handover
from generator.wording.text import count_noun, few_in_prose, quote_text, sentence_case

_PARTS = {Whose.OLD: "who leaves", Whose.NEW: "who takes over", Whose.MANAGER: "who leads both"}

_WANTING = 3
"""How many names of what is still wanting a step lists."""


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step of a handover."""

    #: What is done, as the beginning of a sentence.
    text: str
    who: Who | None
    #: Whether the one who leaves, comes, or leads both sees to it.
    part: str
    due: date
    state: State
    #: How it is known, or what is still wanting; may be empty.
    note: str
    #: When it was done; None while it is not, or where that cannot be told.
    on: date | None


@dataclass(frozen=True, slots=True)
class SignLine:
    """One who signs that the account has changed hands."""

    name: str
    part: str
    #: None until they have.
    on: date | None


def first_meeting(material: HandoverMaterial) -> Iterator[Item]:
    """What to talk about at the first meeting, in this order."""
    ours = open_rows(material.account, "us", material.as_of, material.directory)
    theirs = open_rows(material.account, "customer", material.as_of, material.directory)
    open_words = f"{count_noun(len(ours), 'promise')} of ours, {len(theirs)} of theirs"
    yield Item(open_words, "What is open between us")
    goals = [goal.text.rstrip(".") for goal in material.account.strategy.customer.goals[:2]]
    yield Item(material.cut("; ".join(goals)) or "ask", "What matters to you now, and has it changed")
    yield Item("listen, and promise nothing yet", "What should stay as it is, and what should not")
    yield Item(_quick_win(material), "One quick win")


def _quick_win(material: HandoverMaterial) -> str:
    """Something that can be done at once: an answer they wait for, a late promise of ours, an idea that is ready."""
    account, as_of = material.account, material.as_of
    waiting = queries(account, as_of, material.directory).open
    if waiting:
        return f"answer {quote_text(waiting[0].record.ask)}"
    late = [row for row in open_rows(account, "us", as_of, material.directory) if row.record.due < as_of]
    if late:
        return f"keep what is late: {quote_text(late[-1].record.text)}"
    ready = [state.idea for state in idea_states(account, as_of, account.settings) if state.stage is not IdeaStage.TOLD]
    if ready:
        return f"tell them the idea: {quote_text(ready[0].our_proposal)}"
    return "ask them for one small thing that would help this month"


def step_lines(material: HandoverMaterial) -> Iterator[StepLine]:
    """The steps of the handover under way, in the order in which they are due; none while there is none."""
    handover = material.handover
    for step in handover_steps(material.account, handover, material.as_of) if handover else ():
        state = task_state(step.due, step.due if step.done else None, material.as_of)
        yield StepLine(
            text=sentence_case(STEP_WORDS[step.name]),
            who=material.directory.who(step.who),
            part=_PARTS[step.whose],
            due=step.due,
            state=state,
            note=_step_note(step, material.account),
            on=step.on,
        )


def _step_note(step: HandoverStep, account: Account) -> str:
    if step.done:
        return f"by {account.name_of(step.by)}" if step.by else "the record shows it"
    names = [quote_text(name, 40) if len(name.split()) > 3 else name for name in step.wanting]
    return f"still: {few_in_prose(names, _WANTING)}" if names else ""


def sign_lines(material: HandoverMaterial) -> Iterator[SignLine]:
    """Who signs, and who has; none while no handover is under way."""
    handover = material.handover
    manager = find_manager(material.account)
    if handover:
        yield _sign_line(material, handover, handover.from_, Whose.OLD)
        yield _sign_line(material, handover, handover.to, Whose.NEW)
        if manager:
            yield _sign_line(material, handover, manager.id, Whose.MANAGER)


def _sign_line(material: HandoverMaterial, handover: Handover, id: str, whose: Whose) -> SignLine:
    on = next((sign.on for sign in handover.signed if sign.by == id and sign.on <= material.as_of), None)
    return SignLine(material.name_of(id), _PARTS[whose], on)
