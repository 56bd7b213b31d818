"""What a key of an account looks like when it is filled in, made from the model: a line of help beside each value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from generator.editing.record_forms import Table, list_inputs
from generator.editing.wording import write_brackets, write_text
from generator.model.account import Account
from generator.model.fields import Field, field_of, fields_of
from generator.model.record import Record
from generator.wording.text import make_slug, with_article

_COLUMN = 44
"""Where the help of a short line begins."""

_TEXTS = ("text", "multiline", "rich", "")
_SAMPLES = {
    "amount": "1200",
    "bool": "true",
    "day of the year": "08-03",
    "days": "14",
    "email": "dana@example.com",
    "file": "sheet.xlsx",
    "foreign id": "CRM-4711",
    "int": "30",
    "number": "12.5",
    "score": "4",
    "url": "https://example.com/plan",
    "weeks": "4",
    "worth": "3",
}
"""A value of each kind whose words for what to type give none."""

_IDS = {"person": "dana", "team member": "priya"}
_FIRST_DAY = date(2026, 12, 1)


def list_keys() -> tuple[Field, ...]:
    """The keys at the top of an account of which there are examples: those that hold blocks."""
    return tuple(field for field in fields_of(Account) if field.is_block and field.key != "settings")


def example_text(path: tuple[str, ...]) -> str:
    """The lines of a key of an account with everything it can hold, as they stand in a file; KeyError for no key."""
    kind: type[Record] = Account
    lines: list[str] = []
    for depth, key in enumerate(path):
        field = field_of(kind, key)
        if field is None or field.record is None:
            raise KeyError(key)
        indent = "  " * depth
        lines += [f"{indent}# {field.help}", f"{indent}{key}:"]
        if depth == len(path) - 1:
            lines += _value_lines(field, indent)
        kind = field.record
    return "\n".join(lines) + "\n"


def _block_lines(kind: type[Record], indent: str) -> Iterator[str]:
    days = _sample_days(kind)
    for field in fields_of(kind):
        if field.named:
            continue
        if field.is_block:
            yield _with_help(f"{indent}{field.key}:", field.help)
            yield from _value_lines(field, indent)
        else:
            # A text has its help in it already.
            help = _explain(field) if not _is_text(field) else "needed" if field.required else ""
            yield _with_help(f"{indent}{field.key}: {_sample(field, kind, days)}", help)
            yield from (f"{'':<{_COLUMN}}  #   {choice}: {meaning}" for choice, meaning in field.meanings)


def _value_lines(field: Field, indent: str) -> Iterator[str]:
    """What stands below a key that holds a block, or a list of which one is shown."""
    assert field.record is not None, "only blocks have lines of their own"
    lines = list(_block_lines(field.record, indent + ("    " if field.many else "  ")))
    if field.many:
        lines[0] = f"{indent}  - {lines[0].lstrip()}"
    yield from lines


def _with_help(line: str, help: str) -> str:
    return f"{line:<{_COLUMN}}  # {help}" if help else line


def _explain(field: Field) -> str:
    """The help of a key, what else it may hold, and whether it is needed."""
    more = [f"One of: {', '.join(field.choices)}."] if field.choices and not field.meanings else []
    more += [f"It is {field.typed}."] if field.targets else []
    return " ".join([field.help, *more, *(["Needed."] if field.required else [])])


def _is_text(field: Field) -> bool:
    """Whether a field takes any text, so that its help can stand there as an example of one."""
    return not field.choices and not field.targets and _sample_typed(field) == ""


def _sample(field: Field, kind: type[Record], days: Mapping[str, date]) -> str:
    if field.kind == "id":
        return make_slug(with_article(kind.noun if field.key == "id" else field.key))
    if field.choices:
        return kind.at_first.get(field.key, field.choices[0])
    if field.targets:
        return _IDS.get(field.targets[0], make_slug(with_article(field.targets[0])))
    if field.kind == "date":
        return days[field.key].isoformat()
    text = field.help.rstrip(".").partition("; ")[0]
    if field.many and field.record:
        return write_brackets([text])
    return _sample_typed(field) or write_text(text)


def _sample_typed(field: Field) -> str:
    """A value of a kind that is more than any text; empty for a text."""
    if field.kind == "id":
        return "id"
    if field.kind in _SAMPLES:
        return _SAMPLES[field.kind]
    if field.kind in _TEXTS and field.record is None:
        return ""
    _, said, sample = field.typed.partition(": ")
    sample = sample.partition(", ")[0] if said else ""
    return "" if " " in sample and not sample[0].isdigit() else sample.strip("[")


def _sample_days(kind: type[Record]) -> dict[str, date]:
    """A day for each date of a record, a week apart, none before one that it has to follow."""
    keys = [field.key for field in fields_of(kind) if field.kind == "date"]
    days = {key: _FIRST_DAY + timedelta(days=7 * at) for at, key in enumerate(keys)}
    for _ in kind.in_order:
        for first, second in (map(_bare, pair) for pair in kind.in_order):
            if first in days and second in days and days[second] < days[first]:
                days[first], days[second] = days[second], days[first]
    return days


def _bare(attribute: str) -> str:
    return attribute.rstrip("_")


def example_line(table: Table) -> str:
    """What to type after the account for a new record: its name and what it cannot do without, or what it has first."""
    told = {*table.record.at_first, *table.record.follows, table.label.key if table.label else ""}
    inputs = [input for input in list_inputs(table.record) if not input.happened and input.field.key not in told]
    needed = [input for input in inputs if input.required] or ([] if table.label else inputs[:1])
    words = [f'"{_label_words(table)}"'] if table.label else []
    for input in needed:
        sample = '"in 2 weeks"' if input.field.kind == "date" else _sample(input.field, table.record, {})
        words.append(f"--{input.option} {sample}")
    return " ".join(words)


def _label_words(table: Table) -> str:
    return table.label.help.rstrip(".").partition(",")[0] if table.label else ""
