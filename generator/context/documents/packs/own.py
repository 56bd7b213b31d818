"""What our own edition of a pack has besides: what only we may see."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.context.documents.tables import Column, Kind, Table, make_table, money_quantity
from generator.insight.promises.promises import open_on_both_sides
from generator.model.account import Account
from generator.model.people import Stakeholder
from generator.wording.text import count_noun, in_prose, plain_words


def own_tables(account: Account, person: Stakeholder, as_of: date) -> Iterator[Table]:
    """What the joint work is worth to us, every open promise, and what the person wants of a pack."""
    for table in (_worth_table(account), _promises_table(account, as_of), _wanted_table(person)):
        if table.rows:
            yield table


def _worth_table(account: Account) -> Table:
    return make_table(
        "Internal - value to both",
        [initiative for initiative in account.initiatives if initiative.our_part == "active"],
        ("Initiative", Kind.TEXT, lambda i: i.text),
        ("To them, 0 to 5", Kind.NUMBER, lambda i: i.value.customer.score),
        ("To them in money", Kind.QUANTITY, lambda i: money_quantity(i.value.customer.money)),
        ("To us, 0 to 5", Kind.NUMBER, lambda i: i.value.us.score),
        ("To us in money", Kind.QUANTITY, lambda i: money_quantity(i.value.us.money)),
        ("Why we want it", Kind.TEXT, lambda i: i.value.us.case.text if i.value.us.case else ""),
        totals=(2, 4),
    )


def _promises_table(account: Account, as_of: date) -> Table:
    both = open_on_both_sides(account, as_of)
    return make_table(
        "Internal - all promises",
        [*both.ours, *both.theirs],
        ("Promise", Kind.TEXT, lambda p: p.commitment.text),
        ("Whose", Kind.TEXT, lambda p: "ours" if p.commitment.side == "us" else "theirs"),
        ("Due", Kind.DATE, lambda p: p.commitment.due),
        ("Days late", Kind.NUMBER, lambda p: p.days_late),
        ("In writing", Kind.TEXT, lambda p: "yes" if p.commitment.audience == "shared" else "no"),
    )


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
