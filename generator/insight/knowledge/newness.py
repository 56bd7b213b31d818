"""Whether we have just begun to write an account down, so that what is missing is still to be asked."""

from __future__ import annotations

from datetime import date, timedelta

from generator.model.account import Account
from generator.model.settings import Settings


def first_noted(account: Account, as_of: date) -> date | None:
    """The day of the first contact, judgement or promise that is noted; None as long as there is none."""
    days = (
        *(entry.on for entry in account.log),
        *(meeting.on for meeting in account.meetings if meeting.status == "held"),
        *(judgement.on for judgement in account.satisfaction),
        *(promise.made_on for promise in account.commitments),
    )
    return min((day for day in days if day <= as_of), default=None)


def new_until(account: Account, as_of: date, settings: Settings) -> date | None:
    """The last day on which an account is new: `new_account_days` after the first thing noted; None once it is not."""
    last = (first_noted(account, as_of) or as_of) + timedelta(days=settings.new_account_days)
    return last if as_of <= last else None
