"""One account from its files: everything in them that can be understood, and every problem with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.load.conform import conform
from generator.load.consistency import reporting_cycles, reversed_dates
from generator.load.merge import merged
from generator.load.references import TABLES, TEAM, Ids, duplicate_ids, tables_of, typed_ids, unresolved
from generator.load.settings import overlaid
from generator.load.team import OurPeople
from generator.model.account import Account, Profile
from generator.model.fields import fields_of
from generator.model.settings import Settings
from generator.problem import Place, Problem
from generator.yaml_source import read
from generator.yaml_tree import Map, Node, Scalar

TIER = "tier"


@dataclass(frozen=True, slots=True)
class Shared:
    """What all accounts have in common."""

    people: OurPeople
    settings: Settings
    #: Whether the file of settings could be read whole.
    settings_whole: bool = True


def load_account(id: str, files: Mapping[str, bytes], shared: Shared) -> tuple[Account | None, list[Problem]]:
    """One account from its files, and all problems of these files; None when its head is not complete.

    One mistake is reported once. While part of a file cannot be read, references that lead nowhere are not
    reported, since what they name may stand in that part; nor is a reference to a record that was typed but
    not understood. Such references are left out all the same, except in the head, so that the account stays.
    """
    trees, problems = _trees(files)
    if not trees:
        return None, problems
    broken = any(problem.is_error for problem in problems)
    lost = _lost(id, trees, shared.people)
    unread = _unread(broken, shared)
    whole, found = merged(trees)
    problems += found
    first, head, injected = next(iter(trees)), whole.get("account"), {"id": id, "colleagues": shared.people.members}
    whole["settings"] = overlaid(shared.settings, whole.get("settings"))
    whole.key_places.setdefault("settings", Place(first))
    account, found = conform(Account, whole, first, injected)
    problems += _without_echoes(found, problems, broken)
    complete = account is not None
    if found:
        # Settings that were refused are as the site has them; a head that lacks something is filled up, so that
        # the rest of the account is checked in the same run.
        whole["settings"] = overlaid(shared.settings, whole["settings"])
        whole["account"] = head if complete else _filled_up(head, id, first)
        account, _ = conform(Account, whole, first, injected)
    if account:
        found = _joined_up(account, whole, shared.people, lost, unread)
        problems += found
        if found or lost:
            # What leads nowhere has been taken out, so that nothing above has to expect it.
            account, _ = conform(Account, whole, first, injected)
    return account if complete else None, problems
