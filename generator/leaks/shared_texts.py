"""Every text that a customer may see of their account, from the types that are made for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date

from generator.context.documents.cells import text_of
from generator.context.documents.handover.letter import make_letter
from generator.context.documents.leave_behind import leave_behind
from generator.context.documents.packs.contacts import our_cards
from generator.context.documents.packs.pack import customer_pack
from generator.context.documents.project_report.customer import customer_report
from generator.context.documents.tables import Quantity
from generator.context.documents.who_does_what import who_does_what
from generator.insight.sharing.in_writing import shared_dates, shared_kept_promises
from generator.insight.sharing.sharing import shared_account, shared_team
from generator.leaks.secrets import plain_amount
from generator.model.account import Account
from generator.model.record import Money


def list_shared_texts(account: Account, as_of: date) -> list[str]:
    """What the customer of an account may read of it on a date, text by text."""
    shared, local = shared_account(account, as_of), account.customer_words.local
    made: list[object] = [
        shared,
        shared_dates(account, as_of),
        shared_kept_promises(account, as_of),
        shared_team(account),
        our_cards(account),
        who_does_what(account, as_of),
        make_letter(account, as_of),
        *(leave_behind(account, meeting, as_of) for meeting in account.meetings),
        *(customer_report(account, project, as_of) for project in account.projects),
        *(customer_pack(account, shared, person) for person in account.stakeholders),
    ]
    texts = list[str]()
    for value in _values_in(made):
        if isinstance(value, Money):
            amount, unit, words = value.amount, value.currency, local.money(value.amount, value.currency)
            texts += [words, plain_amount(amount, unit), plain_amount(amount, "")]
        elif isinstance(value, Quantity):
            texts += [text_of(value, local), plain_amount(value.number, value.unit), plain_amount(value.number, "")]
        else:
            texts.append(str(value))
    return texts


def _values_in(value: object) -> Iterator[str | Money | Quantity]:
    """The texts and amounts in what is made for a customer."""
    if isinstance(value, str | Money | Quantity):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from _values_in(getattr(value, field.name))
    elif isinstance(value, Mapping):
        yield from _values_in([*value, *value.values()])
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _values_in(inner)
