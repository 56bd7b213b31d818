"""What a brief says of the meeting itself: how the account stands, promises, good news, agenda, questions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

from generator.context.account.contracts import contract_fact
from generator.context.account.headline import conflicts_figure, projects_figure, satisfaction_figure
from generator.context.account.promises import PromiseRow, open_rows, settled_rows
from generator.context.documents.brief.material import BriefMaterial
from generator.context.documents.brief.rows import AgendaLine
from generator.context.documents.brief.unsettled import unkept_rows
from generator.context.documents.vocabulary import Item, Section
from generator.context.questions import OpenQuestion
from generator.context.views import KeyFigure, Tone
from generator.days.period import in_short
from generator.insight.projects.delivery import milestones_in_time
from generator.insight.promises.kept import kept_rate
from generator.insight.value.gains import active_worths
from generator.insight.value.good_news import NewsKind, good_news
from generator.insight.value.value import Balance
from generator.model.work import Side
from generator.wording.text import count_noun, join_texts, sentence_case

_NEWS_DAYS = 180
"""How far back good news may lie while nobody noted when we last met."""


def state_figures(material: BriefMaterial) -> Iterator[KeyFigure]:
    """How the account stands, satisfaction first."""
    account, as_of = material.account, material.as_of
    yield satisfaction_figure(account, as_of)
    yield projects_figure(account)
    yield from _delivery_record(material)
    label, text = contract_fact(account, as_of) or ("Contract", "")
    if text:
        yield KeyFigure(label, text)
    elif account.profile.kind == "external":
        yield KeyFigure(label, "not known yet", "", Tone.UNKNOWN)
    yield conflicts_figure(account)
    worths = active_worths(account, account.settings)
    if all(worth.balance is Balance.UNRATED for worth in worths):
        yield KeyFigure("Worth it to both", "not known yet", "no initiative in hand is rated", Tone.UNKNOWN)
    else:
        wins = sum(worth.balance is Balance.WIN_WIN for worth in worths)
        yield KeyFigure("Worth it to both", f"{wins} of {len(worths)}", "initiatives in hand")


def _delivery_record(material: BriefMaterial) -> Iterator[KeyFigure]:
    """How much of what we promised and planned came in time, which is what they trust us by."""
    account, as_of, settings = material.account, material.as_of, material.account.settings
    rate, (reached, due) = kept_rate(account, "us", as_of, settings), milestones_in_time(account, as_of, settings)
    promises = f"{len(rate.kept)} of {count_noun(rate.settled, 'promise')}" if rate.settled else ""
    milestones = f"{reached} of {count_noun(due, 'milestone')}" if due else ""
    if promises or milestones:
        whole = rate.settled + due == len(rate.kept) + reached
        days = f"in time, last {count_noun(settings.kept_window_days, 'day')}"
        yield KeyFigure("Delivery record", join_texts((promises, milestones)), days, Tone.GOOD if whole else Tone.QUIET)


def promises_section(material: BriefMaterial) -> Section[PromiseRow]:
    """What else both sides promised: what is open, and what was settled since we last met."""
    since, sides = material.since, tuple(_other_promises(material, side) for side in _SIDES)
    unkept = any(unkept_rows(material, side) for side in _SIDES)
    title = "Other promises" if unkept else "Promises"
    noted = material.account.commitments
    empty = (
        f"Neither side has {'another' if unkept else 'an'} open promise." if noted else "No promise has been noted yet."
    )
    return material.two_sides(
        "promises", f"{title} since we last met, {in_short(since)}" if since else title, sides, empty
    )


_SIDES: tuple[Side, Side] = ("us", "customer")


def _other_promises(material: BriefMaterial, side: Side) -> list[PromiseRow]:
    """The promises that are not first on the brief: those with people who are there, the late ones, the others.

    Then those settled since we last met.
    """
    account, as_of, since, there = material.account, material.as_of, material.since, material.present
    unkept = unkept_rows(material, side)
    open_ones = [row for row in open_rows(account, side, as_of, material.directory) if row not in unkept]
    settled = [
        row
        for row in settled_rows(account, material.directory)
        if row.record.side == side and since and row.record.closed and since < row.record.closed <= as_of
    ]

    def weight(row: PromiseRow) -> tuple[bool, bool]:
        return not there.intersection((row.record.by, row.record.to)), row.record.due >= as_of

    settled.sort(key=lambda row: row.record.status != "broken")
    return [*sorted(open_ones, key=weight), *(row for row in settled if row not in unkept)]


_NEWS = {NewsKind.WON: "Won for them in our own company", NewsKind.MILESTONE: "Reached", NewsKind.KEPT: "Promise kept"}


def news(material: BriefMaterial) -> Iterator[Item]:
    """What went well since we last met and is worth telling; else the newest thing before that."""
    account, as_of = material.account, material.as_of
    earliest = as_of - timedelta(days=_NEWS_DAYS)
    lately = good_news(account, max(material.since or earliest, earliest), as_of)
    for piece in lately:
        text = join_texts((piece.text.rstrip("."), piece.detail.rstrip(".")), ". ")
        who = material.name_of(piece.confirmed_by)
        yield Item(material.cut(text), _NEWS.get(piece.kind, ""), f"{who} said so" if who else "", piece.on)
    for piece in () if lately else good_news(account, earliest, as_of)[:1]:
        yield Item(material.cut(piece.text), "Before that", on=piece.on)


def agenda(material: BriefMaterial) -> Iterator[AgendaLine]:
    """What is on the agenda, with minutes and what each item is for."""
    return (AgendaLine(item, material.directory.who(item.lead)) for item in material.meeting.agenda)


def questions_section(material: BriefMaterial) -> Section[Item]:
    """What to ask: questions nobody has answered yet and these people could, in words to be said to them."""
    there = material.present
    asked = [
        question
        for question in _list_unanswered(material)
        if question.whom and question.whom.target and question.whom.target.anchor in there and _can_be_said(question)
    ]
    lines = (
        Item(material.cut(question.say), question.whom.name, f"by {in_short(question.by)}" if question.by else "")
        for question in _each_in_turn(asked)
        if question.whom
    )
    empty = "Nothing: what these people could tell us we know." if there else "Not known yet: who takes part."
    return material.section("asks", "Ask", lines, empty)


def _can_be_said(question: OpenQuestion) -> bool:
    """Whether there are words for it, and they do not speak of the one who is asked by name."""
    names = re.findall(r"\w{3,}", question.whom.name if question.whom else "")
    return bool(question.say) and not any(re.search(rf"\b{name}\b", question.say) for name in names)


def _each_in_turn(asked: list[OpenQuestion]) -> list[OpenQuestion]:
    """What somebody typed first; of the rest the first for everybody, then the second, so that nobody is left out."""
    turns = Counter[str]()
    placed = []
    for question in asked:
        name = question.whom.name if question.whom else ""
        turns[name] += not question.by_hand
        placed.append((not question.by_hand, turns[name] if not question.by_hand else 0, question))
    return [question for *_, question in sorted(placed, key=lambda turn: turn[:2])]


def _list_unanswered(material: BriefMaterial) -> Iterator[OpenQuestion]:
    """What somebody wants to know first, by its day; then what records lack, then what roles ask of every account."""
    questions, first = material.view.questions, material.order.asks
    roles = [questions[id] for id in (*first, *(id for id in questions if id not in first)) if id in questions]
    by_hand = [*material.view.open_questions, *(q for role in roles for q in role.open if q.by_hand)]
    yield from sorted(by_hand, key=lambda q: (q.by is None, q.by or material.as_of))
    for role in roles:
        yield from (q for q in role.open if not q.by_hand)
        yield from role.missing


def decisions(material: BriefMaterial) -> Iterator[Item]:
    """What should be decided."""
    return (Item(sentence_case(material.cut(text))) for text in material.meeting.decisions_wanted)
