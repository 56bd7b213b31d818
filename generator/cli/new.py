"""The verb `new`: a new account, or one record in an account."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from generator.cli import options, terminal
from generator.cli.naming import choose_colleague, choose_id
from generator.cli.new_record import list_record_words, make_record_command
from generator.cli.schema import put_schemas
from generator.cli.writing import hold_writing_lock
from generator.disk import write
from generator.disk.project import Project
from generator.editing.naming import Candidate
from generator.editing.record_forms import tables_by_word
from generator.editing.scaffold import NewAccount, make_account_files
from generator.load.book import Loaded, load_book
from generator.load.first_questions import load_first_questions
from generator.load.merge import ENDINGS, FOLDER, TEAM_FILE
from generator.load.settings import SETTINGS_FILE
from generator.wording.text import RESERVED, is_slug, make_slug, nearest_word

ACCOUNT = "account"


class _NameOrRecord(click.Group):
    """A group of verbs in which anything that is none of them is the name of a new account."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the verb in front where only a name or its options are given."""
        if args and args[0] not in options.SETTINGS["help_option_names"] and self.get_command(ctx, args[0]) is None:
            if len(args) > 1 and not any(word.startswith("-") for word in args[:2]):
                near = nearest_word(args[0], tables_by_word())
                hint = f"Did you mean `{near}`?" if near else "The name of a new customer goes in quotes."
                raise click.UsageError(f"There is no `{args[0]}` to add to an account. {hint}", ctx)
            args = [ACCOUNT, *args]
        return super().parse_args(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [ACCOUNT, *list_record_words()]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        return super().get_command(ctx, cmd_name) or make_record_command(cmd_name)


@click.group(
    "new",
    cls=_NameOrRecord,
    context_settings=options.SETTINGS,
    subcommand_metavar="NAME [OPTIONS] | COMMAND [ARGS]...",
)
def new_command() -> None:
    """Begin a new account: `playbook new "Name"`; or add one record to an account.

    What is not given is asked for, if there is somebody to ask. Nothing that is there is ever written over.

    \b
    Examples:
      playbook new "Sorrel Foods"
      playbook new "Sorrel Foods" --owner priya --tier key --person "Maya Lindgren, Head of logistics"
      playbook new account --help
      playbook new person norrland "Petra Lund" --title "Buyer, castings"
    """


@new_command.command(ACCOUNT, context_settings=options.SETTINGS)
@options.project_options
@click.argument("name")
@click.option("--owner", metavar="COLLEAGUE", help="The colleague who answers for it, of accounts/_team.yaml; me: you.")
@click.option("--tier", metavar="ID", help="How much attention it gets. Default: the last tier of the settings.")
@click.option("--person", "people", multiple=True, metavar="NAME, TITLE", help="One of their people; may be repeated.")
@click.option("--internal", is_flag=True, help="It is a business function of our own.")
@click.option("--folder", is_flag=True, help="Make a folder of files instead of one file.")
@click.option("--id", "id", metavar="ID", help="Its short name. Default: made from the name.")
def new_account(
    project: Path,
    as_of: str | None,
    name: str,
    owner: str | None,
    tier: str | None,
    people: tuple[str, ...],
    internal: bool,
    folder: bool,
    id: str | None,
) -> None:
    """Begin a new account with the NAME of a customer.

    It holds what is known, what to find out first (playbook/first-questions.yaml), and every other key there is as
    a comment with its help. Where there is a terminal, what is not given is asked for; without one the owner has to
    be given, unless we have but one account manager.

    \b
    Examples:
      playbook new "Sorrel Foods"
      playbook new "Sorrel Foods" --owner priya --tier key --person "Maya Lindgren, Head of logistics"
      playbook new "Quayside Ports" --owner grace --folder
    """
    project_files = options.read_from(project)
    name = " ".join(name.split())
    if not name:
        raise click.BadParameter("expected the name of a customer", param_hint="NAME")
    shared = load_book(
        {file: project_files.sources[file] for file in (TEAM_FILE, SETTINGS_FILE) if file in project_files.sources}
    )
    questions, problems = load_first_questions(project_files.sources)
    terminal.show_problems([problem for problem in (*shared.problems, *problems) if problem.is_error])
    asks = terminal.somebody_there()
    account = NewAccount(
        id=_free_id(name, id, project_files),
        name=name,
        owner=_choose_owner(owner, shared, asks=asks),
        tier=_choose_tier(tier, shared, asks=asks),
        on=options.choose_day(as_of, shared.book),
        internal=internal,
        people=tuple(map(_parse_person, people or _ask_people(asks=asks))),
        questions=questions,
    )
    files = make_account_files(account, in_folder=folder)
    _prove_files(files, project_files)
    _write_account(files, project_files.folder)
    terminal.show_text("\n".join(files))
    terminal.say_words(f"{name} is there. Open it in an editor, or look at it: playbook serve")


def _free_id(name: str, given: str | None, project: Project) -> str:
    """The id of the account; wrong usage when it cannot be one or is taken, with one that can be had."""
    made = given if given is not None else make_slug(name)
    taken = _find_taken(project)
    if is_slug(made) and made not in taken:
        return made
    if made in taken:
        reason = f"there is an account {made} already, in {taken[made]}"
    elif made in RESERVED:
        reason = f"{made} is a reserved word and cannot be the id of an account"
    elif made:
        reason = f"{made} cannot be an id: use lower-case letters, digits and single hyphens"
    else:
        reason = f"no id can be made from {name}"
    stem = make_slug(made)[:40].strip("-") or "customer"
    free = next(id for n in range(1, 10_000) if is_slug(id := f"{stem}-{n}" if n > 1 else stem) and id not in taken)
    raise click.BadParameter(f"{reason}; give another, for example --id {free}", param_hint="--id" if given else "NAME")


def _find_taken(project: Project) -> dict[str, str]:
    """The ids that files and folders of accounts stand for, readable or not, with where they are."""
    places: dict[str, str] = {}
    for path in sorted((project.folder / FOLDER).iterdir()):
        stem = path.stem if path.suffix in ENDINGS else path.name
        places.setdefault(stem.casefold(), f"{FOLDER}{path.name}")
    return places


def _choose_owner(given: str | None, shared: Loaded, *, asks: bool) -> str:
    team = {member.id: member.name for member in shared.book.team}
    if not team:
        hint = "`team:` and below it `  - {id: priya, name: Priya Nair, role: account_manager}`"
        raise click.UsageError(f"Nobody could answer for an account: {TEAM_FILE} names nobody. Begin it with {hint}.")
    if given is None:
        managers = [member.id for member in shared.book.team if member.role == "account_manager"]
        default = managers[0] if len(managers) == 1 else None
        if default and not asks:
            return default
        if not asks:
            raise click.UsageError(f"Say who answers for the account, with --owner: {', '.join(managers or team)}.")
        return str(click.prompt("Who answers for it", type=click.Choice(list(team)), default=default, err=True))
    return choose_colleague(given, shared.book.team)


def _choose_tier(given: str | None, shared: Loaded, *, asks: bool) -> str:
    tiers = list(shared.book.settings.tiers)
    if given is not None:
        return choose_id(given, [Candidate(id, id) for id in tiers], "tier", "--tier")
    if not asks:
        return tiers[-1]
    return str(click.prompt("How much attention does it get", type=click.Choice(tiers), default=tiers[-1], err=True))


def _ask_people(*, asks: bool) -> Sequence[str]:
    """One person of theirs, asked for; nobody when there is nobody to ask or to name."""
    if not asks:
        return ()
    name = click.prompt("Whom do we know there (Enter for nobody)", default="", show_default=False, err=True).strip()
    return [name] if name else []


def _parse_person(typed: str) -> tuple[str, str]:
    """A name and, after a comma, a title; wrong usage without a name."""
    name, _, title = (part.strip() for part in typed.partition(","))
    if not name:
        raise click.BadParameter("expected a name, and a title after a comma", param_hint="--person")
    return name, title


def _prove_files(files: Mapping[str, bytes], project: Project) -> None:
    """Read the new files as `check` does; what they would be refused for was typed wrong."""
    shared = {name: data for name, data in project.sources.items() if name in (TEAM_FILE, SETTINGS_FILE)}
    problems = [problem for problem in load_book({**shared, **files}).problems if problem.place.file in files]
    if problems:
        terminal.show_problems(problems)
        raise click.UsageError("This cannot be written down as an account, so nothing was.")


def _write_account(files: Mapping[str, bytes], folder: Path) -> None:
    """Put the account in place, and the schemas that its first lines name unless they are there."""
    first = next(iter(files))
    own = "/".join(first.split("/")[:2])
    inside = {name.removeprefix(own).removeprefix("/"): data for name, data in files.items()}
    try:
        with hold_writing_lock(folder):
            write.put_new(inside, folder / own)
    except write.CannotWrite as error:
        terminal.stop_with(str(error))
    put_schemas(folder)
