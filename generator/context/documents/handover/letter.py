"""The letter to the customer when the account changes hands: made from what they may see, and from nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.insight.sharing.in_writing import shared_meetings, shared_promises
from generator.insight.sharing.shared import SharedContact, SharedMeeting, SharedPromise
from generator.insight.sharing.sharing import share_manager
from generator.model.account import Account


@dataclass(frozen=True, slots=True)
class HandoverLetter:
    """All that the letter on a new account manager is made from."""

    #: Name of the customer.
    name: str
    #: What we are called; empty where nobody has said it.
    company: str
    leaving: SharedContact
    coming: SharedContact
    #: From when on the new one comes along; None where that is not agreed.
    joint_from: date | None
    #: From when on they answer for the account.
    on: date
    #: What is open of what each side promised in writing, the nearest first.
    ours: tuple[SharedPromise, ...]
    theirs: tuple[SharedPromise, ...]
    #: The meetings to come, the nearest first.
    meetings: tuple[SharedMeeting, ...]
    #: Who writes: the one they know.
    sender: SharedContact
    as_of: date


def make_letter(account: Account, as_of: date) -> HandoverLetter | None:
    """What the customer is told of who answers for the account from now on.

    The names, titles, e-mail addresses and telephone numbers of both, the days, and what is marked ``audience: shared``
    of promises and meetings. Never why. None while no handover is under way, or one of the two is not known.
    """
    handover = account.handover
    if handover is None or account.profile.status == "closed":
        return None
    leaving, coming = share_manager(account, handover.from_), share_manager(account, handover.to)
    if leaving is None or coming is None:
        return None
    promises = shared_promises(account, as_of)
    return HandoverLetter(
        name=account.name,
        company=account.settings.company.name or "",
        leaving=leaving,
        coming=coming,
        joint_from=handover.shadow_from,
        on=handover.on,
        ours=tuple(promise for promise in promises if promise.ours),
        theirs=tuple(promise for promise in promises if not promise.ours),
        meetings=tuple(meeting for meeting in shared_meetings(account, as_of) if meeting.on >= as_of),
        sender=leaving if as_of < handover.on else coming,
        as_of=as_of,
    )
