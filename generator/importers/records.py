"""The rows of tables as companies, contacts and deals, with everything odd about them noted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import get_args

from generator.importers import cells
from generator.importers.cells import first_email, first_phone, first_value
from generator.importers.changes import Value
from generator.importers.columns import Columns
from generator.importers.crm_map import CrmMap
from generator.importers.headings import KINDS, Kind, fold_heading, read_list, words_for
from generator.importers.tables import LOST
from generator.importers.tally import FromFile, Tally
from generator.model.people import DecisionRole
from generator.wording.names import first_name_first, full_name, is_form_of_address, name_key

LONGEST_NAME = 200
_YES = frozenset("true 1 yes company x".split())
"""How exports say that something is so, or that a record is a company."""
_STANDS_IN = {"mobile": "phone", "reports_to_id": "reports_to"}
"""Columns that say the same as another, which a table may not have."""


@dataclass(frozen=True, slots=True)
class Record(FromFile):
    """A company, a contact or a deal of the customer database."""

    kind: Kind
    id: str = ""
    #: The company it belongs to; of several ids the database does not say which comes first.
    company: str = ""
    company_ids: tuple[str, ...] = ()
    #: What it says in each field that its file has, ready for an account; empty for nothing.
    values: Mapping[str, Value] = field(default_factory=dict, hash=False)

    def text(self, field: str) -> str:
        """What it says in a field that holds one text; empty for nothing."""
        return str(self.values.get(field, ""))


@dataclass(slots=True)
class Records:
    """Everything that the files of one import hold."""

    of: Mapping[Kind, list[Record]] = field(default_factory=lambda: {kind: [] for kind in KINDS})
    #: What becomes of them.
    tally: Tally = field(default_factory=Tally)
    #: Which companies could be one account or another, in sentences; these are none.
    ambiguous: list[str] = field(default_factory=list)

    @property
    def belonging(self) -> list[Record]:
        """What belongs to a company: contacts, then deals."""
        return [*self.of["contact"], *self.of["deal"]]


@dataclass(frozen=True, slots=True)
class Row(FromFile):
    """What a row of a table or a contact card holds."""

    #: In each field that its file has, perhaps in several lines; empty where letters were damaged.
    fields: Mapping[str, str]
    tally: Tally
    #: How its file writes dates and amounts.
    user: CrmMap = field(default_factory=CrmMap)

    def text(self, field: str, between: str = ", ") -> str:
        """What stands in a field, in one line; in a name a comma would say that the family name stands first."""
        return self.fields.get(field, "").replace("\n", between)

    def says(self, field: str) -> bool:
        """Whether a field says that something is so."""
        return self.text(field).casefold() in _YES

    def first(self, clean: Callable[[str], tuple[str, str]], *fields: str) -> str:
        """The first value of some fields that is one, with what is to be said of it noted."""
        for name in fields:
            cell = self.fields.get(name, "")
            value, said = clean(cell)
            if said:
                self.tally.note(self, said, cell)
            if value:
                return value
        return ""

    def ids(self, field: str) -> tuple[str, ...]:
        """The ids of a field, without those that cannot be ids."""
        ids = []
        for id in filter(None, map(str.strip, self.text(field).split(";"))):
            if cells.is_spoilt(id):
                self.tally.note(self, "with an id spoilt by a spreadsheet program, not used; export again", id)
            elif len(id) > 100 or " " in id:
                self.tally.note(self, "with an id with spaces or of more than 100 characters, not used", id)
            else:
                ids.append(id)
        return tuple(ids)


def read_records(tables: Iterable[Columns], user: CrmMap) -> Records:
    """The records of some tables."""
    tables = list(tables)
    records = Records(tally=Tally(several=len(tables) > 1))
    for columns in tables:
        for row in _named_rows(columns, _settle_figures(columns, user), records.tally):
            firm = name_key(row.text("account", " "))
            if columns.kind == "contact" and firm and firm == name_key(row.name) and not row.says("firm"):
                records.tally.leave_out(row, "that are firms", "a firm and no person")
            else:
                kind: Kind = "account" if row.says("firm") else columns.kind
                records.of[kind].append(make_record(kind, row))
    return records


def make_record(kind: Kind, row: Row) -> Record:
    """What a row says of a company, a contact or a deal."""
    values = {field: read(row, field) for field, read in _READERS.items() if field in row.fields}
    company = row.first(first_value, "account")
    return Record(
        row.name, kind, _first_id(row, "id"), company, row.ids("account_id"), values, file=row.file, line=row.line
    )


def _settle_figures(columns: Columns, user: CrmMap) -> CrmMap:
    """The user's map with what the columns of a table themselves show of its dates and amounts."""
    dates, amounts = (
        [row.cells[place] for place in columns.at.get(field, ()) for row in columns.table.rows]
        for field in ("close_date", "amount")
    )
    return replace(
        user,
        day_first=cells.day_first(dates) if user.day_first is None else user.day_first,
        decimal_comma=cells.decimal_comma(amounts) if user.decimal_comma is None else user.decimal_comma,
    )


def _named_rows(columns: Columns, user: CrmMap, tally: Tally) -> Iterator[Row]:
    """The rows of a table that have a name, without those that the customer database marks as deleted."""
    table = columns.table
    stand_in = {meant: "" for field, meant in _STANDS_IN.items() if field in columns.at}
    for line, written in ((row.line, row.cells) for row in table.rows):
        tally.read += 1
        whole = ["" if LOST in cell else cell for cell in written]
        fields = stand_in | {
            field: next((whole[place] for place in places if written[place]), "")
            for field, places in columns.at.items()
        }
        row = Row("", fields, tally, user, file=table.name, line=line)
        name = first_name_first(row.text("name", " ")) if columns.kind == "contact" else row.text("name", " ")
        row = replace(row, name=full_name(row.text("first_name", " "), row.text("last_name", " ")) or name)
        if damaged := next((cell for cell in written if LOST in cell), ""):
            tally.note(row, "with damaged letters, not used", damaged)
        if row.says("deleted"):
            tally.leave_out(row, "marked as deleted there")
        elif not row.name:
            company = row.text("account")
            tally.leave_out(row, "without a name", f"without a name, of {company}" if company else "")
        elif all(cell in ("", heading) for cell, heading in zip(written, table.headings, strict=True)):
            tally.leave_out(row, "that repeat the headings", "the headings once more")
        elif len(row.name) > LONGEST_NAME:
            tally.leave_out(row, "with a name of a page")
        else:
            yield row
    for line, number in table.too_long:
        tally.read += 1
        why = f"has {number} cells, the headings {len(table.headings)}: a comma within a text needs quotes around it"
        tally.leave_out(FromFile("", file=table.name, line=line), "with more cells than headings", why)


def _first_id(row: Row, field: str) -> str:
    return next(iter(row.ids(field)), "")


def _read_roles(row: Row, field: str) -> tuple[str, ...]:
    roles = []
    for word in filter(None, map(str.strip, re.split("[;,\n]", row.fields[field]))):
        ours = words_for("roles", word.casefold().replace("_", " "))
        if ours in get_args(DecisionRole):
            roles.append(ours)
        else:
            row.tally.note(row, "with a part in decisions for which an account has no word", word)
    return tuple(dict.fromkeys(roles))


def _read_state(row: Row, field: str) -> str:
    key = fold_heading(row.text(field))
    return next((state for state in ("won", "lost") if key in read_list(state)), "open")


def _read_money(row: Row, field: str) -> str:
    """An amount as an account writes it, with its currency; empty when either is not known."""
    written = row.text(field)
    number = cells.parse_amount(written, row.user.decimal_comma)
    code = cells.find_currency(written) or cells.find_currency(row.text("currency")) or row.user.currency or ""
    if written and number is None:
        row.tally.note(row, "with an amount that could be two or none: say `decimal:` in the map", written)
    elif written and not code:
        row.tally.note(row, "with an amount without its currency: say `currency:` in the map", written)
    return f"{number} {code}" if number and code else ""


def _read_day(row: Row, field: str) -> str:
    written = row.text(field)
    day = cells.parse_day(written, row.user.day_first)
    if written and day is None:
        row.tally.note(row, "with a date that could be two days or none: say `dates:` in the map", written)
    return day.isoformat() if day else ""


_READERS: Mapping[str, Callable[[Row, str], Value]] = {
    "industry": Row.text,
    "owner": Row.text,
    "title": lambda row, field: "" if is_form_of_address(row.text(field)) else row.text(field),
    "department": Row.text,
    "email": lambda row, field: row.first(first_email, field),
    "phone": lambda row, field: row.first(first_phone, field, "mobile"),
    "reports_to": lambda row, field: row.text(field, " "),
    "reports_to_id": _first_id,
    "role": _read_roles,
    "stage": _read_state,
    "amount": _read_money,
    "close_date": _read_day,
}
"""What is read in each field besides what says which record it is."""
