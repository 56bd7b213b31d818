"""What a brief says of the meeting itself: how the account stands, promises, good news, agenda, questions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from generator.context.account.contracts import contract_fact
from generator.context.account.headline import conflicts_figure, projects_figure, satisfaction_figure
from generator.context.account.promises import PromiseRow, open_rows, settled_rows
from generator.context.documents.brief.material import BriefMaterial
from generator.context.documents.brief.rows import AgendaLine
from generator.context.documents.vocabulary import Item, Section
from generator.context.questions import OpenQuestion
from generator.context.views import KeyFigure, Tone
from generator.days.period import in_short
from generator.insight.value.gains import active_worths
from generator.insight.value.good_news import NewsKind, good_news
from generator.insight.value.value import Balance
from generator.model.work import Side
from generator.wording.text import join_texts, sentence_case

_NEWS_DAYS = 180
"""How far back good news may lie while nobody noted when we last met."""


def state_figures(material: BriefMaterial) -> Iterator[KeyFigure]:
    """How the account stands, satisfaction first."""
    account, as_of = material.account, material.as_of
    yield satisfaction_figure(account, as_of)
    yield projects_figure(account)
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


def promises_section(material: BriefMaterial) -> Section[PromiseRow]:
    """What both sides promised: open and late, and settled since we last met."""
    since = material.since
    title = f"Promises since we last met, {in_short(since)}" if since else "Promises"
    noted = material.account.commitments
    empty = "Neither side has an open promise." if noted else "No promise has been noted yet."
    sides: tuple[Side, Side] = ("us", "customer")
    return material.two_sides("promises", title, (_promises_of(material, side) for side in sides), empty)


def _promises_of(material: BriefMaterial, side: Side) -> list[PromiseRow]:
    """Late promises first, then those made to or by people who are there, then those settled since we last met."""
    account, as_of, since = material.account, material.as_of, material.since
    there = material.present.union(material.ours)

    def weight(row: PromiseRow) -> tuple[bool, bool]:
        return row.record.due >= as_of, not there.intersection((row.record.by, row.record.to))

    settled = [
        row
        for row in settled_rows(account, material.directory)
        if row.record.side == side and since and row.record.closed and since < row.record.closed <= as_of
    ]
    return [*sorted(open_rows(account, side, as_of, material.directory), key=weight), *settled]


_NEWS = {NewsKind.MILESTONE: "Reached", NewsKind.KEPT: "Promise kept"}


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
    """What to ask: questions nobody has answered yet and these people could."""
    there = material.present
    lines = (
        Item(
            material.cut(question.ask),
            question.whom.name,
            f"by {in_short(question.by)}" if question.by else "",
        )
        for question in _list_unanswered(material)
        if question.whom and question.whom.target and question.whom.target.anchor in there
    )
    empty = "Nothing: what these people could tell us we know." if there else "Not known yet: who takes part."
    return material.section("asks", "Ask", lines, empty)


def _list_unanswered(material: BriefMaterial) -> Iterator[OpenQuestion]:
    """What somebody wants to know first, by its day; then what records lack, then what roles ask of every account."""
    found, first = material.view.questions, material.emphasis.asks
    roles = [found[id] for id in (*first, *(id for id in found if id not in first)) if id in found]
    by_hand = [*material.view.open_questions, *(q for role in roles for q in role.open if q.by_hand)]
    yield from sorted(by_hand, key=lambda q: (q.by is None, q.by or material.as_of))
    for role in roles:
        yield from (q for q in role.open if not q.by_hand)
        yield from role.missing


def decisions(material: BriefMaterial) -> Iterator[Item]:
    """What should be decided."""
    return (Item(sentence_case(material.cut(text))) for text in material.meeting.decisions_wanted)
