"""The pack for the next review of an account, put together from its six sections."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from generator.context.account.headline import key_trio, projects_figure, satisfaction_figure
from generator.context.account.meetings import brief_target
from generator.context.account.reviews import SECTIONS
from generator.context.account_view import AccountView
from generator.context.documents.review_pack import performance, plans, relationship
from generator.context.documents.review_pack.preparing import ReviewMaterial, cut_line, join_texts
from generator.context.documents.review_pack.views import Half, ReviewPack, Section
from generator.context.states import value_title
from generator.context.views import State, Tone
from generator.days.period import in_full, in_words
from generator.insight.meetings.reviews import ReviewAhead, review_ahead
from generator.paths import account_page, review_file
from generator.wording.text import count_noun

_HALVES: tuple[tuple[str, Callable[[ReviewMaterial], Half], Callable[[ReviewMaterial], Half]], ...] = (
    ("project_performance", performance.projects_behind, performance.projects_ahead),
    ("contract_performance", performance.contracts_behind, performance.contracts_ahead),
    ("medium_term_plans", plans.plans_behind, plans.plans_ahead),
    ("what_it_means", plans.meaning_behind, plans.meaning_ahead),
    ("relationship", relationship.relationship_behind, relationship.relationship_ahead),
    ("decisions", relationship.decisions_behind, relationship.decisions_ahead),
)
"""The sections in the order of the model, each with what makes its two halves."""


def review_pack(view: AccountView) -> ReviewPack | None:
    """The pack for the next review of an account, booked or not; None for a closed account, and where none is due."""
    account, as_of, directory = view.account, view.as_of, view.directory
    review = review_ahead(account, as_of, account.settings)
    if review is None or view.closed:
        return None
    prepared = ReviewMaterial(view, review)
    meeting = review.booked.meeting if review.booked else None
    people = directory.all(review.booked.attendees if review.booked else ())
    return ReviewPack(
        account=account.name,
        kind=value_title(review.kind),
        on=review.on,
        state=_state(review, as_of),
        when=_when(review),
        place=(meeting.place or "") if meeting else "",
        goal=cut_line(meeting.goal) if meeting else "",
        theirs=tuple(who for who in people if not who.ours),
        ours=tuple(who for who in people if who.ours),
        before=f"{value_title(review.last.kind)} of {in_words(review.last.on)}" if review.last else "",
        until=prepared.until,
        as_of=as_of,
        left_out=account.left_out,
        figures=(satisfaction_figure(account, as_of), projects_figure(account), *key_trio(account)),
        sections=tuple(_section(prepared, *half) for half in _HALVES),
        meetings=account_page(account.id, "meetings", "reviews"),
        brief=brief_target(account, meeting, as_of),
        paper=account.settings.paper,
        file=review_file(account.id) if account.settings.print else None,
    )


def _section(
    prepared: ReviewMaterial,
    name: str,
    behind: Callable[[ReviewMaterial], Half],
    ahead: Callable[[ReviewMaterial], Half],
) -> Section:
    booked = prepared.review.booked
    noted = booked.review.sections if booked and booked.review else None
    text = getattr(noted, name) if noted and name in SECTIONS else None
    return Section(name, SECTIONS.get(name, "Decisions"), text or "", behind(prepared), ahead(prepared))


def _state(review: ReviewAhead, as_of: date) -> State:
    if review.booked:
        return State("booked", Tone.GOOD)
    if review.on is None:
        return State("none held yet and none booked", Tone.UNKNOWN)
    return State("overdue, none booked", Tone.BAD) if review.on < as_of else State("not booked yet", Tone.WATCH)


def _when(review: ReviewAhead) -> str:
    if review.on is None:
        return ""
    day = in_full(review.on)
    if not review.booked:
        return f"due by {day}"
    meeting = review.booked.meeting
    at, minutes = (meeting.at or "", meeting.minutes) if meeting else ("", None)
    return join_texts((day, at, count_noun(minutes, "minute") if minutes else ""))
