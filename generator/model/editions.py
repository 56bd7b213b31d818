"""What left the house: editions of an account that its customer was handed."""

from __future__ import annotations

from typing import ClassVar

from generator.model.kinds import Day, Many, Text
from generator.model.record import Record
from generator.model.references import PersonRef, TeamRef


class SentEdition(Record):
    """An edition that the customer was handed; `playbook edition --record` writes it."""

    label_field: ClassVar[str] = "what"
    noun: ClassVar[str] = "edition"

    what: Text
    """What was handed over, such as the folder and how many files."""
    on: Day
    """When."""
    to: Many[PersonRef] = ()
    """To whom."""
    by: TeamRef | None = None
    """Who of us handed it over."""
    commit: Text | None = None
    """The state of the files of the account that it was made from, as git knows it."""
    sha256: Text | None = None
    """What the list of its files comes to, by which it is known again."""
