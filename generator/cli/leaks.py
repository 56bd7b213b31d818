"""The verb `leaks`: what of the accounts stands in files that are to leave the house, and only we may see."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import click

from generator.cli import options, terminal
from generator.cli.accounts import check_accounts
from generator.cli.naming import choose_account
from generator.disk.manifest import NoManifest, read_manifest
from generator.leaks.file_texts import read_texts
from generator.leaks.search import Leak, find_leaks
from generator.leaks.secrets import Secret, list_secrets, without_shared
from generator.leaks.shared_texts import list_shared_texts
from generator.model.account import Account
from generator.wording.text import count_noun, quote_text


@click.command("leaks", context_settings=options.SETTINGS)
@options.project_options
@click.option(
    "--account",
    metavar="ACCOUNT",
    help="Whose customer it is for: what stands in other accounts is a leak too. Default: the one of the edition.",
)
@click.argument("path", type=options.TargetPath(path_type=Path))
def leaks_command(project: Path, as_of: str | None, account: str | None, path: Path) -> None:
    """Say which texts of the accounts that only we may see stand in PATH, a file or a folder of files.

    Papers, sheets, slides, archives, calendars and pages are opened, and what lies in them; letters are compared
    without case, accents, spaces and hyphens, in base64 too. Texts of twelve letters and more are looked for whole; of
    shorter ones amounts, e-mail addresses, telephone numbers and ids of other programs. What a customer may see anyway
    is no leak. Nothing is printed, and the exit code is 0, when there is none.

    \b
    Examples:
      playbook leaks ../norrland
      playbook leaks offer.docx --account norrland
    """
    project_files = options.read_from(project)
    checked = check_accounts(project_files)
    day = options.choose_day(as_of, checked.book)
    id = choose_account(account, project_files, "--account") if account else _account_of(path)
    secrets = _choose_secrets(checked.book.accounts, id, day)
    files, leaks, closed = 0, 0, 0
    for file in _list_files(options.require_path(path)):
        files += 1
        terminal.show_progress("files", files, files)
        try:
            read = read_texts(file.read_bytes())
        except OSError as error:
            closed += 1
            terminal.say_words(f"{file} cannot be read: {error.strerror}")
            continue
        for where, why in read.closed:
            closed += 1
            terminal.say_words(f"{file}{f', {where},' if where else ''} cannot be looked into: {why}")
        for leak in find_leaks(read, secrets):
            leaks += 1
            terminal.show_text(_word_leak(file, leak))
    if leaks or closed:
        unread = f", {count_noun(closed, 'part')} not looked into" if closed else ""
        terminal.stop_with(f"{count_noun(leaks, 'leak')} in {count_noun(files, 'file')}{unread}.")
    terminal.say_words(f"No leak in {count_noun(files, 'file')}.")


def _account_of(path: Path) -> str | None:
    """The account whose edition a folder is, by the list beside it."""
    try:
        return read_manifest(path.resolve()).account
    except NoManifest:
        return None


def _choose_secrets(accounts: Sequence[Account], id: str | None, day: date) -> list[Secret]:
    """What may not be found: what only we may see of all accounts, or all but what the customer of one may see."""
    readers = [account for account in accounts if id in (None, account.id)]
    shared = [text for account in readers for text in list_shared_texts(account, day)]
    return without_shared((secret for account in accounts for secret in list_secrets(account)), shared)


def _list_files(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
    for folder, folders, names in os.walk(path):
        folders.sort()
        yield from (Path(folder, name) for name in sorted(names))


def _word_leak(file: Path, leak: Leak) -> str:
    secret = leak.secret
    where = terminal.paint_words(f"{file}{f', {leak.where}' if leak.where else ''}", "file")
    return f"{where}: {quote_text(secret.text)}\n  {secret.key} of {secret.noun}, {secret.place or 'an account'}"
