"""What is open between the two companies, what happened lately, and what happened before that."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from generator.context.account.history import list_moments
from generator.context.account.promises import PromiseRow, open_rows
from generator.context.account.queries import queries
from generator.context.documents.handover.material import HandoverMaterial
from generator.context.documents.vocabulary import Item
from generator.context.states import satisfied_state, task_state, value_state, value_title
from generator.context.views import Who
from generator.days.period import in_short, in_words
from generator.insight.meetings.reviews import held_reviews
from generator.insight.people.conflicts import by_urgency
from generator.model.work import Side
from generator.wording.text import in_prose, join_texts, quote_text

RECENT = 90
"""How many days of history are told in full."""


def our_promises(material: HandoverMaterial) -> Iterator[Item]:
    """What we owe them, in the words used, and the questions that wait for our answer."""
    for query in queries(material.account, material.as_of, material.directory).open:
        note = join_texts((f"asked {in_short(query.record.asked_on)}", query.by.name if query.by else ""))
        yield Item(quote_text(query.record.ask), f"{_name(query.who)} asks", note, state=query.state)
    yield from (_promise_item(row) for row in _open(material, "us"))


def their_promises(material: HandoverMaterial) -> Iterator[Item]:
    """What they owe us: what they promised, and what projects need from them."""
    yield from (_promise_item(row) for row in _open(material, "customer"))
    for project in material.account.projects if not material.view.closed else ():
        for needed in project.inputs_needed if project.open else ():
            if needed.received is None:
                note = join_texts((f"for {project.name}", f"due {in_short(needed.due)}"))
                state = task_state(needed.due, None, material.as_of)
                yield Item(material.cut(needed.what), material.name_of(needed.from_), note, state=state)


def _open(material: HandoverMaterial, side: Side) -> tuple[PromiseRow, ...]:
    return open_rows(material.account, side, material.as_of, material.directory)


def _promise_item(row: PromiseRow) -> Item:
    promise = row.record
    occasion = join_texts((f"made {in_short(promise.made_on)}", promise.made_at or ""))
    note = join_texts((occasion, f"due {in_short(promise.due)}"), "; ")
    about = join_texts((_name(row.by), f"to {_name(row.to)}" if row.to else ""), " ")
    return Item(quote_text(promise.text, 160), about, note, state=row.state)


def _name(who: Who | None) -> str:
    return who.name if who else ""


def disputes(material: HandoverMaterial) -> Iterator[Item]:
    """The disputes that are not settled: what they are about, how far they are, who helps."""
    for conflict in by_urgency(material.account, material.as_of):
        if conflict.open:
            mediator = material.name_of(conflict.co_mediator)
            note = join_texts(
                (f"noticed {in_words(conflict.noticed_on)}", f"{mediator} helps to settle it" if mediator else "")
            )
            parties = in_prose([name for id in conflict.parties if (name := material.name_of(id))])
            yield Item(material.cut(conflict.text), parties, note, state=value_state(conflict.status))


def lately(material: HandoverMaterial) -> Iterator[Item]:
    """Everything of the last ninety days, the newest first."""
    since = material.as_of - timedelta(days=RECENT)
    for moment in list_moments(material.account, material.as_of, material.directory):
        if moment.on >= since:
            about = join_texts((moment.kind, in_prose([who.name for who in moment.theirs])))
            yield Item(material.cut(moment.note), about, on=moment.on, state=moment.mood)


def before(material: HandoverMaterial) -> Iterator[Item]:
    """What went before, as milestones: outcomes, judgements in their words, disputes that were settled, reviews."""
    since = material.as_of - timedelta(days=RECENT)
    return iter(sorted((item for item in _milestones(material) if item.on and item.on < since), key=_newest_first))


def _newest_first(item: Item) -> int:
    return -item.on.toordinal() if item.on else 0


def _milestones(material: HandoverMaterial) -> Iterator[Item]:
    account = material.account
    for outcome in account.outcomes:
        said = material.name_of(outcome.confirmed_by)
        yield Item(material.cut(outcome.text), "Brought", f"{said} said so" if said else "", outcome.on)
    for judgement in account.satisfaction:
        who = in_prose([name for id in judgement.from_ if (name := material.name_of(id))])
        words = quote_text(judgement.words) if judgement.words else f"{judgement.score} of 5"
        yield Item(words, "Satisfaction", who, judgement.on, satisfied_state(judgement))
    for conflict in account.conflicts:
        if not conflict.open and conflict.outcome:
            text = f"{material.cut(conflict.text).rstrip('.')}. Outcome: {material.cut(conflict.outcome)}"
            yield Item(text, "Dispute", on=conflict.noticed_on, state=value_state(conflict.status))
    for review in held_reviews(account, material.as_of):
        decided = review.review.sections.decisions if review.review else ()
        yield Item(material.cut("; ".join(decided)) or "No decision is noted.", value_title(review.kind), on=review.on)
