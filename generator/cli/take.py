"""The verb `take`: a file of the program's playbook to change."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli import options, terminal
from generator.cli.writing import hold_writing_lock
from generator.disk import write
from generator.disk.program import is_program, playbook_files
from generator.disk.project import PLAYBOOK
from generator.disk.taken import note_seen, take_file
from generator.wording.text import nearest_word


@click.command("take", context_settings=options.SETTINGS)
@options.project_options
@click.argument("files", metavar="[FILE]...", nargs=-1)
@click.option(
    "--seen", is_flag=True, help="Yours stays, and what the program has today counts as what it was taken from."
)
def take_command(project: Path, as_of: str | None, files: tuple[str, ...], seen: bool) -> None:
    """Copy FILE of the program's playbook into yours, to change it there. Without FILE, list them all.

    From then on yours is used. Every other file stays the program's, and changes with it. What the file was when you
    took it is kept in playbook/.taken, so that `playbook doctor` can tell after an upgrade what changed since; once
    you have looked at that, say so with --seen. To give a file back, delete yours.

    \b
    Examples:
      playbook take
      playbook take account/people.md.j2
      playbook take --seen account/people.md.j2
    """
    folder = options.folder_of(project)
    if is_program(folder):
        raise click.UsageError(f"{folder} is the program itself: change its playbook in place.")
    names = [_choose_file(typed, folder, seen=seen) for typed in files]
    try:
        with hold_writing_lock(folder):
            for name in names:
                (note_seen if seen else take_file)(name, folder)
    except write.CannotWrite as error:
        terminal.stop_with(str(error))
    terminal.show_text("\n".join(names or playbook_files()))


def _choose_file(typed: str, folder: Path, *, seen: bool) -> str:
    """The name of the file that is meant; wrong usage for one that the program has not, or the project has already."""
    known = {name.removeprefix(f"{PLAYBOOK}/"): name for name in playbook_files()}
    short = typed.replace("\\", "/").removeprefix("./").removeprefix(f"{PLAYBOOK}/")
    if short not in known:
        near = nearest_word(short, known) or next((name for name in known if name.endswith(f"/{short}")), "")
        hint = f"did you mean {near}?" if near else "`playbook take` lists what there is"
        raise click.BadParameter(f"the program's playbook has no {short}; {hint}", param_hint="FILE")
    name = known[short]
    if (folder / name).exists() is not seen:
        raise click.UsageError(
            f"{name} is not yours; to take it over, leave out --seen." if seen else f"{name} is yours already."
        )
    return name
