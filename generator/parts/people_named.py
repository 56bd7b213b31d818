"""Those of us whom one account can know of, so that it does not depend on all of us."""

from __future__ import annotations

import re

from generator.load.book import AccountFiles
from generator.model.team import TeamMember

_ALWAYS = ("executive_sponsor", "manager")
"""What those of us do who are looked for by their role, whether or not an account names them."""

_IDS = re.compile(rb"[a-z0-9-]+")
_ESCAPES = re.compile(rb"\\[xuU\r\n]")
"""What may stand for a letter of an id."""


def people_named(source: AccountFiles, team: tuple[TeamMember, ...]) -> tuple[TeamMember, ...]:
    """Those of us whom an account can know of: who is named in its files, is looked for by role, or stands in.

    So is whom the one who stands in turns to. Told from the bytes, before anything is read; whose id is only a word of
    some text comes along.
    """
    if any(map(_ESCAPES.search, source.files.values())):
        return team
    named = {id for data in source.files.values() for id in _IDS.findall(data)}
    wanted: set[str] = set()
    more = {member.id for member in team if member.id.encode() in named or member.role in _ALWAYS}
    while more > wanted:
        wanted |= more
        absences = [absence for member in team if member.id in wanted for absence in member.absent]
        more = wanted | {id for absence in absences for id in (absence.cover, absence.escalate) if id}
    return tuple(member for member in team if member.id in wanted)
