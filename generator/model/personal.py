"""What one of us keeps of themselves: how they judge themselves, what they have learnt, what was said one to one."""

from __future__ import annotations

from typing import ClassVar

from generator.model.kinds import Day, Id, Multiline, Score, Text
from generator.model.questions import RoleName
from generator.model.record import Record
from generator.model.team import Learned


class Rating(Record):
    """How somebody judges themselves in one of the six roles."""

    noun: ClassVar[str] = "rating of oneself"

    role: RoleName
    """The role."""
    level: Score
    """From 1 (new to it) to 5 (could teach it)."""
    on: Day
    """When."""
    words: Text | None = None
    """Why, in a sentence."""


class CoachingNote(Record):
    """The manager's half: what was said one to one, and what was agreed."""

    label_field: ClassVar[str] = "text"
    noun: ClassVar[str] = "note of a talk"

    on: Day
    """When."""
    by: Id | None = None
    """Whose note it is."""
    text: Multiline
    """What was said."""
    agreed: Text | None = None
    """What was agreed."""


class Debrief(Record):
    """What somebody noted for themselves after a meeting."""

    label_field: ClassVar[str] = "text"
    noun: ClassVar[str] = "debrief"

    on: Day
    """When."""
    account: Id | None = None
    """With which account."""
    text: Multiline
    """What happened, as a camera would have seen it."""
    felt: Multiline | None = None
    """What they felt."""
    they_need: Multiline | None = None
    """What the others need, as far as they can tell."""


class PersonalFile(Record):
    """What ``accounts/_people/<id>.yaml`` holds: read by the verbs that print it, and by nothing else."""

    ratings: tuple[Rating, ...] = ()
    """How they judge themselves by role: at the start, and again on day 90."""
    learned: tuple[Learned, ...] = ()
    """What they have learnt that no log shows, results of `playbook quiz` among it."""
    coaching: tuple[CoachingNote, ...] = ()
    """The manager's half."""
    debriefs: tuple[Debrief, ...] = ()
    """What they noted for themselves after meetings; `playbook debrief` alone reads it."""
