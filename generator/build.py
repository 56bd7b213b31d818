"""The whole way from the text of the files to the pages and files of a site, in one function."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from generator import paths
from generator.checks.switches import misnamed_rules
from generator.documents.file_list import list_documents
from generator.documents.made_file import DocumentPlan, MadeFile, problems_of
from generator.documents.papers import make_paper_printer
from generator.history.earlier_version import EarlierVersion
from generator.load.book import Loaded, load_book
from generator.load.merge import is_file
from generator.load.role import ROLES_FOLDER, without_head
from generator.load.settings import SETTINGS_FILE
from generator.model.book import Book
from generator.model.problem import Place, Problem, in_order
from generator.model.role import Role
from generator.outputs.document_store import DocumentStore
from generator.outputs.paper import PaperPrinter
from generator.pages.code_host import Editor, no_address
from generator.pages.page_list import Plan, Reading, list_pages
from generator.rendering.templates import TemplateProblem, Templates, with_front_matter
from generator.site import Document, Page, Site
from generator.wording.text import in_prose

PLAYBOOK = "playbook/"
FOOT = "partials/foot.md.j2"


@dataclass(frozen=True, slots=True)
class Checked:
    """What was read, before any page is made."""

    book: Book
    #: The roles in the order of the playbook.
    roles: tuple[Role, ...]
    templates: Templates
    #: Every problem with the accounts, the settings and the templates.
    problems: tuple[Problem, ...]
    #: The templates for paper.
    press: PaperPrinter
    #: The files that may be handed over, by their names relative to the project.
    files: Mapping[str, bytes] = field(default_factory=dict)


def check(
    sources: Mapping[str, bytes],
    found: Sequence[Problem] = (),
    folder: Path | None = None,
    shelf: DocumentStore | None = None,
) -> Checked:
    """Read a project's files and report everything wrong with them, without making a page.

    ``sources`` maps names relative to the project to their bytes: all YAML files below ``accounts/`` and
    everything below ``playbook/``; ``found`` are problems met while fetching them; below ``folder`` a folder with
    fonts may lie; what lies on the ``shelf`` is not printed again. Never raises for what is in the files.
    """
    loaded = load_book(sources, whole_records=True)
    roles, missing = _order_roles(loaded)
    texts, undecodable = _template_texts(sources)
    templates = Templates(texts)
    broken = [_as_reported(problem) for problem in templates.find_broken()]
    misnamed = misnamed_rules(loaded.book)
    files = {name: data for name, data in sources.items() if is_file(name)}
    printing = make_paper_printer(sources, loaded.book.settings, folder, shelf)
    fontless = _font_problems(loaded, printing) if folder else []
    problems = in_order([*found, *loaded.problems, *misnamed, *missing, *undecodable, *broken, *fontless])
    return Checked(loaded.book, roles, templates, tuple(problems), printing, files)


def build(
    checked: Checked,
    as_of: date,
    link: paths.Link = paths.to_address,
    earlier: Mapping[str, EarlierVersion] | None = None,
    editor: Editor = no_address,
) -> Site:
    """The site that a project's files make on a date.

    ``link`` says how a page writes a link to another; ``earlier`` are versions of accounts, by their ids, since which
    to say what changed; ``editor`` gives the address at which a place in a file is edited, empty for none.

    Pages are made in spite of errors; one that cannot be made is left out and reported. So is a file, and the pages
    then offer no link to it.
    """
    reading = Reading(checked.book, checked.roles, as_of, checked.problems, checked.files, earlier or {})
    planned = list(list_documents(reading, checked.press))
    made = _make_files(planned)
    files = [Document(plan.name, data, plan.edit) for plan in planned if (data := made[plan.name].data) is not None]
    pages, problems = [], [*checked.problems, *problems_of(list(made.values()))]
    names = {"linked_by": link, "edited_at": editor, "unmade": made.keys() - {file.name for file in files}}
    for plan in list_pages(reading):
        try:
            pages.append(_render_page(plan, checked.templates, names))
        except TemplateProblem as problem:
            problems.append(_as_reported(problem))
    return Site(tuple(pages), tuple(files), tuple(in_order(problems)), as_of)


def _make_file(plan: DocumentPlan) -> MadeFile:
    return plan.make()


def _make_files(planned: Sequence[DocumentPlan]) -> dict[str, MadeFile]:
    """Every file by its name, in the order planned; several at a time, as typst sets type beside what Python does."""
    found: dict[str, MadeFile] = {}
    with ThreadPoolExecutor(max_workers=min(8, os.cpu_count() or 1)) as workers:
        for of_others in (False, True):
            plans = [plan for plan in planned if plan.of_others is of_others]
            found |= zip((plan.name for plan in plans), workers.map(_make_file, plans), strict=True)
    return {plan.name: found[plan.name] for plan in planned}


def _as_reported(problem: TemplateProblem) -> Problem:
    return Problem(Place(PLAYBOOK + problem.name, problem.line), "template", problem.message)


def _render_page(plan: Plan, templates: Templates, shared: Mapping[str, object]) -> Page:
    names = {**plan.names, **shared}
    body = templates.render(plan.template, names, plan.block)
    foot = templates.render(FOOT, names)
    text = with_front_matter(plan.title, f"{body.strip()}\n\n{foot.strip()}\n", plan.settings)
    return Page(plan.frame.here, text, plan.edit)


def _order_roles(loaded: Loaded) -> tuple[tuple[Role, ...], list[Problem]]:
    """The roles in the order of the playbook, and a problem for each that is missing or is none of the six."""
    found = {role.id: role for role in loaded.roles}
    read = {problem.place.file for problem in loaded.problems}
    problems = []
    for id in [*paths.ROLES, *sorted(found.keys() - set(paths.ROLES))]:
        file = f"{ROLES_FOLDER}{id}.md.j2"
        if id not in found and file not in read:
            problems.append(Problem(Place(file), "missing-file", "the template of this role is missing"))
        elif id not in paths.ROLES:
            hint = f"the six are {in_prose(paths.ROLES)}"
            problems.append(Problem(Place(file), "unknown-role", f"`{id}` is none of the six roles", hint))
    return tuple(found[id] for id in paths.ROLES if id in found), problems


def _font_problems(loaded: Loaded, printing: PaperPrinter) -> list[Problem]:
    """A problem when the settings name a folder of fonts and there is none."""
    named = loaded.book.settings.fonts
    if not named or printing.fonts:
        return []
    message = f"there is no folder `{named}` in this project"
    return [Problem(Place(SETTINGS_FILE), "missing-file", message, "put the fonts there, or leave it empty", "fonts")]


def _template_texts(sources: Mapping[str, bytes]) -> tuple[dict[str, str], list[Problem]]:
    texts, problems = {}, []
    for name, data in sources.items():
        if not (name.startswith(PLAYBOOK) and name.endswith(".j2")):
            continue
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            message = f"byte {data[error.start]:#04x} is not valid UTF-8"
            problems.append(Problem(Place(name, line), "not-utf-8", message, "save the file as UTF-8"))
            continue
        texts[name.removeprefix(PLAYBOOK)] = without_head(text) if name.startswith(ROLES_FOLDER) else text
    return texts, problems
