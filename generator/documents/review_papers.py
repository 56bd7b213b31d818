"""What is printed of an account as a whole: the pack for its next review, and the reports on its projects."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator import paths
from generator.context.account_view import AccountView
from generator.context.documents.project_report.customer import customer_report
from generator.context.documents.project_report.internal import project_report
from generator.context.documents.review_pack.pack import review_pack
from generator.documents.meeting_papers import DocumentPlan, Subject, make_noting
from generator.insight.meetings.reviews import review_ahead
from generator.model.problem import Place
from generator.model.work import Project
from generator.outputs.paper import PaperPrinter
from generator.outputs.project_report import customer_pdf, internal_pdf
from generator.outputs.review_pack import review_pdf
from generator.pages.edit_file import edited_in
from generator.wording.text import shorten_text


def review_papers(view: AccountView, paper_printer: PaperPrinter) -> Iterator[DocumentPlan]:
    """The review pack of an account, and of each open project the reports for superiors and customer."""
    account, paper = view.account, view.account.settings.paper
    pack = review_pack(view)
    if pack:
        edit = edited_in(account, "review")
        subject = Subject(account.id, f"review pack of {account.name}", _place(view) or Place(edit))
        make = partial(review_pdf, paper_printer, pack, paper)
        yield DocumentPlan(paths.review_file(account.id).page, partial(make_noting, make, subject), edit)
    for project in account.projects if not view.closed else ():
        if project.open:
            yield from _reports(view, project, paper_printer)


def _place(view: AccountView) -> Place | None:
    """Where the review was typed that the pack is for, else where the account begins."""
    ahead = review_ahead(view.account, view.as_of, view.account.settings)
    booked = ahead.booked.meeting if ahead and ahead.booked else None
    return booked.typed_at if booked else view.account.profile.typed_at


def _reports(view: AccountView, project: Project, paper_printer: PaperPrinter) -> Iterator[DocumentPlan]:
    account, paper, edit = view.account, view.account.settings.paper, edited_in(view.account, "work")
    place = project.typed_at or Place(edit)
    subject = Subject(account.id, f"report on “{shorten_text(project.name, 60)}” of {account.name}", place)
    make = partial(internal_pdf, paper_printer, project_report(view, project), paper)
    yield DocumentPlan(paths.internal_report(account.id, project.id).page, partial(make_noting, make, subject), edit)
    shared = customer_report(account, project, view.as_of)
    if shared:
        make = partial(customer_pdf, paper_printer, shared, paper)
        yield DocumentPlan(
            paths.customer_report(account.id, project.id).page, partial(make_noting, make, subject), edit
        )
