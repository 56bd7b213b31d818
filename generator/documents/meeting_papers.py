"""What is printed for a meeting: our brief, the agenda for the customer, and what went wrong while making them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from generator import paths
from generator.context.account_view import Survey
from generator.context.documents.brief.brief import brief
from generator.context.documents.leave_behind import leave_behind
from generator.days.period import in_words
from generator.insight.meetings.meetings import title_of
from generator.model.meetings import Meeting
from generator.model.problem import Level, Place, Problem
from generator.model.settings import Settings
from generator.outputs.brief import brief_pdf
from generator.outputs.document_store import Shelf
from generator.outputs.leave_behind import leave_behind_pdf
from generator.outputs.paper import Press, Printed, Unshown
from generator.outputs.typesetting import BrokenSheet, TooLong
from generator.pages.edit_file import edited_in
from generator.wording.text import count, in_prose, shortened

_FOLDER = "playbook/"


@dataclass(frozen=True, slots=True)
class Subject:
    """What a file is about, for the words of a problem with it."""

    account: str
    #: What it is called: brief of Norrland for “Steering group” on 3 December 2026.
    called: str
    #: Where its facts were typed.
    place: Place


@dataclass(frozen=True, slots=True)
class Made:
    """What came of making a file."""

    #: None when it could not be made.
    data: bytes | None
    #: What went wrong; `problems_of` adds what can only be judged of all files together.
    problems: tuple[Problem, ...] = ()
    #: The template for paper it was made with; empty for another kind of file.
    sheet: str = ""
    #: Why it could not be set with that template.
    broken: BrokenSheet | None = None
    #: The signs in it that no font has.
    unshown: tuple[Unshown, ...] = ()
    #: What it is about; None for a file in which no letter can be missing.
    subject: Subject | None = None


@dataclass(frozen=True, slots=True)
class DocumentPlan:
    """One file to be made."""

    #: Its name below the folder of pages: ``accounts/norrland/rhythm.ics``.
    name: str
    make: Callable[[], Made]
    #: The file that its facts stand in, relative to the project.
    edit: str
    #: Whether other files are in it, which are to be made before.
    of_others: bool = False


def press(sources: Mapping[str, bytes], settings: Settings, folder: Path | None, shelf: Shelf | None = None) -> Press:
    """The templates for paper among a project's files, with the fonts that the settings name below its folder.

    What lies on the ``shelf`` is not printed again.
    """
    sheets = tuple((name.removeprefix(_FOLDER), sources[name]) for name in sorted(sources) if _is_sheet(name))
    fonts = (folder / settings.fonts).resolve() if folder and settings.fonts else None
    inside = fonts is not None and fonts.is_dir() and folder is not None and fonts.is_relative_to(folder.resolve())
    return Press(sheets, str(fonts) if inside else "", shelf)


def _is_sheet(name: str) -> bool:
    return name.startswith(_FOLDER) and name.endswith(".typ")


def papers(survey: Survey, meeting: Meeting, press: Press) -> Iterator[DocumentPlan]:
    """What is printed for a planned meeting: the brief, and the agenda for the customer when it is shared."""
    account, edit = survey.account, edited_in(survey.account, "meetings")
    paper = account.settings.paper
    make = partial(brief_pdf, press, partial(brief, survey, meeting), paper)
    file = paths.brief_file(account.id, meeting.id)
    yield DocumentPlan(file.page, partial(printed, make, _subject(survey, meeting, "brief")), edit)
    shared = leave_behind(account, meeting, survey.as_of)
    if shared:
        make = partial(leave_behind_pdf, press, shared, paper)
        file = paths.agenda_file(account.id, meeting.id)
        yield DocumentPlan(file.page, partial(printed, make, _subject(survey, meeting, "agenda")), edit)


def printed(make: Callable[[], Printed], subject: Subject) -> Made:
    """Make a file; what goes wrong is noted with the file that it concerns, and never ends what is made besides."""
    try:
        done = make()
    except TooLong as error:
        return Made(None, (_too_long(error, subject),))
    except BrokenSheet as error:
        return Made(None, sheet=error.sheet, broken=error, subject=subject)
    return Made(done.data, sheet=done.sheet, unshown=done.unshown, subject=subject)


def _too_long(error: TooLong, subject: Subject) -> Problem:
    message = f"page {error.page} of the {subject.called} is too full; most room takes “{error.section}”"
    hint = "shorten the texts there, or let fewer people and items take part"
    return _warning(subject, "too-long", message, hint)


def _warning(subject: Subject, rule: str, message: str, hint: str) -> Problem:
    """A problem with one file, which keeps nothing else from being made."""
    return Problem(subject.place, rule, message, hint, level=Level.WARNING).of_account(subject.account)


def problems_of(files: Sequence[Made]) -> list[Problem]:
    """Everything that went wrong with some files."""
    fine = {made.sheet for made in files if made.data is not None}
    problems = [problem for made in files for problem in made.problems]
    problems += [_broken(made.broken, made.subject, fine) for made in files if made.broken and made.subject]
    return [*problems, *_letters_missing(files)]


def _broken(error: BrokenSheet, subject: Subject, fine: Collection[str]) -> Problem:
    """A template that other files or other texts can be set with is right, and the record is what to look at."""
    place = Place(_FOLDER + error.name, error.line)
    if error.sheet not in fine and not error.by_a_text:
        return Problem(place, "template", error.message)
    message = f"the {subject.called} cannot be made: {error.message}"
    hint = f"change what is typed here, or the template, which stumbles over it in {place.file}, line {place.line}"
    return _warning(subject, "cannot-be-made", message, hint)


def _letters_missing(files: Iterable[Made]) -> list[Problem]:
    """One warning for each text that has signs no font has, however many files it is printed in."""
    found: dict[tuple[str, str], dict[str, list[Subject]]] = {}
    where: dict[tuple[str, str], str] = {}
    for made in files:
        for each in made.unshown if made.subject else ():
            assert made.subject
            text = (made.subject.account, each.text)
            where.setdefault(text, each.section)
            found.setdefault(text, {}).setdefault(each.sign, []).append(made.subject)
    return [_unshown(text, where[account, text], letters) for (account, text), letters in found.items()]


def _unshown(text: str, section: str, letters: Mapping[str, Sequence[Subject]]) -> Problem:
    subjects = list(dict.fromkeys(subject for found in letters.values() for subject in found))
    named = in_prose([f"“{sign}” ({_codes(sign)})" for sign in letters])
    others = f" and of {count(len(subjects) - 1, 'other file')}" if len(subjects) > 1 else ""
    where = f"“{shortened(text, 60)}”, {section}, of the {subjects[0].called}{others}"
    hint = "name a folder with a font that has it in playbook/settings.yaml: fonts; until then there is a square"
    return _warning(subjects[0], "letter-missing", f"no font has {named} in {where}", hint)


def _codes(sign: str) -> str:
    return " ".join(f"U+{ord(character):04X}" for character in sign)


def _subject(survey: Survey, meeting: Meeting, what: str) -> Subject:
    title = title_of(survey.account, meeting) or "meeting"
    called = f"{what} of {survey.account.name} for “{shortened(title, 60)}” on {in_words(meeting.on)}"
    place = meeting.typed_at or Place(edited_in(survey.account, "meetings"))
    return Subject(survey.account.id, called, place)
