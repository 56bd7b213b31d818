"""The agenda that a customer may take away: made from a list of what they may see, and from nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.insight.sharing.in_writing import shared_key, shared_meetings, shared_promises
from generator.insight.sharing.shared import SharedContact, SharedMeeting, SharedPromise
from generator.insight.sharing.sharing import name_of_theirs, share_sender
from generator.model.account import Account
from generator.model.meetings import AgendaItem, Meeting
from generator.wording.phrases import Phrases
from generator.wording.text import join_texts


@dataclass(frozen=True, slots=True)
class SharedItem:
    """What a customer may see of an item of the agenda of a shared meeting."""

    text: str
    #: Inform, discuss, decide or ask.
    type: str
    minutes: int | None
    #: The name of who leads it; empty when nobody is named who takes part.
    lead: str


@dataclass(frozen=True, slots=True)
class LeaveBehind:
    """All that the agenda for the customer is made from."""

    #: Its own name, else what it is for.
    name: str
    #: The day of the week, the day, the time and how long, in words.
    when: str
    place: str
    #: The names of those who take part, theirs first.
    people: tuple[str, ...]
    agenda: tuple[SharedItem, ...]
    #: What is open of what each side promised, the nearest first.
    ours: tuple[SharedPromise, ...]
    theirs: tuple[SharedPromise, ...]
    #: When and where the two companies meet after that, in words; empty when nothing is agreed.
    next: str
    #: Our account manager.
    sender: SharedContact | None
    as_of: date


def leave_behind(account: Account, meeting: Meeting, as_of: date) -> LeaveBehind | None:
    """What of a meeting and of the promises its customer may take away; None for a meeting that is not shared.

    With `shared_dates` the one place where that is decided: of a meeting marked ``audience: shared`` its name, day,
    time, length, place, agenda and the names of those who take part; of promises marked so their words and day.
    """
    meetings, promises = shared_meetings(account, as_of), shared_promises(account, as_of)
    own = next((shared for shared in meetings if shared.key == shared_key(account, meeting)), None)
    if own is None:
        return None
    later = next((shared for shared in meetings if shared.on > own.on), None)
    words = account.customer_words
    names = [(account.person(id), account.colleague(id)) for id in meeting.attendees]
    return LeaveBehind(
        name=own.name,
        when=_say_time(own, words),
        place=own.place,
        people=(*(p.name for p, _ in names if p and p.name), *(ours.name for _, ours in names if ours)),
        agenda=tuple(_share_item(account, item, meeting.attendees) for item in meeting.agenda),
        ours=tuple(promise for promise in promises if promise.ours),
        theirs=tuple(promise for promise in promises if not promise.ours),
        next=join_texts((later.name, _say_time(later, words), later.place)) if later else "",
        sender=share_sender(account),
        as_of=as_of,
    )


def _say_time(meeting: SharedMeeting, words: Phrases) -> str:
    minutes = words.count("minutes_long", meeting.minutes) if meeting.minutes else ""
    return join_texts((words.local.day_in_full(meeting.on), meeting.at, minutes))


def _share_item(account: Account, item: AgendaItem, there: tuple[str, ...]) -> SharedItem:
    lead = item.lead if item.lead in there else None
    colleague = account.colleague(lead)
    name = colleague.name if colleague else name_of_theirs(account, lead)
    return SharedItem(item.text, account.customer_words.value("aim", item.type), item.minutes, name)
