"""The files of an account for its people: packs, address books, and everything to bring to a meeting as one file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial

from generator import paths
from generator.context.account_view import AccountView
from generator.context.documents.packs.contacts import our_cards, their_cards
from generator.context.documents.packs.views import Pack
from generator.context.documents.shared import SharedAccount
from generator.context.documents.sharing import shared_account
from generator.context.left_out import left_out_line
from generator.days.period import in_words
from generator.documents.meeting_papers import DocumentPlan, MadeFile, Subject, make_noting
from generator.insight.meetings.materials import materials_brought
from generator.insight.meetings.meetings import planned_meetings, title_of
from generator.load.files import file_folder
from generator.model.account import Account
from generator.model.meetings import Meeting
from generator.model.people import Format, Stakeholder
from generator.model.problem import Level, Place, Problem
from generator.outputs.archive import zip_files
from generator.outputs.formats import FORMATS, FileFormat, SpokenFormat
from generator.outputs.packs.layout import SHOWN, Printer
from generator.outputs.paper import PaperPrinter, PrintedDocument
from generator.outputs.typesetting import BrokenSheet
from generator.outputs.vcard import write_cards
from generator.pages.edit_file import edited_in
from generator.pages.pack_offers import file_ending, has_materials, list_offers, pack_for_format
from generator.wording.text import in_prose, plain_words, sentence_case

Packed = tuple[dict[str, bytes], MadeFile]
"""A pack as files by their names, and what came of making it."""


@dataclass(frozen=True, slots=True)
class Packer:
    """An account, and all that its packs are made with."""

    account: Account
    shared: SharedAccount
    printer: Printer
    #: The packs made so far, by person, format and whether they are our edition: a meeting brings them along again.
    made: dict[tuple[str, Format, bool], Packed] = field(default_factory=dict)


def make_packer(account: Account, as_of: date, paper_printer: PaperPrinter, files: Mapping[str, bytes]) -> Packer:
    """What packs an account; ``files`` are those of the project that may be handed over."""
    printer = Printer(paper_printer, account.settings.paper, _own(account.id, files))
    return Packer(account, shared_account(account, as_of), printer)


def _own(account: str, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of one account by their names below its folder."""
    folder = file_folder(account)
    return {name.removeprefix(folder): data for name, data in files.items() if name.startswith(folder)}


def list_packs(
    view: AccountView,
    paper_printer: PaperPrinter,
    files: Mapping[str, bytes],
    printed: Mapping[str, Sequence[DocumentPlan]],
) -> Iterator[DocumentPlan]:
    """Every file for the people of an account: address books, packs in their formats, and one for each meeting.

    ``printed`` is what is printed for each planned meeting, by the ids of the meetings.
    """
    account, people = view.account, edited_in(view.account, "people")
    packing = make_packer(account, view.as_of, paper_printer, files)
    for file, cards in (
        (paths.our_contacts(account.id), our_cards(account)),
        (paths.their_contacts(account.id), their_cards(account)),
    ):
        if cards:
            yield DocumentPlan(file.page, partial(_whole, write_cards(cards)), people)
    for person in account.stakeholders:
        for offer in list_offers(account, person, packing.shared):
            for target, internal in ((offer.file, False), (offer.own, True)):
                if target:
                    make = partial(one_pack, packing, offer.person, offer.format, internal)
                    yield DocumentPlan(target.page, make, people)
    for meeting in planned_meetings(account, view.as_of):
        if has_materials(account, meeting):
            make = partial(_bring, view, meeting, packing, printed[meeting.id])
            name = paths.bring_file(account.id, meeting.id).page
            yield DocumentPlan(name, make, edited_in(account, "meetings"), of_others=True)


def _whole(data: bytes) -> MadeFile:
    return MadeFile(data)


def one_pack(packing: Packer, person: Stakeholder, format: Format, internal: bool) -> MadeFile:
    """The pack of one of them in a format, as a file, or as a zip with the files that go with it."""
    found, made = _files(packing, person, format, internal)
    if not found:
        return made
    whole = zip_files(found) if ending_of(packing, person, format) == "zip" else next(iter(found.values()))
    return replace(made, data=whole)


def editable_pack(packing: Packer, person: Stakeholder, format: Format, internal: bool) -> MadeFile | None:
    """The pack of one of them as a file (pptx) whose words can be changed; None where the format has no such thing.

    NoLibrary when what makes it is not installed.
    """
    form = FORMATS[format]
    if isinstance(form, SpokenFormat) or not form.editable:
        return None
    pack = pack_for_format(packing.account, person, format, packing.shared, internal)
    return _print_pack(replace(form, make=form.editable), pack, packing.printer, _subject(packing, person, form))


def ending_of(packing: Packer, person: Stakeholder, format: Format) -> str:
    """The ending of a pack: that of its format, or zip when files go with it."""
    return file_ending(format, pack_for_format(packing.account, person, format, packing.shared))


def _files(packing: Packer, person: Stakeholder, format: Format, internal: bool = False) -> Packed:
    """A pack as files, made once."""
    name = (person.id, format, internal)
    if name not in packing.made:
        packing.made[name] = _new_files(packing, person, format, internal)
    return packing.made[name]


def _new_files(packing: Packer, person: Stakeholder, format: Format, internal: bool) -> Packed:
    account, form = packing.account, FORMATS[format]
    pack = pack_for_format(account, person, format, packing.shared, internal)
    beside = {file.file: packing.printer.files[file.file] for file in pack.files if file.file in packing.printer.files}
    if isinstance(form, SpokenFormat):
        return beside, MadeFile(None)
    made = _print_pack(form, pack, packing.printer, _subject(packing, person, form))
    if made.data is None:
        return {}, made
    name = f"{person.id}-{format.replace('_', '-')}{'-internal' if internal else ''}.{form.ending}"
    apart = {(f"files/{each}" if each == name else each): data for each, data in beside.items()}
    return {name: made.data, **apart}, made


def _subject(packing: Packer, person: Stakeholder, form: FileFormat) -> Subject:
    account = packing.account
    place = person.typed_at or Place(edited_in(account, "people"))
    return Subject(account.id, f"{form.called.lower()} for {person.label} of {account.name}", place)


def _print_pack(form: FileFormat, pack: Pack, printer: Printer, subject: Subject) -> MadeFile:
    """A pack as its format makes it; without its pictures, and a problem, when one of them cannot be shown."""
    try:
        return make_noting(partial(_try_print, form, pack, printer), subject)
    except _Picture as error:
        names = in_prose([file.file for file in pack.files if file.file.lower().endswith(SHOWN)])
        message = f"a picture of the {subject.called} cannot be shown ({names}): {error}"
        hint = "save it again as PNG or as plain SVG; until then it goes along as a file only"
        problem = Problem(subject.place, "picture-broken", message, hint, level=Level.WARNING)
        without = replace(printer, files={})
        made = make_noting(partial(form.make, pack, without), subject)
        return replace(made, problems=(problem.of_account(subject.account), *made.problems))


class _Picture(Exception):
    """A picture cannot be shown; the message says why."""


def _try_print(form: FileFormat, pack: Pack, printer: Printer) -> PrintedDocument:
    try:
        return form.make(pack, printer)
    except BrokenSheet as error:
        try:
            form.make(pack, replace(printer, files={}))
        except BrokenSheet:
            raise error from None
        raise _Picture(error.message) from None


def _bring(view: AccountView, meeting: Meeting, packing: Packer, plans: Sequence[DocumentPlan]) -> MadeFile:
    """Everything to bring to a meeting: a folder for each of theirs, one for us, and a list of it.

    What is the matter with a file in it is said where the file is offered by itself.
    """
    account = packing.account
    found: dict[str, bytes] = {}
    for plan in plans:
        made = plan.make()
        if made.data is not None:
            found[f"{OURS if '/briefs/' in plan.name else EVERYBODY}/{plan.name.rpartition('/')[2]}"] = made.data
    for id in meeting.attendees:
        person = account.person(id)
        for offer in list_offers(account, person, packing.shared) if person else ():
            if offer.file:
                files, _ = _files(packing, offer.person, offer.format)
                found |= {f"{offer.person.id}/{name}": data for name, data in files.items()}
    for material in materials_brought(account, meeting, view.as_of):
        name = material.material.file
        if material.material.ready and name and name in packing.printer.files:
            for folder in [person.id for person in material.people] or [EVERYBODY]:
                found[f"{folder}/{name}"] = packing.printer.files[name]
    found[f"{OURS}/what-to-bring.txt"] = _list(view, meeting, packing)
    return MadeFile(zip_files(found))


OURS, EVERYBODY = "for-us", "for-everybody"
"""Folders in what is brought to a meeting; the others are called by the ids of those they are for."""


def _list(view: AccountView, meeting: Meeting, packing: Packer) -> bytes:
    """What to bring to whom, in words, for us."""
    account = packing.account
    lines = [f"{title_of(account, meeting) or 'Meeting'}, {in_words(meeting.on)}", "For us: do not hand on.", ""]
    if account.left_out:
        lines += [left_out_line(account.left_out), ""]
    for id in meeting.attendees:
        if person := account.person(id):
            lines.append(f"{person.label} (folder {person.id}/)")
            offers = list_offers(account, person, packing.shared)
            lines += [f"  {offer.called}: {offer.instead or 'in the folder'}" for offer in offers]
            lines += [] if offers else ["  In which format is not known yet: ask."]
    waiting = [material for material in materials_brought(account, meeting, view.as_of) if not material.material.ready]
    if waiting:
        lines += ["", "Not ready yet"]
        lines += [
            f"  {sentence_case(plain_words(material.material.format))}: {material.material.text}"
            for material in waiting
        ]
    return ("\n".join(lines) + "\n").encode()
