"""What there is to say of all accounts before any page is made: kept where nothing has changed, else found anew."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from generator.load.book import AccountFiles, Common, files_of_none, load_common, read_account
from generator.model.plain_data import NotPlainData, read_plain, write_plain
from generator.model.settings import Settings
from generator.outputs.document_store import DocumentStore, find_under, keep_under
from generator.parts.account_check import AccountCheck, check_account
from generator.parts.executors import OtherProcesses, Stores, call_elsewhere
from generator.parts.fingerprint import fingerprint
from generator.parts.people_named import people_named
from generator.parts.program import identify_program


@dataclass(frozen=True, slots=True)
class _SharedInputs:
    """What the checks of all accounts depend on."""

    program: str
    settings: Settings
    #: What was typed in the settings and of our people and could not be understood, which excuses who refers to it.
    unread: tuple[frozenset[str], bool, frozenset[str], bool]
    as_of: date
    #: How many days ahead it is looked for what comes up; None for not at all.
    days: int | None


@dataclass(frozen=True, slots=True)
class _Inputs:
    """All that the check of one account depends on."""

    #: The fingerprint of what it has in common with others.
    shared: str
    source: AccountFiles
    #: Fingerprints of those of us whom it names, or who are looked for by their role.
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _CommonFiles:
    """What all accounts have in common, as it goes to another process."""

    sources: Mapping[str, bytes]
    as_of: date
    days: int | None


def check_all(
    common: Common,
    sources: Mapping[str, bytes],
    as_of: date,
    days: int | None,
    kept: DocumentStore,
    others: OtherProcesses | None,
) -> list[AccountCheck]:
    """What there is to say of each account on a date, in their order; what comes up, so many days ahead.

    ``common`` is what was loaded of ``sources``, the files of a project; what lies in ``kept`` of an account on which
    nothing has changed is not found anew; ``others`` are processes that help.
    """
    settings, members = common.shared.numbers.settings, common.shared.people.members
    shared = fingerprint(_SharedInputs(identify_program(), settings, common.shared.unread, as_of, days))
    people = {member: fingerprint(member) for member in members}
    keys = {
        source.id: fingerprint(_Inputs(shared, source, tuple(people[one] for one in people_named(source, members))))
        for source in common.accounts
    }
    checks = {id: check for id, key in keys.items() if (check := _find_check(kept, key))}
    missing = [source for source in common.accounts if source.id not in checks]
    given = _CommonFiles(files_of_none(sources, common.accounts), as_of, days)
    for check in _check_missing(missing, common, given, others):
        checks[check.id] = check
        if check.head and not any(problem.is_error for problem in check.problems):
            keep_under(kept, keys[check.id], write_plain(check))
    return [checks[source.id] for source in common.accounts]


def _check_missing(
    accounts: Sequence[AccountFiles], common: Common, given: _CommonFiles, others: OtherProcesses | None
) -> Iterator[AccountCheck]:
    left = {source.id: source for source in accounts}
    if others and len(accounts) >= others.fewest:
        with closing(call_elsewhere(check_there, write_plain(given), accounts, others)) as made:
            for _, data in made:
                check = read_plain(AccountCheck, data)
                del left[check.id]
                yield check
    for source in left.values():
        yield _check_one(source, common, given)


def check_there(common: bytes, account: bytes, _: Stores) -> bytes:
    """Check an account in the process this runs in: what there is to say of it as JSON."""
    given, loaded = _read_common(common)
    return write_plain(_check_one(read_plain(AccountFiles, account), loaded, given))


def _check_one(source: AccountFiles, common: Common, given: _CommonFiles) -> AccountCheck:
    read = read_account(source, common.shared, whole_records=True)
    return check_account(read, given.as_of, given.days, common.shared.people.members)


@lru_cache(maxsize=1)
def _read_common(data: bytes) -> tuple[_CommonFiles, Common]:
    given = read_plain(_CommonFiles, data)
    return given, load_common(given.sources)


def _find_check(kept: DocumentStore, key: str) -> AccountCheck | None:
    found = find_under(kept, key)
    try:
        return read_plain(AccountCheck, found) if found is not None else None
    except NotPlainData:
        return None
