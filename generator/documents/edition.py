"""The files of a customer's edition: pages of HTML, and the papers, calendar and address cards that go with them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from generator.context.documents.edition.edition import PEOPLE, EditionMaterial, make_edition
from generator.context.documents.edition.meetings import CALENDAR
from generator.context.documents.edition.page import Edition, EditionFile
from generator.context.documents.leave_behind import LeaveBehind, leave_behind
from generator.context.documents.packs.contacts import our_cards
from generator.context.documents.project_report.customer import CustomerReport, customer_report
from generator.context.feeds.shared import shared_feed
from generator.documents.made_file import MadeFile, Subject, make_noting, problems_of
from generator.documents.own_templates import PLAYBOOK, templates_in
from generator.insight.sharing.in_writing import shared_dates, shared_kept_promises, shared_key, shared_meetings
from generator.insight.sharing.sharing import shared_account, shared_team
from generator.model.account import Account
from generator.model.problem import Place, Problem
from generator.outputs.forms import AGENDA, CUSTOMER_REPORT, print_form
from generator.outputs.ics import IcsWriter
from generator.outputs.paper import PaperPrinter, PrintedDocument
from generator.outputs.vcard import write_cards
from generator.pages.edit_file import edited_in
from generator.pages.render import template_problem
from generator.rendering.error_lines import TemplateProblem
from generator.wording.text import make_slug

_PAGE = "edition/page.html.j2"
_LOOK = "edition.css"
_PRODUCT = "-//What we have agreed//EN"
"""What wrote a calendar for a customer, who need not know the program."""


@dataclass(frozen=True, slots=True)
class MadeEdition:
    """An edition as files, by their names; without those that could not be made, of which the problems tell."""

    files: Mapping[str, bytes]
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class _FilesMade:
    """The files that go with the pages, as they are made."""

    made: dict[str, MadeFile] = field(default_factory=dict)

    def add(self, label: str, stem: str, ending: str, made: MadeFile) -> EditionFile | None:
        """Take in a file, under a name that none has yet; None when it could not be made."""
        name, number = f"{stem}.{ending}", 1
        while name in self.made:
            number += 1
            name = f"{stem}-{number}.{ending}"
        self.made[name] = made
        return EditionFile(label, name) if made.data is not None else None


def edition_files(
    account: Account, as_of: date, sources: Mapping[str, bytes], paper_printer: PaperPrinter
) -> MadeEdition:
    """The edition of an account that is not closed, for a day; ``sources`` has the templates.

    No name of a file is one that we gave a record: names of ours can say what a customer should not read.
    """
    beside, shared = _FilesMade(), shared_account(account, as_of)
    words = account.customer_words
    agendas, files = _print_agendas(account, as_of, paper_printer, beside)
    reports = tuple(_print_reports(account, as_of, paper_printer, beside))
    feed, cards = shared_feed(shared_dates(account, as_of), as_of, words), our_cards(account)
    if feed.entries:
        made = MadeFile(IcsWriter().ics(feed, _PRODUCT))
        files[CALENDAR] = beside.add(f"{words.say('calendar_name')} (ics)", "calendar", "ics", made)
    if cards:
        files[PEOPLE] = beside.add(
            f"{words.say('our_people')} (vcf)", "our-people", "vcf", MadeFile(write_cards(cards))
        )
    material = EditionMaterial(
        shared=shared,
        meetings=shared_meetings(account, as_of),
        agendas=agendas,
        reports=reports,
        team=shared_team(account),
        kept=shared_kept_promises(account, as_of),
        files={key: file for key, file in files.items() if file},
    )
    pages, problems = _render_pages(make_edition(material), sources, paper_printer)
    whole = {name: file.data for name, file in beside.made.items() if file.data is not None}
    return MadeEdition({**pages, **whole}, (*problems, *problems_of(list(beside.made.values()))))


def _print_agendas(
    account: Account, as_of: date, paper_printer: PaperPrinter, beside: _FilesMade
) -> tuple[dict[str, LeaveBehind], dict[str, EditionFile | None]]:
    """What may be said of each meeting to come, and its agenda on paper, by the keys of the meetings."""
    agendas, files = dict[str, LeaveBehind](), dict[str, EditionFile | None]()
    words = account.customer_words
    for meeting in account.meetings:
        if meeting.on < as_of or (agenda := leave_behind(account, meeting, as_of)) is None:
            continue
        key = shared_key(account, meeting)
        agendas[key] = agenda
        if account.settings.print:
            make = partial(
                print_form,
                AGENDA,
                agenda,
                paper_printer,
                account.settings.paper,
                words,
            )
            place = meeting.typed_at or Place(edited_in(account, "meetings"))
            made = _print(account, f"agenda of {account.name} for “{agenda.name}”", place, make)
            files[key] = beside.add(f"{words.say('agenda')} (PDF)", f"agenda-{meeting.on}", "pdf", made)
    return agendas, files


def _print_reports(
    account: Account, as_of: date, paper_printer: PaperPrinter, beside: _FilesMade
) -> Iterator[tuple[CustomerReport, EditionFile | None]]:
    words = account.customer_words
    for project in account.projects:
        report = customer_report(account, project, as_of)
        if report is None:
            continue
        file = None
        if account.settings.print:
            make = partial(print_form, CUSTOMER_REPORT, report, paper_printer, account.settings.paper, words)
            place = project.typed_at or Place(edited_in(account, "work"))
            made = _print(account, f"report on “{project.name}” of {account.name}", place, make)
            file = beside.add(
                f"{words.say('report')} (PDF)", f"report-{make_slug(project.name) or 'project'}", "pdf", made
            )
        yield report, file


def _print(account: Account, called: str, place: Place, make: partial[PrintedDocument]) -> MadeFile:
    return make_noting(make, Subject(account.id, called, place))


def _render_pages(
    edition: Edition, sources: Mapping[str, bytes], paper_printer: PaperPrinter
) -> tuple[dict[str, bytes], list[Problem]]:
    """The pages as HTML with their look and our logo, and a problem where the template is wrong."""
    templates, logo = templates_in("edition", sources), next(iter(paper_printer.logo), None)
    logo_name = f"logo.{logo[0].rpartition('.')[2]}" if logo else ""
    files = {_LOOK: sources.get(f"{PLAYBOOK}edition/{_LOOK}", b"")}
    if logo:
        files[logo_name] = logo[1]
    try:
        for page in edition.pages:
            html = templates.render(_PAGE, {"edition": edition, "page": page, "logo": logo_name})
            files[page.file] = html.encode()
    except TemplateProblem as problem:
        return {}, [template_problem(problem)]
    return files, []
