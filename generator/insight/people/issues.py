"""When somebody is to get the next issue of what they are handed regularly."""

from __future__ import annotations

from datetime import date, timedelta

from generator.model.people import Stakeholder
from generator.wording.text import plain_words


def issue_name(person: Stakeholder) -> str:
    """What it is that they get, in words: a dashboard where they want one, else what they want first."""
    formats = person.information.formats
    return "dashboard" if "dashboard" in formats else plain_words(formats[0]) if formats else "paper"


def next_issue(person: Stakeholder) -> date | None:
    """The day by which the next issue is due; None where no rhythm is agreed, or none is noted as sent."""
    asked = person.information
    return asked.last_sent + timedelta(days=asked.every_days) if asked.last_sent and asked.every_days else None


def issue_after(person: Stakeholder, as_of: date) -> date | None:
    """The day that an issue made on a date names for the one after it; None where no rhythm is agreed.

    What is made on the day the next is due, or later, is that issue.
    """
    due, every = next_issue(person), person.information.every_days
    if every is None:
        return None
    return due if due and due > as_of else as_of + timedelta(days=every)
