"""What is brought to a meeting: who wants it in which form, what there is for them, and whether it is ready."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.context.directory import Directory
from generator.context.views import State, Tone, Who
from generator.days.period import in_words
from generator.insight.meetings.materials import (
    SPOKEN,
    Bring,
    Want,
    is_everyday,
    is_near,
    materials_brought,
    wanted_formats,
)
from generator.model.account import Account
from generator.model.formats import Format
from generator.model.meetings import CoverSheet, Meeting, MeetingMaterial
from generator.model.people import Stakeholder


@dataclass(frozen=True, slots=True)
class MaterialRow:
    """One thing to bring or send."""

    #: The material as typed.
    record: MeetingMaterial
    #: Who of us makes it.
    owner: Who | None
    due: date
    #: Those of them it is for.
    people: tuple[Who, ...]
    #: The name of its file, without folders; empty when there is none.
    file: str
    #: What stands on its cover sheet, in words; empty without one.
    cover: str


@dataclass(frozen=True, slots=True)
class WantRow:
    """Somebody of theirs who attends, how they want to be informed, and what we bring them."""

    #: The person as typed.
    record: Stakeholder
    #: The forms in which they want it, best first; empty when that is not known yet.
    formats: tuple[Format, ...]
    materials: tuple[MaterialRow, ...]
    #: Whether something is there in a form they want, and the same in a word.
    fits: bool
    state: State


@dataclass(frozen=True, slots=True)
class MeetingMaterials:
    """What is brought to a planned meeting."""

    #: Those of theirs who attend.
    people: tuple[WantRow, ...]
    #: Things for people who do not attend, or for nobody who is known.
    others: tuple[MaterialRow, ...]


def list_materials(account: Account, meeting: Meeting, as_of: date, directory: Directory) -> MeetingMaterials:
    """What is brought to a planned meeting, person by person, and what else is made for it.

    Nothing is said of an everyday meeting to which nothing is brought.
    """
    if is_everyday(account, meeting):
        return MeetingMaterials((), ())
    rows = {
        id(material.material): _material_row(material, directory)
        for material in materials_brought(account, meeting, as_of)
    }
    asked = wanted_formats(account, meeting, as_of)
    served = {id(material) for want in asked for material in want.materials}
    return MeetingMaterials(
        people=tuple(
            _want_row(want, tuple(rows[id(m)] for m in want.materials), _material_state(account, want, meeting, as_of))
            for want in asked
        ),
        others=tuple(row for key, row in rows.items() if key not in served),
    )


def _material_row(bring: Bring, directory: Directory) -> MaterialRow:
    material = bring.material
    return MaterialRow(
        record=material,
        owner=directory.who(bring.owner),
        due=bring.due,
        people=tuple(directory.theirs(person) for person in bring.people),
        file=(material.file or "").rpartition("/")[2],
        cover=_cover_words(material.cover),
    )


def _cover_words(sheet: CoverSheet | None) -> str:
    if sheet is None:
        return ""
    parts = (
        f"no. {sheet.number}" if sheet.number else "",
        f"revision {sheet.revision}" if sheet.revision else "",
        f"tolerance {sheet.tolerance}" if sheet.tolerance else "",
        f"to be signed by {in_words(sheet.sign_off_by)}" if sheet.sign_off_by else "",
    )
    return ", ".join(part for part in parts if part)


def _want_row(want: Want, materials: tuple[MaterialRow, ...], state: State) -> WantRow:
    return WantRow(want.person, tuple(want.formats), materials, want.fits and bool(want.materials), state)


def _material_state(account: Account, want: Want, meeting: Meeting, as_of: date) -> State:
    if not want.known:
        return State("form not known yet", Tone.UNKNOWN)
    if not want.fits:
        pressing = want.lacking and is_near(want, meeting, as_of, account.settings)
        return State("nothing in that form yet", Tone.WATCH if pressing else Tone.QUIET)
    return State("to be told", Tone.QUIET) if SPOKEN.issuperset(want.formats) else State("in that form", Tone.GOOD)
