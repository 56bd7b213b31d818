"""The whitespace of an account as tables, for a spreadsheet of our own."""

from __future__ import annotations

from datetime import date

from generator.context.account.whitespace import whitespace_page
from generator.context.directory import Directory
from generator.context.documents.packs.pack import Pack
from generator.context.documents.tables import Column, Kind, Table
from generator.model.account import Account


def whitespace_pack(account: Account, as_of: date) -> Pack:
    """The grid and what they bought as tables, for our own spreadsheet."""
    page = whitespace_page(account, as_of, Directory(account))
    grid = Table(
        "Whitespace",
        (Column("Offering"), *(Column(unit.name) for unit in page.units)),
        tuple((row.offering, *(cell.state.word for cell in cells)) for row, cells in page.grid),
    )
    bought = Table(
        "In use",
        (
            Column("Product"),
            Column("Unit"),
            Column("Bought"),
            Column("In use, %", Kind.NUMBER),
            Column("What it brings"),
        ),
        tuple(
            (
                row.record.name,
                row.unit or "all",
                row.record.bought,
                row.record.in_use_percent,
                row.record.value_seen.text if row.record.value_seen else None,
            )
            for row in page.products
        ),
    )
    return Pack(
        account=account.name,
        person="our own use",
        title="",
        as_of=as_of,
        words=account.phrases.speak(account.settings.locale),
        sender=None,
        company=account.settings.company.name or "",
        next="",
        tables=(grid, bought) if bought.rows else (grid,),
        files=(),
        rows=0,
        internal=True,
        left_out=account.left_out,
    )
