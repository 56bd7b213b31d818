"""Files to be made, what came of making them, and what went wrong."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.model.problem import Level, Place, Problem
from generator.outputs.paper import PrintedDocument, UnshownSign
from generator.outputs.typesetting import BrokenSheet, TooLong
from generator.wording.font_packages import package_for
from generator.wording.text import count_noun, in_prose, shorten_text

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
class BrokenPaper:
    """A file that could not be set: with which template, in which line of which file, and why."""

    subject: Subject
    sheet: str
    #: Where it went wrong, as typst says.
    place: Place
    message: str
    #: Whether the template is right, and a text of the document is what it stumbles over.
    by_a_text: bool


@dataclass(frozen=True, slots=True)
class MadeFile:
    """What came of making a file."""

    #: None when it could not be made.
    data: bytes | None
    #: What went wrong; `problems_of` adds what can only be judged of all files together.
    problems: tuple[Problem, ...] = ()
    #: The template for paper it was made with; empty for another kind of file.
    sheet: str = ""
    #: Why it could not be set with that template.
    broken: BrokenPaper | None = None
    #: The signs in it that no font has.
    unshown: tuple[UnshownSign, ...] = ()
    #: What it is about; None for a file in which no letter can be missing.
    subject: Subject | None = None


@dataclass(frozen=True, slots=True)
class DocumentPlan:
    """One file to be made."""

    #: Its name below the folder of pages: ``accounts/norrland/rhythm.ics``.
    name: str
    make: Callable[[], MadeFile]
    #: The file that its facts stand in, relative to the project.
    edit: str
    #: Whether other files are in it, which are to be made before.
    of_others: bool = False


def make_noting(make: Callable[[], PrintedDocument], subject: Subject) -> MadeFile:
    """Make a file; what goes wrong is noted with the file that it concerns, and never ends what is made besides."""
    try:
        done = make()
    except TooLong as error:
        return MadeFile(None, (_too_long(error, subject),))
    except BrokenSheet as error:
        place = Place(_FOLDER + error.name, error.line)
        return MadeFile(None, broken=BrokenPaper(subject, error.sheet, place, error.message, error.by_a_text))
    return MadeFile(done.data, sheet=done.sheet, unshown=done.unshown, subject=subject)


def _too_long(error: TooLong, subject: Subject) -> Problem:
    message = f"page {error.page} of the {subject.called} is too full; most room takes “{error.section}”"
    hint = "shorten the texts there, or let fewer people and items take part"
    return _warning(subject, "too-long", message, hint)


def _warning(subject: Subject, rule: str, message: str, hint: str) -> Problem:
    """A problem with one file, which keeps nothing else from being made."""
    return Problem(subject.place, rule, message, hint, level=Level.WARNING).of_account(subject.account)


def problems_of(files: Sequence[MadeFile]) -> list[Problem]:
    """Everything that went wrong with some files, which are all that were made."""
    broken = [file.broken for file in files if file.broken]
    return [*problems_by_file(files), *(judge_broken(paper, sheets_that_work(files)) for paper in broken)]


def problems_by_file(files: Sequence[MadeFile]) -> list[Problem]:
    """What went wrong with the files of one account, whatever came of those of others."""
    return [*(problem for file in files for problem in file.problems), *_letters_missing(files)]


def sheets_that_work(files: Iterable[MadeFile]) -> set[str]:
    """The templates for paper that one of some files was set with."""
    return {file.sheet for file in files if file.data is not None and file.sheet}


def judge_broken(paper: BrokenPaper, working: Collection[str]) -> Problem:
    """What is wrong where a file could not be set.

    A template that other files or other texts can be set with is right, and the record is what to look at.
    """
    place = paper.place
    if paper.sheet not in working and not paper.by_a_text:
        return Problem(place, "template", paper.message)
    message = f"the {paper.subject.called} cannot be made: {paper.message}"
    hint = f"change what is typed here, or the template, which stumbles over it in {place.file}, line {place.line}"
    return _warning(paper.subject, "cannot-be-made", message, hint)


def _letters_missing(files: Iterable[MadeFile]) -> list[Problem]:
    """One warning for each text that has signs no font has, however many files it is printed in."""
    signs_by_text: dict[tuple[str, str, bool], dict[str, list[Subject]]] = {}
    where: dict[tuple[str, str, bool], str] = {}
    for file in files:
        for unshown in file.unshown if file.subject else ():
            assert file.subject
            text = (file.subject.account, unshown.text, unshown.in_other_font)
            where.setdefault(text, unshown.section)
            signs_by_text.setdefault(text, {}).setdefault(unshown.sign, []).append(file.subject)
    return [
        _unshown(text, where[account, text, other], letters, other)
        for (account, text, other), letters in signs_by_text.items()
    ]


def _unshown(text: str, section: str, letters: Mapping[str, Sequence[Subject]], in_other_font: bool) -> Problem:
    subjects = list(dict.fromkeys(subject for letter in letters.values() for subject in letter))
    named = in_prose([f"“{sign}” ({_codes(sign)})" for sign in letters])
    others = f" and of {count_noun(len(subjects) - 1, 'other file')}" if len(subjects) > 1 else ""
    where = f"“{shorten_text(text, 60)}”, {section}, of the {subjects[0].called}{others}"
    fonts = in_prose(sorted({package_for(sign[0]).offer for sign in letters}))
    hint = f"`playbook fonts` puts one that has it into the project: {fonts}"
    if in_other_font:
        message = f"{named} stand in a font that is not meant for letters, in {where}"
        return _warning(subjects[0], "letter-in-other-font", message, hint)
    hint += "; until then there is a square"
    return _warning(subjects[0], "letter-missing", f"no font has {named} in {where}", hint)


def _codes(sign: str) -> str:
    return " ".join(f"U+{ord(character):04X}" for character in sign)
