"""The verbs `ninety-days` and `one-to-one`: what one of us is told about themselves, on their own machine alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from generator.cli import options, terminal
from generator.cli.naming import choose_colleague, list_ours
from generator.cli.publishing import write_files
from generator.context.account_view import view_account
from generator.context.documents.handover.pack import handover_pack
from generator.context.documents.handover.quiz import make_quiz
from generator.context.documents.personal import PersonalSheet, ninety_days_sheet, one_to_one_sheet
from generator.context.documents.vocabulary import Item
from generator.days.period import in_short
from generator.disk.personal_files import read_personal_file
from generator.disk.project import Project
from generator.documents.papers import make_paper_printer
from generator.history.baseline import for_days
from generator.history.earlier_version import read_past
from generator.insight.newcomers.newcomer import Newcomer, is_new, newly_taken_over
from generator.load.book import Loaded, load_book
from generator.load.personal import PERSONAL_FOLDER, load_personal_file
from generator.model.account import Account
from generator.model.personal import PersonalFile
from generator.model.team import TeamMember
from generator.outputs.forms import PERSONAL, print_form
from generator.outputs.paper import PaperPrinter


@dataclass(frozen=True, slots=True)
class _Person:
    """One of us, their accounts, and what they keep of themselves."""

    member: TeamMember
    accounts: tuple[Account, ...]
    own: PersonalFile
    day: date
    printer: PaperPrinter
    project: Project
    loaded: Loaded

    @property
    def newcomer(self) -> Newcomer | None:
        """Themselves as somebody to whom something is new; None when nobody noted when they began."""
        days = [self.member.started] if is_new(self.member, self.day) else list(self.new_since.values())
        began = min((day for day in days if day), default=self.member.started)
        if began is None or began > self.day:
            return None
        book = self.loaded.book
        past = for_days(self.project.folder, self.project.sources, book.settings, self.day, self.new_since)
        read = {id: read_past(id, version, book.account(id)) for id, version in past.items()}
        views = (view_account(account, (), self.day) for account in self.new_accounts)
        quizzes = {view.account.id: len(make_quiz(view, handover_pack(view)).questions) for view in views}
        return Newcomer(self.member, began, self.day, self.own, self.loaded.roles, book.accounts, read, quizzes)

    @property
    def new_since(self) -> dict[str, date]:
        """The accounts that are new to them, by their ids, each with the day on which it became theirs."""
        since = ((account.id, newly_taken_over(account, self.member, self.day)) for account in self.accounts)
        return {id: day for id, day in since if day}

    @property
    def new_accounts(self) -> tuple[Account, ...]:
        """The accounts that are new to them; where none is, all of theirs."""
        return tuple(account for account in self.accounts if account.id in self.new_since) or self.accounts


def _personal_verb(name: str, make: Callable[[_Person], PersonalSheet], help: str) -> click.Command:
    def run(project: Path, as_of: str | None, who: str, folder: Path | None, replace: bool, show: bool) -> None:
        person = _read_person(project, as_of, who)
        sheet = make(person)
        if folder is None and not show:
            terminal.show_text(_as_text(sheet))
            return
        pdf = print_form(PERSONAL, sheet, person.printer, person.loaded.book.settings.paper).data
        written = write_files({f"{person.member.id}-{name}.pdf": pdf}, folder, person.project.folder, replace=replace)
        if show:
            click.launch(str(written[0].absolute()))

    run.__doc__ = help
    command = click.argument("who", metavar="COLLEAGUE")(options.output_options(run))
    return click.command(name, context_settings=options.SETTINGS)(options.project_options(command))


def _read_person(project: Path, as_of: str | None, typed: str) -> _Person:
    project_files = options.read_from(project)
    loaded = load_book(project_files.sources, whole_records=True)
    book = loaded.book
    ours = list_ours(book)
    id = choose_colleague(typed, ours, "COLLEAGUE")
    member = next(member for member in ours if member.id == id)
    try:
        file = read_personal_file(project_files.folder, id)
    except OSError as error:
        terminal.stop_with(f"cannot read {error.filename}: {error.strerror}")
    own, problems = load_personal_file(*file) if file else (PersonalFile(), [])
    terminal.show_problems(problems)
    accounts = [
        account for account in book.accounts if account.profile.owner == id and account.profile.status != "closed"
    ]
    # Without a shelf: what is printed here is kept nowhere else.
    printer = make_paper_printer(project_files.sources, book.settings, project_files.folder)
    day = options.choose_day(as_of, book)
    return _Person(member, tuple(accounts), own, day, printer, project_files, loaded)


def _make_ninety_days(person: _Person) -> PersonalSheet:
    newcomer = person.newcomer
    if newcomer is None:
        terminal.stop_with(
            f"accounts/_team.yaml does not say when {person.member.name} began: add `started: DAY` to their entry."
        )
    return ninety_days_sheet(person.new_accounts, newcomer)


def _make_one_to_one(person: _Person) -> PersonalSheet:
    new = person.newcomer if person.new_since or is_new(person.member, person.day) else None
    return one_to_one_sheet(person.accounts, person.member, person.own, person.day, new)


def _as_text(sheet: PersonalSheet) -> str:
    lines = [terminal.paint_words(sheet.title, "heading"), sheet.lead]
    for section in sheet.sections:
        lines += ["", terminal.paint_words(section.title, "file")]
        lines += [f"  {_item_as_text(item)}" for item in section.lines] or [f"  {section.empty}"]
        lines += [f"  and {section.more} more"] if section.more else []
    return "\n".join(lines)


def _item_as_text(item: Item) -> str:
    state = f"{item.state.word}: " if item.state else ""
    about = f"{item.about}: " if item.about else ""
    notes = "; ".join(filter(None, (item.note, in_short(item.on) if item.on else "")))
    return f"{state}{about}{item.text}{f' ({notes})' if notes else ''}"


_ALONE = f"""\
It is printed here, and as a PDF with --out: on no page of the site, and in nothing else that is made. What they
    keep of themselves stands in {PERSONAL_FOLDER}<id>.yaml: how they judge themselves by role, results of quizzes, what
    was said one to one."""

ninety_days_command = _personal_verb(
    "ninety-days",
    _make_ninety_days,
    f"""Say how far COLLEAGUE is in their first ninety days: every bar, by when, and how it is known.

    {_ALONE}

    \b
    Examples:
      playbook ninety-days tomas
      playbook ninety-days me --out ~/private
    """,
)

one_to_one_command = _personal_verb(
    "one-to-one",
    _make_one_to_one,
    f"""Prepare a talk with COLLEAGUE: eight questions, each with what their accounts say of it.

    {_ALONE}

    \b
    Examples:
      playbook one-to-one tomas
      playbook one-to-one tomas --out ~/private
    """,
)
