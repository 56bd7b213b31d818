"""What comes up of what we watch, of our ideas and of what is to be brought to meetings."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.insight.coming_item import LONGEST, Coming, ComingKind, quoted
from generator.insight.ideas import IdeaStage, idea_states
from generator.insight.materials import to_bring
from generator.insight.meetings import title_of
from generator.model.account import Account
from generator.model.settings import Settings
from generator.period import in_words
from generator.text import in_prose, sentence_case, shortened, words


def ideas_coming(account: Account, as_of: date, settings: Settings) -> Iterator[Coming]:
    """Ideas that nobody was told of yet, on the day by which to tell them."""
    for state in idea_states(account, as_of, settings):
        if state.stage is IdeaStage.READY and state.by:
            person = account.person(state.idea.tell)
            owner = person.contact.owner if person else None
            text = f"Tell {person.label if person else 'them'}: {shortened(state.idea.our_proposal, LONGEST)}"
            yield Coming(ComingKind.IDEA, state.by, text, owner or account.profile.owner, state.idea)


def watched_coming(account: Account, as_of: date) -> Iterator[Coming]:
    """Things we watch, on the day they take effect."""
    for watch in account.watch:
        if watch.takes_effect and watch.seen_on <= as_of:
            text = f"{quoted(watch.text)} takes effect for them"
            yield Coming(ComingKind.WATCH, watch.takes_effect, text, account.profile.owner, watch)


def materials_coming(account: Account, as_of: date) -> Iterator[Coming]:
    """What is to be brought to a planned meeting and is not ready, on the day it has to be."""
    for each in to_bring(account, as_of):
        if not each.material.ready:
            meeting = title_of(account, each.meeting) or "the meeting"
            people = in_prose([person.label for person in each.people])
            text = f"{sentence_case(words(each.material.format))} ready for {meeting} of {in_words(each.meeting.on)}"
            text += f": {shortened(each.material.text, LONGEST)}" + (f", for {people}" if people else "")
            yield Coming(ComingKind.MATERIAL, each.due, text, each.owner, each.meeting)
