"""The blocks of a brief about the meeting itself: how the account stands, promises, good news, agenda, questions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from generator.context.account.contracts import contract_fact
from generator.context.account.headline import conflicts_figure, projects_figure, satisfaction_figure
from generator.context.account.promises import PromiseRow, open_rows, settled_rows
from generator.context.documents.brief.preparing import Preparing, cut
from generator.context.documents.brief.views import AgendaLine, Block, Point, Promised
from generator.context.questions import OpenQuestion
from generator.context.views import KeyFigure, Tone
from generator.days.period import in_short
from generator.insight.value.gains import active_worths
from generator.insight.value.good_news import NewsKind, good_news
from generator.insight.value.value import Balance
from generator.wording.text import sentence_case

_NEWS_DAYS = 180
"""How far back good news may lie while nobody noted when we last met."""


def state(prepared: Preparing) -> Block:
    """How the account stands, satisfaction first."""
    account, as_of = prepared.account, prepared.as_of
    label, text = contract_fact(account, as_of) or ("Contract", "")
    contract = KeyFigure(label, text) if text else KeyFigure(label, "not known yet", "", Tone.UNKNOWN)
    lines = [
        satisfaction_figure(account, as_of),
        projects_figure(account),
        *([contract] if text or account.profile.kind == "external" else []),
        conflicts_figure(account),
        _win_win(prepared),
    ]
    return prepared.block("state", "How we stand", lines, "")


def _win_win(prepared: Preparing) -> KeyFigure:
    worths = active_worths(prepared.account, prepared.account.settings)
    rated = [each for each in worths if each.balance is not Balance.UNRATED]
    if not rated:
        return KeyFigure("Worth it to both", "not known yet", "no initiative in hand is rated", Tone.UNKNOWN)
    wins = sum(each.balance is Balance.WIN_WIN for each in rated)
    return KeyFigure("Worth it to both", f"{wins} of {len(worths)}", "initiatives in hand")


def promises(prepared: Preparing) -> Block:
    """What both sides promised: open and late, and settled since we last met."""
    account, as_of, directory = prepared.account, prepared.as_of, prepared.directory
    since = prepared.since
    settled = [
        row
        for row in settled_rows(account, directory)
        if since and row.record.closed and since < row.record.closed <= as_of
    ]
    room, lines, more = prepared.room("promises"), [], 0
    for side, ours in (("us", True), ("customer", False)):
        rows = open_rows(account, "us" if ours else "customer", as_of, directory)
        found = [*_of_these_first(prepared, rows), *(row for row in settled if row.record.side == side)]
        lines += [Promised(ours, row) for row in found[:room]]
        more += max(0, len(found) - room)
    title = f"Promises since we last met, {in_short(since)}" if since else "Promises"
    nothing = "Neither side has an open promise." if account.commitments else "No promise has been noted yet."
    return Block("promises", title, tuple(lines), more, nothing)


def _of_these_first(prepared: Preparing, rows: tuple[PromiseRow, ...]) -> list[PromiseRow]:
    """Late promises first, then those made to or by people who are there."""
    there = {*(person.id for person in prepared.people), *prepared.ours}

    def weight(row: PromiseRow) -> tuple[bool, bool]:
        return row.record.due >= prepared.as_of, not there.intersection((row.record.by, row.record.to))

    return sorted(rows, key=weight)


_NEWS = {NewsKind.MILESTONE: "Reached", NewsKind.KEPT: "Promise kept"}


def news(prepared: Preparing) -> Block:
    """What went well since we last met and is worth telling."""
    as_of, directory = prepared.as_of, prepared.directory
    earliest = as_of - timedelta(days=_NEWS_DAYS)
    lines = [
        Point(
            text=cut(". ".join(part.rstrip(".") for part in (each.text, each.detail) if part)),
            about=_NEWS.get(each.kind, ""),
            note=f"{who.name} said so" if (who := directory.who(each.confirmed_by)) else "",
            on=each.on,
        )
        for each in good_news(prepared.account, max(prepared.since or earliest, earliest), as_of)
    ]
    if not lines:
        lines = [
            Point(cut(each.text), "Before that", "", each.on)
            for each in good_news(prepared.account, earliest, as_of)[:1]
        ]
    return prepared.block("news", "Good news to tell", lines, "None noted since we last met: ask our own people.")


def agenda(prepared: Preparing) -> Block:
    """What is on the agenda, with minutes and what each item is for."""
    lines = [AgendaLine(item, prepared.directory.who(item.lead)) for item in prepared.meeting.agenda]
    empty = f"No agenda yet: ask {prepared.manager}."
    return prepared.block("agenda", "Agenda", lines, empty)


def asks(prepared: Preparing) -> Block:
    """What to ask: questions nobody has answered yet and these people could."""
    there = {person.id for person in prepared.people}
    lines = [_question(each) for each in _unanswered(prepared) if each.whom and _id(each) in there]
    empty = "Nothing: what these people could tell us we know." if there else "Not known yet: who takes part."
    return prepared.block("asks", "Ask", lines, empty)


def _unanswered(prepared: Preparing) -> Iterator[OpenQuestion]:
    """What somebody wants to know first, by its day; then what records lack, then what roles ask of every account."""
    found, first = prepared.survey.questions, prepared.emphasis.asks
    roles = [found[id] for id in (*first, *(id for id in found if id not in first)) if id in found]
    by_hand = [*prepared.survey.open_questions, *(q for role in roles for q in role.open if q.by_hand)]
    yield from sorted(by_hand, key=lambda q: (q.by is None, q.by or prepared.as_of))
    for role in roles:
        yield from (q for q in role.open if not q.by_hand)
        yield from role.missing


def _id(question: OpenQuestion) -> str:
    target = question.whom.target if question.whom else None
    return target.anchor if target else ""


def _question(question: OpenQuestion) -> Point:
    by = f"by {in_short(question.by)}" if question.by else ""
    return Point(cut(question.ask), question.whom.name if question.whom else "", by)


def decisions(prepared: Preparing) -> Block:
    """What should be decided."""
    lines = [Point(sentence_case(cut(text))) for text in prepared.meeting.decisions_wanted]
    return prepared.block(
        "decisions", "Decisions wanted", lines, "None noted: say what you want decided, or meet to learn."
    )
