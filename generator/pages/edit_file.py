"""Which file the pencil of a page opens: where the facts stand that it is mainly made from."""

from __future__ import annotations

from generator import paths
from generator.model.account import Account
from generator.model.fields import fields_of
from generator.model.record import Record

_MAIN_FIELD = {
    "people": "stakeholders",
    "rhythm": "rhythm",
    "work": "projects",
    "meetings": "meetings",
    "timeline": "log",
    "handover": "handover",
    "ceo": "initiatives",
    "ambassador": "partners",
    "mediator": "conflicts",
    "consultant": "help",
    "controller": "projects",
    "shareholder": "initiatives",
}
"""Which facts a page is mainly made from; its pencil opens the file they stand in."""


def edited_in(account: Account, page: str) -> str:
    """The file that holds the facts of a page, relative to the project; the account's first file for want of one."""
    main = getattr(account, _MAIN_FIELD[page]) if page in _MAIN_FIELD else _records_on(account, page)
    records = (main,) if isinstance(main, Record) else main or ()
    # The last one: a log is kept by year, and it is the newest year somebody wants to add to.
    place = next((record.typed_at for record in reversed(records) if record.typed_at), None)
    place = place or account.profile.typed_at or account.typed_at
    return place.file if place else f"{paths.FOLDER_OF_ACCOUNTS}{account.id}.yaml"


def _records_on(account: Account, page: str) -> tuple[Record, ...]:
    """The records of the first key that an account has begun of those that stand on a page; none of the overview."""
    begun = (getattr(account, field.attribute) for field in fields_of(Account) if field.belongs.page == page)
    return next((records for records in begun if records), ()) if page in paths.BEGUN_PAGES else ()
