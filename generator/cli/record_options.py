"""The options of a verb that adds a record, made from the fields of the model, and what is read of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import click

from generator.cli import edits
from generator.cli.edits import AccountEditor
from generator.cli.naming import ME, choose_colleague, choose_id
from generator.editing.naming import Candidate
from generator.editing.record_forms import Input, Path, Table, tables_by_word
from generator.model.fields import Field
from generator.model.keys import TABLES, records_in_table
from generator.model.references import TEAM

PERSON, UNKNOWN, US = "person", "unknown", "us"
_SAID_BY_HELP = ("text", "multiline", "rich", "date", "")
"""Kinds of value of which the help of a key leaves nothing open."""


def make_option(name: str, input: Input, table: Table) -> click.Option:
    """The option for a value of a record, under a name for the function that is called with it."""
    field, flag = input.field, f"--{input.option}"
    first = table.record.at_first.get(field.key) if len(input.path) == 1 else None
    default: dict[str, Any] = {} if first is None else {"default": first, "show_default": True}
    help = field.help
    if _is_audience(field):
        return click.Option([name, f"--{_SHARED}"], is_flag=True, help="The customer may see it in writing.")
    if field.kind == "bool":
        return click.Option([name, f"{flag}/--no-{input.option}"], default=None, help=help)
    if field.choices:
        help += f" {field.said_choices}"
    elif field.kind not in _SAID_BY_HELP or (field.record and not field.targets):
        help += f" {field.typed[:1].upper()}{field.typed[1:]}."
    return click.Option(
        [name, flag, *(["--on"] if input.happened and flag != "--on" else [])],
        type=click.Choice(field.choices) if field.choices else None,
        multiple=field.many,
        required=input.required and not default and not input.happened,
        **default,
        metavar=None if field.choices else _metavar(field),
        help=help + " Default: today." * input.happened + " May be repeated." * field.many,
    )


_SHARED = "shared"


def _is_audience(field: Field) -> bool:
    return field.choices == ("internal", _SHARED)


def _metavar(field: Field) -> str:
    if field.targets:
        sides, target = {PERSON: "PERSON", TEAM: "COLLEAGUE"}, field.targets[0]
        if sides.keys() <= set(field.targets):
            return "WHO"
        return sides.get(target, "EVENT" if "event" in target else target.split()[-1].upper())
    return "DAY" if field.kind == "date" else "TEXT" if field.kind in _SAID_BY_HELP else "VALUE"


def read_option(input: Input, typed: Any, table: Table, editor: AccountEditor, before: Mapping[Path, Any]) -> Any:
    """What an option says, as it is written into a record: None for nothing, ids for names, a date for a day.

    ``before`` are the values read so far: a day that comes after one ahead is reckoned from that.
    """
    field, option = input.field, f"--{input.option}"
    if typed is None or typed == ():
        return None
    if _is_audience(field):
        return _SHARED if typed else None
    if field.kind == "bool":
        return str(typed).lower()
    if field.many:
        values = [_read_value(field, value, option, editor, editor.day) for value in typed]
        # A list of facts has blocks in it; of plain values one may stand without brackets.
        return [{field.record.label_field: value} for value in values] if field.record else values
    key = input.path[-1]
    days = [before.get((first.rstrip("_"),)) for first, second in table.record.in_order if second.rstrip("_") == key]
    start = max([editor.day, *(day for day in days if isinstance(day, date))])
    return _read_value(field, typed, option, editor, start if len(input.path) == 1 else editor.day)


def _read_value(field: Field, typed: str, option: str, editor: AccountEditor, start: date) -> Any:
    if field.targets:
        return _read_reference(field, typed, option, editor)
    if field.kind == "date" and field.ahead:
        return edits.day_of(typed, start, option, ahead=True, deadline=field.deadline)
    if field.kind == "date":
        return edits.past_day(typed, editor.day, option)
    return typed if field.choices else edits.line_of(typed, option)


def _read_reference(field: Field, typed: str, option: str, editor: AccountEditor) -> str:
    """The id of what is meant in the tables a reference may lead to."""
    if typed in field.targets and typed == UNKNOWN:
        return UNKNOWN
    if TEAM in field.targets and typed.casefold() == US:
        return editor.account.profile.owner
    if field.targets == (TEAM,) or (TEAM in field.targets and typed.casefold() == ME):
        return choose_colleague(typed, editor.team, option)
    among: list[Candidate] = []
    for target in field.targets:
        if target == PERSON:
            among += editor.theirs
        elif target == TEAM:
            among += editor.ours
        elif target in TABLES:
            among += [Candidate(record.id, record.label) for record in records_in_table(editor.account, target)]
    what = field.targets[0]
    if not among and (table := tables_by_word().get(what.replace(" ", "-"))):
        add = f"playbook new {table.word} {editor.account.id}"
        raise click.BadParameter(f"there is no {what} `{typed}`, nor any other yet: {add}", param_hint=option)
    return choose_id(typed, among, what, option)
