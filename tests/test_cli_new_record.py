"""`playbook new KIND ACCOUNT`: every list of the model takes a record, by options that the model makes."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from lean import lean_project, playbook

from generator.cli.new_record import list_record_words, make_record_command
from generator.editing.record_forms import Table, list_inputs, list_tables, tables_by_word
from generator.editing.sheet import plain_tree
from generator.editing.skeleton import example_text, list_keys
from generator.load.book import load_book
from generator.load.conform import conform_record
from generator.model.account import Account
from generator.model.fields import Field
from generator.model.keys import TABLES, records_at, records_in_table
from generator.yaml_reader.source import read_yaml

TEAM = """\
team:
  - {id: edith, name: Edith Marlow, role: account_manager, email: e.marlow@kettle.example}
  - {id: tom, name: Tom Reyes, role: delivery}
"""
ACCOUNT = """\
account:
  name: Kettle Row Bakery
  owner: edith
  tier: standard
  units: [{id: mill, name: The mill}]
strategy:
  customer: {goals: [{id: more, text: More bread}]}
  us: {goals: [{id: ours, text: Two sites, type: revenue}]}
initiatives: [{id: ovens, text: Ovens, led_by: us, our_part: active}]
cadence: {meetings: [{id: weekly, name: Weekly, kind: operations, every_days: 7}]}
rhythm: [{id: fair, name: Fair, kind: event, from: 05-01}]
reviews: [{id: spring, kind: business_review, on: 2026-04-01}]
meetings: [{id: first, name: First, on: 2026-12-10}]
stakeholders: [{id: dana, name: Dana Ortiz}, {id: bo, name: Bo Berg}]
contracts: [{id: frame, name: Frame, starts: 2026-01-01, ends: 2028-12-31}]
projects: [{id: hall, name: Hall, phase: delivery}]
commitments: [{id: plan, side: us, by: tom, text: Plan, made_on: 2026-01-02, due: 2028-01-01}]
protocol: {method: By phone, frequency: Weekly, content: Flour}
watch: [{id: law, kind: legal, text: A law, seen_on: 2026-01-01}]
needs: [{id: calm, text: Calm mornings}]
handover: {from: edith, to: tom, on: 2027-07-01}
"""
KETTLE = "accounts/kettle-row.yaml"
DAY = date(2027, 6, 1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return lean_project(tmp_path, {"accounts/_team.yaml": TEAM, KETTLE: ACCOUNT})


def account_in(folder: Path) -> Account:
    sources = {name: (folder / name).read_bytes() for name in ("accounts/_team.yaml", KETTLE)}
    loaded = load_book(sources)
    assert not [problem for problem in loaded.problems if problem.is_error]
    return loaded.book.accounts[0]


def example_of(table: Table) -> Any:
    """The record in the example of a list, as plain texts."""
    tree = plain_tree(read_yaml("", example_text(table.path).encode())[0])
    for key in table.path:
        tree = tree[key]
    return tree[0]


def spoken(field: Field, sample: str, account: Account) -> str:
    """A value as somebody says it, with somebody or something there is where it refers to one."""
    for target in field.targets:
        if target == "team member":
            return "Edith Marlow"
        if target in TABLES:
            return records_in_table(account, target)[0].label
    return sample


@pytest.mark.parametrize("table", list_tables(), ids=lambda table: table.word)
def test_every_list_takes_a_record_with_all_that_can_be_said_of_it(folder: Path, table: Table) -> None:
    account, example, arguments = account_in(folder), example_of(table), []
    for one in list_inputs(table.record):
        sample: Any = example
        for key in one.path:
            sample = sample[key]
        if one.field == table.label:
            arguments.insert(0, "Something new")
        elif one.field.choices == ("internal", "shared"):
            arguments.append("--shared")
        elif one.field.kind == "bool":
            arguments.append(f"--{one.option}")
        elif (one.path, table.word) not in LEFT_OUT and one.field.key not in table.record.follows:
            arguments += [f"--{one.option}", spoken(one.field, sample, account)]

    outcome = playbook("new", table.word, "kettle", *arguments, "--project", folder, "--as-of", DAY.isoformat())

    assert outcome.code == 0, outcome.err
    new = account_in(folder)
    before, after = records_at(account, table.path), records_at(new, table.path)
    [added] = [record for record in after if record not in before]
    assert [record for record in after if record is not added] == list(before)
    said = added.model_dump(by_alias=True, exclude_unset=True)
    for one in list_inputs(table.record):
        if (one.path, table.word) not in LEFT_OUT and one.path != ("audience",):
            value = said
            for key in one.path:
                assert key in value, (one.path, said)
                value = value[key]


LEFT_OUT = {
    (("meeting",), "review"),  # its day and kind are those of the meeting then
    (("lasts",), "rhythm"),  # `to` says it already
    (("same_as",), "person"),  # it takes a second account
    (("to",), "commitment"),  # a promise is made to the other side
}


@pytest.mark.parametrize("word", list_record_words())
def test_no_option_of_a_verb_stands_for_two_things(word: str) -> None:
    command = make_record_command(word)
    assert command
    options = [option for param in command.params for option in (*param.opts, *param.secondary_opts)]

    assert sorted(set(options)) == sorted(options)
    assert len(options) > 5


def test_each_word_means_one_list_and_each_list_has_a_word() -> None:
    paths = {table.path for table in list_tables()}

    assert len(paths) == len(list_tables()) == len(set(list_record_words())) > 30
    assert {tables_by_word()[word].path[0] for word in ("conflict", "contract", "satisfaction", "review")} == {
        "conflicts",
        "contracts",
        "satisfaction",
        "reviews",
    }
    assert {"focus", "tie", "whitespace"} <= {table.word for table in list_tables()}
    assert tables_by_word()["promise"] == tables_by_word()["commitment"] == tables_by_word()["commitments"]


@pytest.mark.parametrize(
    ("arguments", "lines"),
    [
        (
            ("conflict", "kettle", "who pays for the second oven", "--level", "company", "--between", "bo"),
            "conflicts:\n  - id: who-pays-for-the-second-oven\n    text: Who pays for the second oven\n"
            "    level: company\n    parties: bo\n    noticed_on: 2026-11-16\n",
        ),
        (
            ("satisfaction", "kettle", "--rating", "4", "--from", "Dana", "--comment", "Bread on time"),
            "satisfaction:\n  - on: 2026-11-16\n    score: 4\n    from: dana\n    words: Bread on time\n",
        ),
        (
            ("contract", "kettle", "Flour", "--start", "1 Jan", "--end=31/12/2027", "--budget", "120000 EUR"),
            "  - id: flour\n    name: Flour\n    starts: 2027-01-01\n    ends: 2027-12-31\n    value: 120000 EUR\n",
        ),
        (
            ("review", "kettle", "--kind", "business_review", "--on", "yesterday", "--rating", "5", "--with", "dana"),
            "  - kind: business_review\n    on: 2026-11-15\n    attendees: dana\n    rating: 5\n",
        ),
        (
            ("question", "kettle", "who signs?", "--of", "Bo Berg", "--due", "next week"),
            "questions:\n  - ask: Who signs?\n    of: bo\n    by: 2026-11-27\n",
        ),
        (
            ("trust", "kettle", "--score", "2", "--evidence", "They hide the figures"),
            "relationship:\n  trust:\n    - on: 2026-11-16\n      score: 2\n      evidence: They hide the figures\n",
        ),
        (
            ("project", "kettle", "Mill two", "--owner", "tom", "--status", "planning"),
            "  - id: mill-two\n    name: Mill two\n    accountable: tom\n    phase: planning\n",
        ),
        (
            ("log", "kettle", "saw the hall", "--type", "site_visit", "--with", "dana"),
            "log:\n  - on: 2026-11-16\n    type: site_visit\n    with: dana\n    note: Saw the hall\n",
        ),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_other_words_for_keys_and_days_as_people_say_them(folder: Path, arguments: tuple[str, ...], lines: str) -> None:
    before = ACCOUNT.replace("contracts: [", "contracts:\n  - ").replace("31}]", "31}")
    before = before.replace("reviews: [", "reviews:\n  - ").replace("04-01}]", "04-01}")
    before = before.replace("projects: [", "projects:\n  - ").replace("delivery}]", "delivery}")
    (folder / KETTLE).write_text(before, encoding="utf-8")

    outcome = playbook("new", *arguments, "--project", folder)

    assert outcome.code == 0, outcome.err
    after = (folder / KETTLE).read_text(encoding="utf-8")
    assert lines in after
    assert after.replace(f"\n{lines}", "\n").replace(lines, "").rstrip() == before.rstrip()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("contract", "kettle", "frame", "--starts", "today", "--ends", "friday"), "there is a frame already"),
        (("contract", "kettle", "X", "--starts", "3 Dec"), "Missing option '--ends'"),
        (("contract", "kettle", "X", "--starts", "3 Dec", "--ends", "2026-12-01"), "is before it starts"),
        (("conflict", "kettle", "X", "--level", "high"), "is not one of"),
        (("conflict", "kettle", "X", "--level", "team", "--between", "zed"), "there is no person `zed`"),
        (("satisfaction", "kettle", "--score", "4", "--on", "tomorrow"), "is still to come"),
        (("query", "kettle", "X"), "Missing option '--from'"),
        (("idea", "kettle", "X", "--trigger", "zed", "--issue-for-them", "Y"), "there is no watch item `zed`"),
        (("outcome", "kettle", "X", "--purple", "y"), "No such option"),
        (("outcome", "kettle", " "), "Invalid value for TEXT: there is nothing in it"),
        (("outcome", "nobody", "X"), "there is no account `nobody`"),
        (("outcome",), "Missing argument 'ACCOUNT'"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_written(folder: Path, arguments: tuple[str, ...], words: str) -> None:
    outcome = playbook("new", *arguments, "--project", folder)

    assert (outcome.code, words in outcome.err) == (2, True), outcome.err
    assert (folder / KETTLE).read_text(encoding="utf-8") == ACCOUNT


def test_a_record_of_a_block_that_is_not_there_yet_says_how_the_block_begins(folder: Path) -> None:
    text = ACCOUNT.replace("handover:", "# handover:")
    (folder / KETTLE).write_text(text, encoding="utf-8")

    outcome = playbook("new", "signature", "kettle", "--by", "tom", "--project", folder)

    assert outcome.code == 2
    assert "there is no `handover` yet, which needs `from`, `to` and `on`: playbook example handover" in outcome.err
    assert (folder / KETTLE).read_text(encoding="utf-8") == text


def test_what_it_would_refer_to_and_is_not_there_yet_has_its_verb_named(folder: Path) -> None:
    (folder / KETTLE).write_text(ACCOUNT.replace("contracts:", "# contracts:"), encoding="utf-8")

    outcome = playbook("new", "project", "kettle", "Mill", "--contract", "frame", "--project", folder)

    assert "there is no contract `frame`, nor any other yet: playbook new contract kettle-row" in outcome.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("conflit", "kettle", "X"), "There is no `conflit` to add to an account. Did you mean `conflict`?"),
        (("Sorrel", "Foods"), "There is no `Sorrel` to add to an account. The name of a new customer goes in quotes."),
    ],
)
def test_what_cannot_be_added_is_no_new_account(folder: Path, arguments: tuple[str, ...], words: str) -> None:
    outcome = playbook("new", *arguments, "--project", folder)

    assert outcome.code == 2
    assert words in " ".join(outcome.err.split())
    assert [path.name for path in sorted((folder / "accounts").iterdir())] == ["_team.yaml", "kettle-row.yaml"]


def test_a_review_without_a_meeting_is_asked_for_its_kind(folder: Path) -> None:
    outcome = playbook("new", "review", "kettle", "--project", folder)

    assert (outcome.code, "a review needs `kind`" in outcome.err) == (1, True), outcome.err
    assert (folder / KETTLE).read_text(encoding="utf-8") == ACCOUNT


def test_a_value_of_the_wrong_kind_is_refused_by_the_account(folder: Path) -> None:
    outcome = playbook("new", "satisfaction", "kettle", "--score", "9", "--project", folder)

    assert outcome.code == 1
    assert "expected a whole number from 1 to 5" in outcome.err
    assert (folder / KETTLE).read_text(encoding="utf-8") == ACCOUNT


def test_a_meeting_of_a_series_begins_with_those_who_were_there_last_time_and_are_still_there(folder: Path) -> None:
    old = "{id: first, name: First, on: 2026-12-10, series: weekly, status: held, attendees: [dana, bo, tom]}"
    text = ACCOUNT.replace("{id: first, name: First, on: 2026-12-10}", old)
    (folder / KETTLE).write_text(text.replace("name: Bo Berg", "name: Bo Berg, left: {on: 2027-01-01}"))

    def add(*arguments: str) -> str:
        return playbook("new", "meeting", "kettle", *arguments, "--project", folder).err

    again = add("Again", "--on", "2027-06-08", "--series", "weekly")
    other = add("Other", "--on", "2027-06-09", "--with", "dana")
    alone = add("Alone", "--on", "2027-06-10")

    assert "with Dana Ortiz and Tom Reyes as last time" in again
    assert "as last time" not in other + alone
    assert [meeting.attendees for meeting in account_in(folder).meetings[1:]] == [("dana", "tom"), ("dana",), ()]


def test_what_they_asked_waits_until_it_is_answered(folder: Path) -> None:
    asked = ("asked", "kettle", "when does the flour come?", "--from", "dana", "--on", "friday", "--by", "me")

    assert playbook(*asked, "--project", folder, PLAYBOOK_ME="tom").code == 0
    [query] = account_in(folder).queries
    assert (query.ask, query.from_, query.by, query.answer) == ("When does the flour come?", "dana", "tom", None)
    assert query.asked_on == date(2026, 11, 13)

    assert playbook("answered", "kettle", "flour", "On Mondays", "--project", folder).code == 0
    [query] = account_in(folder).queries
    assert (query.answer, query.answered_on) == ("On Mondays", date(2026, 11, 16))

    again = playbook("answered", "kettle", "flour", "--project", folder)
    assert (again.code, again.out) == (1, "")
    assert "has no open query below `queries:`. Nothing was written." in again.err


def test_a_query_may_be_answered_without_words(folder: Path) -> None:
    playbook("asked", "kettle", "A price list", "--from", "bo", "--project", folder)

    assert playbook("answered", "kettle", "price", "--on", "today", "--project", folder).code == 0
    [query] = account_in(folder).queries
    assert (query.answer, query.answered_on) == (None, date(2026, 11, 16))


# --- Examples


@pytest.mark.parametrize("key", [field.key for field in list_keys()])
def test_the_example_of_a_key_can_be_read_as_it_stands(key: str) -> None:
    example = playbook("example", key)

    assert example.code == 0
    tree, problems = read_yaml("", f"account: {{name: A, owner: priya, tier: key}}\n{example.out}".encode())
    if key == "account":
        tree, problems = read_yaml("", example.out.encode())
    assert (problems, tree is not None) == ([], True)
    record, wrong = conform_record(Account, tree, "", {"id": "a", "colleagues": ()})
    assert [problem.message for problem in wrong] == []
    assert record is not None


def test_an_example_has_every_key_of_its_record() -> None:
    [contract] = plain_tree(read_yaml("", example_text(("contracts",)).encode())[0])["contracts"]

    assert list(contract) == "id name starts ends notice_by auto_renew value measures audience".split()
    assert contract["starts"] < contract["notice_by"] < contract["ends"]
    assert playbook("example", "contract").out == playbook("example", "contracts").out


def test_without_a_key_all_are_listed_and_a_wrong_one_says_what_was_meant() -> None:
    listed = playbook("example").out

    assert all(f"\n{field.key} " in f"\n{listed}" for field in list_keys())
    wrong = playbook("example", "conflcts")
    assert wrong.code == 2
    assert "there is no key `conflcts`; did you mean conflicts" in wrong.err
