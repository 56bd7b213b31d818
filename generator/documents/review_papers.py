"""What is printed of an account as a whole: the pack for its next review, and the reports on its projects."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator import paths
from generator.context.account_view import Survey
from generator.context.documents.project_report.internal import project_report
from generator.context.documents.project_report.shared import customer_report
from generator.context.documents.review_pack.pack import review_pack
from generator.documents.meeting_papers import DocumentPlan, Subject, printed
from generator.insight.meetings.reviews import review_ahead
from generator.model.problem import Place
from generator.model.work import Project
from generator.outputs.paper import Press
from generator.outputs.project_report import customer_pdf, internal_pdf
from generator.outputs.review_pack import review_pdf
from generator.pages.edit_file import edited_in
from generator.wording.text import shortened


def review_papers(survey: Survey, press: Press) -> Iterator[DocumentPlan]:
    """The review pack of an account, and of each open project the reports for superiors and customer."""
    account, paper = survey.account, survey.account.settings.paper
    pack = review_pack(survey)
    if pack:
        edit = edited_in(account, "review")
        subject = Subject(account.id, f"review pack of {account.name}", _place(survey) or Place(edit))
        make = partial(review_pdf, press, pack, paper)
        yield DocumentPlan(paths.review_file(account.id).page, partial(printed, make, subject), edit)
    for project in account.projects if not survey.closed else ():
        if project.open:
            yield from _reports(survey, project, press)


def _place(survey: Survey) -> Place | None:
    """Where the review was typed that the pack is for, else where the account begins."""
    ahead = review_ahead(survey.account, survey.as_of, survey.account.settings)
    booked = ahead.booked.meeting if ahead and ahead.booked else None
    return booked.typed_at if booked else survey.account.profile.typed_at


def _reports(survey: Survey, project: Project, press: Press) -> Iterator[DocumentPlan]:
    account, paper, edit = survey.account, survey.account.settings.paper, edited_in(survey.account, "work")
    place = project.typed_at or Place(edit)
    subject = Subject(account.id, f"report on “{shortened(project.name, 60)}” of {account.name}", place)
    make = partial(internal_pdf, press, project_report(survey, project), paper)
    yield DocumentPlan(paths.internal_report(account.id, project.id).page, partial(printed, make, subject), edit)
    shared = customer_report(account, project, survey.as_of)
    if shared:
        make = partial(customer_pdf, press, shared, paper)
        yield DocumentPlan(paths.customer_report(account.id, project.id).page, partial(printed, make, subject), edit)
