"""The account reference holds every key of the model, each kind of block once."""

from __future__ import annotations

from typing import get_args

from lean import playbook

from generator.context.reference import key_pages, reference_page
from generator.editing.editor import KINDS as FILES
from generator.editing.skeleton import example_text
from generator.model.account import Account
from generator.model.calendar import Weekday
from generator.model.demand import Month
from generator.model.fields import fields_of, records_in
from generator.model.schema import json_schema
from generator.paths import REFERENCE, Target


def test_the_reference_has_every_key_of_the_model_and_no_other() -> None:
    blocks = [block for page in key_pages() for block in page.blocks]
    described = {block.name: {row.key for row in block.keys} for block in blocks}
    kinds = [kind for kind in records_in(Account) if kind is not Account]

    assert len(kinds) > 60
    assert {row.key for row in reference_page().top} == {field.key for field in fields_of(Account)}
    assert len(blocks) == len(described) == len(kinds)
    assert sorted(map(sorted, described.values())) == sorted(sorted(f.key for f in fields_of(kind)) for kind in kinds)


def test_every_row_of_the_reference_says_what_it_is_and_what_to_type() -> None:
    blocks = [block for page in key_pages() for block in page.blocks]
    rows = [*reference_page().top, *(row for block in blocks for row in block.keys)]

    assert len(rows) > 300
    assert [row.key for row in rows if not (row.help.endswith(".") and row.typed)] == []
    assert [block.name for block in blocks if not block.help.endswith(".")] == []


def test_every_block_of_the_reference_can_be_reached_where_it_stands() -> None:
    pages = list(key_pages())
    stands = [Target(page.target.page, block.anchor) for page in pages for block in page.blocks]
    rows = [*reference_page().top, *(row for page in pages for block in page.blocks for row in block.keys)]

    assert len(set(stands)) == len(stands)
    assert {row.target for row in rows if row.target} == set(stands)
    assert {page.all_keys for page in pages} == {Target(REFERENCE)}


def test_required_and_repeated_keys_are_marked() -> None:
    rows = {row.key: row for row in reference_page().top}

    assert (rows["account"].required, rows["log"].required) == (True, False)
    assert (rows["log"].many, rows["culture"].many) == (True, False)


def test_every_value_that_may_be_typed_says_what_it_means() -> None:
    fields = [field for file in FILES for kind in records_in(file.record) for field in fields_of(kind)]
    choices = {(field.owner.__name__, field.key): field for field in fields if field.choices}
    calendar = {*get_args(Weekday), *get_args(Month)}

    assert len(choices) > 60
    assert {
        key
        for key, field in choices.items()
        if tuple(value for value, _ in field.meanings) != field.choices and not calendar.issuperset(field.choices)
    } == set()
    assert {key for key, field in choices.items() if not all(meaning for _, meaning in field.meanings)} == set()


def test_what_a_value_means_stands_in_the_reference_the_schema_the_example_and_the_help() -> None:
    meaning = "we went to see their work, or they ours"
    [log] = [page for page in key_pages() if page.key == "log"]
    [kind] = [row for block in log.blocks for row in block.keys if row.key == "type"]

    assert dict(kind.meanings)["site_visit"] == meaning
    assert f"site_visit: {meaning}; workshop" in json_schema()
    assert f"#   site_visit: {meaning}\n" in example_text(("log",))
    assert "later: nobody has asked for it yet." in " ".join(playbook("new", "opportunity", "--help").out.split())
