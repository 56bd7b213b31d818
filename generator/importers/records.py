"""The rows of tables as companies, contacts and deals, with everything odd about them counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from generator.importers import figures
from generator.importers.addresses import spoilt
from generator.importers.aliases import LOST, ROLES, WON
from generator.importers.columns import Columns
from generator.importers.crm_map import CrmMap

LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Company:
    """A company of the customer database."""

    id: str
    name: str
    industry: str = ""
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """A person of the customer database; empty for what it does not say."""

    name: str
    id: str = ""
    title: str = ""
    department: str = ""
    email: str = ""
    phone: str = ""
    #: Ids of the companies the person belongs to; several when the database does not say which comes first.
    company_ids: tuple[str, ...] = ()
    company: str = ""
    reports_to_id: str = ""
    reports_to: str = ""
    roles: tuple[str, ...] = ()
    #: What the table has no column for, so that nothing follows from its being empty.
    unsaid: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Deal:
    """A deal of the customer database."""

    name: str
    id: str = ""
    state: Literal["open", "won", "lost"] = "open"
    #: As an account writes it, with its currency; empty when either is not known.
    money: str = ""
    closes: date | None = None
    company_ids: tuple[str, ...] = ()
    company: str = ""


@dataclass(slots=True)
class Records:
    """Everything that the files of one import hold."""

    companies: list[Company] = field(default_factory=list)
    contacts: list[Contact] = field(default_factory=list)
    deals: list[Deal] = field(default_factory=list)
    #: What was left out or could not be read, in words, with how often.
    oddities: Counter[str] = field(default_factory=Counter)

    @property
    def belonging(self) -> list[Contact | Deal]:
        """What belongs to a company: contacts, then deals."""
        return [*self.contacts, *self.deals]


Cell = Callable[[str], str]
"""What a row holds in a field; empty for nothing."""


def read_records(tables: Iterable[Columns], user: CrmMap) -> Records:
    """The records of some tables."""
    found = Records()
    for columns in tables:
        read = {"account": _companies, "contact": _contacts, "deal": _deals}[columns.kind]
        read(columns, user, found)
    return found


def _cells(columns: Columns, found: Records) -> Iterable[Cell]:
    """The rows of a table, without those that the customer database marks as deleted."""
    at = columns.at
    for row in columns.table.rows:

        def cell(name: str, row: tuple[str, ...] = row) -> str:
            return next((row[place] for place in at.get(name, ()) if row[place]), "")

        if cell("deleted").casefold() in ("true", "1", "yes"):
            found.oddities["marked as deleted there, left out"] += 1
        else:
            yield cell


def _id(written: str, found: Records) -> str:
    if spoilt(written):
        found.oddities["an id spoilt by a spreadsheet program, such as 1.2E+11, not used; export again"] += 1
        return ""
    if len(written) > 100 or " " in written:
        found.oddities["an id with spaces or of more than 100 characters, not used"] += 1
        return ""
    return written


def _ids(written: str, found: Records) -> tuple[str, ...]:
    return tuple(id for each in written.split(";") if (id := _id(each.strip(), found)))


def _companies(columns: Columns, _: CrmMap, found: Records) -> None:
    for cell in _cells(columns, found):
        if 0 < len(cell("name")) <= LONGEST_NAME:
            id = _id(cell("id"), found)
            found.companies.append(Company(id, cell("name"), cell("industry"), cell("owner")))
        else:
            found.oddities["without a name, or with one of a page, left out"] += 1


_COLUMNS = {
    "title": ("title",),
    "department": ("department",),
    "email": ("email",),
    "phone": ("phone", "mobile"),
    "reports_to": ("reports_to", "reports_to_id"),
    "roles": ("role",),
}
"""The columns from which the parts of a contact come."""


def _contacts(columns: Columns, _: CrmMap, found: Records) -> None:
    unsaid = frozenset(part for part, names in _COLUMNS.items() if not columns.at.keys() & set(names))
    for cell in _cells(columns, found):
        name = " ".join(filter(None, (cell("first_name"), cell("last_name")))) or cell("name")
        if not 0 < len(name) <= LONGEST_NAME:
            found.oddities["without a name, or with one of a page, left out"] += 1
            continue
        contact = Contact(
            name=name,
            id=_id(cell("id"), found),
            title=cell("title"),
            department=cell("department"),
            email=cell("email").lower(),
            phone=cell("phone") or cell("mobile"),
            company_ids=_ids(cell("account_id"), found),
            company=cell("account"),
            reports_to_id=_id(cell("reports_to_id"), found),
            reports_to=cell("reports_to"),
            roles=_roles(cell("role"), found),
            unsaid=unsaid,
        )
        found.contacts.append(contact)


def _roles(written: str, found: Records) -> tuple[str, ...]:
    roles = []
    for each in written.replace(",", ";").split(";"):
        word = each.strip().casefold().replace("_", " ")
        if word in ROLES:
            roles.append(ROLES[word])
        elif word:
            found.oddities[f"with “{each.strip()[:40]}” as part in decisions, for which an account has no word"] += 1
    return tuple(dict.fromkeys(roles))


def _deals(columns: Columns, user: CrmMap, found: Records) -> None:
    first = figures.day_first(_column(columns, "close_date"), user.day_first)
    comma = figures.decimal_comma(_column(columns, "amount"), user.decimal_comma)
    for cell in _cells(columns, found):
        stage = cell("stage").casefold().strip()
        if not 0 < len(cell("name")) <= LONGEST_NAME:
            found.oddities["without a name, or with one of a page, left out"] += 1
        else:
            closes = figures.day(cell("close_date"), first)
            if cell("close_date") and closes is None:
                found.oddities["with a date that could be two days or none: say `dates:` in the map"] += 1
            deal = Deal(
                name=cell("name"),
                id=_id(cell("id"), found),
                state="won" if stage in WON else "lost" if stage in LOST else "open",
                money=_money(cell, comma, user, found),
                closes=closes,
                company_ids=_ids(cell("account_id"), found),
                company=cell("account"),
            )
            found.deals.append(deal)


def _column(columns: Columns, field: str) -> Iterable[str]:
    return [row[place] for place in columns.at.get(field, ()) for row in columns.table.rows]


def _money(cell: Cell, comma: bool | None, user: CrmMap, found: Records) -> str:
    written = cell("amount")
    number = figures.amount(written, comma)
    code = figures.currency(written) or figures.currency(cell("currency")) or user.currency or ""
    if written and number is None:
        found.oddities["with an amount that could be two or none: say `decimal:` in the map"] += 1
    elif written and not code:
        found.oddities["with an amount without its currency: say `currency:` in the map"] += 1
    return f"{number} {code}" if number and code else ""
