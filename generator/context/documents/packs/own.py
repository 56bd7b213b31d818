"""What our own edition of a pack has besides: what only we may see."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.context.documents.packs.views import Column, Kind, Quantity, Table
from generator.insight.promises.promises import open_on_both_sides
from generator.model.account import Account
from generator.model.people import Stakeholder
from generator.model.record import Money
from generator.wording.text import count_noun, in_prose, plain_words


def own_tables(account: Account, person: Stakeholder, as_of: date) -> Iterator[Table]:
    """What the joint work is worth to us, every open promise, and what the person wants of a pack."""
    for table in (_worth_table(account), _promises_table(account, as_of), _wanted_table(person)):
        if table.rows:
            yield table


def _worth_table(account: Account) -> Table:
    columns = (
        Column("Initiative"),
        Column("To them, 0 to 5", Kind.NUMBER),
        Column("To them in money", Kind.QUANTITY),
        Column("To us, 0 to 5", Kind.NUMBER),
        Column("To us in money", Kind.QUANTITY),
        Column("Why we want it"),
    )
    rows = []
    for initiative in account.initiatives:
        theirs, ours = initiative.value.customer, initiative.value.us
        if initiative.our_part == "active":
            case = ours.case.text if ours.case else ""
            rows.append(
                (
                    initiative.text,
                    theirs.score,
                    _money_quantity(theirs.money),
                    ours.score,
                    _money_quantity(ours.money),
                    case,
                )
            )
    return Table("Internal - value to both", columns, tuple(rows), totals=(2, 4))


def _money_quantity(money: Money | None) -> Quantity | None:
    return Quantity(money.amount, money.currency) if money else None


def _promises_table(account: Account, as_of: date) -> Table:
    columns = (
        Column("Promise"),
        Column("Whose"),
        Column("Due", Kind.DATE),
        Column("Days late", Kind.NUMBER),
        Column("In writing"),
    )
    both = open_on_both_sides(account, as_of)
    rows = tuple(
        (
            promise.commitment.text,
            whose,
            promise.commitment.due,
            promise.days_late,
            "yes" if promise.commitment.audience == "shared" else "no",
        )
        for whose, promised in (("ours", both.ours), ("theirs", both.theirs))
        for promise in promised
    )
    return Table("Internal - all promises", columns, rows)


def _wanted_table(person: Stakeholder) -> Table:
    asked = person.information
    lines = (
        ("Wants it as", in_prose([plain_words(each) for each in asked.formats])),
        ("How much of it", asked.detail or ""),
        ("Looks for", "; ".join(asked.wants)),
        ("Is put off by", "; ".join(asked.avoid)),
        ("Reads", asked.language or ""),
        ("Wants to have it", f"{count_noun(asked.lead_days, 'day')} before the meeting" if asked.lead_days else ""),
    )
    rows = tuple(line for line in lines if line[1])
    return Table("Internal - what they want", (Column("What"), Column("As noted")), rows)
