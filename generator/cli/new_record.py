"""The verbs `new person`, `new contract` and so on: one record more in an account, for each list the model has."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import click

from generator.cli import edits, terminal
from generator.cli.edits import AccountEditor
from generator.cli.record_options import make_option, read_option
from generator.days.period import with_weekday
from generator.editing.entries import make_entry, new_id, person_id
from generator.editing.homes import LOG
from generator.editing.record_forms import Input, Path, Table, list_inputs, list_tables, tables_by_word
from generator.editing.skeleton import example_line
from generator.insight.meetings.meetings import attendees_last_time
from generator.model.account import Account
from generator.model.fields import field_of, fields_of
from generator.model.keys import records_at
from generator.model.meetings import Meeting
from generator.model.record import Identified, Record
from generator.model.synonyms import synonym_of
from generator.model.work import Commitment
from generator.wording.names import name_key
from generator.wording.text import in_prose, sentence_case

_PEOPLE = ("person", "team member")
_ATTENDEES = ("attendees",)


class RecordCommand(click.Command):
    """A verb whose options may be said in other words: one that is not known is looked up among those for keys."""

    def __init__(self, kind: type[Record], inputs: Iterable[Input], **given: Any) -> None:
        super().__init__(**given)
        self._kind = kind
        self._options = {input.path: f"--{input.option}" for input in inputs}

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the option that is meant where another word for it was typed."""
        known = {name for param in self.params for name in (*param.opts, *param.secondary_opts)}
        return super().parse_args(ctx, [self._find_option(word, known) for word in args])

    def _find_option(self, word: str, known: set[str]) -> str:
        name, equals, value = word.partition("=")
        if not name.startswith("--") or name in ("--", *known):
            return word
        return f"{self._options.get(synonym_of(self._kind, name[2:]), name)}{equals}{value}"


def list_record_words() -> list[str]:
    """The words for what can be added to an account, in the order of the model."""
    return [table.word for table in list_tables()]


def make_record_command(word: str) -> click.Command | None:
    """The verb that adds a record of the kind a word names; None for a word that names none."""
    table = tables_by_word().get(word)
    if table is None:
        return None
    help = f"""Add one record below `{".".join(table.path)}` of ACCOUNT. {table.help}

    \b
    Example:
      playbook new {table.word} norrland {example_line(table)}
    """
    return make_adding_command(table, table.word, help, table.help)


def make_adding_command(table: Table, name: str, help: str, short_help: str | None = None) -> click.Command:
    """A verb that adds a record to a list of an account."""
    label = table.label
    told = [
        input
        for input in list_inputs(table.record)
        if input.field != label and input.field.key not in table.record.follows
    ]
    inputs = {f"value_{number}": input for number, input in enumerate(told)}

    def add(editor: AccountEditor, label: str = "", **given: Any) -> None:
        _add_record(editor, table, label, {input: given[value] for value, input in inputs.items()})

    opened = edits.editing_command(name)(add)
    arguments = [click.Argument(["label"], metavar=label.key.upper())] if label else []
    return RecordCommand(
        table.record,
        inputs.values(),
        name=name,
        callback=opened.callback,
        context_settings=opened.context_settings,
        params=[*opened.params, *arguments, *(make_option(value, input, table) for value, input in inputs.items())],
        help=inspect.cleandoc(help),
        short_help=short_help,
    )


def _add_record(editor: AccountEditor, table: Table, label: str, given: Mapping[Input, Any]) -> None:
    """Write a new record: what was typed, the days on which it is left out, and an id that nobody has."""
    _refuse_without_block(editor, table)
    values: dict[Path, Any] = {}
    for input, typed in given.items():
        values[input.path] = read_option(input, typed, table, editor, values)
    given_people = values.get(_ATTENDEES)
    _complete(table, values, editor)
    _refuse_reversed(table, values)
    if table.label:
        label = edits.line_of(label, table.label.key.upper())
        label = label if table.label.key == "name" else sentence_case(label)
        values[(table.label.key,)] = label
    on = values.get(("on",))
    _refuse_known(editor, table, label, on)
    id = _make_id(editor, table, label, on)
    entry: dict[str, Any] = {"id": id}
    for input in list_inputs(table.record):
        block = entry if len(input.path) == 1 else entry.setdefault(input.path[0], {})
        block[input.path[-1]] = values.get(input.path)
    record = make_entry(**entry)
    said = f"{editor.account.name}: {_describe(editor, table, label, id, values)}"
    if not given_people and values.get(_ATTENDEES):
        said += f", with {in_prose(editor.account.names_of(values[_ATTENDEES]))} as last time"
    terminal.say_words(said)
    if table.path == (LOG,):
        editor.write(lambda now: now.add_log_entries([(on or editor.day, record)]))
    else:
        editor.write(lambda now: now.add_record(table.path, record))


def _describe(editor: AccountEditor, table: Table, label: str, id: str, values: Mapping[Path, Any]) -> str:
    """What is new, in words."""
    if table.record is Commitment:
        return f"promised by {editor.name_of(values[('by',)])}, due {with_weekday(values[('due',)])}"
    on = values.get(("on",))
    when = f" on {with_weekday(on)}" if on else ""
    return f"{label or table.noun}{when}{f', called {id} in the files' if id else ''}"


def _complete(table: Table, values: dict[Path, Any], editor: AccountEditor) -> None:
    """Add what follows from the rest: when something happened, if nobody said, and whose promise it is."""
    for input in list_inputs(table.record):
        judged = input.field.kind == "date" and values.get((input.path[0].removesuffix("_on"),))
        if values.get(input.path) is None and (input.happened or judged):
            values[input.path] = editor.day
    if table.record is Meeting:
        on: date = values[("on",)]
        if on < editor.day:
            values[("status",)] = "held"
        again = attendees_last_time(editor.account, values.get(("series",)), values.get(("kind",)), on)
        values[_ATTENDEES] = values.get(_ATTENDEES) or list(again) or None
    if table.record is Commitment:
        theirs = editor.account.person(values[("by",)]) is not None
        values[("side",)] = "customer" if theirs else "us"
        taker = values.get(("to",))
        if taker and theirs is (editor.account.person(taker) is not None):
            raise click.BadParameter("a promise is made to the other side", param_hint="--to")


def _refuse_without_block(editor: AccountEditor, table: Table) -> None:
    """Wrong usage for a record of a block that is not there yet and that cannot do with this record alone."""
    key, *below = table.path
    block = field_of(Account, key)
    if not below or block is None or block.record is None or getattr(editor.account, block.attribute) is not None:
        return
    if needed := [f"`{field.key}`" for field in fields_of(block.record) if field.required]:
        said = f"there is no `{key}` yet, which needs {in_prose(needed)}: playbook example {key}"
        raise click.UsageError(said)


def _refuse_reversed(table: Table, values: Mapping[Path, Any]) -> None:
    for before, after in table.record.in_order:
        first, second = values.get((before.rstrip("_"),)), values.get((after.rstrip("_"),))
        if isinstance(first, date) and isinstance(second, date) and second < first:
            event = before.removesuffix("_on")
            what = f"it was {event}" if event != before else f"it {before}" if before.endswith("s") else f"`{before}`"
            raise click.BadParameter(f"{with_weekday(second)} is before {what}", param_hint=f"--{after}")


def _refuse_known(editor: AccountEditor, table: Table, label: str, on: date | None) -> None:
    """Wrong usage for a record with a name when one of that name, and of that day, is there."""
    if table.record.label_field != "name":
        return
    same = [record for record in records_at(editor.account, table.path) if name_key(record.label) == name_key(label)]
    dated = field_of(table.record, "on") is not None
    if any(not dated or getattr(record, "on", None) == on for record in same):
        said = f"there is a {table.noun} of that name on {with_weekday(on)}" if on else f"there is a {label} already"
        raise click.BadParameter(said, param_hint="NAME")


def _make_id(editor: AccountEditor, table: Table, label: str, on: date | None) -> str:
    """An id that nobody has yet; empty where records have none, or make it of something else than a name."""
    if not label or not issubclass(table.record, Identified):
        return ""
    if table.record.table in _PEOPLE:
        return person_id(label, {candidate.id for candidate in (*editor.theirs, *editor.ours)})
    taken = {record.id for record in records_at(editor.account, table.path) if isinstance(record, Identified)}
    return new_id(label, taken, table.word, on.strftime("%Y-%m") if on else "")
