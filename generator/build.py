"""The whole way from the text of the files to the pages and files of a site, in two functions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from generator import paths
from generator.checks.switches import misnamed_rules
from generator.context.summaries.summary import AccountSummary
from generator.documents.logo import read_logo
from generator.documents.made_file import judge_broken
from generator.documents.papers import make_paper_printer
from generator.history.earlier_version import EarlierVersion
from generator.load.account import Shared
from generator.load.book import (
    AccountFiles,
    ReadAccount,
    files_of_none,
    list_unread,
    load_common,
    make_book,
    read_account,
)
from generator.load.settings import SETTINGS_FILE
from generator.model.book import Book, UnreadAccount
from generator.model.plays import Play
from generator.model.problem import Place, Problem, in_order
from generator.model.role import Role
from generator.model.settings import Settings
from generator.outputs.document_store import DocumentStore
from generator.outputs.paper import PaperPrinter
from generator.pages.code_host import Editor, no_address
from generator.pages.page_list import list_unread_pages
from generator.pages.plan import Method
from generator.pages.render import find_broken
from generator.parts.account_part import AccountPart, PartMaker, make_renderer
from generator.parts.all_parts import PartMaking
from generator.parts.executors import OtherProcesses
from generator.parts.joint_part import AllAccounts, JointPart, look_over_all
from generator.parts.method_files import read_method
from generator.rendering.code_store import CodeStore
from generator.rendering.markdown_pieces import PageFinisher
from generator.rendering.templates import Templates
from generator.site import Document, Progress, Site, keep_quiet


@dataclass(frozen=True)
class Checked:
    """What was read before any page is made; accounts are read when they are asked for."""

    #: The files of a project, by their names relative to it.
    sources: Mapping[str, bytes]
    #: What all accounts have in common.
    shared: Shared
    #: The roles in the order of the playbook.
    roles: tuple[Role, ...]
    plays: tuple[Play, ...]
    templates: Templates
    #: The templates for paper.
    press: PaperPrinter
    #: The files of each account, in the order of their ids.
    files: tuple[AccountFiles, ...]
    #: The problems that are in the files of no account.
    common: tuple[Problem, ...]
    #: The accounts that were read so far and are asked for again, by their ids.
    _read: dict[str, ReadAccount] = field(default_factory=dict, repr=False, compare=False)

    @property
    def settings(self) -> Settings:
        """The numbers of the method."""
        return self.shared.numbers.settings

    @cached_property
    def accounts(self) -> tuple[ReadAccount, ...]:
        """Each account by itself, those that could not be read among them."""
        self._read.update((source.id, self.read(source)) for source in self.files)
        return tuple(self._read[source.id] for source in self.files)

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """Every problem with the accounts, the settings and the templates."""
        accounts = [one.account for one in self.accounts if one.account]
        misnamed = (problem for account in accounts for problem in misnamed_rules(account.settings, account.id))
        read = (problem for one in self.accounts for problem in one.problems)
        return tuple(in_order([*self.common, *read, *misnamed]))

    @cached_property
    def book(self) -> Book:
        """All accounts, and our own people."""
        return make_book(self.shared, self.accounts, self.problems, self.sources)

    def read(self, source: AccountFiles) -> ReadAccount:
        """One account, without the records that have an error in them."""
        return self._read.get(source.id) or read_account(source, self.shared, whole_records=True)


def check(
    sources: Mapping[str, bytes],
    found: Sequence[Problem] = (),
    folder: Path | None = None,
    shelf: DocumentStore | None = None,
    compiled: CodeStore | None = None,
    *,
    partial: bool = False,
) -> Checked:
    """Read a project's files and report everything wrong with them, without making a page.

    ``sources`` maps names relative to the project to their bytes: all YAML files below ``accounts/`` and
    everything below ``playbook/``; ``found`` are problems met while fetching them; below ``folder`` a folder with
    fonts may lie; what lies on the ``shelf`` is not printed again, a template that is ``compiled`` not compiled;
    ``partial`` says that there are other accounts, of which nothing is to be known. Never raises for what is in the
    files.
    """
    common = load_common(sources, partial=partial)
    method = read_method(sources, common, compiled)
    settings = common.shared.numbers.settings
    printer = make_paper_printer(sources, settings, folder, shelf)
    fontless = _font_problems(settings, printer) if folder else []
    _, logoless = read_logo(settings, sources)
    problems = (*found, *method.problems, *find_broken(method.templates), *fontless, *logoless)
    return Checked(
        sources, method.shared, method.roles, method.plays, method.templates, printer, common.accounts, problems
    )


def build(
    checked: Checked,
    as_of: date,
    link: paths.Link = paths.to_address,
    earlier: Mapping[str, EarlierVersion] | None = None,
    editor: Editor = no_address,
    finisher: PageFinisher | None = None,
    progress: Progress = keep_quiet,
    kept: DocumentStore | None = None,
    others: OtherProcesses | None = None,
) -> Site:
    """The site that a project's files make on a date.

    ``link`` says how a page writes a link to another; ``earlier`` are versions of accounts, by their ids, since which
    to say what changed; ``editor`` gives the address at which a place in a file is edited, empty for none; the
    ``finisher`` makes pages HTML as well; ``progress`` is told how far it is; what lies in ``kept`` of an account on
    which nothing has changed is not made again; ``others`` are processes that make parts of accounts as well.

    Pages are made in spite of errors; one that cannot be made is left out and reported. So is a file, and the pages
    then offer no link to it.
    """
    maker = choose_maker(checked, as_of, link, editor, finisher)
    making = plan_making(checked, maker, kept, others)
    parts = making.make_all(checked.files, earlier or {}, progress)
    return _put_together(parts, checked, making)


def choose_maker(
    checked: Checked, as_of: date, link: paths.Link, editor: Editor, finisher: PageFinisher | None
) -> PartMaker:
    """What the parts of all accounts are made with, and the pages over all; the arguments are those of `build`."""
    method = Method(checked.roles, checked.settings, as_of, checked.plays)
    renderer = make_renderer(checked.templates, checked.press, link, editor, finisher)
    return PartMaker(method, checked.shared.people.members, renderer, checked.press)


def plan_making(
    checked: Checked, maker: PartMaker, kept: DocumentStore | None, others: OtherProcesses | None
) -> PartMaking:
    """How the parts of all accounts are made; ``kept`` and ``others`` as for `build`."""
    sources = files_of_none(checked.sources, checked.files)
    return PartMaking(maker, checked.shared, sources, checked.read, kept, others)


def view_all(
    summaries: Sequence[AccountSummary], problems: Iterable[Problem], checked: Checked, maker: PartMaker
) -> AllAccounts:
    """What pages and files over all accounts are made of; ``problems`` are those in files of accounts."""
    wrong, unread = _list_wrong(checked, problems, {summary.id for summary in summaries})
    return look_over_all(summaries, unread, wrong, maker)


def _list_wrong(
    checked: Checked, problems: Iterable[Problem], read: set[str]
) -> tuple[list[Problem], tuple[UnreadAccount, ...]]:
    """All that is wrong with the data, and the accounts that are not among those that were ``read``."""
    wrong = in_order([*checked.common, *problems])
    return wrong, list_unread(wrong, read, checked.sources)


def _put_together(parts: Sequence[AccountPart], checked: Checked, making: PartMaking) -> Site:
    """The site of the parts of all accounts, with the pages and files that belong to none."""
    maker, read = making.maker, {part.id for part in parts if part.joint}
    wrong, unread = _list_wrong(checked, (problem for part in parts for problem in part.problems), read)
    joint, about = making.make_joint(parts, unread, wrong), making.make_method()
    stubs, failed = maker.renderer.render_all(list_unread_pages(unread, maker.method))
    working = {sheet for part in parts for sheet in part.working}
    broken = [judge_broken(paper, working) for part in parts for paper in part.broken]
    everything: list[AccountPart | JointPart] = [joint, about, *parts]
    unmade = [*broken, *(problem for part in everything for problem in part.unmade), *failed]
    return Site(
        pages=(*(page for part in everything for page in part.pages), *stubs),
        documents=(*share_logo(maker), *(document for part in everything for document in part.documents)),
        problems=tuple(in_order([*wrong, *unmade])),
        as_of=maker.method.as_of,
    )


def share_logo(maker: PartMaker) -> list[Document]:
    """Our logo as a file of the site, to which every page refers."""
    return [Document(name.lstrip("/"), data, SETTINGS_FILE) for name, data in maker.printer.logo]


def _font_problems(settings: Settings, printing: PaperPrinter) -> list[Problem]:
    """A problem when the settings name a folder of fonts and there is none."""
    if not settings.fonts or printing.fonts:
        return []
    message = f"there is no folder `{settings.fonts}` in this project"
    return [Problem(Place(SETTINGS_FILE), "missing-file", message, "put the fonts there, or leave it empty", "fonts")]
