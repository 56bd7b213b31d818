"""Accounts made by hand for tests, without YAML: `account(stakeholders=[{"name": "Dana"}])`."""

from __future__ import annotations

from datetime import date
from typing import Any

from generator.context.account_view import view_account
from generator.context.summaries.summary import AccountSummary, summarise_account
from generator.load.phrases import program_phrases
from generator.model.account import Account
from generator.model.plain_data import read_plain, write_plain
from generator.model.settings import Settings
from generator.model.team import TeamMember

OURS = (
    TeamMember(id="priya", name="Priya Nair", role="account_manager"),
    TeamMember(id="yuki", name="Yuki Sato", role="delivery"),
)
"""Our own people, as every account made here knows them."""


def account(id: str = "acme", *, head: dict[str, Any] | None = None, **keys: Any) -> Account:
    """An account with the keys of an account file; ``head`` adds to name, owner and tier."""
    profile = {"name": "Acme", "owner": "priya", "tier": "key", **(head or {})}
    read = {"colleagues": OURS, "phrases": program_phrases()}
    return Account.model_validate({"id": id, "account": profile, **read, **keys})


def settings(**keys: Any) -> Settings:
    """Settings with some numbers other than those of the model."""
    return Settings.model_validate(keys)


def summary(made: Account, as_of: date) -> AccountSummary:
    """What an account gives to the pages over all accounts, as it comes out of the JSON it is kept as."""
    return read_plain(AccountSummary, write_plain(summarise_account(view_account(made, (), as_of), settings())))


def talk(on: str, *people: str, type: str = "call", **keys: Any) -> dict[str, Any]:
    """An entry of the log with some people."""
    return {"on": on, "type": type, "with": list(people), "note": "We talked.", **keys}


def day(written: str) -> date:
    """A date, for short."""
    return date.fromisoformat(written)
