"""What one account told us about our products, for the page over all of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.context.account_view import AccountView
from generator.context.places import Place, overview_place
from generator.context.states import value_state
from generator.context.views import State
from generator.wording.text import join_texts


@dataclass(frozen=True, slots=True)
class FeedbackRow:
    """Something one of them told us about a product of ours."""

    account: Place
    #: Where it stands.
    place: Place
    #: The group of customers with the same needs; empty where nobody noted it.
    segment: str
    theme: str
    text: str
    on: date
    #: Who told us, with their job title.
    who: str
    state: State
    #: Who of our own company has it; empty for nobody.
    routed_to: str
    #: When they were told what becomes of it; None while they were not.
    replied_on: date | None


def feedback_rows(view: AccountView) -> tuple[FeedbackRow, ...]:
    """All that an account told us, the newest first; of a closed account too."""
    account = view.account
    rows = []
    for feedback in account.feedback:
        person = account.person(feedback.from_)
        who = join_texts((person.label, person.title or "")) if person else ""
        told = feedback.reply_given_on if feedback.reply_given_on and feedback.reply_given_on <= view.as_of else None
        state, routed = value_state(feedback.status), feedback.routed_to or ""
        segment, home = account.profile.segment or "", overview_place(account)
        row = FeedbackRow(
            home,
            view.places.of(feedback),
            segment,
            feedback.theme,
            feedback.text,
            feedback.on,
            who,
            state,
            routed,
            told,
        )
        rows.append(row)
    return tuple(sorted(rows, key=lambda row: row.on, reverse=True))
