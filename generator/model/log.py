"""The log: what happened between us and the customer, a line or two each time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from generator.model.key import Noun, means
from generator.model.kinds import Day, Flag, Many, Multiline
from generator.model.record import Fact, Record
from generator.model.references import CommitmentRef, PersonRef, ProjectRef, TeamRef

InteractionType = Literal["meeting", "call", "video", "site_visit", "workshop", "message", "email", "event", "internal"]

TYPES = means(
    meeting="we sat together",
    call="by telephone",
    video="by video",
    site_visit="we went to see their work, or they ours",
    workshop="we worked on something together for hours",
    message="a short message; counts as contact once they answered",
    email="an e-mail; counts as contact once they answered",
    event="a fair, a dinner, a jubilee: we met among others",
    internal="we talked about them among ourselves",
)
"""What each kind of entry says."""


class LogEntry(Record):
    """One contact, or something of note among ourselves."""

    label_field: ClassVar[str] = "note"
    noun: ClassVar[str] = "entry in the log"
    gone: ClassVar[Mapping[str, str]] = {
        "audience": "delete this line: a customer is never shown the log; mark the meeting or the promise instead"
    }

    on: Day
    """When."""
    type: Annotated[InteractionType, TYPES]
    """What kind of contact."""
    with_: Many[PersonRef] = ()
    """Who of them."""
    us: Many[TeamRef] = ()
    """Who of us; left out, the account's owner."""
    initiated_by: Annotated[
        Literal["us", "customer"], means(us="we rang, wrote or asked for it", customer="they did")
    ] = "us"
    """Who started it."""
    two_way: Flag = False
    """For a message or e-mail: whether they answered; only then it counts as contact."""
    note: Multiline
    """What it was about."""
    about: Many[ProjectRef] = ()
    """Projects it was about; left out, it was about the relationship as a whole."""
    agreed: Many[CommitmentRef] = ()
    """Promises made."""
    mood: (
        Annotated[
            Literal["better", "same", "worse"],
            means(better="they like us more than before", same="no change", worse="they like us less than before"),
        ]
        | None
    ) = None
    """How it left the relationship."""
    learned: Annotated[tuple[Fact, ...], Noun("thing learnt")] = ()
    """What we learnt."""
