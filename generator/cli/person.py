"""The verb `person`: all that is held on one person of a customer, printed or taken out."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, replace

import click

from generator.cli import edits, terminal
from generator.cli.edits import AccountEditor
from generator.cli.naming import choose_id
from generator.disk.project import read_project
from generator.editing.erasing import erase_person
from generator.editing.homes import find_again
from generator.editing.personal_data import Mention, PersonalData, find_personal_data, perhaps_left, person_names
from generator.load.merge import ENDINGS, FOLDER
from generator.wording.text import count_noun, shorten_text

AFTERWARDS = (
    "What was committed to git stays in its history, and what was printed, exported or published stays where it is."
)

_SHOWN = 110
"""So many letters of a text are shown where somebody is named; JSON has all of it."""


@edits.editing_command("person")
@click.argument("person")
@click.option("--export", "export", is_flag=True, help="Print all that is held on them, in all files.")
@click.option("--erase", "erase", is_flag=True, help="Put an anonymous id and name in their place in all files.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Of the export."
)
def person_command(
    editor: AccountEditor,
    person: str,
    export: bool,
    erase: bool,
    form: str,
) -> None:
    """Print what is held on PERSON at ACCOUNT, the customer, or erase it.

    `--erase` shows every line that changes. On a terminal it then asks; without one it writes only with `--yes`.
    Their entry keeps nothing but an id and a name of nobody and when they left; their name, id, e-mail address and
    telephone number are replaced wherever else they stand, comments too. What was committed to git before stays in
    its history.

    \b
    Examples:
      playbook person norrland dana --export --format json
      playbook person norrland dana --erase --dry-run
    """
    if export is erase:
        raise click.UsageError("Say either --export or --erase.")
    id = choose_id(person, editor.theirs, "person", "PERSON")
    record = editor.account.person(id)
    assert record is not None  # it was chosen among them
    elsewhere = _read_elsewhere(editor)
    if export:
        held = find_personal_data(editor.account, record, editor.files, elsewhere)
        terminal.show_text(_as_json(held, editor) if form == "json" else _as_text(held, editor))
        return

    def erase_them(now: AccountEditor) -> dict[str, bytes]:
        person = find_again(now.account, record)
        return edits.edit_safely("This", lambda: erase_person(now.account, person, now.files, now.day))

    nobody_agreed = not (editor.yes or editor.dry_run or terminal.somebody_there())
    changed = replace(editor, dry_run=editor.dry_run or nobody_agreed).write(erase_them)
    if nobody_agreed:
        terminal.say_words("To write it, say --yes.")
    left = perhaps_left(person_names(editor.account, record), {**editor.files, **changed}, elsewhere)
    terminal.show_text(_list_mentions("May still be meant here, look for yourself", left))
    terminal.say_words(AFTERWARDS)


def _read_elsewhere(editor: AccountEditor) -> dict[str, bytes]:
    """The files of our own people and of other accounts, in which somebody may be named too."""
    sources = read_project(editor.folder).sources
    return {
        name: data
        for name, data in sources.items()
        if name.startswith(FOLDER) and name.endswith(ENDINGS) and name not in editor.files
    }


def _as_json(held: PersonalData, editor: AccountEditor) -> str:
    person = {"id": held.person.id, "name": held.person.name, "account": editor.account.id}
    entry = {"file": held.file, "line": held.line, "keys": dict(held.entry)}
    lists = {
        key: [asdict(mention) for mention in mentions]
        for key, mentions in (("by_id", held.by_id), ("by_name", held.by_name), ("perhaps", held.perhaps))
    }
    return json.dumps({"person": person, "entry": entry, **lists}, ensure_ascii=False, indent=2)


def _as_text(held: PersonalData, editor: AccountEditor) -> str:
    parts = [
        terminal.paint_words(f"{held.person.label} · {editor.account.name}", "heading"),
        terminal.paint_words(f"Their entry: {held.file}, line {held.line}", "file"),
        "\n".join(f"  {key}: {' '.join(value.split())}" for key, value in held.entry),
        _list_mentions("Named by id", held.by_id),
        _list_mentions("Named in a text", held.by_name),
        _list_mentions("Perhaps meant in a text", held.perhaps),
        (
            "Not looked at: pictures, sheets and drawings below "
            f"{FOLDER}{editor.account.id}/files/, and the history of git."
        ),
    ]
    return "\n\n".join(part for part in parts if part)


def _list_mentions(title: str, mentions: Sequence[Mention]) -> str:
    if not mentions:
        return ""
    lines = [
        f"  {mention.file}:{mention.line}  {mention.key or 'comment'}"
        + (f"\n      {_shorten(mention.text)}" if mention.text else "")
        for mention in mentions
    ]
    return "\n".join([terminal.paint_words(f"{title}: {count_noun(len(mentions), 'place')}", "file"), *lines])


def _shorten(text: str) -> str:
    return shorten_text(" ".join(text.split()), _SHOWN)
