from __future__ import annotations

import typing
from datetime import date
from typing import Any

import pytest
from made import OURS, account, day
from offenders import for_each
from pydantic import BaseModel, TypeAdapter, ValidationError

from generator.days.period import YearDay
from generator.model import addresses, kinds
from generator.model.account import Account
from generator.model.book import Book, TeamFile
from generator.model.fields import Field, field_of, fields_of, records_in
from generator.model.keys import KEYS, TABLES
from generator.model.log import LogEntry
from generator.model.meetings import Meeting
from generator.model.people import Stakeholder
from generator.model.record import Fact, Identified, Money, Record
from generator.model.refusal import read_record
from generator.model.role import Role
from generator.model.settings import Settings
from generator.model.strategy import CustomerGoal
from generator.model.value import Initiative
from generator.model.work import Commitment, Project
from generator.paths import NAVIGATION

ROOTS = (Account, TeamFile, Settings, Role)
KINDS = list(dict.fromkeys(kind for root in ROOTS for kind in records_in(root)))
FIELDS = [(kind, field) for kind in KINDS for field in fields_of(kind)]


def field(kind: type[Record], key: str) -> Field:
    field = field_of(kind, key)
    assert field is not None
    return field


# --- records


def test_a_record_cannot_be_changed() -> None:
    person = Stakeholder(name="Dana")

    with pytest.raises(ValidationError, match="frozen"):
        person.name = "Bo"  # type: ignore[misc]


def test_lists_cannot_be_changed_either() -> None:
    assert isinstance(account(stakeholders=[{"name": "Dana"}]).stakeholders, tuple)


def test_a_key_that_the_model_does_not_have_is_refused() -> None:
    _, refusals = read_record(Stakeholder, {"name": "Dana", "influnce": "high"})

    assert [(refusal.path, refusal.rule) for refusal in refusals] == [(("influnce",), "unknown-key")]


def test_a_key_that_is_a_word_of_python_is_typed_without_its_underscore() -> None:
    assert Fact.model_validate({"text": "x", "from": "dana"}).from_ == "dana"
    assert Fact(text="x", from_="dana").from_ == "dana"


def test_records_made_by_hand_stand_nowhere() -> None:
    assert Stakeholder(name="Dana").typed_at is None


def test_two_records_with_the_same_facts_are_equal_wherever_they_stand() -> None:
    assert Stakeholder(name="Dana") == Stakeholder(name="Dana")
    assert hash(Stakeholder(name="Dana")) == hash(Stakeholder(name="Dana"))
    assert Stakeholder(name="Dana") != Stakeholder(name="Dana", influence="high")
    assert Stakeholder(name="Dana") != CustomerGoal(text="Dana")


def test_an_id_is_made_from_the_name_when_none_is_typed() -> None:
    assert Stakeholder(name="Zoë Ångström").id == "zoe-angstrom"
    assert Stakeholder(id="zoe", name="Zoë Ångström").id == "zoe"
    assert Stakeholder(title="Head of buying").id == "head-of-buying"
    assert Meeting(on="2026-03-02", kind="steering").id == "steering-2026-03-02"


def test_a_record_of_which_no_id_can_be_made_is_refused() -> None:
    for typed in ({"name": "田中"}, {"name": "Con"}, {}):
        _, refusals = read_record(Stakeholder, typed)

        assert [refusal.message for refusal in refusals] == ["this needs an id of its own"]


@pytest.mark.parametrize(
    ("record", "label"),
    [
        (Stakeholder(name="Dana", title="Director"), "Dana"),
        (Stakeholder(title="Director"), "Director"),
        (Meeting(on="2026-03-02", name="Kick-off"), "Kick-off"),
        (Meeting(on="2026-03-02", series="weekly"), "weekly 2026-03-02"),
        (Meeting(on="2026-03-02"), "meeting 2026-03-02"),
        (LogEntry(on="2026-03-02", type="call", note="Short."), "Short."),
        (Settings(), ""),
    ],
)
def test_the_label_of_a_record(record: Record, label: str) -> None:
    assert record.label == label


def test_a_fact_may_be_typed_as_one_line() -> None:
    assert Fact.model_validate("x") == Fact(text="x")


def test_money_may_be_typed_as_one_line() -> None:
    assert Money.model_validate("-12.50 EUR") == Money(amount=-12.5, currency="EUR")
    assert Money.model_validate("  7 USD ").currency == "USD"


def test_a_person_who_left_or_is_not_known_yet_is_not_present() -> None:
    assert Stakeholder(name="Dana").present
    assert not Stakeholder(title="Director").present
    assert not Stakeholder(name="Dana", left={"on": "2026-03-02"}).present


@pytest.mark.parametrize(
    ("part", "status", "active"),
    [
        ("active", "on_track", True),
        ("active", "concern", True),
        ("active", "achieved", False),
        ("active", "deferred", False),
        ("active", "cancelled", False),
        ("possible", "on_track", False),
        ("none", "on_track", False),
    ],
)
def test_an_initiative_is_active_while_we_are_at_work_in_it(part: str, status: str, active: bool) -> None:
    initiative = Initiative.model_validate({"text": "A", "led_by": "us", "our_part": part, "status": status})

    assert initiative.active is active


def test_a_project_is_open_until_it_is_closed() -> None:
    assert Project(name="A", phase="live").open
    assert not Project(name="A", phase="closed").open


@pytest.mark.parametrize(
    ("status", "still_open"),
    [("open", True), ("in_talks", True), ("agreed", True), ("repaired", False), ("parked", False)],
)
def test_a_conflict_is_open_until_it_is_repaired_or_put_aside(status: str, still_open: bool) -> None:
    made = account(conflicts=[{"text": "A", "level": "team", "noticed_on": "2026-03-02", "status": status}])

    assert made.conflicts[0].open is still_open


def test_people_are_found_by_their_ids() -> None:
    made = account(stakeholders=[{"name": "Dana"}], team=[{"id": "mikael", "name": "Mikael", "role": "specialist"}])

    assert made.person("dana") is made.stakeholders[0]
    assert made.colleague("mikael") is made.team[0]
    assert made.colleague("priya") is OURS[0]
    assert made.person("priya") is made.colleague("dana") is made.person(None) is None


def test_anybody_has_a_name_of_whichever_side_and_a_place_its_title() -> None:
    made = account(stakeholders=[{"name": "Dana"}, {"id": "cfo", "title": "Finance director"}])

    assert made.names_of(["priya", "cfo", "nobody", "dana"]) == [OURS[0].name, "Finance director", "Dana"]
    assert made.name_of("nobody") == made.name_of(None) == ""


def test_accounts_are_found_by_their_ids() -> None:
    book = Book(accounts=(account("acme"), account("bolt")))

    assert book.account("bolt") is book.accounts[1]
    assert book.account("cato") is None


def test_every_number_of_the_method_has_a_start() -> None:
    tiers = Settings().tiers

    assert list(tiers) == ["strategic", "key", "growth", "standard"]
    assert [tier.manage_closely for tier in tiers.values()] == [14, 30, 60, 90]
    assert tiers["growth"].executive_review_every is None


# --- kinds of value


def value(kind: Any, typed: Any) -> Any:
    return TypeAdapter(kind).validate_python(typed)


@pytest.mark.parametrize(
    ("kind", "typed", "meant"),
    [
        (kinds.Text, "  00123 ", "  00123 "),
        (kinds.Text, "cafe\u0301", "café"),
        (kinds.Text, "one\n", "one"),
        (kinds.Text, 12, "12"),
        (kinds.Text, "x" * kinds.TEXT_LIMIT, "x" * kinds.TEXT_LIMIT),
        (kinds.Multiline, "one\n\ntwo\n", "one\n\ntwo"),
        (kinds.Rich, "- one\n- two", "- one\n- two"),
        (kinds.Day, "2026-08-03", date(2026, 8, 3)),
        (kinds.Day, date(2026, 8, 3), date(2026, 8, 3)),
        (kinds.OnDay, "02-29", YearDay(2, 29)),
        (kinds.OnDay, "2026-08-03", YearDay(8, 3, 2026)),
        (kinds.Int, "-30", -30),
        (kinds.Int, "0", 0),
        (kinds.Int, 30, 30),
        (kinds.Days, "3660", 3660),
        (kinds.Number, "-12.5", -12.5),
        (kinds.Number, "0", 0.0),
        (kinds.Amount, "12.50", 12.5),
        (kinds.Amount, 0.125, 0.125),
        (kinds.Flag, "true", True),
        (kinds.Flag, False, False),
        (addresses.Url, "https://a.example", "https://a.example"),
        (addresses.Url, " https://a.example/x?y=1#z ", "https://a.example/x?y=1#z"),
        (addresses.Url, "http://[::1]:8080/", "http://[::1]:8080/"),
        (addresses.Url, "mailto:a@b.example", "mailto:a@b.example"),
        (addresses.Email, "dana.o+x@mail.customer.example", "dana.o+x@mail.customer.example"),
        (kinds.Id, "a-1", "a-1"),
        (kinds.Currency, "EUR", "EUR"),
        (kinds.Score, "5", 5),
        (kinds.Worth, "0", 0),
        (kinds.Year, "2026", 2026),
        (kinds.Many[kinds.Text], "one", ("one",)),
        (kinds.Many[kinds.Text], ["one", "two"], ("one", "two")),
        (kinds.Many[kinds.Year], "2026", (2026,)),
    ],
)
def test_what_may_be_typed(kind: Any, typed: Any, meant: Any) -> None:
    assert value(kind, typed) == meant


@pytest.mark.parametrize(
    ("kind", "typed", "message"),
    [
        (kinds.Text, "", "this text is empty"),
        (kinds.Text, "   ", "this text is empty"),
        (kinds.Text, "one\ntwo", "expected one line of text"),
        (kinds.Text, ["one"], "expected one text, found a list"),
        (kinds.Text, {"one": "two"}, "expected one text, found a block of keys"),
        (kinds.Text, "x" * (kinds.TEXT_LIMIT + 1), "this text has 2,001 characters; the limit is 2,000"),
        (kinds.Multiline, "x" * (kinds.LONG_TEXT_LIMIT + 1), "the limit is 20,000"),
        (kinds.Rich, "x" * (kinds.RICH_LIMIT + 1), "the limit is 4,000"),
        (kinds.Day, "2026-8-3", "write it as 2026-08-03"),
        (kinds.OnDay, "8-3", "expected a date"),
        (kinds.Int, "1" + "0" * 5_000, "expected a whole number"),
        (kinds.Int, "３", "expected a whole number"),
        (kinds.Int, "", "expected a whole number"),
        (kinds.Int, True, "expected a whole number"),
        (kinds.Days, "-1", "from 0 to 3660"),
        (kinds.Number, "1e3", "expected a number"),
        (kinds.Number, "1,5", "expected a number"),
        (kinds.Number, "nan", "expected a number"),
        (kinds.Number, "0x1F", "expected a number"),
        (kinds.Amount, "120.000", "120.000 could be 120 or 120000"),
        (kinds.Flag, "yes", "expected true or false"),
        (kinds.Flag, "TRUE", "expected true or false"),
        (addresses.Url, "javascript:alert(1)", "starts with https"),
        (addresses.Url, "https://a b.example", "has no spaces"),
        (kinds.ForeignId, "00 15", "expected an id of another program"),
        (kinds.ForeignId, "<b>15</b>", "expected an id of another program"),
        (addresses.Url, "https://a.example/\u0000", "has no spaces"),
        (addresses.Url, "https://u@a.example", "not a complete web address"),
        (addresses.Url, "https://[::1", "not a complete web address"),
        (addresses.Url, "https://a.example:port/", "not a complete web address"),
        (addresses.Url, "mailto:a", "expected an e-mail address"),
        (addresses.Email, "a@b@c.example", "expected an e-mail address"),
        (addresses.Email, "a@b.example\nbcc: c@d.example", "expected an e-mail address"),
        (kinds.Id, "A", "an id is made of lower-case letters"),
        (kinds.Id, "nul", "an id is made of lower-case letters"),
        (kinds.Currency, "eur", "expected a currency code"),
        (kinds.Score, "0", "from 1 to 5"),
        (kinds.Score, "2.5", "expected a whole number"),
        (kinds.Worth, "6", "from 0 to 5"),
        (kinds.Year, "26", "from 1900 to 2199"),
    ],
)
def test_what_may_not_be_typed(kind: Any, typed: Any, message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        value(kind, typed)


@pytest.mark.parametrize(
    ("kind", "typed", "hint"),
    [
        (kinds.Flag, "yes", "write true"),
        (kinds.Flag, "OFF", "write false"),
        (kinds.Flag, "maybe", ""),
        (kinds.Currency, "eur", "write EUR"),
        (kinds.Id, "Dana Ortiz", "for example dana-ortiz"),
        (kinds.Id, "田中", ""),
        (addresses.Url, "a.example/b", "write https://a.example/b"),
        (kinds.Amount, "120.000", "write 120000, or 120.00"),
    ],
)
def test_what_is_nearly_right_gets_a_hint(kind: Any, typed: str, hint: str) -> None:
    with pytest.raises(ValidationError) as caught:
        value(kind, typed)

    assert caught.value.errors()[0]["ctx"]["hint"] == hint


# --- what the model says of itself


def test_there_is_a_model() -> None:
    assert len(KINDS) > 60
    assert len(FIELDS) > 300


@for_each(KINDS, lambda kind: kind.__name__)
def test_a_kind_of_record_is_explained_and_so_is_every_key(kind: type[Record]) -> None:
    assert kind.__doc__
    assert kind.__doc__.split("\n")[0].endswith(".")
    assert [key.key for key in fields_of(kind) if not key.help.endswith(".")] == []


@for_each(KINDS, lambda kind: kind.__name__)
def test_a_label_is_one_of_the_fields(kind: type[Record]) -> None:
    assert kind.label_field in ("", *kind.model_fields)


@for_each(KINDS, lambda kind: kind.__name__)
def test_dates_in_order_are_dates_of_the_record(kind: type[Record]) -> None:
    for name in (name for pair in kind.in_order for name in pair):
        assert field(kind, name.rstrip("_")).typed.startswith(("a date", "08-03"))


def test_some_dates_are_in_order() -> None:
    assert sum(bool(kind.in_order) for kind in KINDS) >= 6


def test_no_two_kinds_of_record_have_the_same_name() -> None:
    assert len({kind.__name__ for kind in KINDS}) == len(KINDS)


def test_a_field_says_what_it_holds() -> None:
    assert field(Account, "account").required
    assert not field(Account, "log").required
    assert (field(Account, "log").many, field(Account, "log").record) == (True, LogEntry)
    assert (field(Settings, "tiers").named, field(Settings, "tiers").many) == (True, False)
    assert field(LogEntry, "with").attribute == "with_"
    assert field(LogEntry, "with").targets == ("person",)
    assert field(LogEntry, "mood").choices == ("better", "same", "worse")
    assert field(LogEntry, "mood").typed == "one of: better, same, worse"
    assert field(Commitment, "by").typed == "the id of a person or the id of a team member"
    assert field(Project, "initiative").typed == "the id of an initiative"
    assert field(Fact, "on").typed == "a date: 2026-08-03"


def test_what_only_the_program_sets_is_no_field() -> None:
    assert field_of(Account, "id") is field_of(Account, "colleagues") is field_of(Role, "id") is None


def test_every_reference_leads_to_a_table_that_somebody_fills() -> None:
    targets = {target for _, field in FIELDS for target in field.targets}

    assert len(targets) > 8
    assert targets == {*TABLES, "tier", "unknown"}


@pytest.mark.parametrize(("table", "where"), TABLES.items())
def test_a_table_is_a_list_of_records_with_ids(table: str, where: str) -> None:
    kind: type[Record] = Account
    many = False
    for key in where.split("."):
        found = field(kind, key)
        assert found.record is not None
        kind, many = found.record, found.many

    assert many
    assert issubclass(kind, Identified)


def test_each_key_of_an_account_stands_on_a_page_of_it() -> None:
    assert {key.page for key in KEYS.values()} <= set(NAVIGATION)


def test_a_record_that_is_referred_to_has_a_table_of_its_own() -> None:
    kinds = [field.record for kind in records_in(Account) for field in fields_of(kind) if field.many and field.record]
    words = [kind.table for kind in kinds if issubclass(kind, Identified) and kind.table]

    assert sorted(words) == sorted(TABLES)


def test_no_reference_stands_where_references_are_not_followed() -> None:
    """A block whose keys are free names, such as the tiers, holds plain values only."""
    named = [field.record for _, field in FIELDS if field.named and field.record]

    assert named
    assert [key for record in named for below in records_in(record) for key in fields_of(below) if key.targets] == []


def test_the_fields_of_a_record_are_those_pydantic_knows() -> None:
    for kind in KINDS:
        typed = {name for name, info in kind.model_fields.items() if not info.exclude}

        assert {field.attribute for field in fields_of(kind)} == typed


def test_every_kind_of_record_in_the_model_is_a_frozen_one_that_refuses_unknown_keys() -> None:
    for kind in KINDS:
        assert issubclass(kind, Record)
        assert kind.model_config["frozen"]
        assert kind.model_config["extra"] == "forbid"


def test_no_plain_model_hides_in_a_field() -> None:
    """Whatever holds keys is a Record, so that its place and its unknown keys are never lost."""

    def classes(annotation: Any) -> list[type]:
        inner = [found for part in typing.get_args(annotation) for found in classes(part)]
        return [annotation, *inner] if isinstance(annotation, type) else inner

    held = [part for kind in KINDS for info in kind.model_fields.values() for part in classes(info.annotation)]
    models = [part for part in held if issubclass(part, BaseModel)]

    assert len(models) > 60
    assert [part for part in models if not issubclass(part, Record)] == []


def test_a_date_is_a_date() -> None:
    assert account(head={"since": "2024-02-29"}).profile.since == day("2024-02-29")
