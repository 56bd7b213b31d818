"""What shows that a bar of the first ninety days is reached: never that nothing speaks against it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from generator.insight.handover.gaps import succession_gaps
from generator.insight.knowledge.frames import AskedOf, list_asked
from generator.insight.meetings.minutes import MinutesStage, minutes_state
from generator.insight.meetings.reviews import held_reviews
from generator.insight.newcomers.newcomer import Newcomer, TakenOver
from generator.insight.people.contact import counts_as_contact
from generator.insight.people.succession import first_to_meet
from generator.insight.promises.kept import in_time
from generator.model.account import Account
from generator.model.personal import Rating
from generator.model.questions import RoleName
from generator.model.work import Commitment
from generator.wording.text import count_noun, few_in_prose, in_prose, quote_text

ROLES: tuple[RoleName, ...] = ("ceo", "ambassador", "mediator", "consultant", "controller", "shareholder")

LAST_BAR = 90
"""The day of the last bar."""

PROMISES_BY = 60
"""By which day every promise taken over that falls due by then is to be settled."""

_NAMED = 3
"""How many names of those still to be met are said."""

_NO_GIT = "git keeps no plan from before you had it"


class Stage(StrEnum):
    """How far a bar is."""

    REACHED = "reached"
    TO_COME = "to come"
    UNKNOWN = "not known"
    """The account says too little to tell."""
    NOTHING = "does not arise"
    """There is nothing that could be done."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a bar is, and what shows it or is wanting; the note may be empty."""

    stage: Stage
    note: str = ""


def _reached_if(shown: bool, note: str = "") -> Progress:
    return Progress(Stage.REACHED if shown else Stage.TO_COME, note)


# --- Once, over all accounts


def roles_read(accounts: Sequence[Account], who: Newcomer) -> Progress:
    """All six roles are typed, one by one."""
    left = [role for role in ROLES if f"role-{role}" not in who.items]
    return _reached_if(not left, f"still: {in_prose(left)}" if left else "")


def sat_in(accounts: Sequence[Account], who: Newcomer) -> Progress:
    """A talk of the log, with whichever customer, in which another of us took part."""
    talks = (
        (account, entry)
        for account in {account.id: account for account in (*accounts, *who.others)}.values()
        for entry in who.entries(account, who.started)
        if entry.with_ and len(set(entry.us)) > 1
    )
    return _reached_if(any(counts_as_contact(entry, account.settings) for account, entry in talks))


def review_held(accounts: Sequence[Account], who: Newcomer) -> Progress:
    """A review they took part in, of an account of theirs, whose minutes have gone out."""
    held = [
        minutes_state(reviewing, who.as_of, account.settings).stage
        for account in accounts
        for reviewing in held_reviews(account, who.as_of)
        if reviewing.on >= who.started and who.member.id in reviewing.attendees
    ]
    return _reached_if(MinutesStage.SENT in held, "its minutes are not noted as sent" if held else "")


def rated_again(accounts: Sequence[Account], who: Newcomer) -> Progress:
    """Ratings of all six roles from both halves of the ninety days."""

    def covers_all_roles(ratings: Iterable[Rating]) -> bool:
        return {rating.role for rating in ratings} >= set(ROLES)

    own = [rating for rating in who.own.ratings if who.started <= rating.on <= who.as_of]
    middle = who.started + timedelta(days=LAST_BAR // 2)
    first, again = (covers_all_roles(r for r in own if (r.on >= middle) is late) for late in (False, True))
    return _reached_if(first and again, "" if first else "not all six were judged at the start")


# --- In each account: typed, or in their own file


def pack_read(taken: TakenOver) -> Progress:
    """Typed by them: below `learned`, or as a step of the account's handover."""
    done = taken.account.handover.done if taken.account.handover else ()
    noted = any(s.step == "pack" and s.by == taken.who.member.id and s.on <= taken.who.as_of for s in done)
    return _reached_if(noted or f"handover-{taken.account.id}" in taken.who.items)


def quiz_known(taken: TakenOver) -> Progress:
    """A result in which every question was known, as long as there is any."""
    if taken.who.quizzes.get(taken.account.id) == 0:
        return Progress(Stage.UNKNOWN, "too little is known for a question")
    result = re.compile(rf"quiz-{re.escape(taken.account.id)} (\d+)/(\d+)", re.ASCII)
    results = [(int(m[1]), int(m[2])) for item in taken.who.items if (m := result.fullmatch(item))]
    best = max(results, default=(0, 0))
    whole = any(known == of > 0 for known, of in results)
    return _reached_if(whole, f"{best[0]} of {best[1]} so far" if results and not whole else "")


def book_read(taken: TakenOver) -> Progress:
    """That they can say how the account is, is typed in a line."""
    return _reached_if(f"book-{taken.account.id}" in taken.who.items)


# --- In each account: the log


def introduced(taken: TakenOver) -> Progress:
    """Everybody who matters most was there in an entry of theirs."""
    return _met(taken, talked=False)


def talks_held(taken: TakenOver) -> Progress:
    """They talked with everybody who matters most."""
    return _met(taken, talked=True)


def _met(taken: TakenOver, *, talked: bool) -> Progress:
    account, who = taken.account, taken.who
    wanted = first_to_meet(account)
    if not wanted:
        return Progress(Stage.UNKNOWN, "nobody is noted who matters most")
    entries = who.entries(account, taken.along_since)
    met = {id for e in entries if not talked or counts_as_contact(e, account.settings) for id in e.with_}
    left = [person.label for person in wanted if person.id not in met]
    return _reached_if(not left, f"still: {few_in_prose(left, _NAMED)}" if left else "")


def contact_made(taken: TakenOver) -> Progress:
    """They talked with at least one person."""
    talks = taken.who.entries(taken.account, taken.along_since)
    return _reached_if(any(entry.with_ and counts_as_contact(entry, taken.account.settings) for entry in talks))


# --- In each account: what became of what was open


def gap_closed(taken: TakenOver) -> Progress:
    """A question that was open has its answer, or an entry of theirs says what was learnt."""
    learnt = any(entry.learned for entry in taken.who.entries(taken.account, taken.since))
    return _reached_if(learnt or bool(_asked_before(taken).answered))


def questions_halved(taken: TakenOver) -> Progress:
    """Of the questions that were open half have their answer."""
    asked = _asked_before(taken)
    answered, total = len(asked.answered), len(asked.answered) + len(asked.open)
    if not total:
        return Progress(Stage.NOTHING, "no question was open")
    note = f"{answered} of {total} answered"
    return _reached_if(answered * 2 >= total, note if taken.past else f"{note}; {_NO_GIT}")


def _asked_before(taken: TakenOver) -> AskedOf:
    """The questions that were open when they took the account over, by what became of them; of those still asked.

    Without git only answers with a day are known to be new, so that fewer count as answered and never more.
    """
    account, who, past = taken.account, taken.who, taken.past
    now = list_asked(account, who.roles, who.as_of)
    if past is None:
        dated = {q.ask for q in account.questions if q.answer and q.on and taken.since <= q.on <= who.as_of}
        return AskedOf(now.open, now.answered & dated)
    if past.account is None:
        return now
    before = list_asked(past.account, who.roles, taken.since).open
    return AskedOf(now.open & before, now.answered & before)


def charter_said(taken: TakenOver) -> Progress:
    """What we are to them stands there in other words than before; typed where git cannot tell."""
    past = taken.past
    if past is None:
        typed = f"charter-{taken.account.id}"
        return _reached_if(typed in taken.who.items, f"typed: {typed}, as {_NO_GIT}")
    before = set(_charter_words(past.account)) if past.account else set()
    return _reached_if(any(words not in before for words in _charter_words(taken.account)))


def _charter_words(account: Account) -> list[str]:
    charter = account.relationship.charter
    said = (account.profile.summary, charter.field_of_play, charter.value_we_bring, charter.how_they_gain_it,
            charter.what_we_gain)  # fmt: skip
    return [" ".join(text.split()).casefold() for text in said if text]


def promises_settled(taken: TakenOver) -> Progress:
    """Every promise of ours that was open and falls due by day 60 was kept, moved in time or taken back."""
    until = taken.since + timedelta(days=PROMISES_BY)
    due = [p for p in taken.account.commitments if _taken_over(p, taken.since) and (_end(p) or p.due) <= until]
    if not due:
        return Progress(Stage.NOTHING, "no promise you took over falls due by then")
    failed = [p for p in due if not _in_order(p, taken)]
    settled = sum(p.status != "open" for p in due if p not in failed)
    said = f"{settled} of {count_noun(len(due), 'promise')} in order"
    return _reached_if(settled == len(due), f"{said}; not {quote_text(failed[0].text, 60)}" if failed else said)


def _taken_over(promise: Commitment, since: date) -> bool:
    """Whether a promise of ours was made before a day and still open on it."""
    if promise.side != "us" or promise.made_on >= since:
        return False
    end = _end(promise)
    return promise.status == "open" or (end is not None and end >= since)


def _end(promise: Commitment) -> date | None:
    return promise.closed or (promise.due if promise.status == "broken" else None)


def _in_order(promise: Commitment, taken: TakenOver) -> bool:
    """Whether a promise was kept, moved in time or taken back, or can be; one that was late already, whether at all."""
    if promise.status == "open":
        return promise.due >= taken.who.as_of
    late_before = promise.due < taken.since and promise.status in ("done", "renegotiated")
    return promise.status == "withdrawn" or late_before or in_time(promise)


def plan_reviewed(taken: TakenOver) -> Progress:
    """Their manager has read the plan since; where none is known, another of us."""
    member, account, reviewed = taken.who.member, taken.account, taken.account.profile.reviewed
    if reviewed is None or not taken.since <= reviewed.on <= taken.who.as_of:
        return Progress(Stage.TO_COME)
    managers = {id for id in (member.manager, *(m.id for m in account.colleagues if m.role == "manager")) if id}
    return _reached_if(reviewed.by in managers if managers else reviewed.by != member.id)


def nothing_alone(taken: TakenOver) -> Progress:
    """A colleague would miss nothing, of an account of which they have noted something themselves."""
    gaps = len(succession_gaps(taken.account, taken.who.as_of))
    if gaps:
        return Progress(Stage.TO_COME, f"a colleague would miss {count_noun(gaps, 'thing')}: see its page Handover")
    own = any(taken.who.entries(taken.account, taken.since))
    return _reached_if(own, "" if own else "no entry of the log is yours yet")
