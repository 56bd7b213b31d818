"""The files of an account for its people: packs, address books, and everything to bring to a meeting as one file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from generator import paths
from generator.context.account_view import AccountView
from generator.context.documents.packs.contacts import our_cards, their_cards
from generator.context.documents.packs.formats import FORMATS
from generator.context.documents.packs.offers import PreparedPack, has_materials, prepare_packs
from generator.context.documents.packs.pack import Pack
from generator.context.left_out import left_out_line
from generator.days.period import in_words
from generator.documents.made_file import DocumentPlan, MadeFile, Subject, make_noting
from generator.insight.meetings.materials import materials_brought
from generator.insight.meetings.meetings import planned_meetings, title_of
from generator.insight.sharing.sharing import shared_account
from generator.load.files import file_folder
from generator.model.account import Account
from generator.model.meetings import Meeting
from generator.model.problem import Level, Place, Problem
from generator.outputs.archive import zip_files
from generator.outputs.formats import EDITABLE, MAKERS, Maker
from generator.outputs.packs.layout import SHOWN, Printer
from generator.outputs.paper import PaperPrinter, PrintedDocument
from generator.outputs.typesetting import BrokenSheet
from generator.outputs.vcard import write_cards
from generator.pages.edit_file import edited_in
from generator.wording.text import in_prose, plain_words, sentence_case


def pack_printer(account: Account, paper_printer: PaperPrinter, files: Mapping[str, bytes]) -> Printer:
    """What prints the packs of an account; ``files`` are those of the project that may be handed over."""
    folder = file_folder(account.id)
    own = {name.removeprefix(folder): data for name, data in files.items() if name.startswith(folder)}
    return Printer(paper_printer, account.settings.paper, own)


Packed = tuple[dict[str, bytes], MadeFile]
"""A pack as files by their names, with those that go with it, and what came of making it."""


@dataclass(frozen=True, slots=True)
class PackFile:
    """One pack to be written: the edition that is handed over, or our own."""

    account: Account
    prepared: PreparedPack
    printer: Printer
    internal: bool = False
    _made: list[Packed] = field(default_factory=list, init=False, repr=False)

    @property
    def pack(self) -> Pack:
        """What is in it."""
        return self.prepared.own if self.internal else self.prepared.handed

    @property
    def subject(self) -> Subject:
        """What it is about."""
        person, called = self.prepared.person, self.prepared.offer.called.lower()
        place = person.typed_at or Place(edited_in(self.account, "people"))
        return Subject(self.account.id, f"{called} for {person.label} of {self.account.name}", place)

    def make_files(self) -> Packed:
        """The pack as files, made once: a meeting brings them along again."""
        if not self._made:  # no `cached_property`, which would let one pack after another be made
            self._made.append(self._make_files())
        return self._made[0]

    def _make_files(self) -> Packed:
        offer, files = self.prepared.offer, self.printer.files
        beside = {file.file: files[file.file] for file in self.pack.files if file.file in files}
        maker = MAKERS.get(offer.format)
        if maker is None:
            return beside, MadeFile(None)
        made = _print_pack(maker, self)
        if made.data is None:
            return {}, made
        mark, ending = "-internal" if self.internal else "", FORMATS[offer.format].ending
        name = f"{self.prepared.person.id}-{offer.format.replace('_', '-')}{mark}.{ending}"
        apart = {(f"files/{file}" if file == name else file): data for file, data in beside.items()}
        return {name: made.data, **apart}, made

    def whole(self) -> MadeFile:
        """The pack as one file: by itself, or as a zip with the files that go with it."""
        files, made = self.make_files()
        if not files:
            return made
        zipped = self.prepared.offer.file and self.prepared.offer.file.page.endswith(".zip")
        return replace(made, data=zip_files(files) if zipped else next(iter(files.values())))

    def editable(self) -> MadeFile | None:
        """The pack as a file (pptx) whose words can be changed; None where the format has no such thing.

        NoLibrary when what makes it is not installed.
        """
        maker = EDITABLE.get(self.prepared.offer.format)
        return _print_pack(maker, self) if maker else None


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
    for file, cards in (
        (paths.our_contacts(account.id), our_cards(account)),
        (paths.their_contacts(account.id), their_cards(account)),
    ):
        if cards:
            yield DocumentPlan(file.page, partial(MadeFile, write_cards(cards)), people)
    shared, printer = shared_account(account, view.as_of), pack_printer(account, paper_printer, files)
    packs = {
        person.id: [PackFile(account, prepared, printer) for prepared in prepare_packs(account, person, shared)]
        for person in account.stakeholders
    }
    for pack in (pack for theirs in packs.values() for pack in theirs):
        offer = pack.prepared.offer
        if offer.file:
            yield DocumentPlan(offer.file.page, pack.whole, people)
        if offer.own:
            yield DocumentPlan(offer.own.page, replace(pack, internal=True).whole, people)
    for meeting in planned_meetings(account, view.as_of):
        if has_materials(account, meeting):
            name = paths.bring_file(account.id, meeting.id).page
            bring = partial(_bring, view, meeting, printer, packs, printed[meeting.id])
            yield DocumentPlan(name, bring, edited_in(account, "meetings"), of_others=True)


def _print_pack(maker: Maker, file: PackFile) -> MadeFile:
    """A pack as its format makes it; without its pictures, and a problem, when one of them cannot be shown."""
    pack, printer, subject = file.pack, file.printer, file.subject
    try:
        return make_noting(partial(_try_print, maker, pack, printer), subject)
    except _Picture as error:
        names = in_prose([file.file for file in pack.files if file.file.lower().endswith(SHOWN)])
        message = f"a picture of the {subject.called} cannot be shown ({names}): {error}"
        hint = "save it again as PNG or as plain SVG; until then it goes along as a file only"
        problem = Problem(subject.place, "picture-broken", message, hint, level=Level.WARNING)
        made = make_noting(partial(maker, pack, replace(printer, files={})), subject)
        return replace(made, problems=(problem.of_account(subject.account), *made.problems))


class _Picture(Exception):
    """A picture cannot be shown; the message says why."""


def _try_print(maker: Maker, pack: Pack, printer: Printer) -> PrintedDocument:
    try:
        return maker(pack, printer)
    except BrokenSheet as error:
        try:
            maker(pack, replace(printer, files={}))
        except BrokenSheet:
            raise error from None
        raise _Picture(error.message) from None


def _bring(
    view: AccountView,
    meeting: Meeting,
    printer: Printer,
    packs: Mapping[str, Sequence[PackFile]],
    papers: Sequence[DocumentPlan],
) -> MadeFile:
    """Everything to bring to a meeting: a folder for each of theirs, one for us, and a list of it.

    What is the matter with a file in it is said where the file is offered by itself.
    """
    files: dict[str, bytes] = {}
    for plan in papers:
        made = plan.make()
        if made.data is not None:
            files[f"{OURS if '/briefs/' in plan.name else EVERYBODY}/{plan.name.rpartition('/')[2]}"] = made.data
    for id in meeting.attendees:
        for pack in packs.get(id, ()):
            if pack.prepared.offer.file:
                files |= {f"{id}/{name}": data for name, data in pack.make_files()[0].items()}
    for material in materials_brought(view.account, meeting, view.as_of):
        name = material.material.file
        if material.material.ready and name and name in printer.files:
            for folder in [person.id for person in material.people] or [EVERYBODY]:
                files[f"{folder}/{name}"] = printer.files[name]
    files[f"{OURS}/what-to-bring.txt"] = _list_what_to_bring(view, meeting, packs)
    return MadeFile(zip_files(files))


OURS, EVERYBODY = "for-us", "for-everybody"
"""Folders in what is brought to a meeting; the others are called by the ids of those they are for."""


def _list_what_to_bring(view: AccountView, meeting: Meeting, packs: Mapping[str, Sequence[PackFile]]) -> bytes:
    """What to bring to whom, in words, for us."""
    account = view.account
    lines = [f"{title_of(account, meeting) or 'Meeting'}, {in_words(meeting.on)}", "For us: do not hand on.", ""]
    if account.left_out:
        lines += [left_out_line(account.left_out), ""]
    for id in meeting.attendees:
        if person := account.person(id):
            lines.append(f"{person.label} (folder {person.id}/)")
            offers = [pack.prepared.offer for pack in packs[id]]
            lines += [f"  {offer.called}: {offer.instead or 'in the folder'}" for offer in offers]
            lines += [] if offers else ["  In which format is not known yet: ask."]
    brought = [bring.material for bring in materials_brought(account, meeting, view.as_of) if not bring.material.ready]
    lines += ["", "Not ready yet"] if brought else []
    lines += [f"  {sentence_case(plain_words(material.format))}: {material.text}" for material in brought]
    return ("\n".join(lines) + "\n").encode()
