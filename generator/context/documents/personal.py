"""What one of us is told about themselves: their first ninety days, and what to talk about one to one. On no page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from generator.checks.findings import find_findings
from generator.checks.rule import Finding, Severity
from generator.context.documents.vocabulary import Item, Section
from generator.context.places import LABELS
from generator.context.views import State, Tone
from generator.days.period import in_words
from generator.insight.newcomers.first_days import BarState, list_bars
from generator.insight.newcomers.newcomer import Newcomer, newly_taken_over
from generator.insight.newcomers.progress import Stage
from generator.insight.promises.own_promises import open_own_promises
from generator.insight.promises.promises import open_promises
from generator.insight.value.good_news import good_news
from generator.model.account import Account
from generator.model.people import Stakeholder
from generator.model.personal import PersonalFile, Rating
from generator.model.team import TeamMember
from generator.wording.text import count_noun, in_a_line, in_prose, join_texts

_ROOM = 30
"""How many lines a section has."""

_LATELY = 30
"""How many days back it is looked for what went well and what was learnt, while no talk is noted."""


@dataclass(frozen=True, slots=True)
class PersonalSheet:
    """A paper for one of us, and whoever they show it to."""

    title: str
    name: str
    as_of: date
    #: In a sentence, what it is.
    lead: str
    sections: tuple[Section[Item], ...]


def ninety_days_sheet(accounts: Sequence[Account], who: Newcomer) -> PersonalSheet:
    """How far somebody is in their first ninety days, with how they judge themselves and what was said one to one."""
    day, bars = (who.as_of - who.started).days, list(list_bars(accounts, who))
    done, arising = sum(state.reached for state in bars), sum(state.arises for state in bars)
    days = sorted({state.bar.day for state in bars})
    return PersonalSheet(
        title=f"First ninety days of {who.member.name}",
        name=who.member.name,
        as_of=who.as_of,
        lead=f"Day {day} since {in_words(who.started)}: {done} of {count_noun(arising, 'bar')} reached.",
        sections=(
            *(_bars_section(day, [s for s in bars if s.bar.day == day], who.as_of) for day in days),
            _section("ratings", "How you judge yourself", _rating_items(who.own), "Not yet: from 1 to 5 by role."),
            _section("coaching", "What was said one to one", _coaching_items(who.own), "No talk is noted yet."),
        ),
    )


def _bars_section(day: int, states: Sequence[BarState], as_of: date) -> Section[Item]:
    return _section(f"day-{day}", f"By day {day}", (_bar_item(state, as_of) for state in states), "")


def _bar_item(state: BarState, as_of: date) -> Item:
    late, stage = state.days_late(as_of), state.progress.stage
    shown = State(f"{count_noun(late, 'day')} late", Tone.BAD) if late else State(stage.value, _TONES[stage])
    typed = f"{state.bar.key}-{state.account.id}" if state.account else f"{state.bar.key}-…"
    known = f"typed: {typed}" if state.bar.known == "typed" else f"known by {state.bar.known}"
    note = join_texts((known, state.progress.note), "; ")
    return Item(state.bar.text, state.account.name if state.account else "", note, state.due, shown)


_TONES = {
    Stage.REACHED: Tone.GOOD,
    Stage.TO_COME: Tone.QUIET,
    Stage.UNKNOWN: Tone.UNKNOWN,
    Stage.NOTHING: Tone.QUIET,
}


def _rating_items(own: PersonalFile) -> Iterator[Item]:
    of_role: dict[str, list[Rating]] = {}
    for rating in sorted(own.ratings, key=lambda rating: rating.on):
        of_role.setdefault(rating.role, []).append(rating)
    for role, ratings in of_role.items():
        levels = ", then ".join(f"{rating.level} of 5 on {in_words(rating.on)}" for rating in ratings)
        yield Item(levels, LABELS[role], in_a_line(ratings[-1].words, 150))


def _coaching_items(own: PersonalFile) -> Iterator[Item]:
    for note in sorted(own.coaching, key=lambda note: note.on, reverse=True):
        yield Item(in_a_line(note.text, 300), "", f"agreed: {note.agreed}" if note.agreed else "", note.on)


# --- One to one


def one_to_one_sheet(
    accounts: Sequence[Account], member: TeamMember, own: PersonalFile, as_of: date, newcomer: Newcomer | None
) -> PersonalSheet:
    """Eight questions for a talk of a manager with one of their people, each with what the accounts say of it."""
    since = max((note.on for note in own.coaching if note.on <= as_of), default=as_of - timedelta(days=_LATELY))
    return PersonalSheet(
        title=f"One to one with {member.name}",
        name=member.name,
        as_of=as_of,
        lead=f"{count_noun(len(accounts), 'account')}; what is new is counted from {in_words(since)}.",
        sections=tuple(
            _section(name, title, items, empty)
            for name, title, items, empty in _list_questions(accounts, member, own, since, as_of, newcomer)
        ),
    )


_Question = tuple[str, str, Iterable[Item], str]


def _list_questions(
    accounts: Sequence[Account],
    member: TeamMember,
    own: PersonalFile,
    since: date,
    as_of: date,
    newcomer: Newcomer | None,
) -> Iterator[_Question]:
    new = [account for account in accounts if newly_taken_over(account, member, as_of)]
    bars = [state for state in list_bars(new, newcomer) if state.days_late(as_of)] if newcomer else []
    late = sorted(bars, key=lambda state: state.due)[:3]
    yield "well", "What went well, and what was your part in it?", _good(accounts, since, as_of), "Nothing is noted."
    yield "worry", "Which account keeps you awake?", _worries(accounts, as_of), "No account has anything urgent."
    yield "promises", "Which promise will you not keep?", _late_promises(accounts, as_of), "None of ours is late."
    yield "own", "What did you set out to do and leave?", _left_undone(accounts, member, as_of), "Nothing is late."
    yield (
        "people",
        "Whom have you not reached, and what stands between you?",
        _list_unreached(accounts, as_of),
        "Nobody.",
    )
    yield (
        "learnt",
        "What did you learn that you did not know?",
        _list_learnt(accounts, since, as_of),
        "The log says nothing.",
    )
    yield "ratings", "In which role do you want to be better, and how?", _rating_items(own), "Not rated yet."
    yield "agreed", "What did we agree on, and what now?", _coaching_items(own), "No talk is noted yet."
    if newcomer:
        yield "bars", "What is late of the first ninety days", (_bar_item(s, as_of) for s in late), "Nothing."


def _good(accounts: Sequence[Account], since: date, as_of: date) -> Iterator[Item]:
    for account in accounts:
        for piece in good_news(account, since, as_of)[:2]:
            yield Item(in_a_line(piece.text, 150), account.name, on=piece.on)


def _worries(accounts: Sequence[Account], as_of: date) -> Iterator[Item]:
    for account in accounts:
        red = [f for f in find_findings(account, as_of, account.settings) if f.severity is Severity.RED]
        if red:
            yield Item(red[0].message, account.name, f"{len(red)} urgent")


def _late_promises(accounts: Sequence[Account], as_of: date) -> Iterator[Item]:
    for account in accounts:
        for promise in open_promises(account, "us", as_of):
            if promise.days_late:
                yield Item(promise.commitment.text, account.name, account.name_of(promise.commitment.by),
                           promise.commitment.due)  # fmt: skip


def _left_undone(accounts: Sequence[Account], member: TeamMember, as_of: date) -> Iterator[Item]:
    for account in accounts:
        for promise in open_own_promises(account, as_of):
            if promise.by == member.id and promise.due < as_of:
                yield Item(promise.text, account.name, on=promise.due)


_OUT_OF_TOUCH = ("contact-late", "never-met", "coverage-below-majority")


def _list_unreached(accounts: Sequence[Account], as_of: date) -> Iterator[Item]:
    for account in accounts:
        findings: list[Finding] = [
            finding
            for finding in find_findings(account, as_of, account.settings)
            if finding.rule.name in _OUT_OF_TOUCH and finding.severity is not Severity.NOTE
        ]
        names = list(
            dict.fromkeys(
                record.label for finding in findings for record in finding.records if isinstance(record, Stakeholder)
            )
        )
        if names:
            yield Item(in_prose(names), account.name)


def _list_learnt(accounts: Sequence[Account], since: date, as_of: date) -> Iterator[Item]:
    for account in accounts:
        count = sum(len(entry.learned) for entry in account.log if since <= entry.on <= as_of)
        if count:
            yield Item(f"{count_noun(count, 'thing')} written down as learnt", account.name)


def _section(name: str, title: str, lines: Iterable[Item], empty: str) -> Section[Item]:
    whole = tuple(lines)
    return Section(name, title, whole[:_ROOM], max(0, len(whole) - _ROOM), empty)
