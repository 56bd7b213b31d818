"""The blocks of a brief about the meeting itself: how the account stands, promises, good news, agenda, questions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from generator.context.account.contracts import contract_fact
from generator.context.account.headline import conflicts_figure, projects_figure, satisfaction_figure
from generator.context.account.promises import PromiseRow, open_rows, settled_rows
from generator.context.documents.brief.preparing import BriefMaterial, cut_line
from generator.context.documents.brief.views import AgendaLine, Block, Point, PromiseView
from generator.context.questions import OpenQuestion
from generator.context.views import KeyFigure, Tone
from generator.days.period import in_short
from generator.insight.value.gains import active_worths
from generator.insight.value.good_news import NewsKind, good_news
from generator.insight.value.value import Balance
from generator.wording.text import sentence_case

_NEWS_DAYS = 180
"""How far back good news may lie while nobody noted when we last met."""


def state_block(prepared: BriefMaterial) -> Block:
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


def _win_win(prepared: BriefMaterial) -> KeyFigure:
    worths = active_worths(prepared.account, prepared.account.settings)
    rated = [worth for worth in worths if worth.balance is not Balance.UNRATED]
    if not rated:
        return KeyFigure("Worth it to both", "not known yet", "no initiative in hand is rated", Tone.UNKNOWN)
    wins = sum(worth.balance is Balance.WIN_WIN for worth in rated)
    return KeyFigure("Worth it to both", f"{wins} of {len(worths)}", "initiatives in hand")


def promises_block(prepared: BriefMaterial) -> Block:
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
        promise_rows = [*_of_these_first(prepared, rows), *(row for row in settled if row.record.side == side)]
        lines += [PromiseView(ours, row) for row in promise_rows[:room]]
        more += max(0, len(promise_rows) - room)
    title = f"Promises since we last met, {in_short(since)}" if since else "Promises"
    nothing = "Neither side has an open promise." if account.commitments else "No promise has been noted yet."
    return Block("promises", title, tuple(lines), more, nothing)


def _of_these_first(prepared: BriefMaterial, rows: tuple[PromiseRow, ...]) -> list[PromiseRow]:
    """Late promises first, then those made to or by people who are there."""
    there = {*(person.id for person in prepared.people), *prepared.ours}

    def weight(row: PromiseRow) -> tuple[bool, bool]:
        return row.record.due >= prepared.as_of, not there.intersection((row.record.by, row.record.to))

    return sorted(rows, key=weight)


_NEWS = {NewsKind.MILESTONE: "Reached", NewsKind.KEPT: "Promise kept"}


def news_block(prepared: BriefMaterial) -> Block:
    """What went well since we last met and is worth telling."""
    as_of, directory = prepared.as_of, prepared.directory
    earliest = as_of - timedelta(days=_NEWS_DAYS)
    lines = [
        Point(
            text=cut_line(". ".join(part.rstrip(".") for part in (news.text, news.detail) if part)),
            about=_NEWS.get(news.kind, ""),
            note=f"{who.name} said so" if (who := directory.who(news.confirmed_by)) else "",
            on=news.on,
        )
        for news in good_news(prepared.account, max(prepared.since or earliest, earliest), as_of)
    ]
    if not lines:
        lines = [
            Point(cut_line(news.text), "Before that", "", news.on)
            for news in good_news(prepared.account, earliest, as_of)[:1]
        ]
    return prepared.block("news", "Good news to tell", lines, "None noted since we last met: ask our own people.")


def agenda_block(prepared: BriefMaterial) -> Block:
    """What is on the agenda, with minutes and what each item is for."""
    lines = [AgendaLine(item, prepared.directory.who(item.lead)) for item in prepared.meeting.agenda]
    empty = f"No agenda yet: ask {prepared.manager}."
    return prepared.block("agenda", "Agenda", lines, empty)


def questions_block(prepared: BriefMaterial) -> Block:
    """What to ask: questions nobody has answered yet and these people could."""
    there = {person.id for person in prepared.people}
    lines = [
        _question_point(question)
        for question in _list_unanswered(prepared)
        if question.whom and _question_id(question) in there
    ]
    empty = "Nothing: what these people could tell us we know." if there else "Not known yet: who takes part."
    return prepared.block("asks", "Ask", lines, empty)


def _list_unanswered(prepared: BriefMaterial) -> Iterator[OpenQuestion]:
    """What somebody wants to know first, by its day; then what records lack, then what roles ask of every account."""
    found, first = prepared.view.questions, prepared.emphasis.asks
    roles = [found[id] for id in (*first, *(id for id in found if id not in first)) if id in found]
    by_hand = [*prepared.view.open_questions, *(q for role in roles for q in role.open if q.by_hand)]
    yield from sorted(by_hand, key=lambda q: (q.by is None, q.by or prepared.as_of))
    for role in roles:
        yield from (q for q in role.open if not q.by_hand)
        yield from role.missing


def _question_id(question: OpenQuestion) -> str:
    target = question.whom.target if question.whom else None
    return target.anchor if target else ""


def _question_point(question: OpenQuestion) -> Point:
    by = f"by {in_short(question.by)}" if question.by else ""
    return Point(cut_line(question.ask), question.whom.name if question.whom else "", by)


def decisions_block(prepared: BriefMaterial) -> Block:
    """What should be decided."""
    lines = [Point(sentence_case(cut_line(text))) for text in prepared.meeting.decisions_wanted]
    return prepared.block(
        "decisions", "Decisions wanted", lines, "None noted: say what you want decided, or meet to learn."
    )
