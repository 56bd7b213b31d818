"""One account from its files: everything in them that can be understood, and every problem with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.load.conform import conform
from generator.load.consistency import missing_years, reporting_cycles, reversed_dates
from generator.load.merge import merged
from generator.load.references import TABLES, TEAM, TIER, Ids, duplicate_ids, ids_of, typed_ids, unresolved
from generator.load.settings import OurNumbers, overlaid, typed_tiers
from generator.load.team import OurPeople
from generator.model.account import Account, Profile
from generator.model.fields import fields_of
from generator.problem import Place, Problem
from generator.yaml_source import read
from generator.yaml_tree import Map, Node, Scalar

HEAD, SETTINGS = "account", "settings"


@dataclass(frozen=True, slots=True)
class Shared:
    """What all accounts have in common."""

    people: OurPeople
    numbers: OurNumbers

    @property
    def clear(self) -> bool:
        """Whether everything in both files was understood."""
        return (
            self.people.whole
            and self.numbers.whole
            and self.people.typed == {member.id for member in self.people.members}
            and self.numbers.typed_tiers <= self.numbers.settings.tiers.keys()
        )


def load_account(id: str, files: Mapping[str, bytes], shared: Shared) -> tuple[Account | None, list[Problem]]:
    """One account from its files, and all problems of these files; None when its head lacks something.

    One mistake is reported once. While part of a file cannot be read, references that lead nowhere are not
    reported, since what they name may stand in that part; nor are references to something that was typed
    but not understood. They are left out all the same.
    """
    trees, problems = _trees(files)
    if not trees:
        return None, problems
    broken = any(problem.is_error for problem in problems)
    typed, unread = _typed(id, trees.values(), shared), _unread(broken, shared)
    whole, found = merged(trees)
    first, head, injected = next(iter(trees)), whole.get(HEAD), {"id": id, "colleagues": shared.people.members}
    _lay_over(whole, shared, first)
    account, refused = conform(Account, whole, first, injected, problems)
    problems += [*found, *refused]
    complete = account is not None
    if refused:
        _lay_over(whole, shared, first)
        if not complete:
            # So that the rest of the account is checked in the same run.
            whole[HEAD] = _filled_up(head, id, first)
        account, _ = conform(Account, whole, first, injected)
    doubtful = bool(problems) or not shared.clear
    while account:
        found = _joined_up(account, whole, ids_of(account, _elsewhere(account, shared), typed, unread))
        problems += found
        if not (found or doubtful):
            break
        # What leads nowhere has been taken out, so that nothing above has to expect it; what led there is next.
        before = account
        account, _ = conform(Account, whole, first, injected)
        if account == before:
            break
    return account if complete else None, problems


def _trees(files: Mapping[str, bytes]) -> tuple[dict[str, Map], list[Problem]]:
    trees: dict[str, Map] = {}
    problems: list[Problem] = []
    for name, data in files.items():
        tree, found = read(name, data)
        problems += found
        if tree is not None:
            trees[name] = tree
    return trees, problems


def _typed(id: str, trees: Iterable[Map], shared: Shared) -> dict[str, set[str]]:
    """The ids that were typed, by table; the account's own stands for what its head lacks."""
    typed = {table: set[str]() for table in TABLES}
    typed[TEAM] |= shared.people.typed | {id}
    typed[TIER] = {*shared.numbers.typed_tiers, id}
    for tree in trees:
        for table, ids in typed_ids(tree).items():
            typed[table] |= ids
        typed[TIER] |= typed_tiers(tree.get(SETTINGS))
    return typed


def _unread(broken: bool, shared: Shared) -> set[str]:
    """The tables of which a part could not be read."""
    unread = {*TABLES, TIER} if broken else set()
    if not shared.people.whole:
        unread.add(TEAM)
    if not shared.numbers.whole:
        unread.add(TIER)
    return unread


def _elsewhere(account: Account, shared: Shared) -> dict[str, set[str]]:
    """Ids of tables that are not, or not only, typed in the account."""
    return {TEAM: {member.id for member in shared.people.members}, TIER: set(account.settings.tiers)}


def _lay_over(whole: Map, shared: Shared, first: str) -> None:
    """Put the site's settings below the account's own, of which those that were refused count as not set."""
    whole[SETTINGS] = overlaid(shared.numbers.settings, whole.get(SETTINGS))
    whole.key_places.setdefault(SETTINGS, Place(first))


def _filled_up(head: Node, id: str, file: str) -> Map:
    """A head with the account's id in place of everything required that is missing."""
    whole = Map(Place(file))
    if isinstance(head, Map):
        whole.place = head.place
        whole.update(head)
        whole.key_places |= head.key_places
    for field in fields_of(Profile):
        if field.required and whole.get(field.key) is None:
            whole[field.key] = Scalar(id, whole.place)
            whole.key_places.setdefault(field.key, whole.place)
    return whole


def _joined_up(account: Account, tree: Map, ids: Ids) -> list[Problem]:
    problems = duplicate_ids(account, tree)
    problems += unresolved(account, tree, ids)
    problems += reversed_dates(account, tree)
    problems += missing_years(account, tree)
    problems += reporting_cycles(account, tree)
    return problems
