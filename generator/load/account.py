"""One account from its files: everything in them that can be understood, and every problem with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from generator.load.calendar import undated_events, unknown_holidays, unknown_regions
from generator.load.conform import conform_record
from generator.load.consistency import owners_out_of_order, reporting_cycles, reversed_dates
from generator.load.elsewhere import people_elsewhere, take_over_people
from generator.load.files import missing_files
from generator.load.left_out import in_words, leave_out_records, parts_of, went_along
from generator.load.merge import merge_trees
from generator.load.references import Excused, duplicate_ids, ids_of, typed_ids, unresolved_references
from generator.load.reviews import reviews_and_meetings
from generator.load.scripts import texts_in_another_script
from generator.load.settings import OurNumbers, overlay_account_settings, typed_tiers
from generator.load.team import OurPeople
from generator.model.account import Account
from generator.model.elsewhere import NOWHERE, Elsewhere
from generator.model.fields import fields_of
from generator.model.head import Profile
from generator.model.keys import TABLES
from generator.model.problem import Place, Problem
from generator.model.references import TEAM, TIER
from generator.wording.phrases import NO_PHRASES, PhraseBooks
from generator.yaml_reader.source import read_yaml
from generator.yaml_reader.tree import Map, Node, Scalar

HEAD, SETTINGS = "account", "settings"


@dataclass(frozen=True, slots=True)
class Shared:
    """What all accounts have in common."""

    people: OurPeople
    numbers: OurNumbers
    #: The names of all files of the project that may be handed over.
    files: frozenset[str] = frozenset()
    #: The phrases of what is made for customers, in each language that has a file.
    phrases: PhraseBooks = NO_PHRASES
    #: What the one account that is read with it gets to know of others.
    elsewhere: Elsewhere = NOWHERE

    @property
    def unread(self) -> tuple[frozenset[str], bool, frozenset[str], bool]:
        """What was typed in both files and could not be understood, which excuses who refers to it."""
        known = frozenset(member.id for member in self.people.members)
        return self.people.typed - known, self.people.whole, self.numbers.typed_tiers, self.numbers.whole

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
    trees, problems = _read_trees(files)
    if not trees:
        return None, problems
    excused = Excused(_typed_ids(id, trees.values(), shared), _unread_tables(problems, shared))
    tree, merge_problems = merge_trees(trees)
    account = _read_account(id, tree, merge_problems, problems, shared, excused)
    if account:
        problems += texts_in_another_script(account, tree)
    return account, problems


def without_errors(
    id: str, files: Mapping[str, bytes], shared: Shared, account: Account, problems: Sequence[Problem]
) -> Account:
    """An account to be published, without the records that have an error in them; it says what is left out.

    ``account`` is what `load_account` made of the files, with all but the wrong values, and ``problems`` what it found.
    Half a record may say what is not so: a promise whose state is misspelt would be open, a person whose last day is
    misspelt would still be there.
    """
    errors = [problem for problem in problems if problem.is_error]
    if not errors:
        return account
    trees, reading = _read_trees(files)
    excused = Excused(_typed_ids(id, trees.values(), shared), _unread_tables(reading, shared))
    left = leave_out_records(trees, errors)
    tree, merge_problems = merge_trees(trees)
    parts = [part for part in parts_of(tree) if part.path[0] != SETTINGS]
    rest = _read_account(id, tree, merge_problems, reading, shared, excused, whole=False) or account
    return rest.model_copy(update={"left_out": in_words(left, went_along(parts, tree))})


def typed_name(files: Mapping[str, bytes]) -> str:
    """What an account that could not be read is called in its files; empty where that cannot be read either."""
    heads = (tree.get(HEAD) for tree in _read_trees(files)[0].values())
    names = (head.get("name") for head in heads if isinstance(head, Map))
    return next((" ".join(name.split()) for name in names if isinstance(name, Scalar)), "")


def _read_account(
    id: str,
    tree: Map,
    merge_problems: list[Problem],
    problems: list[Problem],
    shared: Shared,
    excused: Excused,
    whole: bool = True,
) -> Account | None:
    """The account that a tree makes; adds to the problems, and takes out of the tree what does not fit.

    ``whole`` says that nothing was taken out of the tree before.
    """
    head, fit = tree.get(HEAD), partial(conform_record, Account, tree, tree.place.file, _injected_values(id, shared))
    _lay_over(tree, shared)
    account, refused = fit(problems)
    problems += [*merge_problems, *refused]
    complete = account is not None
    if refused:
        _lay_over(tree, shared)
        if not complete:
            # So that the rest of the account is checked in the same run.
            tree[HEAD] = _filled_up(head, id, tree.place)
        account, _ = fit()
    while account:
        contradictions = _find_contradictions(account, tree, shared, excused)
        problems += contradictions
        if whole and not problems and shared.clear:
            break
        # What leads nowhere has been taken out, so that nothing above has to expect it; what led there is next.
        before = account
        account, _ = fit()
        if account == before:
            break
    return account if complete else None


def fit_account(id: str, files: Mapping[str, bytes], shared: Shared) -> tuple[Account | None, list[Problem]]:
    """What some files of an account say by themselves, whatever they refer to, and every problem with them."""
    trees, problems = _read_trees(files)
    if not trees:
        return None, problems
    tree, merge_problems = merge_trees(trees)
    _lay_over(tree, shared)
    account, refused = conform_record(Account, tree, tree.place.file, _injected_values(id, shared), problems)
    return account, [*problems, *merge_problems, *refused]


def _read_trees(files: Mapping[str, bytes]) -> tuple[dict[str, Map], list[Problem]]:
    trees: dict[str, Map] = {}
    problems: list[Problem] = []
    for name, data in files.items():
        tree, file_problems = read_yaml(name, data)
        problems += file_problems
        if tree is not None:
            trees[name] = tree
    return trees, problems


def _typed_ids(id: str, trees: Iterable[Map], shared: Shared) -> dict[str, set[str]]:
    """The ids that were typed, by table; the account's own stands for what its head lacks."""
    typed = {table: set[str]() for table in TABLES}
    typed[TEAM] |= shared.people.typed | {id}
    typed[TIER] = {*shared.numbers.typed_tiers, id}
    for tree in trees:
        for table, ids in typed_ids(tree).items():
            typed[table] |= ids
        typed[TIER] |= typed_tiers(tree.get(SETTINGS))
    return typed


def _unread_tables(reading: list[Problem], shared: Shared) -> set[str]:
    """The tables of which a part could not be read."""
    unread = {*TABLES, TIER} if any(problem.is_error for problem in reading) else set()
    if not shared.people.whole:
        unread.add(TEAM)
    if not shared.numbers.whole:
        unread.add(TIER)
    return unread


def _injected_values(id: str, shared: Shared) -> dict[str, Any]:
    """What an account holds that is not typed in its files."""
    return {
        "id": id,
        "colleagues": shared.people.members,
        "left_out": (),
        "phrases": shared.phrases,
        "elsewhere": shared.elsewhere.people,
    }


def _lay_over(tree: Map, shared: Shared) -> None:
    """Put below what the account says what it need not: the site's settings, and people whom another account has.

    Settings of its own that were refused count as not set.
    """
    tree[SETTINGS] = overlay_account_settings(shared.numbers.settings, tree.get(SETTINGS), tree.get(HEAD))
    tree.key_places.setdefault(SETTINGS, tree.place)
    take_over_people(tree, shared.elsewhere)


def _filled_up(head: Node, id: str, place: Place) -> Map:
    """A head with the account's id in place of everything required that is missing."""
    whole = Map(place)
    if isinstance(head, Map):
        whole.place = head.place
        whole.update(head)
        whole.key_places |= head.key_places
    for field in fields_of(Profile):
        if field.required and whole.get(field.key) is None:
            whole[field.key] = Scalar(id, whole.place)
            whole.key_places.setdefault(field.key, whole.place)
    return whole


def _find_contradictions(account: Account, tree: Map, shared: Shared, excused: Excused) -> list[Problem]:
    """Problems between the records of an account; what is at fault is taken out of the tree."""
    elsewhere = {TEAM: {member.id for member in shared.people.members}, TIER: set(account.settings.tiers)}
    problems = duplicate_ids(account, tree)
    problems += unresolved_references(account, tree, ids_of(account, elsewhere), excused)
    problems += reversed_dates(account, tree)
    problems += undated_events(account, tree)
    problems += unknown_regions(account, tree)
    problems += unknown_holidays(account, tree)
    problems += owners_out_of_order(account, tree)
    problems += reporting_cycles(account, tree)
    problems += reviews_and_meetings(account, tree)
    problems += missing_files(account, tree, shared.files)
    problems += people_elsewhere(account, tree, shared.elsewhere)
    return problems
