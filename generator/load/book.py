"""Loading everything: settings, our people, roles and accounts, to a book and all problems of all files."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator.load.account import Shared, load_account, typed_name, without_errors
from generator.load.elsewhere import PeopleOfAll
from generator.load.first_questions import load_first_questions
from generator.load.merge import files_by_account, id_by_name, is_account_file, is_file
from generator.load.phrases import load_phrases
from generator.load.plays import load_plays
from generator.load.role import ROLES_FOLDER, load_role
from generator.load.settings import load_settings
from generator.load.team import load_team
from generator.load.unread import unread_files
from generator.model.account import Account
from generator.model.book import Book, UnreadAccount
from generator.model.elsewhere import NOWHERE, Elsewhere
from generator.model.plays import Play
from generator.model.problem import Place, Problem, in_order
from generator.model.role import Role
from generator.model.settings import Settings
from generator.model.team import TeamMember


@dataclass(frozen=True, slots=True)
class AccountFiles:
    """The files of one account, before anybody reads them, by their names relative to the project."""

    id: str
    #: What says something of it.
    files: Mapping[str, bytes]
    #: What it hands over.
    handed: Mapping[str, bytes] = field(default_factory=dict)
    #: What is wrong with the names of its files, which was found among those of all accounts.
    misnamed: tuple[Problem, ...] = ()
    #: What it gets to know of others.
    elsewhere: Elsewhere = NOWHERE


@dataclass(frozen=True, slots=True)
class ReadAccount:
    """What was understood of one account, and every problem in its files."""

    source: AccountFiles
    #: None when it could not be read.
    account: Account | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Common:
    """What was understood of the files that belong to no account, and the accounts, which nobody has read yet."""

    shared: Shared
    roles: tuple[Role, ...]
    #: By their names.
    plays: tuple[Play, ...]
    #: What is wrong with these files, and with the names of any.
    problems: tuple[Problem, ...]
    #: In the order of their ids.
    accounts: tuple[AccountFiles, ...]

    @property
    def settings(self) -> Settings:
        """The numbers of the method."""
        return self.shared.numbers.settings


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was understood of a project's files, and every problem with them, in order of place."""

    book: Book
    roles: tuple[Role, ...]
    problems: tuple[Problem, ...]
    #: Each account by itself, those that could not be read among them.
    accounts: tuple[ReadAccount, ...]


def load_book(
    sources: Mapping[str, bytes], whole_records: bool = False, project: Mapping[str, bytes] | None = None
) -> Loaded:
    """The book that the files of a project make.

    ``sources`` maps names relative to the project, such as ``accounts/brightwater.yaml``, to their bytes.
    Never raises for bad data: what was understood is in the book, everything else in the problems. With
    ``whole_records`` a record that has an error in it is not in the book, as for everything that is published; else
    it is there without the value that is wrong, as for an edit. ``project`` are the files of all accounts, where
    those of some are to be read.
    """
    common = load_common(sources, project)
    read = tuple(read_account(source, common.shared, whole_records) for source in common.accounts)
    problems = in_order([*common.problems, *(problem for account_read in read for problem in account_read.problems)])
    return Loaded(make_book(common.shared, read, problems, sources), common.roles, tuple(problems), read)


def load_common(
    sources: Mapping[str, bytes], project: Mapping[str, bytes] | None = None, *, partial: bool = False
) -> Common:
    """What all accounts have in common, and the files of each.

    ``project`` as for `load_book`; ``partial`` says that there are accounts of which nothing at all is to be known.
    """
    numbers, problems = load_settings(sources)
    people, file_problems = load_team(sources)
    problems += file_problems
    problems += load_first_questions(sources)[1]
    roles, file_problems = _load_roles(sources)
    problems += file_problems
    plays, file_problems = load_plays(sources)
    problems += file_problems
    phrases, file_problems = load_phrases(sources)
    problems += file_problems
    problems += unread_files(sources, sources)
    accounts, misnamed = list_accounts(sources)
    known = people_of_all(list_accounts(project)[0] if project else accounts, people.members, partial=partial)
    accounts = [replace(account, elsewhere=known.around(account.id)) for account in accounts]
    return Common(Shared(people, numbers, phrases=phrases), roles, plays, (*problems, *misnamed), tuple(accounts))


def make_book(
    shared: Shared, read: Iterable[ReadAccount], problems: Sequence[Problem], sources: Mapping[str, bytes]
) -> Book:
    """The book of the accounts that were read; ``problems`` are those of all files, in order of place."""
    accounts = tuple(account_read.account for account_read in read if account_read.account)
    unread = list_unread(problems, {account.id for account in accounts}, sources)
    return Book(accounts=accounts, unread=unread, team=shared.people.members, settings=shared.numbers.settings)


def list_accounts(sources: Mapping[str, bytes]) -> tuple[list[AccountFiles], list[Problem]]:
    """The files of each account, in the order of their ids, and what is wrong with their names."""
    groups, problems = files_by_account(sources)
    handed: dict[str, dict[str, bytes]] = {}
    for name, data in sources.items():
        if is_file(name):
            handed.setdefault(id_by_name(name), {})[name] = data
    accounts = [
        AccountFiles(
            id=id,
            files={name: sources[name] for name in names},
            handed=handed.get(id, {}),
            misnamed=tuple(problem for problem in problems if problem.account == id),
        )
        for id, names in sorted(groups.items())
    ]
    return accounts, problems


def people_of_all(
    accounts: Iterable[AccountFiles], team: tuple[TeamMember, ...] = (), *, partial: bool = False
) -> PeopleOfAll:
    """Who is in several accounts; ``partial`` as for `load_common`."""
    return PeopleOfAll({account.id: account.files for account in accounts}, team, partial)


def files_of_none(sources: Mapping[str, bytes], accounts: Iterable[AccountFiles]) -> dict[str, bytes]:
    """Those of a project's files that belong to no account."""
    theirs = {name for account in accounts for name in (*account.files, *account.handed)}
    return {name: data for name, data in sources.items() if name not in theirs}


def read_account(source: AccountFiles, shared: Shared, whole_records: bool = False) -> ReadAccount:
    """One account by itself; ``whole_records`` as for `load_book`."""
    id, shared = source.id, replace(shared, files=frozenset(source.handed), elsewhere=source.elsewhere)
    account, file_problems = load_account(id, source.files, shared)
    problems = tuple(problem.of_account(id) for problem in file_problems)
    if account and whole_records:
        account = without_errors(id, source.files, shared, account, [*file_problems, *source.misnamed])
    return ReadAccount(source, account, problems)


def _load_roles(sources: Mapping[str, bytes]) -> tuple[tuple[Role, ...], list[Problem]]:
    """The roles of the playbook by their ids; of two files for one, the first counts and the second is a problem."""
    roles: dict[str, Role] = {}
    files: dict[str, str] = {}
    problems: list[Problem] = []
    for name in sorted(name for name in sources if name.startswith(ROLES_FOLDER)):
        role, role_problems = load_role(name, sources[name])
        problems += role_problems
        if role and role.id in roles:
            message = f"{files[role.id]} is already the role `{role.id}`"
            problems.append(Problem(Place(name), "duplicate-role", message, "remove one of the two, or move it away"))
        elif role:
            roles[role.id], files[role.id] = role, name
    return tuple(roles.values()), problems


def list_unread(
    problems: Iterable[Problem], read: Collection[str], sources: Mapping[str, bytes]
) -> tuple[UnreadAccount, ...]:
    """The accounts that have errors and are not among those that were read."""
    first: dict[str, str] = {}
    for problem in problems:
        id = id_by_name(problem.place.file) if problem.rule == "bad-id" else problem.account
        if id and id not in read and problem.is_error:
            first.setdefault(id, problem.place.file)
    return tuple(UnreadAccount(id=id, name=_account_name(id, sources), file=file) for id, file in sorted(first.items()))


def _account_name(id: str, sources: Mapping[str, bytes]) -> str:
    files = {name: sources[name] for name in sorted(sources) if is_account_file(name) and id_by_name(name) == id}
    return typed_name(files) or id
