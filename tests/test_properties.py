from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from inert import hostile
from projects import examples
from test_model_schema import check, parsed
from typed import ANOTHER, DRAWING, PLAIN, TEAM_TEXT, TREES, in_block_style, right_accounts, same, wrong_accounts

from generator.load.book import Loaded, load_book
from generator.model.account import Account
from generator.model.fields import field_of, fields_of, records_in
from generator.model.head import Profile
from generator.model.keys import TABLES
from generator.model.kinds import TEXT_LIMIT
from generator.model.problem import in_order
from generator.model.record import Fact, Money, Record
from generator.model.settings import Tier, UsualMeetings
from generator.model.situations import RuleSetting
from generator.wording.text import is_slug

ACCOUNT = "accounts/acme.yaml"
SCHEMA = parsed()
GENERATE = settings(phases=[Phase.explicit, Phase.generate])
"""A whole account is too much for Hypothesis to make smaller in a time that anybody would wait for."""

BASE = {
    "accounts/_team.yaml": TEAM_TEXT,
    **{f"accounts/{id}/files/{DRAWING}": "<svg/>" for id in ("acme", "bolt", "folder", *(f"a{at}" for at in range(9)))},
}
ALL = {f"accounts/{ANOTHER}.yaml": b"stakeholders: []"}
"""An account beside those that are read; as it has no head, nobody can say whom it has not."""


def loaded(files: dict[str, str], whole_records: bool = False) -> Loaded:
    sources = {name: text.encode("utf-8", "surrogatepass") for name, text in (BASE | files).items()}
    return load_book(sources, whole_records, project=sources | ALL)


def written(tree: dict[str, Any], style: str) -> str:
    return json.dumps(tree, ensure_ascii=False) if style == "flow" else in_block_style(tree).lstrip("\n") + "\n"


STYLES = st.sampled_from(["flow", "block"])


def records(root: Any) -> Iterator[Record]:
    """Every record below one, itself first."""
    if isinstance(root, Record):
        yield root
        for field in fields_of(type(root)):
            yield from records(getattr(root, field.attribute))
    elif isinstance(root, tuple):
        for item in root:
            yield from records(item)


def at(root: Any, where: str) -> Any:
    for key in where.split("."):
        field = field_of(type(root), key)
        assert field is not None
        root = getattr(root, field.attribute)
    return root


def assert_sound(account: Account) -> None:
    """What everything above relies on: ids are unique, references lead somewhere, nobody reports in a circle."""
    ids = {table: [record.id for record in at(account, where)] for table, where in TABLES.items()}
    for found in ids.values():
        assert len(set(found)) == len(found)
    ids["team member"] += [member.id for member in account.colleagues]
    ids |= {"unknown": ["unknown"], "tier": list(account.settings.tiers)}
    for record in records(account):
        for field in fields_of(type(record)):
            value = getattr(record, field.attribute)
            named = value if isinstance(value, tuple) else (value,) if value is not None else ()
            if field.targets and not isinstance(record, Profile):
                assert all(sum(id in ids[target] for target in field.targets) == 1 for id in named), (record, field.key)
    managers = {person.id: person.reports_to for person in account.stakeholders}
    for person in managers:
        above, steps = managers[person], 0
        while above is not None:
            above, steps = managers[above], steps + 1
            assert steps <= len(managers)


def assert_told_well(loaded: Loaded, files: dict[str, str]) -> None:
    """Every problem stands where something is, says what it is, and is told once."""
    texts = BASE | files
    assert list(loaded.problems) == in_order(list(loaded.problems))
    for problem in loaded.problems:
        lines = texts[problem.place.file].split("\n")
        assert 1 <= problem.place.line <= len(lines)
        assert 1 <= problem.place.column <= len(lines[problem.place.line - 1]) + 1
        assert problem.message
        assert problem.rule
        assert "\n" not in problem.message or "\n" in problem.key
    assert loaded.book.accounts or any(problem.is_error for problem in loaded.problems)
    for account in loaded.book.accounts:
        assert_sound(account)


# --- right accounts


@given(right_accounts(), STYLES)
@settings(GENERATE, max_examples=examples(40))
def test_a_right_account_has_no_problems_and_holds_what_was_typed(typed: dict[str, Any], style: str) -> None:
    found = loaded({ACCOUNT: written(typed, style)})

    assert found.problems == ()
    assert same(found.book.accounts[0], typed)
    assert_sound(found.book.accounts[0])


@given(right_accounts(full=True), STYLES)
@settings(GENERATE, max_examples=examples(4))
def test_an_account_with_every_key_has_no_problems_and_holds_what_was_typed(typed: dict[str, Any], style: str) -> None:
    found = loaded({ACCOUNT: written(typed, style)})

    assert found.problems == ()
    assert same(found.book.accounts[0], typed)
    assert_sound(found.book.accounts[0])
    seen = {type(record) for record in records(found.book.accounts[0])}
    assert set(records_in(Account)) - seen <= {Tier, UsualMeetings, RuleSetting, Fact, Money}
    check(typed, SCHEMA, SCHEMA)


@given(right_accounts())
@settings(GENERATE, max_examples=examples(40))
def test_the_schema_has_nothing_against_a_right_account(typed: dict[str, Any]) -> None:
    check(typed, SCHEMA, SCHEMA)


def test_there_is_a_value_for_every_kind_of_field() -> None:
    fields = [field for kind in records_in(Account) for field in fields_of(kind)]
    plain = {field.typed for field in fields if not (field.record or field.choices or field.targets)}

    assert len(plain) > 12
    assert plain - set(PLAIN) == set()


# --- one account in several files


@st.composite
def split_accounts(draw: Any) -> tuple[str, dict[str, str]]:
    """An account as one file, and the same account as a folder of files, in some order."""
    typed = draw(right_accounts())
    files: dict[str, dict[str, Any]] = {"a.yaml": {}, "b.yaml": {}, "log/c.yaml": {}}
    for key, value in typed.items():
        if isinstance(value, list) and draw(st.booleans()):
            cut = draw(st.integers(0, len(value)))
            files["a.yaml"][key], files["b.yaml"][key] = value[:cut], value[cut:]
        else:
            files[draw(st.sampled_from(sorted(files)))][key] = value
    names = draw(st.permutations([name for name in files if files[name]]))
    return json.dumps(typed), {f"accounts/acme/{name}": json.dumps(files[name]) for name in names}


@given(split_accounts())
@settings(GENERATE, max_examples=examples(40))
def test_a_folder_of_files_is_the_same_account_as_one_file(split: tuple[str, dict[str, str]]) -> None:
    whole, files = split

    found = loaded(files)

    assert found.problems == ()
    assert found.book == loaded({ACCOUNT: whole}).book


@given(st.lists(wrong_accounts(), min_size=2, max_size=3), st.randoms(use_true_random=False))
@settings(GENERATE, max_examples=examples(12))
def test_the_order_in_which_files_are_found_does_not_matter(typed: list[dict[str, Any]], chance: Any) -> None:
    files = {f"accounts/a{number}.yaml": json.dumps(tree) for number, tree in enumerate(typed)}
    files |= {f"accounts/folder/{number}.yaml": json.dumps(tree) for number, tree in enumerate(typed)}
    shuffled = list(files.items())
    chance.shuffle(shuffled)

    assert loaded(dict(shuffled)) == loaded(files)


# --- wrong accounts


@given(wrong_accounts(), STYLES)
@settings(GENERATE, max_examples=examples(80))
def test_a_wrong_account_gives_a_book_and_problems(typed: dict[str, Any], style: str) -> None:
    files = {ACCOUNT: written(typed, style)}

    assert_told_well(loaded(files), files)


@given(wrong_accounts(), STYLES)
@settings(GENERATE, max_examples=examples(60))
def test_what_is_published_of_a_wrong_account_is_sound_and_says_what_is_left_out(
    typed: dict[str, Any], style: str
) -> None:
    files = {ACCOUNT: written(typed, style)}
    whole, values_only = loaded(files, whole_records=True), loaded(files)

    assert whole.problems == values_only.problems
    assert [account.id for account in whole.book.accounts] == [account.id for account in values_only.book.accounts]
    assert [unread.id for unread in whole.book.unread] == ([] if whole.book.accounts else ["acme"])
    for account in whole.book.accounts:
        assert_sound(account)
        assert bool(account.left_out) == any(problem.is_error for problem in whole.problems)
        assert len(list(records(account))) <= len(list(records(values_only.book.accounts[0])))


@given(TREES.filter(lambda tree: isinstance(tree, dict) and tree), STYLES)
@settings(GENERATE, max_examples=examples(80))
def test_any_tree_of_the_models_own_keys_gives_a_book_and_problems(tree: dict[str, Any], style: str) -> None:
    files = {ACCOUNT: written({"account": {"name": "A", "owner": "priya", "tier": "key"}} | tree, style)}

    assert_told_well(loaded(files), files)


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")))
@settings(GENERATE, max_examples=examples(60))
def test_any_bytes_in_any_file_give_a_book_and_problems(data: bytes) -> None:
    for name in (
        "accounts/_team.yaml",
        ACCOUNT,
        "accounts/acme/people.yaml",
        "playbook/settings.yaml",
        "playbook/roles/ceo.md.j2",
    ):
        loaded = load_book({**{base: text.encode() for base, text in BASE.items()}, name: data})

        assert loaded.book.accounts or loaded.problems or name == "playbook/settings.yaml"


@given(wrong_accounts(), wrong_accounts())
@settings(GENERATE, max_examples=examples(15))
def test_an_account_is_read_the_same_whatever_stands_beside_it(one: dict[str, Any], other: dict[str, Any]) -> None:
    alone = loaded({ACCOUNT: json.dumps(one)})
    beside = loaded({ACCOUNT: json.dumps(one), "accounts/bolt.yaml": json.dumps(other)})

    assert beside.book.account("acme") == alone.book.account("acme")
    assert [p for p in beside.problems if p.account != "bolt"] == list(alone.problems)


# --- hostile text

Slot = tuple[str, Callable[[int, str], dict[str, Any]], Callable[[Any], Any]]

SLOTS: dict[str, Slot] = {
    "text": (
        "satisfaction",
        lambda _, text: {"on": "2026-03-02", "score": 3, "words": text},
        lambda judgement: judgement.words,
    ),
    "multiline": (
        "log",
        lambda _, text: {"on": "2026-03-02", "type": "call", "note": text},
        lambda entry: entry.note,
    ),
    "rich": (
        "conflicts",
        lambda number, text: {
            "id": f"c-{number}",
            "text": "x",
            "level": "team",
            "noticed_on": "2026-03-02",
            "stories": [{"by": "priya", "side": "us", "story": text}],
        },
        lambda conflict: conflict.stories[0].story if conflict.stories else None,
    ),
    "fact": (
        "stakeholders",
        lambda number, text: {"id": f"p-{number}", "personal_win": text},
        lambda person: person.personal_win and person.personal_win.text,
    ),
    "url": (
        "projects",
        lambda number, text: {"id": f"p-{number}", "name": "x", "phase": "idea", "plan": {"link": text}},
        lambda project: project.plan.link,
    ),
    "email": (
        "stakeholders",
        lambda number, text: {"id": f"p-{number}", "contact": {"email": text}},
        lambda person: person.contact.email,
    ),
    "id": (
        "stakeholders",
        lambda number, text: {"id": text, "name": f"Person number {number}"},
        lambda person: person.id if not person.id.startswith("person-number-") else None,
    ),
    "reference": (
        "stakeholders",
        lambda number, text: {"id": f"p-{number}", "reports_to": text},
        lambda person: person.reports_to,
    ),
    "currency": (
        "initiatives",
        lambda number, text: {
            "id": f"i-{number}",
            "text": "x",
            "led_by": "us",
            "our_part": "none",
            "value": {"us": {"money": {"amount": 1, "currency": text}}},
        },
        lambda initiative: initiative.value.us.money and initiative.value.us.money.currency,
    ),
}
"""For every kind of text field: the list of an account that has such a field, and the field filled and read."""

FREE = ("text", "multiline", "rich", "fact")


@pytest.mark.parametrize("kind", SLOTS)
def test_hostile_text_is_kept_as_typed_or_refused_at_its_place(kind: str) -> None:
    table, record, value = SLOTS[kind]
    texts = [text.text[:TEXT_LIMIT] for text in hostile()]
    kept = 0
    for number, text in enumerate(texts):
        typed = {"account": {"name": "A", "owner": "priya", "tier": "key"}, table: [record(number, text)]}
        found = loaded({ACCOUNT: written(typed, "block")})
        held = [value(record) for record in at(found.book.accounts[0], table)]
        refused = [problem for problem in found.problems if problem.is_error]

        assert all(problem.place.line > 4 and problem.key.startswith(table) for problem in refused), (text, refused)
        if refused:
            assert not any(held), (text, held)
        else:
            kept += 1
            assert held == [unicodedata.normalize("NFC", text.strip() if kind not in FREE else text.strip("\n"))]
            assert kind in FREE or harmless(kind, held[0]), held

    assert kept > 100 if kind in FREE else kept < len(texts) / 2


def harmless(kind: str, value: str) -> bool:
    """Whether a value that is not free text holds nothing but what its kind is made of."""
    if kind == "url":
        return bool(re.fullmatch(r"(https?://[^\s@\"'<>`\\{}|^]+|mailto:[\w.+%-]+@[\w.-]+)", value))
    if kind == "email":
        return bool(re.fullmatch(r"[\w.+%-]+@[\w.-]+", value))
    return is_slug(value) if kind in ("id", "reference") else bool(re.fullmatch(r"[A-Z]{3}", value))


@pytest.mark.parametrize("times", [1, 2])
def test_loading_leaves_what_it_was_given_alone(times: int) -> None:
    sources = {
        name: text.encode() for name, text in (BASE | {ACCOUNT: '{"account": {"name": "A"}, "log": [1]}'}).items()
    }
    before = dict(sources)

    for _ in range(times):
        first = load_book(sources)

    assert sources == before
    assert load_book(sources) == first
