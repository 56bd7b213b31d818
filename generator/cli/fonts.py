"""The verb `fonts`: which fonts the letters of a project need, where they are, and how to put them into it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from generator.cli import options, terminal
from generator.cli.accounts import check_accounts
from generator.cli.publishing import write_files
from generator.documents.fonts_needed import FontNeed, find_font_needs, find_fonts
from generator.outputs.typesetting import FontFamily, family_shows, list_families
from generator.wording.font_packages import FontPackage, order_families
from generator.wording.text import count_noun, shorten_text

_LICENCES = Path("/usr/share/doc")
"""Where Debian keeps the licence of each package."""

_ELSEWHERE = "fonts.google.com/noto"


@click.command("fonts", context_settings=options.SETTINGS)
@options.project_options
@click.option("--take", is_flag=True, help="Copy what is lacking into the project's folder of fonts.")
@click.option(
    "--from",
    "folder",
    type=options.TargetPath(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Look for fonts in this folder. Default: the fonts of this machine.",
)
@options.replace_option
def fonts_command(project: Path, as_of: str | None, take: bool, folder: Path | None, replace: bool) -> None:
    """Say which letters the accounts have, which font shows them on papers, and which package brings one.

    Our own font has Latin, Greek and Cyrillic letters. Fonts for others lie in the folder `fonts` of the project, or in
    the one that the settings name: nothing is taken from the machine while papers are made, so that they look the same
    everywhere. With --take the files of a font are copied there, with a text beside them that says where they come from
    and under which licence. The exit code is 0 when no letter lacks a font.

    \b
    Examples:
      playbook fonts
      playbook fonts --take
      playbook fonts --take --from ~/Downloads/Noto_Sans_Arabic
    """
    project_files = options.read_from(project)
    book = check_accounts(project_files).book
    languages = {account.id: account.customer_words for account in book.accounts}
    needs = find_font_needs(project_files.sources, languages, find_fonts(book.settings, project_files.folder))
    lacking = [need for need in needs if need.lacking]
    families = list_families(str(options.require_path(folder)) if folder else "") if lacking else ()
    matches = {need.package: _find_family(need, families) for need in lacking}
    terminal.show_text("\n".join(line for need in needs for line in _say_need(need, matches, take)))
    if not needs:
        terminal.show_text("Every letter of the accounts is plain: no font is needed besides our own.")
    files = dict(_files_to_take(matches)) if take else {}
    if files:
        target = project_files.folder / book.settings.fonts_folder
        write_files(files, target, project_files.folder, replace=replace)
    if lacking and not (take and all(matches.values())):
        raise SystemExit(1)


def _find_family(need: FontNeed, families: tuple[FontFamily, ...]) -> FontFamily | None:
    """The font to take: of those that have all letters the one that is meant for them, else any."""
    order = order_families([family.name for family in families], "")
    named = sorted(
        families, key=lambda family: (not family.name.startswith(need.package.family), order.index(family.name))
    )
    return next((family for family in named if family_shows(family, need.lacking)), None)


def _say_need(need: FontNeed, matches: Mapping[FontPackage, FontFamily | None], take: bool) -> Iterator[str]:
    script, family = need.package.script, matches.get(need.package)
    if not need.lacking:
        yield f"{script}: shown. {count_noun(len(need.letters), 'letter')} in {need.where}."
        return
    yield f"{script}: no font is meant for {shorten_text(' '.join(need.lacking), 40)} in {need.where}."
    if family and not take:
        yield f"  This machine has {family.name}: playbook fonts --take copies it into the project."
    if family is None or not family.name.startswith(need.package.family):
        yield f"  Debian, Ubuntu:  apt install {need.package.debian}, then playbook fonts --take"
        yield f"  Windows, macOS:  {need.package.family} from {_ELSEWHERE}, then playbook fonts --take --from FOLDER"


def _files_to_take(matches: Mapping[FontPackage, FontFamily | None]) -> Iterator[tuple[str, bytes]]:
    """The files of fonts with a text on each, by their names."""
    for package, family in matches.items():
        if family is not None:
            for file in family.files:
                yield file.name, file.read_bytes()
            yield f"{family.name}.txt", _say_licence(package, family).encode()


def _say_licence(package: FontPackage, family: FontFamily) -> str:
    """Where a font comes from, and under which licence as far as that is known."""
    lines = [f"{family.name}, copied by playbook fonts --take from:", *(f"  {file}" for file in family.files), ""]
    licence = _LICENCES / package.debian / "copyright"
    if family.name.startswith("Noto"):
        lines += [
            "The Noto fonts are free to use and to pass on under the SIL Open Font License 1.1: openfontlicense.org"
        ]
        lines += ["", licence.read_text("utf-8", "replace")] if licence.is_file() else []
    else:
        lines += ["Its licence is not known to this program. Look it up before you pass this folder on to anybody:"]
        lines += ["the fonts that come with Windows and macOS may be used on that machine alone."]
    return "\n".join(lines) + "\n"
