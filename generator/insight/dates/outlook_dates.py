"""The days of what we watch, of our ideas and of what is to be brought to meetings."""

from __future__ import annotations

from collections.abc import Iterator

from generator.days.period import in_words
from generator.insight.dates.dated_thing import DatedThing, DateKind, DateSearch, key_of
from generator.insight.knowledge.ideas import IdeaStage, idea_states
from generator.insight.meetings.materials import to_bring
from generator.insight.meetings.meetings import title_of
from generator.wording.text import LINE_LENGTH, in_prose, plain_words, quote_text, sentence_case, shorten_text


def idea_dates(search: DateSearch) -> Iterator[DatedThing]:
    """Ideas that nobody was told of yet, on the day by which to tell them."""
    for state in idea_states(search.account, search.as_of, search.account.settings):
        if state.stage is IdeaStage.READY and state.by:
            idea, person = state.idea, search.account.person(state.idea.tell)
            title = f"Tell {person.label if person else 'them'}: {shorten_text(idea.our_proposal, LINE_LENGTH)}"
            key, owner = f"idea/{key_of(idea.our_proposal)}", person.contact.owner if person else None
            yield search.thing(DateKind.IDEA, idea, key, title, state.by, owner, deadline=True)


def watch_dates(search: DateSearch) -> Iterator[DatedThing]:
    """Things we watch, on the day they take effect."""
    for watch in search.account.watch:
        if watch.takes_effect and watch.seen_on <= search.as_of:
            title = f"{quote_text(watch.text, LINE_LENGTH)} takes effect for them"
            yield search.thing(DateKind.WATCH, watch, f"watch/{watch.id}", title, watch.takes_effect)


def material_dates(search: DateSearch) -> Iterator[DatedThing]:
    """What is to be brought to a planned meeting and is not ready, on the day it has to be."""
    for bring in to_bring(search.account, search.as_of):
        material, meeting = bring.material, bring.meeting
        if not material.ready:
            form, name = sentence_case(plain_words(material.format)), title_of(search.account, meeting) or "the meeting"
            title = f"{form} ready for {name} of {in_words(meeting.on)}: {shorten_text(material.text, LINE_LENGTH)}"
            people = in_prose([person.label for person in bring.people])
            key = f"material/{meeting.id}/{material.format}/{key_of(material.text)}"
            yield search.thing(
                DateKind.MATERIAL, meeting, key, title + (f", for {people}" if people else ""), bring.due, bring.owner,
                deadline=True,
            )  # fmt: skip
