"""A new account: its first lines, the questions to begin with, and every other key there is with its line of help."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from generator.editing.editor import schema_line
from generator.editing.wording import Layout, Value, write_entry
from generator.load.merge import FOLDER
from generator.model.account import Account
from generator.model.fields import Field, fields_of
from generator.model.head import Profile
from generator.model.questions import FirstQuestion
from generator.model.record import Record
from generator.wording.text import is_slug, make_slug

_WIDTH = 118


@dataclass(frozen=True, slots=True)
class NewAccount:
    """What is known of an account on the day it is begun."""

    id: str
    name: str
    #: Id of the account manager.
    owner: str
    tier: str
    #: The day.
    on: date
    internal: bool = False
    #: Names of their people with their titles, which may be empty.
    people: tuple[tuple[str, str], ...] = ()
    questions: tuple[FirstQuestion, ...] = ()


def make_account_files(account: NewAccount, *, in_folder: bool) -> dict[str, bytes]:
    """The files of a new account, by name relative to the project: one, or those of a folder.

    What is known stands there to be read; everything else an account can hold stands beside it as a comment,
    with its help, made from the model.
    """
    keys = [field for field in fields_of(Account) if field.key != "schema"]
    if not in_folder:
        return _make_file(f"{FOLDER}{account.id}.yaml", account, keys)
    files: dict[str, bytes] = {}
    for part in dict.fromkeys(field.belongs.file for field in keys):
        own = [field for field in keys if field.belongs.file == part]
        files |= _make_file(f"{FOLDER}{account.id}/{part.format(year=account.on.year)}.yaml", account, own)
    return files


def _make_file(name: str, account: NewAccount, keys: Sequence[Field]) -> dict[str, bytes]:
    """One file with some of the keys of an account, of which one at the least is more than a comment."""
    blocks = {field.key: _block_lines(account, field) for field in keys}
    if not any(live for live, _ in blocks.values()):
        first = next((field.key for field in keys if field.belongs.everyday), keys[0].key)
        key = f"# {first}:"  # with nothing after it, so that there is something to read
        blocks[first] = (True, [line.removeprefix("# ") if line.startswith(key) else line for line in blocks[first][1]])
    text = schema_line(name) + "\n".join(_head_lines(account)) + "\n"
    long_before = True
    for live, lines in blocks.values():
        long = live or len(lines) > 1
        text += ("\n" if long or long_before else "") + "\n".join(lines) + "\n"
        long_before = long
    return {name: text.encode()}


def _head_lines(account: NewAccount) -> Iterator[str]:
    yield f"# {account.name}. What you know: take away the # and the space after it, and type it after the colon."
    yield "# Leave the rest or delete it: what is not there is shown as not known yet, and becomes a question to ask."


def _block_lines(account: NewAccount, field: Field) -> tuple[bool, list[str]]:
    """The lines of one key at the top, and whether they are more than a comment."""
    if field.key == "account":
        known: dict[str, Value] = {"name": account.name, "owner": account.owner, "tier": account.tier}
        known |= {"kind": "internal"} if account.internal else {}
        return True, ["account:", *_key_lines(Profile, known | {"updated": account.on.isoformat()}, "  ")]
    if field.key == "stakeholders" and account.people:
        return True, ["stakeholders:", *_people_lines(account.people, field)]
    if field.key == "questions" and account.questions:
        items = [_question_entry(question, account) for question in account.questions]
        return True, [f"# {field.help}", *write_entry("questions", items, 0, Layout())]
    if field.belongs.everyday and field.record:
        items_of = _key_lines(field.record, {}, "#     ")
        first = items_of[0].replace("#     ", "#   - ", 1)
        return False, [f"# {field.help}", f"# {field.key}:", first, *items_of[1:]]
    return False, [f"# {_explain_key(field, 2)}"]


def _people_lines(people: Iterable[tuple[str, str]], field: Field) -> Iterator[str]:
    """Their people as far as they are known; below the first, what else there is to know of each."""
    for number, (name, title) in enumerate(people):
        known: dict[str, Value] = {} if is_slug(make_slug(name)) else {"id": _person_id(name, number)}
        known |= {"name": name} | ({"title": title} if title else {})
        lines = [line for key, value in known.items() for line in write_entry(key, value, 4, Layout())]
        if number == 0 and field.record:
            lines = _key_lines(field.record, known, "    ")
        yield "  - " + lines[0].lstrip()
        yield from lines[1:]


def _person_id(name: str, number: int) -> str:
    """The id that is made from a name, or one for a name in letters of which none can be made."""
    made = make_slug(name)
    return made if is_slug(made) else f"person-{number + 1}"


def _question_entry(question: FirstQuestion, account: NewAccount) -> dict[str, Value]:
    asked: dict[str, Value] = {"ask": question.ask}
    if question.of == "us":
        asked["of"] = account.owner
    elif question.of == "them" and account.people:
        asked["of"] = _person_id(account.people[0][0], 0)
    if question.role:
        asked["role"] = question.role
    if question.within_days is not None:
        asked["by"] = (account.on + timedelta(days=question.within_days)).isoformat()
    return asked


def _key_lines(kind: type[Record], known: dict[str, Value], indent: str) -> list[str]:
    """The keys of a kind of record in their order: those that are known, the plain others as comments."""
    commented = indent.startswith("#")
    lines: list[str] = []
    for field in _typed_keys(kind, known):
        if field.key in known:
            lines += write_entry(field.key, known[field.key], len(indent), Layout())
        else:
            lines.append(f"{indent}{'' if commented else '# '}{_explain_key(field, len(indent))}")
    return lines


def _typed_keys(kind: type[Record], known: dict[str, Value]) -> Iterator[Field]:
    """The keys of a kind of record that can be typed on one line; an id only where nothing else names it."""
    for field in fields_of(kind):
        plain = not field.is_block and field.key != "id"
        if field.key in known or plain:
            yield field


def _explain_key(field: Field, used: int) -> str:
    """A key with nothing after its colon but a comment: what it is for, and what to type if that fits on the line."""
    needed = " Needed." if field.required else ""
    short = f"{field.key}:  # {field.help}{needed}"
    typed = f"{short} One of: {', '.join(field.choices)}." if field.choices else f"{short} Type {field.typed}."
    return typed if _worth_saying(field) and used + len(typed) <= _WIDTH else short


def _worth_saying(field: Field) -> bool:
    """Whether the help of a key leaves open what to type."""
    return bool(field.choices or field.targets) or field.typed.startswith(("a date", "a number", "a whole number"))
