"""One account by itself, for verbs that nobody wants to wait for: the others are not read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.cli import options, terminal
from generator.cli.naming import choose_account
from generator.context.account_view import AccountView, view_account
from generator.disk.document_cache import DocumentCache
from generator.documents.papers import make_paper_printer
from generator.load.book import load_book
from generator.load.files import without_others
from generator.load.merge import is_file
from generator.model.book import Book
from generator.model.problem import Problem
from generator.outputs.paper import PaperPrinter
from generator.paths import ROLES


@dataclass(frozen=True, slots=True)
class OneAccount:
    """An account that could be read, and what to print it with."""

    survey: AccountView
    #: It alone, and all of us.
    book: Book
    press: PaperPrinter
    #: The files that may be handed over, by their names relative to the project.
    files: dict[str, bytes]
    #: All that was read: of this account, of the playbook, of our people.
    sources: dict[str, bytes]
    #: The folder of the project.
    folder: Path
    #: What is wrong with what was read.
    errors: list[Problem]

    @property
    def day(self) -> date:
        """The day everything is made for."""
        return self.survey.as_of


def read_one(project: Path, typed: str, as_of: str | None, what: str) -> OneAccount:
    """Read one account of a project; ends with what is the matter when there is nothing to make ``what`` from."""
    project_files = options.read_from(project)
    id = choose_account(typed, project_files)
    sources = without_others(project_files.sources, [id])
    loaded = load_book(sources, whole_records=True)
    account = loaded.book.account(id)
    if account is None:
        terminal.show_problems([problem for problem in loaded.problems if problem.account == id])
        terminal.stop_with(f"accounts/{id} cannot be read, so there is nothing to make {what} from.")
    day = options.choose_day(as_of, loaded.book)
    errors = [problem for problem in loaded.problems if problem.is_error]
    terminal.show_problems(errors)
    roles = {role.id: role for role in loaded.roles}
    asked = [roles[role] for role in ROLES if role in roles]  # one that is missing asks nothing
    printing = make_paper_printer(
        sources, loaded.book.settings, project_files.folder, DocumentCache(project_files.folder)
    )
    handed = {name: data for name, data in sources.items() if is_file(name)}
    view = view_account(account, asked, day)
    return OneAccount(view, loaded.book, printing, handed, sources, project_files.folder, errors)
