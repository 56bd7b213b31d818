"""Whether we have just begun to write an account down, so that what is missing is still to be asked."""

from __future__ import annotations

from datetime import date, timedelta

from generator.model.account import Account
from generator.model.settings import Settings


def first_noted(account: Account, as_of: date) -> date | None:
    """The day of the first thing that happened and is noted; None as long as there is none.

    What is not noted of the days before may have happened all the same: whatever was never done is counted from here,
    and from no day before they were a customer.
    """
    days = (
        *(entry.on for entry in account.log),
        *(meeting.on for meeting in account.meetings if meeting.status == "held"),
        *(review.on for review in account.reviews if review.on),
        *(judgement.on for judgement in account.satisfaction),
        *(judgement.on for judgement in account.relationship.trust),
        *(promise.made_on for promise in account.commitments),
        *(conflict.noticed_on for conflict in account.conflicts),
    )
    first, since = min((day for day in days if day <= as_of), default=None), account.profile.since
    return max(first, since) if first and since and since <= as_of else first


def new_until(account: Account, as_of: date, settings: Settings) -> date | None:
    """The last day on which an account is new: `new_account_days` after the first thing noted; None once it is not."""
    last = (first_noted(account, as_of) or as_of) + timedelta(days=settings.new_account_days)
    return last if as_of <= last else None
