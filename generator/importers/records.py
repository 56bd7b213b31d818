"""The rows of tables as companies, contacts and deals, with everything odd about them noted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal, get_args

from generator.importers import figures
from generator.importers.addresses import first_email, first_phone, first_value, is_spoilt
from generator.importers.columns import Columns
from generator.importers.crm_map import CrmMap
from generator.importers.headings import fold_heading, read_list, words_for
from generator.importers.tables import LOST
from generator.importers.tally import FromFile, Tally
from generator.model.people import DecisionRole
from generator.wording.names import first_name_first, full_name, is_form_of_address, name_key

LONGEST_NAME = 200
_YES = frozenset("true 1 yes company x".split())
"""How exports say that something is so, or that a record is a company."""


@dataclass(frozen=True, slots=True)
class Company(FromFile):
    """A company of the customer database."""

    id: str = ""
    industry: str = ""
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Contact(FromFile):
    """A person of the customer database; empty for what it does not say."""

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
class Deal(FromFile):
    """A deal of the customer database."""

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
    #: What becomes of them.
    tally: Tally = field(default_factory=Tally)

    @property
    def belonging(self) -> list[Contact | Deal]:
        """What belongs to a company: contacts, then deals."""
        return [*self.contacts, *self.deals]


@dataclass(frozen=True, slots=True)
class _Cells(FromFile):
    """One row by what its cells hold."""

    at: Mapping[str, tuple[int, ...]]
    cells: tuple[str, ...]
    tally: Tally

    def __call__(self, field: str) -> str:
        """What the row holds in a field, in one line; empty for nothing."""
        return self.lines(field).replace("\n", ", ")

    def named(self, field: str) -> str:
        """A name in a field; a line feed in it is no comma, which would say that the family name stands first."""
        return self.lines(field).replace("\n", " ")

    def lines(self, field: str) -> str:
        """What the row holds in a field, with the line feeds in it; empty for nothing."""
        for place in self.at.get(field, ()):
            if cell := self.cells[place]:
                return "" if LOST in cell else cell
        return ""

    def first(self, fields: Iterable[str], clean: Callable[[str], tuple[str, str]]) -> str:
        """The first value of some fields that is one, with what is to be said of it noted."""
        for each in fields:
            cell = self.lines(each)
            value, said = clean(cell)
            if said:
                self.tally.note(self, said, cell)
            if value:
                return value
        return ""

    def id(self, field: str) -> str:
        ids = self.ids(field)
        return ids[0] if ids else ""

    def ids(self, field: str) -> tuple[str, ...]:
        """The ids of a field, without those that cannot be ids."""
        found = []
        for id in filter(None, map(str.strip, self(field).split(";"))):
            if is_spoilt(id):
                self.tally.note(self, "with an id spoilt by a spreadsheet program, not used; export again", id)
            elif len(id) > 100 or " " in id:
                self.tally.note(self, "with an id with spaces or of more than 100 characters, not used", id)
            else:
                found.append(id)
        return tuple(found)


def read_records(tables: Iterable[Columns], user: CrmMap) -> Records:
    """The records of some tables."""
    tables = list(tables)
    records = Records(tally=Tally(several=len(tables) > 1))
    for columns in tables:
        {"account": _read_companies, "contact": _read_contacts, "deal": _read_deals}[columns.kind](
            columns, user, records
        )
        width = len(columns.table.headings)
        for line, cells in columns.table.too_long:
            records.tally.read += 1
            records.tally.leave_out(
                FromFile("", file=columns.table.name, line=line),
                "with more cells than headings",
                f"has {cells} cells, the headings {width}: a comma within a text needs quotes around it",
            )
    return records


def _named_rows(columns: Columns, tally: Tally) -> Iterator[_Cells]:
    """The rows of a table that have a name, without those that the customer database marks as deleted."""
    for row in columns.table.rows:
        tally.read += 1
        cells = _Cells("", columns.at, row.cells, tally, file=columns.table.name, line=row.line)
        whole = first_name_first(cells.named("name")) if columns.kind == "contact" else cells.named("name")
        cells = replace(cells, name=full_name(cells.named("first_name"), cells.named("last_name")) or whole)
        if damaged := next((cell for cell in row.cells if LOST in cell), ""):
            tally.note(cells, "with damaged letters, not used", damaged)
        if cells("deleted").casefold() in _YES:
            tally.leave_out(cells, "marked as deleted there")
        elif not cells.name:
            company = cells("account") if columns.kind != "account" else ""
            tally.leave_out(cells, "without a name", f"without a name, of {company}" if company else "")
        elif all(cell in ("", heading) for cell, heading in zip(row.cells, columns.table.headings, strict=True)):
            tally.leave_out(cells, "that repeat the headings", "the headings once more")
        elif len(cells.name) > LONGEST_NAME:
            tally.leave_out(cells, "with a name of a page")
        else:
            yield cells


def _read_companies(columns: Columns, _: CrmMap, records: Records) -> None:
    for cell in _named_rows(columns, records.tally):
        records.companies.append(
            Company(cell.name, cell.id("id"), cell("industry"), cell("owner"), file=cell.file, line=cell.line)
        )


_COLUMNS = {
    "title": ("title",),
    "department": ("department",),
    "email": ("email",),
    "phone": ("phone", "mobile"),
    "reports_to": ("reports_to", "reports_to_id"),
    "roles": ("role",),
}
"""The columns from which the parts of a contact come."""


def _read_contacts(columns: Columns, _: CrmMap, records: Records) -> None:
    unsaid = frozenset(part for part, names in _COLUMNS.items() if not columns.at.keys() & set(names))
    for cell in _named_rows(columns, records.tally):
        if cell("firm").casefold() in _YES:
            records.companies.append(Company(cell.name, cell.id("id"), file=cell.file, line=cell.line))
            continue
        if cell("account") and name_key(cell.name) == name_key(cell.named("account")):
            records.tally.leave_out(cell, "that are firms", "a firm and no person")
            continue
        contact = Contact(
            name=cell.name,
            id=cell.id("id"),
            title="" if is_form_of_address(cell("title")) else cell("title"),
            department=cell("department"),
            email=cell.first(["email"], first_email),
            phone=cell.first(["phone", "mobile"], first_phone),
            company_ids=cell.ids("account_id"),
            company=cell.first(["account"], first_value),
            reports_to_id=cell.id("reports_to_id"),
            reports_to=cell.named("reports_to"),
            roles=_parse_roles(cell),
            unsaid=unsaid,
            file=cell.file,
            line=cell.line,
        )
        records.contacts.append(contact)


def _parse_roles(cell: _Cells) -> tuple[str, ...]:
    found = []
    for each in filter(None, map(str.strip, re.split("[;,\n]", cell.lines("role")))):
        word = each.casefold().replace("_", " ")
        ours = words_for("roles", word)
        if ours in get_args(DecisionRole):
            found.append(ours)
        else:
            cell.tally.note(cell, "with a part in decisions for which an account has no word", each)
    return tuple(dict.fromkeys(found))


def _read_deals(columns: Columns, user: CrmMap, records: Records) -> None:
    first = figures.day_first(_column_values(columns, "close_date"), user.day_first)
    comma = figures.decimal_comma(_column_values(columns, "amount"), user.decimal_comma)
    for cell in _named_rows(columns, records.tally):
        closes = figures.parse_day(cell("close_date"), first)
        if cell("close_date") and closes is None:
            cell.tally.note(
                cell, "with a date that could be two days or none: say `dates:` in the map", cell("close_date")
            )
        deal = Deal(
            name=cell.name,
            id=cell.id("id"),
            state=_deal_state(cell("stage")),
            money=_parse_money(cell, comma, user),
            closes=closes,
            company_ids=cell.ids("account_id"),
            company=cell.named("account"),
            file=cell.file,
            line=cell.line,
        )
        records.deals.append(deal)


def _deal_state(stage: str) -> Literal["open", "won", "lost"]:
    key = fold_heading(stage)
    return "won" if key in read_list("won") else "lost" if key in read_list("lost") else "open"


def _column_values(columns: Columns, field: str) -> Iterable[str]:
    return [row.cells[place] for place in columns.at.get(field, ()) for row in columns.table.rows]


def _parse_money(cell: _Cells, comma: bool | None, user: CrmMap) -> str:
    written = cell("amount")
    number = figures.parse_amount(written, comma)
    code = figures.find_currency(written) or figures.find_currency(cell("currency")) or user.currency or ""
    if written and number is None:
        cell.tally.note(cell, "with an amount that could be two or none: say `decimal:` in the map", written)
    elif written and not code:
        cell.tally.note(cell, "with an amount without its currency: say `currency:` in the map", written)
    return f"{number} {code}" if number and code else ""
