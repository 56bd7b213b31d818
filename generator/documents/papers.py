"""What is printed of an account: for a meeting, for its next review, of each project, and when it changes hands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from generator import paths
from generator.context.account_view import AccountView
from generator.context.documents.brief.brief import make_brief
from generator.context.documents.contacts import call_card, contact_sheet
from generator.context.documents.decision import decision_papers
from generator.context.documents.handover.letter import make_letter
from generator.context.documents.handover.pack import handover_pack
from generator.context.documents.leave_behind import leave_behind
from generator.context.documents.project_report.customer import customer_report
from generator.context.documents.project_report.internal import project_report
from generator.context.documents.review_pack.pack import review_pack
from generator.context.documents.who_does_what import who_does_what
from generator.context.portfolio.cover_packs import CoverPack
from generator.days.period import in_words
from generator.documents.fonts_needed import find_fonts
from generator.documents.logo import read_logo
from generator.documents.made_file import DocumentPlan, Subject, make_noting
from generator.insight.meetings.meetings import title_of
from generator.insight.meetings.reviews import review_ahead
from generator.load.merge import TEAM_FILE
from generator.model.meetings import Meeting
from generator.model.problem import Place
from generator.model.settings import Settings
from generator.outputs.document_store import DocumentStore
from generator.outputs.forms import (
    AGENDA,
    BRIEF,
    CALL_CARD,
    CONTACT_SHEET,
    COVER_PACK,
    CUSTOMER_REPORT,
    DECISION,
    HANDOVER_LETTER,
    HANDOVER_PACK,
    INTERNAL_REPORT,
    REVIEW_PACK,
    WHO_DOES_WHAT,
    print_form,
)
from generator.outputs.paper import PaperPrinter, PrintedDocument
from generator.pages.edit_file import edited_in
from generator.wording.text import shorten_text

_FOLDER = "playbook/"


def make_paper_printer(
    sources: Mapping[str, bytes], settings: Settings, folder: Path | None, shelf: DocumentStore | None = None
) -> PaperPrinter:
    """The templates for paper among a project's files, with the fonts that the settings name below its folder.

    What lies on the ``shelf`` is not printed again.
    """
    names = sorted(name for name in sources if name.startswith(_FOLDER) and name.endswith(".typ"))
    sheets = tuple((name.removeprefix(_FOLDER), sources[name]) for name in names)
    fonts = find_fonts(settings, folder) if folder else ""
    logo, _ = read_logo(settings, sources)
    pictures = ((f"/{paths.company_logo(settings.company.logo_file).page}", logo),) if logo else ()
    return PaperPrinter(sheets, fonts, settings.company, pictures, shelf)


def meeting_papers(view: AccountView, meeting: Meeting, paper_printer: PaperPrinter) -> Iterator[DocumentPlan]:
    """What is printed for a planned meeting: the brief, and the agenda for the customer when it is shared."""
    account, paper = view.account, view.account.settings.paper
    title = shorten_text(title_of(account, meeting) or "meeting", 60)
    about = f"of {account.name} for “{title}” on {in_words(meeting.on)}"
    plan = partial(_plan, view, "meetings", meeting.typed_at)
    make = partial(print_form, BRIEF, make_brief(view, meeting), paper_printer, paper)
    yield plan(paths.brief_file(account.id, meeting.id), f"brief {about}", make)
    agenda = leave_behind(account, meeting, view.as_of)
    if agenda:
        make = partial(print_form, AGENDA, agenda, paper_printer, paper, account.customer_words)
        yield plan(paths.agenda_file(account.id, meeting.id), f"agenda {about}", make)


def review_papers(view: AccountView, paper_printer: PaperPrinter) -> Iterator[DocumentPlan]:
    """The review pack of an account, and of each open project the reports for superiors and customer."""
    account, paper = view.account, view.account.settings.paper
    pack, words = review_pack(view), account.customer_words
    if pack:
        make = partial(print_form, REVIEW_PACK, pack, paper_printer, paper)
        called = f"review pack of {account.name}"
        yield _plan(view, "review", _review_place(view), paths.review_file(account.id), called, make)
    for project in account.projects if not view.closed else ():
        if project.open:
            called = f"report on “{shorten_text(project.name, 60)}” of {account.name}"
            plan = partial(_plan, view, "work", project.typed_at, called=called)
            make = partial(print_form, INTERNAL_REPORT, project_report(view, project), paper_printer, paper)
            yield plan(paths.internal_report(account.id, project.id), make=make)
            shared = customer_report(account, project, view.as_of)
            if shared:
                make = partial(print_form, CUSTOMER_REPORT, shared, paper_printer, paper, words)
                yield plan(paths.customer_report(account.id, project.id), make=make)


def handover_papers(view: AccountView, paper_printer: PaperPrinter) -> Iterator[DocumentPlan]:
    """What is printed when an account changes hands: the pack, always ready, and the letter to the customer."""
    account, paper = view.account, view.account.settings.paper
    place = account.handover.typed_at if account.handover else account.profile.typed_at
    plan = partial(_plan, view, "handover", place)
    make = partial(print_form, HANDOVER_PACK, handover_pack(view), paper_printer, paper)
    yield plan(paths.handover_file(account.id), f"handover pack of {account.name}", make)
    letter = make_letter(account, view.as_of)
    if letter:
        make = partial(print_form, HANDOVER_LETTER, letter, paper_printer, paper, account.customer_words)
        yield plan(paths.handover_letter(account.id), f"letter on the handover of {account.name}", make)


def cover_paper(file: paths.Target, pack: CoverPack, paper_printer: PaperPrinter) -> DocumentPlan:
    """What whoever stands in for one of us needs to know, a page for each account."""
    form = replace(COVER_PACK, pages=len(pack.accounts))
    subject = Subject("", f"cover pack for {pack.head.account} from {in_words(pack.first)}", Place(TEAM_FILE))
    make = partial(print_form, form, pack, paper_printer, pack.head.paper)
    return DocumentPlan(file.page, partial(make_noting, make, subject), TEAM_FILE)


def people_papers(view: AccountView, paper_printer: PaperPrinter) -> Iterator[DocumentPlan]:
    """The sheet for the customer on who of us does what; for us all contacts, and the call card."""
    account, words = view.account, view.account.customer_words
    document = who_does_what(account, view.as_of)
    make = partial(print_form, WHO_DOES_WHAT, document, paper_printer, account.settings.paper, words)
    called, place = f"sheet on who does what for {account.name}", account.profile.typed_at
    yield _plan(view, "people", place, paths.who_does_what_file(account.id), called, make)
    if contacts := contact_sheet(view):
        make = partial(print_form, CONTACT_SHEET, contacts, paper_printer, account.settings.paper)
        yield _plan(view, "people", place, paths.contact_sheet_file(account.id), f"contacts of {account.name}", make)
    if card := call_card(view):
        make = partial(print_form, CALL_CARD, card, paper_printer, account.settings.paper)
        yield _plan(view, "controller", place, paths.call_card_file(account.id), f"call card of {account.name}", make)


def decision_sheets(view: AccountView, paper_printer: PaperPrinter) -> Iterator[DocumentPlan]:
    """The papers on which requests beyond the contract are decided."""
    for paper in decision_papers(view):
        request = paper.row.record
        called = f"paper on “{shorten_text(request.ask, 60)}” of {view.account.name}"
        make = partial(print_form, DECISION, paper, paper_printer, view.account.settings.paper)
        target = paths.decision_file(view.account.id, request.id)
        yield _plan(view, "beyond-the-contract", request.typed_at, target, called, make)


def _review_place(view: AccountView) -> Place | None:
    """Where the review was typed that the pack is for, else where the account begins."""
    ahead = review_ahead(view.account, view.as_of, view.account.settings)
    booked = ahead.booked.meeting if ahead and ahead.booked else None
    return booked.typed_at if booked else view.account.profile.typed_at


def _plan(
    view: AccountView,
    page: str,
    place: Place | None,
    target: paths.Target,
    called: str,
    make: Callable[[], PrintedDocument],
) -> DocumentPlan:
    """A paper to be made of what is typed on a page of the account; ``place`` is where, as far as that is known."""
    edit = edited_in(view.account, page)
    subject = Subject(view.account.id, called, place or Place(edit))
    return DocumentPlan(target.page, partial(make_noting, make, subject), edit)
