"""All that is held on one person of a customer: their entry, where they are named by id, and where by name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.editing.homes import find_spot
from generator.editing.names import Names, names_of
from generator.editing.rewording import list_comments, list_texts
from generator.editing.sheet import CannotEdit, Sheet, value_at
from generator.load.tree import write_path
from generator.model.account import Account
from generator.model.fields import Field, field_of
from generator.model.people import Stakeholder
from generator.model.record import Record

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """One place in a file."""

    file: str
    #: Counted from 1.
    line: int
    #: The key path, such as ``log[3].with``; empty for a comment.
    key: str
    #: What stands there; of a reference the text of the record around it.
    text: str


@dataclass(frozen=True, slots=True)
class PersonalData:
    """All that is held on one person."""

    person: Stakeholder
    #: Where their entry stands.
    file: str
    line: int
    #: The keys of their entry with what they hold, in the order written.
    entry: tuple[tuple[str, str], ...]
    #: Where they are named by id.
    by_id: tuple[Mention, ...]
    #: Where a text or comment names them.
    by_name: tuple[Mention, ...]
    #: Where a text or comment may mean them: by a part of the name that others have too, or that is a word.
    perhaps: tuple[Mention, ...]


def person_names(account: Account, person: Stakeholder) -> Names:
    """How a person of an account is named in running text."""
    around = [
        account.name,
        *(unit.name for unit in account.profile.units),
        *(partner.name for partner in account.partners),
    ]
    people = [stakeholder.name or "" for stakeholder in account.stakeholders if stakeholder.id != person.id]
    ours = [member.name for member in (*account.team, *account.colleagues)]
    return names_of(person.id, person.name, (person.contact.email, person.contact.phone), [*around, *people, *ours])


def find_personal_data(
    account: Account, person: Stakeholder, files: Mapping[str, bytes], elsewhere: Mapping[str, bytes]
) -> PersonalData:
    """All that is held on a person in the files of their account, and by their whole name in files elsewhere."""
    at = find_spot(files, person)
    known = person_names(account, person)
    entry: list[tuple[str, str]] = []
    by_id: list[Mention] = []
    by_name: list[Mention] = []
    perhaps: list[Mention] = []
    line = person.typed_at.line if person.typed_at else 1
    for file, source in files.items():
        sheet = Sheet.of(source)
        for where, mention in _list_texts(sheet, file):
            own = file == at.file and where[: len(at.path)] == at.path
            if own and where:
                entry.append((write_path(where[len(at.path) :]), mention.text))
            elif is_id(where):
                if known.id_replaced(mention.text, "") != mention.text:
                    by_id.append(Mention(file, mention.line, mention.key, _around(sheet, where)))
            elif known.in_text(mention.text):
                by_name.append(mention)
            elif known.maybe_in_text(mention.text):
                perhaps.append(mention)
    whole = Names(person.id, known.sure[:1], (), known.marks)
    for file, source in elsewhere.items():
        by_name += [mention for mention in _elsewhere(file, source) if whole.in_text(mention.text)]
    return PersonalData(person, at.file, line, tuple(entry), tuple(by_id), tuple(by_name), tuple(perhaps))


def perhaps_left(known: Names, files: Mapping[str, bytes], elsewhere: Mapping[str, bytes]) -> tuple[Mention, ...]:
    """Where somebody may still be meant after they were erased, for people to look at."""
    mentions = [mention for file, data in files.items() for _, mention in _list_texts(Sheet.of(data), file)]
    mentions = [mention for mention in mentions if known.maybe_in_text(mention.text)]
    whole = Names(known.id, known.sure[:1], (), known.marks)
    mentions += [
        mention for file, data in elsewhere.items() for mention in _elsewhere(file, data) if whole.in_text(mention.text)
    ]
    return tuple(mentions)


def _list_texts(sheet: Sheet, file: str) -> Iterator[tuple[Path, Mention]]:
    """Every text and comment of a file."""
    for where, piece in list_texts(sheet.whole):
        yield where, Mention(file, sheet.line_number(piece.start), write_path(where), str(value_at(sheet.plain, where)))
    for start, end in list_comments(sheet):
        yield (), Mention(file, sheet.line_number(start), "", sheet.text[start:end])


def _elsewhere(file: str, source: bytes) -> Iterator[Mention]:
    try:
        yield from (mention for _, mention in _list_texts(Sheet.of(source), file))
    except CannotEdit:
        # A file with mistakes in it holds what it holds all the same.
        for number, line in enumerate(source.decode("utf-8", "replace").splitlines(), 1):
            yield Mention(file, number, "", line.strip())


def is_id(where: Path) -> bool:
    """Whether an account holds an id at a key path: a record's own, or a reference to another."""
    field = field_at(where)
    return field is not None and (bool(field.targets) or field.key == "id")


def field_at(where: Path) -> Field | None:
    """The field of the model at a key path of an account."""
    kind: type[Record] | None = Account
    field: Field | None = None
    skip = False
    for step in where:
        if isinstance(step, int) or skip:
            skip = False
            continue
        field = field_of(kind, step) if kind else None
        if field is None:
            return None
        kind, skip = field.record, field.named
    return field


def _around(sheet: Sheet, where: Path) -> str:
    """What the record around an id says: the text by which one of its kind is called."""
    node: Any = sheet.plain
    said = ""
    for step in where:
        if isinstance(node, dict):
            said = next((str(node[key]) for key in _LABELS if isinstance(node.get(key), str)), said)
        node = node[step]
    return said


_LABELS = ("note", "text", "name", "ask", "topic", "what", "title", "words")
