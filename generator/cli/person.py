"""The verb `person`: all that is held on one person of a customer, printed or taken out."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import click

from generator.cli import edits, options, terminal
from generator.cli.edits import Desk
from generator.editing.erasing import erased
from generator.editing.held import Held, Mention, held, names, perhaps_left
from generator.editing.homes import find_again
from generator.load.merge import ENDINGS, FOLDER
from generator.wording.text import count, shortened

AFTERWARDS = (
    "What was committed to git stays in its history, and what was printed, exported or published stays where it is."
)

_SHOWN = 110
"""So many letters of a text are shown where somebody is named; JSON has all of it."""


@click.command("person", context_settings=options.SETTINGS)
@edits.editing_options
@options.account_argument()
@click.argument("person")
@click.option("--export", "export", is_flag=True, help="Print all that is held on them, in all files.")
@click.option("--erase", "erase", is_flag=True, help="Put an anonymous id and name in their place in all files.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Of the export."
)
def person_command(
    project: Path,
    as_of: str | None,
    yes: bool,
    dry_run: bool,
    account: str,
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
    desk = edits.open_account(project, as_of, account)
    id = edits.chosen(person, desk.theirs, "person", "PERSON")
    record = desk.account.person(id)
    assert record is not None  # it was chosen among them
    elsewhere = _elsewhere(project, desk)
    if export:
        found = held(desk.account, record, desk.files, elsewhere)
        terminal.show(_as_json(found, desk) if form == "json" else _as_text(found, desk))
        return

    def erase_them(now: Desk) -> dict[str, bytes]:
        person = find_again(now.account, record)
        return edits.edit_safely("This", lambda: erased(now.account, person, now.files, now.day))

    nobody_agreed = not (yes or dry_run or terminal.somebody_there())
    changed = edits.finish(desk, erase_them, yes=yes, dry_run=dry_run or nobody_agreed)
    if nobody_agreed:
        terminal.say("To write it, say --yes.")
    left = perhaps_left(names(desk.account, record), {**desk.files, **changed}, elsewhere)
    terminal.show(_listed("May still be meant here, look for yourself", left))
    terminal.say(AFTERWARDS)


def _elsewhere(project: Path, desk: Desk) -> dict[str, bytes]:
    """The files of our own people and of other accounts, in which somebody may be named too."""
    sources = options.read(project).sources
    return {
        name: data
        for name, data in sources.items()
        if name.startswith(FOLDER) and name.endswith(ENDINGS) and name not in desk.files
    }


def _as_json(found: Held, desk: Desk) -> str:
    person = {"id": found.person.id, "name": found.person.name, "account": desk.account.id}
    entry = {"file": found.file, "line": found.line, "keys": dict(found.entry)}
    lists = {
        key: [asdict(mention) for mention in mentions]
        for key, mentions in (("by_id", found.by_id), ("by_name", found.by_name), ("perhaps", found.perhaps))
    }
    return json.dumps({"person": person, "entry": entry, **lists}, ensure_ascii=False, indent=2)


def _as_text(found: Held, desk: Desk) -> str:
    parts = [
        terminal.paint(f"{found.person.label} · {desk.account.name}", "heading"),
        terminal.paint(f"Their entry: {found.file}, line {found.line}", "file"),
        "\n".join(f"  {key}: {' '.join(value.split())}" for key, value in found.entry),
        _listed("Named by id", found.by_id),
        _listed("Named in a text", found.by_name),
        _listed("Perhaps meant in a text", found.perhaps),
        f"Not looked at: pictures, sheets and drawings below {FOLDER}{desk.account.id}/files/, and the history of git.",
    ]
    return "\n\n".join(part for part in parts if part)


def _listed(title: str, mentions: Sequence[Mention]) -> str:
    if not mentions:
        return ""
    lines = [
        f"  {each.file}:{each.line}  {each.key or 'comment'}" + (f"\n      {_short(each.text)}" if each.text else "")
        for each in mentions
    ]
    return "\n".join([terminal.paint(f"{title}: {count(len(mentions), 'place')}", "file"), *lines])


def _short(text: str) -> str:
    return shortened(" ".join(text.split()), _SHOWN)
